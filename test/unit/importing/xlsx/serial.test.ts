import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { builtInFormat, formatOfCode } from '#shared/importing/xlsx/number-format.ts';
import { serialToWall } from '#shared/importing/xlsx/serial.ts';

/** Counted by a calendar that knows nothing of spreadsheets: days since the first day of each system. */
const plus = (first: string, days: number): string => Temporal.PlainDate.from(first).add({ days }).toString();

describe('the number of a day', () => {
  it('is every day of both systems, from first to last, as the calendar counts', () => {
    for (let serial = 1; serial <= 59; serial += 1)
      expect(serialToWall(serial, '1900')?.date).toBe(plus('1900-01-01', serial - 1));
    let day = Temporal.PlainDate.from('1900-03-01');
    const last = Temporal.PlainDate.from('9999-12-31');
    let wrong = 0;
    for (let serial = 61; Temporal.PlainDate.compare(day, last) <= 0; serial += 97, day = day.add({ days: 97 })) {
      const text = day.toString();
      if (
        serialToWall(serial, '1900')?.date !== text ||
        serialToWall(serial - 1462, '1904')?.date !== (serial >= 1462 ? text : undefined)
      )
        wrong += 1;
    }
    expect(wrong).toBe(0);
    expect(serialToWall(2_958_465, '1900')?.date).toBe('9999-12-31');
    expect(serialToWall(2_957_003, '1904')?.date).toBe('9999-12-31');
    expect(serialToWall(0, '1904')?.date).toBe('1904-01-01');
  });

  it('any day and time goes there and back to the second', () => {
    const days = fc.integer({ min: 61, max: 2_958_465 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399 }), fc.boolean(), (serial, seconds, is1904) => {
        fc.pre(!is1904 || serial >= 1462);
        const stored = (is1904 ? serial - 1462 : serial) + seconds / 86_400;
        const wall = serialToWall(stored, is1904 ? '1904' : '1900');
        const at = Temporal.PlainDateTime.from(`${plus('1899-12-30', serial)}T00:00`).add({ seconds });
        expect(`${wall?.date}T${wall?.time}`).toBe(
          at.toString({ smallestUnit: seconds % 60 === 0 ? 'minute' : 'second' }),
        );
      }),
    );
  });

  it('gives the days that never were as such, and nothing outside its range', () => {
    expect(serialToWall(60, '1900')).toEqual({ date: '1900-02-29', time: '00:00' });
    expect(serialToWall(0.5, '1900')).toEqual({ date: '1900-01-00', time: '12:00' });
    expect(serialToWall(59.999_999_99, '1900')).toEqual({ date: '1900-02-29', time: '00:00' });
    for (const serial of [-1, -0.1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      expect(serialToWall(serial, '1900')).toBeNull();
    expect(serialToWall(2_957_004, '1904')).toBeNull();
  });
});

describe('what a number format shows', () => {
  it.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['#,##0.00 "days"', 'number'],
    ['0.00E+00', 'number'],
    ['[Red]-0;0', 'number'],
    ['@', 'number'],
    ['0.0%', 'percent'],
    ['yyyy-mm-dd', 'date'],
    ['d.m.yy', 'date'],
    ['[$-409]mmmm d, yyyy;@', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['mmm-yy', 'date'],
    ['mmmm', 'date'],
    ['[$-411]ggge"年"m"月"d"日";@', 'date'],
    ['h:mm', 'time'],
    ['hh:mm:ss AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['yyyy-mm-dd hh:mm:ss', 'dateTime'],
    ['dd/mm/yyyy\\ hh:mm', 'dateTime'],
    ['m/d/yy h:mm;@', 'dateTime'],
    ['[h]:mm:ss', 'length'],
    ['[mm]:ss', 'length'],
    ['"due "d" "mmm', 'date'],
    ['#,##0 "m"', 'number'],
  ])('%s is a %s', (code, shown) => {
    expect(formatOfCode(code).shown).toBe(shown);
  });

  it('knows those that have a number alone', () => {
    expect([0, 2, 9, 14, 17, 20, 22, 45, 46, 49].map((id) => builtInFormat(id).shown)).toEqual([
      'number',
      'number',
      'percent',
      'date',
      'date',
      'time',
      'dateTime',
      'time',
      'length',
      'number',
    ]);
    expect(formatOfCode('00000')).toEqual({ shown: 'number', digits: 5 });
  });
});
