import type { ApprovalState } from '../../change/approval.ts';
import type { Outage, ServiceMonth } from '../../change/outage.ts';
import type { ReviewDue } from '../../change/review.ts';
import type { Action, Board, Meeting } from '../../model/board.ts';
import type { Approval, ChangeRequest, RiskLevel } from '../../model/change.ts';
import type { ChangeMeaning, ChangeStage, StatusCategory } from '../../model/configuration.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { StandingChange } from '../../model/standing-change.ts';
import type { Instant, Moment, PlainDate, When } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { ReportChoices, ReportHead } from '../report/head.ts';

export type PackKind = 'cab-pack' | 'change-schedule';

/** What is chosen for a pack beside what stands in it. */
export interface PackChoices extends ReportChoices {
  readonly kind: PackKind;
}

/** A freeze, a window: what is on while a change is. */
export interface PackSpan {
  readonly title: string;
  readonly when: When;
}

/** Who allowed it, why and until when, where somebody did. Packs that were kept before this was told have none. */
export interface MaybeWaived {
  readonly waived?: Pick<Waiver, 'reason' | 'until'> & { readonly by: string | null };
}

/** One change with all a board judges it by, derived when the pack was frozen. */
export interface PackChange {
  readonly record: ChangeRequest;
  /** Order of start; null without a time. */
  readonly start: Moment | null;
  readonly end: Moment | null;
  readonly risk: { readonly level: RiskLevel | null; readonly points: number; readonly open: readonly string[] };
  /** Services it is felt in, changed ones (no steps) first. */
  readonly impact: readonly { readonly name: string; readonly steps: number; readonly through: string }[];
  readonly window: 'inside' | 'outside' | 'none' | 'unknown';
  readonly windows: readonly PackSpan[];
  readonly freezes: readonly (PackSpan & MaybeWaived)[];
  readonly collisions: readonly (MaybeWaived & {
    readonly label: string;
    readonly start: Instant;
    readonly end: Instant;
    readonly services: readonly string[];
  })[];
  readonly approvals: readonly Approval[];
  readonly approval: ApprovalState;
  readonly review: ReviewDue | null;
  /** Incidents it caused, as people name them. */
  readonly incidents: readonly string[];
}

/** A change that is new in the pack, gone from it, or other than it was. */
export interface PackDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly label: string;
  /** Fields of the change that differ, by their names in the schema; null fields of added and removed ones. */
  readonly fields: readonly string[];
  readonly before: PackTimes | null;
  readonly now: PackTimes | null;
}

interface PackTimes {
  readonly start: Moment | null;
  readonly end: Moment | null;
}

/**
 * Everything a pack is made of, frozen: plain JSON, enough to write every format again years later. Stored with
 * a publication.
 */
export interface PackSnapshot extends PackChoices, ReportHead {
  readonly format: 1;
  /** Days of the schedule, both inclusive. */
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly currency: string;
  readonly board: Board | null;
  readonly meeting: Meeting | null;
  readonly meets: When | null;
  readonly cutOff: Moment | null;
  readonly previous: { readonly meeting: Meeting; readonly meets: When | null } | null;
  readonly roles: Readonly<Record<Id, string>>;
  readonly types: Readonly<
    Record<Id, { readonly name: string; readonly code: string; readonly meaning: ChangeMeaning }>
  >;
  readonly statuses: Readonly<
    Record<Id, { readonly name: string; readonly stage: ChangeStage | null; readonly category: StatusCategory }>
  >;
  readonly changes: Readonly<Record<Id, PackChange>>;
  /** Changes with a sheet each, in the order they are taken. */
  readonly agenda: readonly { readonly changeId: Id; readonly minutes: number; readonly note: string }[];
  readonly actions: readonly Action[];
  /** Day since which what was closed is reported. */
  readonly since: PlainDate;
  readonly closed: readonly Id[];
  readonly toRatify: readonly Id[];
  readonly reviews: readonly Id[];
  readonly schedule: readonly Id[];
  readonly standard: readonly Id[];
  readonly standing: readonly { readonly record: StandingChange; readonly deployments: number }[];
  readonly waivers: readonly Waiver[];
  readonly outages: readonly Outage[];
  readonly serviceMonths: readonly (ServiceMonth & { readonly target: number | null })[];
  readonly releases: readonly Release[];
  /** Against the last pack that was kept of this board; null where there is none. */
  readonly sinceLast: { readonly revision: number; readonly differences: readonly PackDifference[] } | null;
}

/** Whether what was stored with a publication is one of ours, as far as a document needs it. */
export function isPackSnapshot(stored: unknown): stored is PackSnapshot {
  if (typeof stored !== 'object' || stored === null) return false;
  const { format, kind, changes, agenda, schedule } = stored as Partial<Record<keyof PackSnapshot, unknown>>;
  const isPack = kind === 'cab-pack' || kind === 'change-schedule';
  return format === 1 && isPack && typeof changes === 'object' && Array.isArray(agenda) && Array.isArray(schedule);
}
