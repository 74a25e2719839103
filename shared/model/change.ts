import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant, Moment, PlainDate, When } from './time.ts';

/** Levels of risk, least first (ServiceNow's `risk`, lowest three). */
export const RISK_LEVELS = ['low', 'moderate', 'high'] as const;
export const RiskLevel = z.enum(RISK_LEVELS);
export type RiskLevel = z.infer<typeof RiskLevel>;

/** An answer as it was asked and given: later edits of the question do not change what was answered. */
export const RiskAnswer = openObject({
  questionId: Id,
  question: requiredText,
  answerId: Id,
  answer: requiredText,
  points: z.number(),
});
export type RiskAnswer = z.infer<typeof RiskAnswer>;

/** One step of a tiered release: how much traffic, since when, and what must hold before the next. */
export const ExposureStep = openObject({
  id: Id,
  percent: z.number().min(0).max(100),
  start: Moment.nullable().default(null),
  /** Minutes the step is watched before the next may begin. */
  holdMinutes: z.number().int().min(0).nullable().default(null),
  /** What must hold to go on; what is otherwise done. */
  criteria: longText.default(''),
  state: z.enum(['planned', 'running', 'held', 'done', 'aborted']).default('planned'),
  /** A ticket of its own is wanted at this step: a change drafted for it, see change/policy.ts. */
  needsTicket: z.boolean().default(false),
  note: longText.default(''),
});
export type ExposureStep = z.infer<typeof ExposureStep>;

/** One cell of the fan-out grid: what one team sets on one system of one environment. */
export const ConfigurationItem = openObject({
  id: Id,
  teamId: optionalId,
  /** The system as people write it, most often a service's name. */
  system: shortText.default(''),
  environment: shortText.default(''),
  item: shortText.default(''),
  oldValue: longText.default(''),
  newValue: longText.default(''),
  ownerId: optionalId,
  rollback: longText.default(''),
  done: z.boolean().default(false),
});
export type ConfigurationItem = z.infer<typeof ConfigurationItem>;

/** Somebody who agreed by word of mouth, before anything was written. */
export const VerbalApproval = openObject({
  id: Id,
  personId: optionalId,
  /** Where the person is not in the list of people. */
  name: shortText.default(''),
  role: shortText.default(''),
  at: Instant,
  /** How it was said: "by phone", "on the bridge". */
  means: shortText.default(''),
});
export type VerbalApproval = z.infer<typeof VerbalApproval>;

/** What made somebody break the glass. The clock runs from `startedAt` to `endedAt`. */
export const BreakGlass = openObject({
  reason: longText,
  startedAt: Instant,
  endedAt: Instant.nullable().default(null),
  verbalApprovals: z.array(VerbalApproval).default([]),
  /** Number of the incident it mends, as the other tool has it. */
  incident: shortText.default(''),
});
export type BreakGlass = z.infer<typeof BreakGlass>;

/** The review after implementation (PIR). When one is due is a rule, see change/review.ts. */
export const Review = openObject({
  /** Null: as the rule has it. */
  dueBy: PlainDate.nullable().default(null),
  heldOn: PlainDate.nullable().default(null),
  ownerId: optionalId,
  objectivesMet: z.enum(['yes', 'partly', 'no']).nullable().default(null),
  findings: longText.default(''),
  lessons: longText.default(''),
});
export type Review = z.infer<typeof Review>;

/** ServiceNow's `close_code` of a change, with what was taken back kept apart. */
export const ChangeOutcome = z.enum(['successful', 'successfulWithIssues', 'unsuccessful', 'backedOut']);
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;

export const TestResult = z.enum(['notRun', 'passed', 'passedWithExceptions', 'failed']);
export type TestResult = z.infer<typeof TestResult>;

const Minutes = z.number().int().min(0).max(10_000_000);
const amount = z.number().min(0).max(1e12).nullable().default(null);

/**
 * A request for change (RFC) as a board reads it. Field names follow ServiceNow's `change_request` where it
 * has them. Its approvals are records of their own (`approvals`).
 */
