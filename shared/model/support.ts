import { z } from 'zod';
import { SignOff } from './gate.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant, PlainDate } from './time.ts';

/** Sections of the early-life-support checklist; what each is about is in the catalogue. */
export const SUPPORT_SECTIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'] as const;
export const SupportSection = z.enum(SUPPORT_SECTIONS);
export type SupportSection = z.infer<typeof SupportSection>;

/** What an exit criterion measures. All but `manual` are computed from the log (planning/support). */
export const ExitMetric = z.enum([
  'openMajor',
  'openP3',
  'p3Falling',
  'stableDays',
  'slaDays',
  'undocumentedWorkarounds',
  'deskResolution',
  'checklist',
  'manual',
]);
export type ExitMetric = z.infer<typeof ExitMetric>;

export const ExitCriterion = openObject({
  id: Id,
  metric: ExitMetric,
  text: requiredText,
  /** In the metric's own unit (count, days, percent); null where it has none. */
  target: z.number().nullable().default(null),
  /** Of the checklist metric: the section that must be done. */
  section: SupportSection.nullable().default(null),
  /** Of a manual one: what was found. */
  met: z.boolean().default(false),
  measured: shortText.default(''),
  note: longText.default(''),
});
export type ExitCriterion = z.infer<typeof ExitCriterion>;

export const TemplateItem = openObject({
  id: Id,
  section: SupportSection,
  text: requiredText,
  role: shortText.default(''),
  /** Due so many days after go-live; negative: before. Null: without a day. */
  dueOffset: z.number().int().min(-365).max(365).nullable().default(null),
});
export type TemplateItem = z.infer<typeof TemplateItem>;

