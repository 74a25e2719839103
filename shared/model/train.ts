import { z } from 'zod';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { PlainDate } from './time.ts';

/** Working days from the day of deployment: -10 is two weeks before it, 0 the day itself. */
const Offset = z.number().int().min(-2_000).max(2_000);
const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const TemplatePhase = openObject({
  id: Id,
  typeId: Id,
  name: requiredText,
  first: Offset,
  last: Offset,
}).refine((phase) => phase.first <= phase.last, { message: 'end before start', path: ['last'] });
export type TemplatePhase = z.infer<typeof TemplatePhase>;

export const TemplateGate = openObject({
  id: Id,
  typeId: Id,
  name: requiredText,
  due: Offset,
  /** On the clock of the workspace's zone; null: some time that day. */
  time: ClockTime.nullable().default(null),
});
export type TemplateGate = z.infer<typeof TemplateGate>;

export const TemplateDeployment = openObject({
  id: Id,
  environment: requiredText,
  day: Offset,
  time: ClockTime.nullable().default(null),
  /** How long, where `time` is known. */
  minutes: z.number().int().min(0).max(100_000).default(120),
});
export type TemplateDeployment = z.infer<typeof TemplateDeployment>;

export const TemplateBooking = openObject({
  id: Id,
  environmentId: Id,
  purpose: shortText.default(''),
  first: Offset,
  last: Offset,
}).refine((booking) => booking.first <= booking.last, { message: 'end before start', path: ['last'] });
export type TemplateBooking = z.infer<typeof TemplateBooking>;

/** What a release of some kind goes through, counted in working days from its deployment. */
export const ReleaseTemplate = openObject({
  id: Id,
  name: requiredText,
  typeId: Id,
  phases: z.array(TemplatePhase).default([]),
  gates: z.array(TemplateGate).default([]),
  deployments: z.array(TemplateDeployment).default([]),
  bookings: z.array(TemplateBooking).default([]),
  notes: longText.default(''),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type ReleaseTemplate = z.infer<typeof ReleaseTemplate>;

/**
 * Releases at a cadence. Each departure of the rule is a day of deployment; it keeps its own date as
 * its name when it is moved.
 */
export const Train = openObject({
  id: Id,
  name: requiredText,
  templateId: Id,
  /** First departure. */
  first: PlainDate,
  /** RRULE value (RFC 5545) over whole days: "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH". */
  rule: z.string().min(1).max(1_000),
  /** Key and name of each release; `{n}` its number, `{yyyy}` `{yy}` `{mm}` `{dd}` `{q}` of its day. */
  keyPattern: requiredText,
  namePattern: requiredText,
  /** Number of the first departure. */
  firstNumber: z.number().int().min(0).default(1),
  serviceIds: ids,
  teamIds: ids,
  ownerId: optionalId,
  /** Departures that don't take place. */
  skipped: z.array(PlainDate).default([]),
  /** Departures on another day than the rule's. */
  moved: z.array(openObject({ departure: PlainDate, to: PlainDate })).default([]),
  notes: longText.default(''),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type Train = z.infer<typeof Train>;

/**
 * Ties one record to the departure and the part of the template it was made for. `base` holds per
 * field the value last generated: changed by hand is record ≠ base, changed by the train is
 * generated ≠ base, both is asked.
 */
export const TrainLink = openObject({
  id: Id,
  trainId: Id,
  departure: PlainDate,
  /** Id of the template's part; `release` for the release itself. */
  part: Id,
  table: z.enum(['releases', 'phases', 'gates', 'deployments', 'bookings']),
  recordId: Id,
  base: z.record(z.string(), z.unknown()).default({}),
});
export type TrainLink = z.infer<typeof TrainLink>;
