import { z } from 'zod';
import { Appearance } from './appearance.ts';
import { BoardKind } from './board.ts';
import { Id, ids, openObject, requiredText, shortText } from './schema.ts';
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
  /** It passes only when the changes of its release that need approval are approved. */
  needsApprovedChanges: z.boolean().default(false),
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

/** ServiceNow's states of a change, by which rules know where one stands whatever its status is called. */
export const ChangeStage = z.enum([
  'new',
  'assess',
  'authorize',
  'scheduled',
  'implement',
  'review',
  'closed',
  'canceled',
]);
export type ChangeStage = z.infer<typeof ChangeStage>;

export const Status = openObject({
  id: Id,
  appliesTo: z.enum(['releases', 'deployments', 'changes', 'work-items']),
  name: requiredText,
  category: StatusCategory,
  /** Drawn hatched: dates may still change. */
  tentative: z.boolean().default(false),
  /** Drawn with a dashed edge. */
  awaitingApproval: z.boolean().default(false),
  /** Statuses that may follow. */
  transitions: ids,
  /** Of a change: where it stands, and the types that pass through it (empty: all). */
  stage: ChangeStage.nullable().default(null),
  typeIds: ids,
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type Status = z.infer<typeof Status>;

/** What a change type means to the planner, whatever the organisation calls it (ITIL 4 change enablement). */
export const ChangeMeaning = z.enum(['standard', 'normal', 'emergency']);
export type ChangeMeaning = z.infer<typeof ChangeMeaning>;

export const ChangeType = openObject({
  ...kindShape,
  meaning: ChangeMeaning,
  /** Board that decides; null: pre-authorised. */
  board: BoardKind.nullable().default(null),
  /** Others who must agree, each an approval of a new change. */
  approvalRoles: z.array(requiredText).default([]),
  /** Working days between submitting and start that are expected. */
  leadDays: z.number().int().min(0).max(365).default(0),
});
export type ChangeType = z.infer<typeof ChangeType>;

export const RiskOption = openObject({ id: Id, text: requiredText, points: z.number().min(0).max(1_000) });

/** A question whose answers add up to the risk of a change. */
export const RiskQuestion = openObject({
  id: Id,
  text: requiredText,
  answers: z.array(RiskOption).default([]),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type RiskQuestion = z.infer<typeof RiskQuestion>;

/** Which changes are reviewed after implementation, and until when. */
export const ReviewRule = openObject({
  emergency: z.boolean().default(true),
  notSuccessful: z.boolean().default(true),
  highRisk: z.boolean().default(true),
  causedIncident: z.boolean().default(true),
  unauthorised: z.boolean().default(true),
  /** Working days after the change ended. */
  dueDays: z.number().int().min(0).max(365).default(5),
});
export type ReviewRule = z.infer<typeof ReviewRule>;

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
  /** By rule of change/lint, likewise. */
  lintRules: z.record(z.string(), ConflictRuleSetting).default({}),
  /** Points from which a change is of moderate and of high risk. */
  riskThresholds: openObject({
    moderate: z.number().min(0).default(8),
    high: z.number().min(0).default(16),
  }).default({ moderate: 8, high: 16 }),
  reviewRule: ReviewRule.default(() => ReviewRule.parse({})),
  /** Printed on every page of a pack: "Internal", "Confidential". */
  classification: shortText.default(''),
  /** Numbers of new changes begin with it. */
  changePrefix: shortText.default('CHG-'),
});
export type Settings = z.infer<typeof Settings>;
