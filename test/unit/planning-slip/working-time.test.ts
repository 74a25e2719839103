import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, toDayNumber } from '#shared/planning/days.ts';
import {
  addWorkingDays,
  moveByWorkingDays,
  workingDaysBetween,
  workingTime,
  type WorkingTime,
} from '#shared/planning/working-time.ts';
import { event } from '../../support/records.ts';
import { defaultPlan } from '../../support/plan.ts';

const { configuration } = defaultPlan();
const holiday = (id: string, first: string, fields = {}) =>
  event(id, { kindId: 'holiday', when: { type: 'dates', first, last: first }, ...fields });
const time = (days: number[], ...events: ReturnType<typeof event>[]): WorkingTime =>
  workingTime({ ...configuration, settings: { ...configuration.settings, workingDays: days } }, events);

/** Asks the calendar of JavaScript, day after day, what a person would count on a wall calendar. */
class WallCalendar {
  constructor(
    readonly weekdays: readonly number[],
    readonly free: ReadonlySet<string>,
  ) {}
  isWorking(day: string): boolean {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    return this.weekdays.includes(weekday === 0 ? 7 : weekday) && !this.free.has(day);
  }
  next(day: string, by: 1 | -1): string {
    const at = new Date(`${day}T12:00:00Z`);
    at.setUTCDate(at.getUTCDate() + by);
    return at.toISOString().slice(0, 10);
  }
  add(day: string, count: number): string {
    let at = day;
    for (let found = 0; found < Math.abs(count);) {
      at = this.next(at, count < 0 ? -1 : 1);
      if (this.isWorking(at)) found += 1;
    }
    return at;
  }
}

const anyDay = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2025-06-01', n));
const anyCalendar = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    free: fc.uniqueArray(anyDay, { maxLength: 40 }),
  })
  .map(({ weekdays, free }) => ({
    wall: new WallCalendar(weekdays, new Set(free)),
    time: time(weekdays, ...free.map((day) => holiday(day, day))),
  }));

describe('working days', () => {
  it('are those a person counts on the wall', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: -60, max: 60 }), ({ wall, time: own }, day, count) => {
        expect(own(toDayNumber(day))).toBe(wall.isWorking(day));
        expect(addWorkingDays(own, day, count)).toBe(wall.add(day, count));
        expect(workingDaysBetween(own, day, wall.add(day, count))).toBe(count);
      }),
    );
  });

  it('bring a working day back where it was, and never turn two days around', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, fc.integer({ min: -60, max: 60 }), ({ time: own }, a, b, count) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        expect(moveByWorkingDays(own, first, count) <= moveByWorkingDays(own, last, count)).toBe(true);
        const moved = moveByWorkingDays(own, a, count);
        if (own(toDayNumber(a))) {
          expect(moved).toBe(addWorkingDays(own, a, count));
          expect(moveByWorkingDays(own, moved, -count)).toBe(a);
        }
      }),
    );
  });

  it('keep a Saturday night on a Saturday where there is one', () => {
    const week = time([1, 2, 3, 4, 5]);
    expect(moveByWorkingDays(week, '2026-11-21', 5)).toBe('2026-11-28');
    expect(moveByWorkingDays(week, '2026-11-28', -5)).toBe('2026-11-21');
    expect(moveByWorkingDays(week, '2026-11-21', 1)).toBe('2026-11-23');
  });

  it('leave out holidays of everyone, those that repeat too, and no one else’s', () => {
    const newYear = holiday('n', '2024-01-01', {
      recurrence: { rules: ['FREQ=YEARLY'], dates: [], exceptions: [], overrides: [] },
    });
    const own = time([1, 2, 3, 4, 5], newYear, holiday('t', '2027-01-04', { teamIds: ['payments'] }));
    expect(addWorkingDays(own, '2026-12-31', 1)).toBe('2027-01-04');
    const called = holiday('c', '2027-01-05', { status: 'cancelled' });
    expect(addWorkingDays(time([1, 2, 3, 4, 5], called), '2027-01-04', 1)).toBe('2027-01-05');
  });

  it('count all days where no weekday is a working day, and say where there is none for years', () => {
    expect(addWorkingDays(time([]), '2026-11-21', 1)).toBe('2026-11-22');
    const forever = holiday('f', '2000-01-01', { when: { type: 'dates', first: '2000-01-01', last: '2100-01-01' } });
    expect(() => addWorkingDays(time([1], forever), '2026-11-21', 1)).toThrow('noWorkingDay');
  });
});
