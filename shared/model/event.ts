import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { PlainDate, WallTime, When } from './time.ts';

/** RFC 5545 STATUS of a VEVENT. */
export const EventStatus = z.enum(['confirmed', 'tentative', 'cancelled']);
export type EventStatus = z.infer<typeof EventStatus>;

/**
 * Names one occurrence by its original start: a plain date for all-day series, the wall time in the
 * series' own zone otherwise (RFC 5545 RECURRENCE-ID). It stays the same when the occurrence moves.
 */
export const OccurrenceKey = z.union([PlainDate, WallTime]);
export type OccurrenceKey = z.infer<typeof OccurrenceKey>;

/** What differs in one occurrence from its series. A field that is absent is the series' own. */
export const EventOverride = openObject({
  occurrence: OccurrenceKey,
  when: When.optional(),
  title: requiredText.optional(),
  kindId: Id.optional(),
  status: EventStatus.optional(),
  location: shortText.optional(),
  description: longText.optional(),
});
export type EventOverride = z.infer<typeof EventOverride>;

/** RFC 5545 3.8.5. Rules are RRULE values as the RFC writes them ("FREQ=WEEKLY;BYDAY=TU,TH"). */
export const Recurrence = openObject({
  rules: z.array(z.string().max(1_000)).max(20).default([]),
  /** Further occurrences; one with `end` has a length of its own (VALUE=PERIOD). */
  dates: z.array(openObject({ start: OccurrenceKey, end: OccurrenceKey.optional() })).default([]),
  /** Occurrences that do not take place. */
  exceptions: z.array(OccurrenceKey).default([]),
  overrides: z.array(EventOverride).default([]),
});
export type Recurrence = z.infer<typeof Recurrence>;

/** What stands on the calendar beside releases: milestone, freeze, window, holiday, meeting … */
export const Event = openObject({
  id: Id,
  title: requiredText,
  kindId: Id,
  /** The only occurrence, or the first of the series. */
  when: When,
  recurrence: Recurrence.nullable().default(null),
  status: EventStatus.default('confirmed'),
  /** What it concerns; both empty means everything. */
  serviceIds: ids,
  teamIds: ids,
  ownerId: optionalId,
  location: shortText.default(''),
  url: shortText.default(''),
  categories: z.array(shortText).default([]),
  description: longText.default(''),
  custom: CustomValues,
  /** The series this one was split from by "this and following". */
  splitFromId: optionalId,
});
export type Event = z.infer<typeof Event>;
