import fc from 'fast-check';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import type { Placed } from '#shared/planning/lanes/bars.ts';
import { DAY_MS } from '#shared/planning/lanes/scale.ts';
import { entry } from '../calendar/entries.ts';

export const day = (text: string): number => Date.parse(`${text}T00:00Z`);

/** An entry from the first day to the last, both drawn whole. */
export function placed(first: string, last: string, fields: Partial<CalendarEntry> = {}): Placed {
  const when = { type: 'dates' as const, first, last };
  return { entry: entry({ when, ...fields }), start: day(first), end: day(last) + DAY_MS };
}

const IDS = ['a', 'b', 'c', 'd'];
const DAY = fc.integer({ min: 0, max: 400 });

/** Any entries: points to long spans, with any services, teams, release and environment. */
export const ANY_PLACED: fc.Arbitrary<Placed[]> = fc
  .array(
    fc.record({
      table: fc.constantFrom('releases', 'phases', 'gates', 'deployments', 'events', 'bookings'),
      start: DAY,
      minutes: fc.integer({ min: 0, max: 1_439 }),
      lasts: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1_440, max: 90_000 })),
      serviceIds: fc.uniqueArray(fc.constantFrom(...IDS, 'gone')),
      teamIds: fc.uniqueArray(fc.constantFrom(...IDS)),
      releaseId: fc.constantFrom(...IDS, null),
      environment: fc.constantFrom('UAT', ' uat', 'Production', null),
    }),
    { maxLength: 60 },
  )
  .map((records) =>
    records.map(({ start, minutes, lasts, ...fields }, index) => {
      const from = day('2026-01-01') + start * DAY_MS + minutes * 60_000;
      const made = entry({
        ...(fields as Partial<CalendarEntry>),
        recordId: `r${index}`,
        id: `${fields.table}:r${index}`,
      });
      return { entry: made, start: from, end: from + Math.max(lasts, 30) * 60_000 };
    }),
  );
