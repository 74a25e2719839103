import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Event } from '#shared/model/event.ts';
import type { When } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { momentFromInstant, toMoment } from '#shared/planning/moments.ts';
import { checkRecurrence, occurrencesOf } from '#shared/planning/recurrence.ts';
import { inHostZones } from '../../support/host-zones.ts';
import { event } from '../../support/records.ts';
import { oracleDays, ruleText, type OracleRule } from '../../support/rule-oracle.ts';
import { inYardsticks } from '../../support/yardstick.ts';

const timed = (start: string, end: string, zone: string): When => ({
  type: 'moments',
  start: toMoment(start, zone).moment,
  end: toMoment(end, zone).moment,
});
const dates = (first: string, last = first): When => ({ type: 'dates', first, last });
const series = (when: When, recurrence: object, fields: Partial<Event> = {}): Event =>
  event('s', { when, recurrence: { rules: [], dates: [], exceptions: [], overrides: [], ...recurrence }, ...fields });
const keys = (e: Event, first: string, last: string, zone = 'Europe/Berlin'): string[] =>
  occurrencesOf(e, { first, last, zone }).map((o) => o.key);

export const oracleRule: fc.Arbitrary<OracleRule> = fc
  .record({
    freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 4 }),
    byDay: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
    nth: fc.constantFrom(null, 1, 2, 3, 4, 5, -1, -2),
    byMonthDay: fc.uniqueArray(fc.constantFrom(1, 2, 13, 15, 28, 29, 30, 31, -1, -3), { maxLength: 3 }),
    wkst: fc.constantFrom(0, 1, 6),
    count: fc.option(fc.integer({ min: 1, max: 30 })),
    until: fc.option(fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-15', n))),
  })
  .map((rule) => ({
    ...rule,
    nth: rule.freq === 'MONTHLY' ? rule.nth : null,
    byMonthDay: rule.freq === 'WEEKLY' ? [] : rule.byMonthDay,
  }));
const day = fc.integer({ min: 0, max: 730 }).map((n) => addDays('2026-01-01', n));

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });

