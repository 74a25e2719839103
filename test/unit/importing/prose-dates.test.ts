import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { RowProblem } from '#shared/importing/problem.ts';
import { isDateLike, readProse } from '#shared/importing/prose-dates.ts';
import { MemoryWorkspace } from '../../support/importing.ts';

/** "2026-03-23", "2026-03-23..2026-03-26", "2026-02-05T12:00 UTC": what was read, for short. */
function read(text: string): string {
  try {
    const { first, last, only } = readProse(text, 'dmy', 'When');
    const side = ({ date, time, zone, instant }: typeof first) =>
      `${date}${time === null ? '' : `T${time}`}${zone === null ? '' : ` ${zone}`}${instant === null ? '' : ` ${instant}`}`;
    return `${only === null ? '' : `${only} `}${side(first)}${last === null ? '' : ` .. ${side(last)}`}`;
  } catch (error) {
    if (error instanceof RowProblem) return error.code;
    throw error;
  }
}

describe('dates in words', () => {
  it.each([
    ['Wednesday 4th February 2026', '2026-02-04'],
    ['Wed, Feb 4th, 2026', '2026-02-04'],
    ['4 Mar 2026', '2026-03-04'],
    ['Mar 4, 2026', '2026-03-04'],
    ['mar. 3 mars 2026', '2026-03-03'],
    ['the 3rd of December 2026', '2026-12-03'],
    ['Thurs 3 Dec 2026', '2026-12-03'],
    ['on 3 Sept 2026', '2026-09-03'],
    ['2026-12-03', '2026-12-03'],
    ['5 February 2026, 12:00 UTC', '2026-02-05T12:00 UTC'],
    ['5 Feb 2026 5 pm Europe/Berlin', '2026-02-05T17:00 Europe/Berlin'],
    ['12:00 UTC on Thursday 5th February 2026', '2026-02-05T12:00 UTC'],
    ['5 February 2026 14:00 (CET)', '2026-02-05T14:00 CET'],
    ['5 February 2026 14:00 UTC+2', '2026-02-05T14:00 2026-02-05T12:00:00Z'],
    ['Wednesday 4th February 2026 (AoE)', '2026-02-04 Etc/GMT+12'],
    ['4 February 2026 AoE', '2026-02-04 Etc/GMT+12'],
    ['4 February 2026 (anywhere on earth)', '2026-02-04 Etc/GMT+12'],
    ['4 February 2026, 23:59 AoE', '2026-02-04T23:59 Etc/GMT+12'],
    ['4 February 2026 (Europe/Berlin)', '2026-02-04 Europe/Berlin'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(isDateLike(text)).toBe(true);
  });

  it.each([
    ['Monday 23rd - Thursday 26th March 2026', '2026-03-23 .. 2026-03-26'],
    ['23-26 March 2026', '2026-03-23 .. 2026-03-26'],
    ['23rd–26th March 2026', '2026-03-23 .. 2026-03-26'],
    ['March 23 to 26, 2026', '2026-03-23 .. 2026-03-26'],
    ['from 30 March until 2 April 2026', '2026-03-30 .. 2026-04-02'],
    ['between 3 and 5 March 2026', '2026-03-03 .. 2026-03-05'],
    ['28 Dec 2026 – 3 Jan 2027', '2026-12-28 .. 2027-01-03'],
    ['28 Dec – 3 Jan 2027', '2026-12-28 .. 2027-01-03'],
    ['28 Dec 2026 – 3 Jan', '2026-12-28 .. 2027-01-03'],
    ['28 Dec – 30 Dec 2026', '2026-12-28 .. 2026-12-30'],
    ['2026-12-28 - 2027-01-03', '2026-12-28 .. 2027-01-03'],
    ['3 - 5 March 2026 (AoE)', '2026-03-03 Etc/GMT+12 .. 2026-03-05 Etc/GMT+12'],
    ['5 February 2026, 12:00 - 14:00 UTC', '2026-02-05T12:00 UTC .. 2026-02-05T14:00 UTC'],
    ['5 February 2026, 12:00-14:00 UTC', '2026-02-05T12:00 UTC .. 2026-02-05T14:00 UTC'],
    [
      '5 Feb 2026 22:00 – 6 Feb 02:00 Europe/Berlin',
      '2026-02-05T22:00 Europe/Berlin .. 2026-02-06T02:00 Europe/Berlin',
    ],
    ['until 3 December 2026', 'until 2026-12-03'],
    ['by Thu 3 Dec 2026', 'until 2026-12-03'],
    ['from 3 December 2026', 'from 2026-12-03'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(isDateLike(text)).toBe(true);
  });

  it.each([
    // Not the day of the week it says: which of the two is wrong, nobody can know.
    ['Tuesday 4th February 2026', 'weekdayWrong'],
    ['Monday 23rd - Friday 26th March 2026', 'weekdayWrong'],
    ['30 February 2026', 'dayImpossible'],
    ['Wednesday 4th February', 'yearMissing'],
    ['23 - 26 March', 'yearMissing'],
    ['26 - 23 March 2026', 'endBeforeStart'],
    ['5 February 2026, 14:00 - 12:00 UTC', 'endBeforeStart'],
    ['March 2026', 'dateUnreadable'],
    ['mid March 2026', 'dateUnreadable'],
    ['Q2 2026', 'dateUnreadable'],
    ['week 12', 'dateUnreadable'],
    ['3 March 2026?', 'dateUnreadable'],
    ['3 March 2026 (tentative)', 'dateUnreadable'],
    ['before 3 March 2026', 'dateUnreadable'],
    ['3 March 2026 14:00 PST', 'zoneUnknown'],
    ['3 March 2026 25:00 UTC', 'timeUnreadable'],
    ['3, 4 and 9 March 2026', 'dateUnreadable'],
    ['3 March 2026 / 4 March 2026', 'datesDiffer'],
    ['TBD', 'dateUnreadable'],
    ['3 March 2026 and whatever else comes to mind', 'dateUnreadable'],
  ])('%s is %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('of two ways to say it, takes the one with time and zone, and knows whether they agree', () => {
    const both = (day: string) => readProse(`${day} (AoE) / Thursday 5th February 2026, 12:00 UTC`, 'dmy', 'When');
    expect(both('Wednesday 4th February 2026')).toMatchObject({
      first: { date: '2026-02-05', time: '12:00', zone: 'UTC' },
      others: ['Wednesday 4th February 2026 (AoE)'],
      agrees: true,
    });
    expect(both('Tuesday 3rd February 2026').agrees).toBe(false);
    expect(both('sometime')).toMatchObject({ first: { date: '2026-02-05' }, agrees: false });
    expect(readProse('4 Feb 2026 / Wed 4th February 2026', 'dmy', 'When')).toMatchObject({ agrees: true });
    const same = '5 Feb 2026, 12:00 UTC / 5 Feb 2026, 13:00 Europe/Berlin';
    expect(readProse(same, 'dmy', 'When')).toMatchObject({ agrees: true, first: { zone: 'UTC' } });
    expect(read('5 Feb 2026, 12:00 UTC / 5 Feb 2026, 12:00 Europe/Berlin')).toBe('datesDiffer');
  });

  it('text that is none is not taken for one', () => {
    for (const text of [
      'v1.36.0-alpha.1 released',
      'Release 3 of 5',
      'PAY 26.4',
      'by 2 teams',
      '10-12 people',
      '2026',
      'Burndown (Mon / Wed / Fri)',
      'may 3 be enough',
    ])
      expect(isDateLike(text)).toBe(false);
  });

  it('any range, however English writes it, is read as it was meant', () => {
    const day = fc.integer({ min: 0, max: 36_500 }).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));
    const style = fc.record({
      weekday: fc.constantFrom(undefined, 'long', 'short'),
      month: fc.constantFrom('long', 'short'),
      locale: fc.constantFrom('en-GB', 'en-US'),
    } as const);
    const apart = fc.constantFrom(' - ', ' – ', '–', ' to ', ' until ', ' through ');
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 360 }),
        style,
        apart,
        fc.boolean(),
        (start, length, { locale, ...how }, between, dropsYear) => {
          const end = start.add({ days: length });
          const write = (date: Temporal.PlainDate, withYear: boolean) =>
            new Intl.DateTimeFormat(locale, {
              day: 'numeric',
              month: how.month,
              ...(how.weekday === undefined ? {} : { weekday: how.weekday }),
              ...(withYear ? { year: 'numeric' } : {}),
              timeZone: 'UTC',
            }).format(Date.UTC(date.year, date.month - 1, date.day));
          const text = `${write(start, !dropsYear)}${between}${write(end, true)}`;
          expect(read(text)).toBe(`${start.toString()} .. ${end.toString()}`);
        },
      ),
    );
  });

  it('any text at all is read or refused with its reason', () => {
    const words = fc.constantFrom(
      '3',
      '26',
      '2026',
      'March',
      'Mon',
      'to',
      '-',
      '/',
      '12:00',
      'UTC',
      '(AoE)',
      'until',
      'pm',
      ',',
      '–',
      'x',
      '(',
      '2026-03-03',
      'and',
      'between',
      '+02:00',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => void read(parts.join(' '))),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void read(text)));
  });
});

