import type { Booking } from '../../model/booking.ts';
import type { Status } from '../../model/configuration.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Gate } from '../../model/gate.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import { stateOfGate, type GateFacts } from '../gate-standing.ts';

/** Why something stays where it is when releases slip. */
export type StayReason =
  /** A release that is out, or was called off. */
  | 'released'
  | 'cancelled'
  /** Nothing of it has a date. */
  | 'undated'
  /** A gate that was passed is evidence of that day. */
  | 'passed'
  /** A deployment that was done, is running, or came to nothing. */
  | 'done'
  | 'running'
  | 'notDone'
  /** A booking that takes no room any more. */
  | 'declined'
  | 'withdrawn'
  /** A booking that repeats: its rule is left as it is. */
  | 'recurring'
  /** What stands on the calendar for others too. */
  | 'event';

type Statuses = ReadonlyMap<Id, Status>;

export function releaseStays({ statusId }: Pick<Release, 'statusId'>, statuses: Statuses): StayReason | null {
  const category = statuses.get(statusId)?.category;
  return category === 'done' ? 'released' : category === 'cancelled' ? 'cancelled' : null;
}

export function gateStays(gate: Gate, facts: GateFacts): StayReason | null {
  return stateOfGate(gate, facts) === 'passed' ? 'passed' : null;
}

export function deploymentStays({ statusId }: Pick<Deployment, 'statusId'>, statuses: Statuses): StayReason | null {
  switch (statuses.get(statusId)?.category) {
    case 'done':
      return 'done';
    case 'inProgress':
      return 'running';
    case 'cancelled':
      return 'notDone';
    default:
      return null;
  }
}

export function bookingStays({ approval, recurrence }: Pick<Booking, 'approval' | 'recurrence'>): StayReason | null {
  if (approval === 'declined' || approval === 'withdrawn') return approval;
  return recurrence === null ? null : 'recurring';
}
