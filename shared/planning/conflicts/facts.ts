import { takesRoom, type Booking } from '../../model/booking.ts';
import type { EventMeaning, StatusCategory } from '../../model/configuration.ts';
import type { ChangeRequest } from '../../model/change.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Event } from '../../model/event.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../configuration.ts';
import { placesOf } from '../entries.ts';
import { daysOfWhen } from '../moments.ts';
import { touching, type DayRange } from '../recurrence.ts';
import { bookingAsEvent } from '../repeating.ts';
import type { Context } from './context.ts';
import { refOf, type Ref } from './conflict.ts';
import type { Interval } from './intervals.ts';
import { CHANGE_WINDOWS } from './windows.ts';

/*
 * What the rules see of the records: when, where, what it concerns. Names and notes are left out, so
 * that an edit of a note rechecks nothing and tens of thousands of records take little room.
 */

export interface BookingFact extends Interval {
  readonly ref: Ref;
  readonly units: number;
  readonly services: readonly Id[];
}

export interface DeploymentFact extends Interval {
  readonly ref: Ref;
  readonly id: Id;
  readonly releaseId: Id;
  /** Planned by the day: some time within it, not all of it. */
  readonly isDays: boolean;
  /** The last instant at which it may begin, as far as is known. */
  readonly latestStart: number;
  /** The environment as all who write its name mean it. */
  readonly environment: string;
  readonly production: boolean;
  readonly services: readonly Id[];
  readonly teams: readonly Id[];
  readonly state: 'open' | 'done' | 'cancelled';
}

/** An open change that has a time. */
export interface ChangeFact extends Interval {
  readonly ref: Ref;
  readonly id: Id;
  readonly releaseId: Id | null;
  /** Planned by the day: some time within it, not all of it. */
  readonly isDays: boolean;
  readonly placeholder: boolean;
  readonly keepsToWindows: boolean;
  /** Services it changes. */
  readonly services: readonly Id[];
  readonly teams: readonly Id[];
}

export interface EventFact extends Interval {
  readonly ref: Ref;
  readonly meaning: EventMeaning;
  /** Days a holiday takes, as working time counts them: whole days are what they are, in whatever zone. Null for the rest. */
  readonly days: { readonly first: PlainDate; readonly last: PlainDate } | null;
  /** What it concerns; both empty: everything. */
  readonly services: readonly Id[];
  readonly teams: readonly Id[];
}

export function environmentKey(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}

export function stateOf(category: StatusCategory | undefined): DeploymentFact['state'] {
  return category === 'done' || category === 'cancelled' ? category : 'open';
}

const NONE: readonly Id[] = [];

/** Each occurrence of a booking that takes room, its release's fate considered. */
export function bookingFacts(booking: Booking, release: Release | undefined, context: Context): BookingFact[] {
  if (!takesRoom(booking)) return [];
  if (release !== undefined && context.categoryOf(release) === 'cancelled') return [];
  const services = booking.serviceIds.length > 0 ? booking.serviceIds : (release?.serviceIds ?? NONE);
  const { units } = booking;
  if (booking.recurrence === null) {
    const { start, end } = context.instants.of(booking.when);
    return [{ ref: refOf('bookings', booking.id), start, end, units, services }];
  }
  return places(bookingAsEvent(booking), context.horizon).flatMap(({ occurrence }) => {
    if (occurrence?.cancelled === true) return [];
    const { start, end } = context.instants.of(occurrence?.when ?? booking.when);
    return [{ ref: refOf('bookings', booking.id, occurrence?.key), start, end, units, services }];
  });
}

const COUNTED: ReadonlySet<EventMeaning> = new Set(['hardFreeze', 'softFreeze', ...CHANGE_WINDOWS, 'holiday']);

/** Each occurrence of an event that some rule looks at. */
export function eventFacts(event: Event, context: Context): EventFact[] {
  const { serviceIds: services, teamIds: teams } = event;
  return places(event, context.horizon).flatMap(({ occurrence }) => {
    if (occurrence === null ? event.status === 'cancelled' : occurrence.cancelled) return [];
    const kind = context.configuration.eventKinds.get(occurrence?.override?.kindId ?? event.kindId);
    if (kind === undefined || !COUNTED.has(kind.meaning)) return [];
    const when = occurrence?.when ?? event.when;
    const { start, end } = context.instants.of(when);
    const days = kind.meaning === 'holiday' ? daysOfWhen(when, context.configuration.settings.zone) : null;
    const key = event.recurrence === null ? null : (occurrence?.key ?? null);
    return [{ ref: refOf('events', event.id, key), start, end, days, meaning: kind.meaning, services, teams }];
  });
}

/** The horizon holds for what repeats only: a single one counts wherever it stands. */
function places(event: Event, horizon: DayRange): ReturnType<typeof placesOf> {
  return event.recurrence === null ? placesOf(event, horizon, always) : placesOf(event, horizon, touching(horizon));
}
const always = () => true;

export function deploymentFact(
  deployment: Deployment,
  release: Release | undefined,
  { configuration, instants, isProduction, categoryOf, teamsOf }: Context,
): DeploymentFact {
  const { when } = deployment;
  const { start, end } = instants.of(when);
  const services = deployment.serviceIds.length > 0 ? deployment.serviceIds : (release?.serviceIds ?? NONE);
  const own = stateOf(configuration.statuses.get(deployment.statusId)?.category);
  const ofRelease = release === undefined ? 'open' : stateOf(categoryOf(release));
  return {
    ref: refOf('deployments', deployment.id),
    id: deployment.id,
    releaseId: deployment.releaseId,
    start,
    end,
    isDays: when.type === 'dates',
    latestStart: when.type === 'dates' ? instants.day(when.first, when.zone).end - 1 : start,
    environment: environmentKey(deployment.environment),
    production: isProduction(deployment.environment),
    services,
    teams: teamsOf(release, services),
    state: own === 'open' ? ofRelease : own,
  };
}

/** What the rules see of a change; null where none asks about it: it has no time, or is through. */
export function changeFact(change: ChangeRequest, { configuration, instants, teamsOf }: Context): ChangeFact | null {
  const { id, when, releaseId, placeholder, serviceIds: services } = change;
  if (when === null || !isAhead(change, configuration)) return null;
  return {
    ref: refOf('changes', id),
    id,
    releaseId,
    ...instants.of(when),
    isDays: when.type === 'dates',
    placeholder,
    keepsToWindows: keepsToWindows(change, configuration),
    services,
    teams: teamsOf(change, services),
  };
}

/** Neither done nor cancelled. */
export function isAhead({ statusId }: Pick<ChangeRequest, 'statusId'>, { statuses }: Pick<Configuration, 'statuses'>) {
  return stateOf(statuses.get(statusId)?.category) === 'open';
}

/** What cannot wait waits for no window; a placeholder is not asked yet. */
export function keepsToWindows(
  { typeId, placeholder }: Pick<ChangeRequest, 'typeId' | 'placeholder'>,
  { changeTypes }: Pick<Configuration, 'changeTypes'>,
): boolean {
  return !placeholder && changeTypes.get(typeId)?.meaning !== 'emergency';
}