describe('dates in words in a table', () => {
  const rows = (text: string) => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('timeline.csv', text, {}, 'events');
    return { plan, events: new Map(workspace.all('events').map((event) => [event.title, event.when])) };
  };

  it('names line, column, value and reason of what cannot be read, and tells what it took for what', () => {
    const { plan, events } = rows(
      'What,When\nA,Tuesday 4th February 2026\nB,4th February\nC,until 3 March 2026\nD,"3 March 2026 (AoE) / 5 March 2026, 12:00 UTC"\nE,soon\n',
    );
    expect(plan.problems).toMatchObject([
      {
        line: 2,
        column: 'When',
        value: 'Tuesday 4th February 2026',
        code: 'weekdayWrong',
        params: { date: '2026-02-04' },
      },
      { line: 3, column: 'When', value: '4th February', code: 'yearMissing' },
      { line: 6, column: 'When', value: 'soon', code: 'dateUnreadable' },
    ]);
    expect(plan.notes.map(({ code, line }) => [code, line])).toEqual([
      ['openDate', 4],
      ['dateAlternativeDiffers', 5],
    ]);
    expect(events.get('C')).toEqual({ type: 'dates', first: '2026-03-03', last: '2026-03-03' });
  });

  it('a column of its own for the end goes before the range, and a release has one day', () => {
    const { events } = rows('title,start,end\nA,3 - 5 March 2026,2026-03-09\nB,2026-03-03,until 5 March 2026\n');
    expect(events.get('A')).toEqual({ type: 'dates', first: '2026-03-03', last: '2026-03-09' });
    expect(events.get('B')).toEqual({ type: 'dates', first: '2026-03-03', last: '2026-03-05' });
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('releases.csv', 'key,release date\nA,3 - 5 March 2026\nB,5 March 2026 (AoE)\n');
    expect(plan.problems).toMatchObject([{ code: 'severalDates', line: 2, column: 'release date' }]);
    expect(workspace.all('releases')).toMatchObject([{ key: 'B', releaseDate: '2026-03-05' }]);
  });
});