export const ChangeRequest = openObject({
  id: Id,
  /** Number in this workspace, e.g. "CHG-0012"; unique (case-insensitive). */
  key: requiredText,
  /** Number in the tool of operations, e.g. "CHG0030052". */
  externalId: shortText.default(''),
  title: requiredText,
  typeId: Id,
  statusId: Id,
  category: shortText.default(''),
  /** 1 critical … 4 low. */
  priority: z.number().int().min(1).max(4).nullable().default(null),
  /** 1 high … 3 low. */
  impact: z.number().int().min(1).max(3).nullable().default(null),
  releaseId: optionalId,
  deploymentIds: ids,
  /** Services it changes. What hangs on them is derived from the service graph. */
  serviceIds: ids,
  /** Names of environments, as deployments name them. */
  environments: z.array(requiredText).default([]),
  teamIds: ids,
  requesterId: optionalId,
  ownerId: optionalId,
  implementerId: optionalId,

  reason: longText.default(''),
  benefit: longText.default(''),
  effectOfNotDoing: longText.default(''),
  risks: longText.default(''),
  resources: longText.default(''),
  /** How it hangs together with other changes, in words. */
  relationship: longText.default(''),
  /** Changes that must be through before this one. */
  dependsOn: ids,

  riskAnswers: z.array(RiskAnswer).default([]),
  /** Takes the place of the level the answers give; `riskReason` says why. */
  riskOverride: RiskLevel.nullable().default(null),
  riskReason: longText.default(''),

  /** Planned start and end. */
  when: When.nullable().default(null),
  outageMinutes: Minutes.nullable().default(null),
  /** When the outage begins; null: with the change. */
  outageStart: Moment.nullable().default(null),
  /** Services that are out; empty: the services it changes. */
  outageServiceIds: ids,

  implementationPlan: longText.default(''),
  testPlan: longText.default(''),
  testResult: TestResult.default('notRun'),
  testNote: longText.default(''),
  testSignatoryId: optionalId,
  testSignedOn: PlainDate.nullable().default(null),
  /** Steps that take it back. */
  backOutPlan: longText.default(''),
  backOutOwnerId: optionalId,
  backOutMinutes: Minutes.nullable().default(null),
  backOutRestores: longText.default(''),
  /** Latest moment at which backing out is decided. */
  backOutDecideBy: Moment.nullable().default(null),
  communicationsPlan: longText.default(''),
  trainingPlan: longText.default(''),
  serviceDeskReady: z.boolean().default(false),
  serviceDeskNote: longText.default(''),

  /** In the workspace's currency. */
  costEstimated: amount,
  costActual: amount,
  /** In hours of work. */
  effortEstimated: amount,
  effortActual: amount,

  /** Holds a place in the schedule until it is promoted; drawn hatched. */
  placeholder: z.boolean().default(false),
  /** Day by which it must be firm; null: the cut-off of the board before its start. */
  firmBy: PlainDate.nullable().default(null),
  standingChangeId: optionalId,
  exposure: z.array(ExposureStep).default([]),
  configurationItems: z.array(ConfigurationItem).max(5_000).default([]),
  breakGlass: BreakGlass.nullable().default(null),
  /** Done without having been asked for: the board ratifies it afterwards. */
  unauthorised: z.boolean().default(false),

  submittedAt: Instant.nullable().default(null),
  actualStart: Instant.nullable().default(null),
  actualEnd: Instant.nullable().default(null),
  outcome: ChangeOutcome.nullable().default(null),
  closeNotes: longText.default(''),
  review: Review.nullable().default(null),

  /**
   * Which draft of its release's ticket policy it came from: "release", "service:<id>", "window:<id>"; or which
   * step of an exposure plan: "step:<id>".
   * Drafting again finds it here, so that nothing is drafted twice.
   */
  draftedFor: shortText.default(''),
  labels: z.array(shortText).default([]),
  notes: longText.default(''),
  custom: CustomValues,
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

/** What was said of a change by a person or a board. It records who; it does not authenticate. */
export const ApprovalDecision = z.enum(['requested', 'approved', 'rejected', 'deferred', 'notRequired']);
export type ApprovalDecision = z.infer<typeof ApprovalDecision>;

export const Approval = openObject({
  id: Id,
  changeId: Id,
  /** "Change manager"; of a board its name. */
  role: requiredText,
  personId: optionalId,
  /** Set where a board decides. */
  boardId: optionalId,
  /** The meeting in which it was decided. */
  meetingId: optionalId,
  decision: ApprovalDecision.default('requested'),
  decidedAt: Instant.nullable().default(null),
  /** Who wrote the decision down or gave it. */
  decidedById: optionalId,
  /** What an approval hangs on. */
  conditions: longText.default(''),
  note: longText.default(''),
  order: z.number().default(0),
});
export type Approval = z.infer<typeof Approval>;

/** What one change is drafted for from a release. */
export const TicketPolicy = z.enum(['onePerRelease', 'perService', 'perWindow', 'none']);
export type TicketPolicy = z.infer<typeof TicketPolicy>;