/** What early life support starts with in this organisation. */
export const SupportTemplate = openObject({
  id: Id,
  name: requiredText,
  /** Calendar days from go-live, both ends counted. */
  days: z.number().int().min(1).max(365).default(28),
  items: z.array(TemplateItem).default([]),
  exitCriteria: z.array(ExitCriterion).default([]),
  signOffRoles: z.array(requiredText).default([]),
  extensionRule: longText.default(''),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type SupportTemplate = z.infer<typeof SupportTemplate>;

export const RotaTurn = openObject({ id: Id, first: PlainDate, last: PlainDate, personId: optionalId });
export type RotaTurn = z.infer<typeof RotaTurn>;

/** One step of the way up, from the service desk to the developer. */
export const EscalationLevel = openObject({
  id: Id,
  /** "L1 Service desk", "Vendor". */
  name: requiredText,
  contact: shortText.default(''),
  hours: shortText.default(''),
  personIds: ids,
  rota: z.array(RotaTurn).default([]),
  /** Somebody called along it and got through. */
  testedOn: PlainDate.nullable().default(null),
});
export type EscalationLevel = z.infer<typeof EscalationLevel>;

export const Extension = openObject({
  id: Id,
  from: PlainDate,
  to: PlainDate,
  reason: longText,
  at: Instant,
  personId: optionalId,
});
export type Extension = z.infer<typeof Extension>;

/**
 * Early life support (ELS) of one release. Its first and last day are those of its phase, so that a slip
 * moves it like every other phase.
 */
export const Support = openObject({
  id: Id,
  releaseId: Id,
  phaseId: optionalId,
  leadId: optionalId,
  teamIds: ids,
  scope: longText.default(''),
  extensionRule: longText.default(''),
  guaranteeUntil: PlainDate.nullable().default(null),
  /** In the workspace's currency. */
  budget: z.number().min(0).max(1e12).nullable().default(null),
  /** Day on which the exit criteria were agreed, which is before go-live. */
  criteriaAgreedOn: PlainDate.nullable().default(null),
  exitCriteria: z.array(ExitCriterion).default([]),
  escalation: z.array(EscalationLevel).default([]),
  rollbackAuthorityId: optionalId,
  majorIncidentManagerId: optionalId,
  bridge: shortText.default(''),
  /** The service desk's briefing. */
  delivers: longText.default(''),
  affected: longText.default(''),
  trouble: longText.default(''),
  /** Beside the escalation levels: who answers questions about it. */
  whomToCall: longText.default(''),
  /** The hand-over. */
  supportModel: longText.default(''),
  vendorContacts: longText.default(''),
  lessons: longText.default(''),
  pirOn: PlainDate.nullable().default(null),
  extensions: z.array(Extension).default([]),
  decision: z.enum(['exit', 'conditional']).nullable().default(null),
  decidedAt: Instant.nullable().default(null),
  conditions: longText.default(''),
  signOffs: z.array(SignOff).default([]),
});
export type Support = z.infer<typeof Support>;

/** One line of a release's checklist. */
export const SupportItem = openObject({
  id: Id,
  supportId: Id,
  section: SupportSection,
  text: requiredText,
  role: shortText.default(''),
  ownerId: optionalId,
  due: PlainDate.nullable().default(null),
  state: z.enum(['open', 'inProgress', 'done', 'notNeeded']).default('open'),
  doneOn: PlainDate.nullable().default(null),
  /** Where the proof is: a page, a file, a number. */
  evidence: shortText.default(''),
  note: longText.default(''),
  order: z.number().default(0),
});
export type SupportItem = z.infer<typeof SupportItem>;

const Percent = z.number().min(0).max(100).nullable().default(null);

/** One day of the log. What can be counted from incidents and complaints is counted, not typed. */
export const SupportDay = openObject({
  id: Id,
  supportId: Id,
  day: PlainDate,
  /** Times a known error was hit, by its id. */
  knownErrorHits: z.record(z.string(), z.number().int().min(0)).default({}),
  satisfaction: Percent,
  slaMet: z.boolean().nullable().default(null),
  changesMade: longText.default(''),
  notes: longText.default(''),
});
export type SupportDay = z.infer<typeof SupportDay>;

export const Complaint = openObject({
  id: Id,
  supportId: Id,
  day: PlainDate,
  who: shortText.default(''),
  channel: shortText.default(''),
  theme: shortText.default(''),
  text: longText.default(''),
  reply: longText.default(''),
  repliedById: optionalId,
  closedOn: PlainDate.nullable().default(null),
});
export type Complaint = z.infer<typeof Complaint>;

/** A problem with a known cause or way round, carried from test into production. */
export const KnownError = openObject({
  id: Id,
  /** Unique within the workspace (case-insensitive): "KE-14". */
  key: requiredText,
  externalId: shortText.default(''),
  title: requiredText,
  symptom: longText.default(''),
  workaround: longText.default(''),
  /** Address or number of the knowledge article. */
  article: shortText.default(''),
  ownerId: optionalId,
  serviceIds: ids,
  /** Release it came with, and the one that mends it. */
  releaseId: optionalId,
  fixReleaseId: optionalId,
  foundIn: z.enum(['test', 'production']).default('production'),
  /** Last day on which the workaround may be leant on. */
  expiresOn: PlainDate.nullable().default(null),
  riskAcceptedById: optionalId,
  riskAcceptedOn: PlainDate.nullable().default(null),
  closedOn: PlainDate.nullable().default(null),
});
export type KnownError = z.infer<typeof KnownError>;

/** An incident as early life support and the board need it; the tool of operations holds the rest. */
export const Incident = openObject({
  id: Id,
  /** Number in the tool of operations. */
  key: shortText.default(''),
  title: requiredText,
  priority: z.number().int().min(1).max(4).default(3),
  openedAt: Instant,
  resolvedAt: Instant.nullable().default(null),
  resolvedBy: z.enum(['desk', 'support', 'developer', 'vendor']).nullable().default(null),
  releaseId: optionalId,
  serviceIds: ids,
  /** Seen before go-live, in test: the desk reads it beforehand. */
  preProduction: z.boolean().default(false),
  knownErrorId: optionalId,
  causedByChangeId: optionalId,
  /** Turned out to be a wish, not a defect. */
  isRequest: z.boolean().default(false),
  note: longText.default(''),
});
export type Incident = z.infer<typeof Incident>;
