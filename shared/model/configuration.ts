import { z } from 'zod';
import { Appearance } from './appearance.ts';
import { Id, ids, openObject, requiredText } from './schema.ts';
import { Zone } from './time.ts';

/*
 * Organisations differ; enumerations don't ship (DESIGN "Data" 3). These are records of the
 * workspace, made from defaults when it is created and edited in Settings.
 */

const kindShape = {
  id: Id,
  name: requiredText,
  appearance: Appearance,
  order: z.number().default(0),
  /** No longer offered, still shown where it is used. */
  archived: z.boolean().default(false),
};

export const ReleaseType = openObject({ ...kindShape });
export type ReleaseType = z.infer<typeof ReleaseType>;

export const PhaseType = openObject({ ...kindShape });
export type PhaseType = z.infer<typeof PhaseType>;

export const GateType = openObject({
  ...kindShape,
  /** Texts a new gate of this type starts with. */
  criteria: z.array(requiredText).default([]),
  signOffRoles: z.array(requiredText).default([]),
});
export type GateType = z.infer<typeof GateType>;

/** What an event kind means to the planner, whatever the organisation calls it. */
export const EventMeaning = z.enum([
  'milestone',
  'hardFreeze',
  'softFreeze',
  'changeWindow',
  'maintenanceWindow',
  'holiday',
  'meeting',
  'other',
]);
export type EventMeaning = z.infer<typeof EventMeaning>;

export const EventKind = openObject({ ...kindShape, meaning: EventMeaning });
export type EventKind = z.infer<typeof EventKind>;

export const EnvironmentPurpose = openObject({
  id: Id,
  name: requiredText,
  /** What goes there is live: freezes and change windows count. */
  production: z.boolean().default(false),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type EnvironmentPurpose = z.infer<typeof EnvironmentPurpose>;

/** Where a status stands, whatever it is called. Drives the dot on the chip and what counts as open. */
export const StatusCategory = z.enum(['planned', 'inProgress', 'done', 'cancelled']);
export type StatusCategory = z.infer<typeof StatusCategory>;

export const Status = openObject({
  id: Id,
  appliesTo: z.enum(['releases', 'deployments']),
  name: requiredText,
  category: StatusCategory,
  /** Drawn hatched: dates may still change. */
  tentative: z.boolean().default(false),
  /** Drawn with a dashed edge. */
  awaitingApproval: z.boolean().default(false),
  /** Statuses that may follow. */
  transitions: ids,
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type Status = z.infer<typeof Status>;

/** 1 is Monday … 7 is Sunday, as ISO 8601 counts. */
export const IsoWeekday = z.number().int().min(1).max(7);

/** `tune` holds the rule's own figures (days, minutes) by name. */
export const ConflictRuleSetting = openObject({
  on: z.boolean().default(true),
  tune: z.record(z.string(), z.number()).default({}),
});
export type ConflictRuleSetting = z.infer<typeof ConflictRuleSetting>;

/** The one record (id `settings`) that says how this workspace counts time. */
export const Settings = openObject({
  id: z.literal('settings'),
  /** Zone in which moments are shown and in which plain days meet moments. */
  zone: Zone.default('UTC'),
  weekStart: IsoWeekday.default(1),
  workingDays: z.array(IsoWeekday).default([1, 2, 3, 4, 5]),
  /** First and last working hour of the day view, 0–24. */
  dayStart: z.number().int().min(0).max(23).default(7),
  dayEnd: z.number().int().min(1).max(24).default(20),
  weekNumbers: z.boolean().default(true),
  /** ISO 4217 code of every cost. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  /** By rule of planning/conflicts: off, or tuned. What is absent is as the rule has it. */
  conflictRules: z.record(z.string(), ConflictRuleSetting).default({}),
});
export type Settings = z.infer<typeof Settings>;
