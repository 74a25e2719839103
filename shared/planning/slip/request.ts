import type { Booking } from '../../model/booking.ts';
import type { Status } from '../../model/configuration.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Environment } from '../../model/environment.ts';
import type { Event } from '../../model/event.ts';
import type { Gate } from '../../model/gate.ts';
import type { Change } from '../../model/journal.ts';
import type { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate, When, Zone } from '../../model/time.ts';
import type { TrainLink } from '../../model/train.ts';
import type { GateFacts } from '../gate-standing.ts';
import type { MomentNote } from '../moments.ts';
import type { WorkingTime } from '../working-time.ts';
import type { StayReason } from './fixed.ts';

/** How far. `date` brings the first of the chosen releases there and the others as far, or each of them there. */
export type SlipBy =
  | { readonly unit: 'days' | 'weeks' | 'workingDays'; readonly amount: number }
  | { readonly unit: 'date'; readonly date: PlainDate; readonly of: 'first' | 'each' };

export const PART_TABLES = ['phases', 'gates', 'deployments', 'bookings'] as const;
export type PartTable = (typeof PART_TABLES)[number];

export interface SlipRequest {
  readonly releaseIds: readonly Id[];
  readonly by: SlipBy;
  /** Parts that move along with their release. */
  readonly along: ReadonlySet<PartTable>;
  /** Releases that need one of them, directly or further down, move too. */
  readonly dependents: boolean;
  /** The releases themselves were taken hold of: they move even if they are out. What is done of them stays. */
  readonly evenFixed?: boolean;
}

/** Everything of the plan that may move or be named; more than needed does no harm. */
export interface SlipRows {
  readonly releases: readonly Release[];
  readonly phases: readonly Phase[];
  readonly gates: readonly Gate[];
  readonly deployments: readonly Deployment[];
  readonly bookings: readonly Booking[];
  readonly events: readonly Event[];
}

export interface SlipContext extends GateFacts {
  readonly statuses: ReadonlyMap<Id, Status>;
  /** Bookings go by the name of what they book. */
  readonly environments: ReadonlyMap<Id, Environment>;
  readonly workingTime: WorkingTime;
  readonly zone: Zone;
}

export interface SlipMove {
  readonly table: PartTable;
  readonly id: Id;
  readonly label: string;
  readonly from: When;
  readonly to: When;
  /** It comes to an hour that never happens that day, or happens twice. */
  readonly hour: MomentNote;
}

export interface SlipStay {
  readonly table: PartTable | 'releases' | 'events';
  readonly id: Id;
  readonly label: string;
  readonly reason: StayReason;
}

/** What becomes of one release. */
export interface SlippedRelease {
  readonly release: Release;
  readonly why: 'chosen' | 'dependent';
  /** The dates that stand for it (`releaseDate`, else `startDate`); null where it has none. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly moves: readonly SlipMove[];
  readonly stays: readonly SlipStay[];
}

export interface SlipPlan {
  readonly changes: readonly Change[];
  /** Releases that move, the chosen ones in the order they were chosen in, then what depends on them. */
  readonly releases: readonly SlippedRelease[];
  /** Releases that don't, and events that concern what moves and stand where they are. */
  readonly stays: readonly SlipStay[];
}

/** The releases a train made. */
export function releasesOfTrain(trainId: Id, links: readonly TrainLink[]): Id[] {
  return links.flatMap((link) => (link.trainId === trainId && link.table === 'releases' ? [link.recordId] : []));
}
