import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarItem } from '../../../renderer/features/calendar/calendar-items.ts';
import { itemsInHours } from '../../../renderer/features/calendar/hours-room.ts';
import { DAY_MS } from '../../../renderer/features/calendar/localizer/utc-dates.ts';
import { entry } from './entries.ts';

const HOUR = 3_600_000;
const DAYS = 7;

const at = (id: number, fromHour: number, hours: number): CalendarItem => {
  const start = new Date(fromHour * HOUR);
  const end = new Date((fromHour + hours) * HOUR);
  const firstDay = Math.floor(start.getTime() / DAY_MS);
  const lastDay = Math.floor((end.getTime() - 1) / DAY_MS);
  const recordId = String(id);
  return {
    id: recordId,
    entry: entry({ recordId }),
    title: recordId,
    start,
    end,
    allDay: false,
    firstDay,
    lastDay,
    rank: 4,
  };
};
const crowds = fc
  .array(fc.tuple(fc.integer({ min: -12, max: DAYS * 24 + 6 }), fc.integer({ min: 1, max: 12 })), { maxLength: 60 })
  .map((all) => all.map(([from, hours], id) => at(id, from, hours)))
  .map((items) => items.filter(({ firstDay, lastDay }) => lastDay >= 0 && firstDay < DAYS));
const columns = fc.integer({ min: 2, max: 6 });
const runsAt = (items: readonly CalendarItem[], ms: number) =>
  items.filter(({ start, end }) => start.getTime() <= ms && ms < end.getTime());
const hours = Array.from({ length: DAYS * 24 }, (_, hour) => hour * HOUR);

describe('items among the hours', () => {
  it('never stand in more columns than can be read', () => {
    fc.assert(
      fc.property(crowds, columns, (items, most) => {
        const drawn = itemsInHours(items, 0, DAYS, most);
        for (const hour of hours) expect(runsAt(drawn, hour).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('are each drawn, or counted on every day they touch', () => {
    fc.assert(
      fc.property(crowds, columns, (items, most) => {
        const drawn = itemsInHours(items, 0, DAYS, most);
        for (let day = 0; day < DAYS; day += 1) {
          const onDay = (one: CalendarItem) => one.firstDay <= day && one.lastDay >= day;
          const shown = drawn.filter((one) => one.more === undefined && onDay(one)).length;
          const counted = drawn.reduce((sum, { more }) => sum + (more?.day === day ? more.count : 0), 0);
          expect(shown + counted).toBe(items.filter(onDay).length);
        }
      }),
    );
  });

  it('are left alone where there is room, and what lasts whole days always', () => {
    const three = [at(1, 20, 2), at(2, 20, 2), at(3, 20, 2)];
    expect(itemsInHours(three, 0, DAYS, 3)).toEqual(three);
    const wholeDay = { ...at(4, 0, 24), allDay: true };
    expect(itemsInHours([wholeDay, ...three], 0, DAYS, 2)).toContain(wholeDay);
  });

  it('keep the order of what comes first: the first of a crowd are those drawn', () => {
    const crowd = Array.from({ length: 10 }, (_, id) => at(id, 22, 4));
    const drawn = itemsInHours(crowd, 0, DAYS, 4);
    expect(drawn.slice(0, 3)).toEqual(crowd.slice(0, 3));
    // From 22:00 to 02:00: counted once before midnight and once after.
    expect(
      drawn.slice(3).map(({ more, start, end }) => ({ more, hours: (end.getTime() - start.getTime()) / HOUR })),
    ).toEqual([
      { more: { day: 0, count: 7 }, hours: 2 },
      { more: { day: 1, count: 7 }, hours: 2 },
    ]);
  });
});
