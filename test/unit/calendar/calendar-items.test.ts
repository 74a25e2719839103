import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarItem } from '../../../renderer/features/calendar/calendar-items.ts';
import { compareItems, itemsByDay, itemsWithRoom } from '../../../renderer/features/calendar/calendar-items.ts';
import { DAY_MS } from '../../../renderer/features/calendar/localizer/utc-dates.ts';
import { entry } from './entries.ts';

const item = (id: number, firstDay: number, lastDay = firstDay, rank = 4): CalendarItem => ({
  id: String(id),
  entry: entry({ recordId: String(id) }),
  title: String(id),
  start: new Date(firstDay * DAY_MS),
  end: new Date((lastDay + 1) * DAY_MS),
  allDay: true,
  firstDay,
  lastDay,
  rank,
});
const spans = fc
  .array(fc.tuple(fc.integer({ min: -10, max: 50 }), fc.integer({ min: 0, max: 20 })), { maxLength: 80 })
  .map((all) => all.map(([first, length], id) => item(id, first, first + length)));

describe('calendar items', () => {
  it('stand under every day they touch and no other', () => {
    fc.assert(
      fc.property(spans, (items) => {
        const byDay = itemsByDay(items, 0, 42);
        byDay.forEach((found, day) => {
          expect(found).toEqual(items.filter((one) => one.firstDay <= day && one.lastDay >= day));
        });
      }),
    );
  });

  it('are handed to the month as long as one of their days has room, in order', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 5 }), (items, perDay) => {
        const inView = items.filter((one) => one.lastDay >= 0 && one.firstDay < 42);
        const kept = itemsWithRoom(inView, 0, 42, perDay);
        expect(kept).toEqual(inView.filter((one) => kept.includes(one)));
        const left = inView.filter((one) => !kept.includes(one));
        for (const one of left) {
          for (let day = Math.max(one.firstDay, 0); day <= Math.min(one.lastDay, 41); day += 1) {
            const before = kept.filter(
              (k) => k.firstDay <= day && k.lastDay >= day && inView.indexOf(k) < inView.indexOf(one),
            );
            expect(before.length).toBeGreaterThanOrEqual(perDay);
          }
        }
      }),
    );
  });

  it('put what binds everyone before what goes live, and long phases last', () => {
    const phase = item(1, 0, 20, 9);
    const release = item(2, 5, 5, 3);
    const freeze = item(3, 4, 8, 0);
    expect([phase, release, freeze].sort(compareItems)).toEqual([freeze, release, phase]);
  });
});
