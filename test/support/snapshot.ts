import { makeSnapshot, type CalendarChoices, type CalendarSnapshot } from '#shared/documents/snapshot.ts';
import type { Event } from '#shared/model/event.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';

/** A snapshot with only the choices a test cares about named. */
export function snapshotOf(
  entries: readonly CalendarEntry[],
  events: readonly Event[],
  configuration: Configuration,
  choices: Partial<CalendarChoices> = {},
): CalendarSnapshot {
  const usual: CalendarChoices = {
    title: 'Release calendar',
    view: 'month',
    first: '2026-12-01',
    last: '2026-12-31',
    zone: 'Europe/Berlin',
    asOf: '2026-11-20T13:02:00Z',
    revision: null,
    filters: [],
    paper: 'a4',
    landscape: true,
    colour: true,
    language: 'en',
    locale: 'en-GB',
  };
  return makeSnapshot({ ...usual, ...choices }, entries, events, configuration);
}