describe('a rule', () => {
  it('gives the days a plain reading of the RFC gives, on whole days', () => {
    fc.assert(
      fc.property(oracleRule, day, day, fc.integer({ min: 0, max: 120 }), (rule, start, first, length) => {
        const last = addDays(first, length);
        const e = series(dates(start), { rules: [ruleText(rule, (d) => d.replaceAll('-', ''))] });
        const expected = oracleDays(start, rule, last).filter((d) => d >= first);
        expect(keys(e, first, last)).toEqual(expected);
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same days at 22:00 in a zone, and 22:00 stays 22:00', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Africa/Cairo',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
    );
    fc.assert(
      fc.property(oracleRule, day, zone, (rule, start, z) => {
        const last = addDays(start, 300);
        const until = (d: string): string => toMoment(`${d}T23:59:59`, z).moment.utc.replaceAll(/[-:]/g, '');
        const e = series(timed(`${start}T22:00`, `${addDays(start, 1)}T02:00`, z), { rules: [ruleText(rule, until)] });
        const found = occurrencesOf(e, { first: start, last, zone: z });
        expect(found.map((o) => o.key)).toEqual(oracleDays(start, rule, last).map((d) => `${d}T22:00`));
        for (const { when, key } of found) {
          if (when.type !== 'moments') throw new Error('a timed series has moments');
          expect(when.start).toEqual(toMoment(key, z).moment);
          expect(when.end.wall).toBe(`${addDays(key.slice(0, 10), 1)}T02:00`);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('understands the RFC’s own harder examples', () => {
    const at = (first: string, rule: string, last: string): string[] =>
      keys(series(dates(first), { rules: [rule] }), first, last);
    expect(at('1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-12-31')).toEqual([
      '1997-08-05',
      '1997-08-10',
      '1997-08-19',
      '1997-08-24',
    ]);
    expect(at('1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-12-31')).toEqual([
      '1997-08-05',
      '1997-08-17',
      '1997-08-19',
      '1997-08-31',
    ]);
    expect(at('1997-09-04', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1998-12-31')).toEqual([
      '1997-09-04',
      '1997-10-07',
      '1997-11-06',
    ]);
    expect(at('1997-09-29', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '1997-12-31')).toEqual([
      '1997-09-29',
      '1997-10-30',
      '1997-11-27',
      '1997-12-30',
    ]);
    expect(
      at('1996-11-05', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '2004-12-31'),
    ).toEqual(['1996-11-05', '2000-11-07', '2004-11-02']);
    expect(at('2024-02-29', 'FREQ=YEARLY', '2033-01-01')).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  it('ends with UNTIL in whatever way it is written', () => {
    const weekly = (until: string): string[] =>
      keys(
        series(timed('2026-10-06T22:00', '2026-10-06T23:00', 'Europe/Berlin'), {
          rules: [`FREQ=WEEKLY;UNTIL=${until}`],
        }),
        '2026-10-01',
        '2026-12-31',
      );
    const four = ['2026-10-06T22:00', '2026-10-13T22:00', '2026-10-20T22:00', '2026-10-27T22:00'];
    // 22:00 in Berlin is 21:00 UTC after the clocks went back.
    expect(weekly('20261027T210000Z')).toEqual(four);
    expect(weekly('20261027T205959Z')).toEqual(four.slice(0, 3));
    expect(weekly('20261027T220000')).toEqual(four);
    expect(weekly('20261027')).toEqual(four);
  });

  it('moves an occurrence on that falls into a gap, instead of losing it', () => {
    const e = series(timed('2026-03-28T02:30', '2026-03-28T03:30', 'Europe/Berlin'), { rules: ['FREQ=DAILY;COUNT=3'] });
    const found = occurrencesOf(e, { first: '2026-03-28', last: '2026-03-31', zone: 'Europe/Berlin' });
    expect(found.map((o) => o.key)).toEqual(['2026-03-28T02:30', '2026-03-29T02:30', '2026-03-30T02:30']);
    expect(found[1]?.when).toMatchObject({ start: { utc: '2026-03-29T01:30:00Z' } });
  });

  it('keeps a window across the autumn hour, with its end on the clock', () => {
    const e = series(timed('2026-10-17T22:00', '2026-10-18T06:00', 'Europe/Berlin'), { rules: ['FREQ=WEEKLY'] });
    const found = occurrencesOf(e, { first: '2026-10-25', last: '2026-10-25', zone: 'Europe/Berlin' });
    expect(found).toHaveLength(1);
    expect(found[0]?.when).toMatchObject({
      start: { utc: '2026-10-24T20:00:00Z' },
      end: { wall: '2026-10-25T06:00', utc: '2026-10-25T05:00:00Z' },
    });
  });
});

describe('a series', () => {
  const weekly = { rules: ['FREQ=WEEKLY;BYDAY=TU'] };

  it('leaves out exceptions, by time or by whole day', () => {
    const e = series(timed('2026-12-01T22:00', '2026-12-01T23:00', 'Europe/Berlin'), {
      ...weekly,
      exceptions: ['2026-12-08T22:00', '2026-12-15'],
    });
    expect(keys(e, '2026-12-01', '2026-12-31')).toEqual(['2026-12-01T22:00', '2026-12-22T22:00', '2026-12-29T22:00']);
  });

  it('shows a moved occurrence where it is now, in and out of the range, under its old key', () => {
    const overrides = [
      { occurrence: '2026-12-08', when: dates('2027-01-20') },
      { occurrence: '2027-02-02', when: dates('2026-12-10') },
      { occurrence: '2026-12-22', status: 'cancelled' as const, title: 'Off' },
    ];
    const e = series(dates('2026-12-01'), { ...weekly, overrides });
    const found = occurrencesOf(e, { first: '2026-12-01', last: '2026-12-31', zone: 'UTC' });
    expect(found.map((o) => [o.key, o.when.type === 'dates' && o.when.first, o.cancelled])).toEqual([
      ['2026-12-01', '2026-12-01', false],
      ['2027-02-02', '2026-12-10', false],
      ['2026-12-15', '2026-12-15', false],
      ['2026-12-22', '2026-12-22', true],
      ['2026-12-29', '2026-12-29', false],
    ]);
    expect(keys(e, '2027-01-20', '2027-01-20')).toEqual(['2026-12-08']);
  });

  it('adds dates, also with a length of their own', () => {
    const e = series(timed('2026-12-01T22:00', '2026-12-01T23:00', 'Europe/Berlin'), {
      dates: [{ start: '2026-12-03T09:00', end: '2026-12-05T10:00' }, { start: '2026-12-10' }],
    });
    const found = occurrencesOf(e, { first: '2026-12-04', last: '2026-12-31', zone: 'Europe/Berlin' });
    expect(found.map((o) => o.key)).toEqual(['2026-12-03T09:00', '2026-12-10T22:00']);
    expect(found[0]?.when).toMatchObject({ end: { wall: '2026-12-05T10:00' } });
  });

  it('shows a long occurrence that began before the range', () => {
    const e = series(dates('2026-01-28', '2026-02-10'), { rules: ['FREQ=MONTHLY'] });
    expect(keys(e, '2026-12-05', '2026-12-05')).toEqual(['2026-11-28']);
  });

  it('counts its first even where the rule does not', () => {
    const e = series(dates('2026-11-30'), { rules: ['FREQ=WEEKLY;BYDAY=TU;COUNT=3'] });
    expect(keys(e, '2026-11-01', '2026-12-31')).toEqual(['2026-11-30', '2026-12-01', '2026-12-08']);
  });

  it('shows exactly what touches the days asked for, in any zone', () => {
    const zone = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'Asia/Kathmandu');
    fc.assert(
      fc.property(
        day,
        zone,
        zone,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 50 }),
        (start, own, shown, hour, length) => {
          const begin = toMoment(`${start}T${String(hour).padStart(2, '0')}:00`, own).moment;
          const end = momentFromInstant(
            `${new Date(Date.parse(begin.utc) + length * 3_600_000).toISOString().slice(0, 19)}Z`,
            own,
          );
          const e = series({ type: 'moments', start: begin, end }, { rules: ['FREQ=DAILY;INTERVAL=3;COUNT=60'] });
          const all = occurrencesOf(e, { first: addDays(start, -5), last: addDays(start, 250), zone: shown });
          expect(all).toHaveLength(60);
          const slices = [0, 40, 80, 120, 160, 200].flatMap((n) =>
            occurrencesOf(e, { first: addDays(start, n - 5), last: addDays(start, n + 34), zone: shown }).map(
              (o) => o.key,
            ),
          );
          expect(new Set(slices)).toEqual(new Set(all.map((o) => o.key)));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('limits', () => {
  const asked = { first: '2026-12-01', last: '2026-12-31', zone: 'UTC' };
  const second = (rule: string): Event =>
    series(timed('2016-12-01T00:00', '2016-12-01T00:00', 'UTC'), { rules: [rule] });

  it('refuse a rule that gives too much, by name and at once', () => {
    const refused = (): void => {
      for (const rule of [
        'FREQ=SECONDLY',
        'FREQ=MINUTELY',
        'FREQ=SECONDLY;COUNT=3000000000',
        'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,10,20,30,40,50;BYSECOND=0,15,30,45',
      ]) {
        expect(() => occurrencesOf(second(rule), asked), rule).toThrow(
          expect.objectContaining({ code: 'recurrenceTooMany' }),
        );
      }
    };
    const taken = inYardsticks(refused);
    expect(taken).toBeLessThan(300);
  });

  it('refuse a rule that can’t be read, and one of hours on whole days', () => {
    for (const rule of [
      'FREQ=SOMETIMES',
      'INTERVAL=2',
      '',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=DAILY;UNTIL=soon',
      'FREQ=DAILY;INTERVAL=0',
    ]) {
      expect(() => checkRecurrence(second(rule)), rule).toThrow(expect.objectContaining({ code: 'recurrenceInvalid' }));
    }
    expect(() => checkRecurrence(series(dates('2026-12-01'), { rules: ['FREQ=HOURLY'] }))).toThrow(
      expect.objectContaining({ code: 'recurrenceInvalid' }),
    );
  });

  it('leave a rule that never comes true empty', () => {
    expect(occurrencesOf(second('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), asked)).toEqual([]);
  });

  it('let a few hundred series through quickly', () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      series(timed('2022-01-04T22:00', '2022-01-05T02:00', 'Europe/Berlin'), {
        rules: [`FREQ=WEEKLY;BYDAY=${['MO', 'TU', 'WE'][i % 3] ?? 'MO'};INTERVAL=${1 + (i % 4)}`],
      }),
    );
    const taken = inYardsticks(() => {
      for (const e of many) occurrencesOf(e, { ...asked, first: '2027-03-01', last: '2027-04-11' });
    });
    expect(taken).toBeLessThan(70);
  });
});

it('is the same on every host', async () => {
  const seen = await inHostZones(async () => {
    const { occurrencesOf: fresh } = await import('#shared/planning/recurrence.ts');
    return ['Europe/Berlin', 'Africa/Cairo', 'America/Santiago', 'Australia/Lord_Howe'].flatMap((zone) => {
      const start = { wall: '2026-01-31T00:30', zone, utc: toMoment('2026-01-31T00:30', zone).moment.utc };
      const when: When = { type: 'moments', start, end: start };
      return ['FREQ=DAILY', 'FREQ=MONTHLY', 'FREQ=WEEKLY;BYDAY=SU,TU;UNTIL=20261025T120000Z'].map((rule) =>
        fresh(series(when, { rules: [rule] }), { first: '2026-01-01', last: '2026-12-31', zone: 'Pacific/Apia' }),
      );
    });
  });
  for (const other of seen) expect(other).toEqual(seen[0]);
});
