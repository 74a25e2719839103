import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf, periodTitle, step } from '../../../renderer/features/calendar/page/period.ts';
import { neighbour } from '../../../renderer/features/calendar/year/use-year-keys.ts';
import { yearDays } from '../../../renderer/features/calendar/year/year-days.ts';
import { addDays, fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { anyEntriesOf } from '../../support/any-entries.ts';
import { defaultPlan } from '../../support/plan.ts';

const { configuration } = defaultPlan();
const YEAR = { first: '2026-01-01', last: '2026-12-31', zone: 'Europe/Berlin' };
const SIZE = { first: toDayNumber(YEAR.first), days: 365, zone: YEAR.zone };

describe('the days of a year', () => {
  it('count what touches them, and show what begins on them', () => {
    fc.assert(
      fc.property(anyEntriesOf(configuration, YEAR, 500), (entries) => {
        const days = yearDays(entries, SIZE, configuration);
        expect(days).toHaveLength(365);
        days.forEach(({ count, marks, is }, i) => {
          const date = addDays(YEAR.first, i);
          const here = entries.filter((entry) => {
            const { first, last } = daysOfWhen(entry.when, YEAR.zone);
            return first <= date && date <= last;
          });
          expect(count).toBe(here.length);
          const begin = here.filter((entry) => daysOfWhen(entry.when, YEAR.zone).first === date);
          expect(new Set(marks.map(({ entry }) => entry.code))).toEqual(new Set(begin.map(({ code }) => code)));
          expect(is.freeze !== null).toBe(here.some(({ styleId }) => styleId === 'hard-freeze'));
          expect(is.holiday !== null).toBe(here.some(({ styleId }) => styleId === 'holiday'));
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('arrows in the year', () => {
  it('stay in the weekday’s column where the month has it, and never skip a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(1, 6, 7), (day, weekStart) => {
        const month = (of: number) =>
          Number(fromDayNumber(of).slice(0, 4)) * 12 + Number(fromDayNumber(of).slice(5, 7));
        const down = neighbour(day, 'ArrowDown', weekStart) ?? Number.NaN;
        const up = neighbour(day, 'ArrowUp', weekStart) ?? Number.NaN;
        expect(month(down)).toBe(month(day) + 1);
        expect(month(up)).toBe(month(day) - 1);
        // In the same column or at the nearer end of the month.
        const isEnd = (of: number) => month(of - 1) !== month(of) || month(of + 1) !== month(of);
        for (const there of [down, up]) expect((there - day) % 7 === 0 || isEnd(there)).toBe(true);
      }),
    );
    expect(neighbour(toDayNumber('2026-11-18'), 'Home', 1)).toBe(toDayNumber('2026-11-01'));
    expect(neighbour(toDayNumber('2026-02-18'), 'End', 1)).toBe(toDayNumber('2026-02-28'));
    expect(neighbour(toDayNumber('2026-02-18'), 'a', 1)).toBeNull();
  });
});

describe('quarter and year as periods', () => {
  it('hold whole weeks around the quarter, and the days of the year', () => {
    expect(periodOf('quarter', '2026-11-21', 1)).toEqual({ first: '2026-09-28', last: '2027-01-03' });
    expect(periodOf('quarter', '2026-11-21', 7)).toEqual({ first: '2026-09-27', last: '2027-01-02' });
    expect(periodOf('year', '2026-11-21', 1)).toEqual({ first: '2026-01-01', last: '2026-12-31' });
    expect(step('quarter', '2026-11-30', 1)).toBe('2027-02-28');
    expect(step('year', '2028-02-29', -1)).toBe('2027-02-28');
  });

  it('always show every day of the quarter in fourteen weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(1, 6, 7), (day, weekStart) => {
        const date = fromDayNumber(day);
        const { first, last } = periodOf('quarter', date, weekStart);
        expect(toDayNumber(last) - toDayNumber(first) + 1).toBe(98);
        expect(first <= date && date <= last).toBe(true);
        const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 3;
        expect(last.slice(0, 7) >= `${date.slice(0, 5)}${String(month).padStart(2, '0')}`).toBe(true);
      }),
    );
  });

  it('are named in the reader’s own form', () => {
    const name = (view: 'quarter' | 'year') =>
      periodTitle(view, '2026-11-21', periodOf(view, '2026-11-21', 1), 'en-GB').replace(/\s/gu, ' ');
    expect(name('quarter')).toBe('Oct – Dec 2026');
    expect(name('year')).toBe('2026');
  });
});
