import fc from 'fast-check';
import { Paper } from '#shared/bridge.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays, daysBetween } from '#shared/planning/days.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { event } from './records.ts';

/** Any plan of events that touch a range, also such as begin before it and end after it. */
export function anyEntriesOf(
  configuration: Configuration,
  range: { readonly first: string; readonly last: string; readonly zone: string },
  longest = 60,
): fc.Arbitrary<CalendarEntry[]> {
  const days = daysBetween(range.first, range.last);
  return fc
    .array(
      fc.record({
        day: fc.integer({ min: -40, max: days + 40 }),
        length: fc.oneof(
          { weight: 3, arbitrary: fc.constant(0) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: longest }) },
        ),
        kind: fc.constantFrom('hard-freeze', 'meeting', 'milestone', 'holiday', 'maintenance-window'),
        hour: fc.option(fc.integer({ min: 0, max: 23 })),
        title: fc.string({ minLength: 1, maxLength: 60 }).filter((s) => s.trim() !== ''),
      }),
      { maxLength: 120 },
    )
    .map((items) => {
      const events = items.map(({ day, length, kind, hour, title }, i) => {
        const first = addDays(range.first, day);
        const at = (date: string, h: number) => toMoment(`${date}T${String(h).padStart(2, '0')}:00`, range.zone).moment;
        const when =
          hour === null
            ? ({ type: 'dates', first, last: addDays(first, length) } as const)
            : ({ type: 'moments', start: at(first, hour), end: at(addDays(first, length), hour) } as const);
        return event(`e${i}`, { title, kindId: kind, when });
      });
      return projectEntries(
        {
          releases: [],
          phases: [],
          gates: [],
          deployments: [],
          bookings: [],
          changes: [],
          events,
          releasesById: new Map(),
        },
        configuration,
        range,
      );
    });
}

export const anySheet = fc.record({
  paper: fc.constantFrom(...Paper.options),
  landscape: fc.boolean(),
  colour: fc.boolean(),
});
