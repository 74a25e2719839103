import { SlipwayError } from '../errors.ts';
import type { Event } from '../model/event.ts';
import { takesRoom, type Booking } from '../model/booking.ts';
import type { ChangeRequest } from '../model/change.ts';
import type { Deployment } from '../model/deployment.ts';
import type { Gate } from '../model/gate.ts';
import type { Phase } from '../model/phase.ts';
import type { Release } from '../model/release.ts';
import type { Id } from '../model/schema.ts';
import type { When } from '../model/time.ts';
import type { Configuration } from './configuration.ts';
import { sortEntries } from './entry-order.ts';
import type { CalendarEntry } from './entry.ts';
import { stateOfGate } from './gate-standing.ts';
import { bookingAsEvent } from './repeating.ts';
import { occurrencesOf, touching, type DayRange, type Occurrence } from './recurrence.ts';

/** Records that may stand on the calendar. `releasesById` holds every release that others belong to. */
export interface PlanRows {
  readonly releases: readonly Release[];
  readonly phases: readonly Phase[];
  readonly gates: readonly Gate[];
  readonly deployments: readonly Deployment[];
  readonly bookings: readonly Booking[];
  readonly events: readonly Event[];
  readonly changes: readonly ChangeRequest[];
  readonly releasesById: ReadonlyMap<Id, Release>;
}

/** Stands on a chip whose kind nobody knows any more. */
const UNKNOWN_CODE = '?';

/**
 * Everything that touches a range of days as calendar entries, series expanded, in the order of
 * `compareEntries`. An event whose repetition can't be expanded stands with its first occurrence
 * only and says so; the rest of the calendar is not held up by it.
 */
export function projectEntries(rows: PlanRows, configuration: Configuration, range: DayRange): CalendarEntry[] {
  const touches = touching(range);
  const entries: CalendarEntry[] = [];
  const add = (entry: CalendarEntry): void => void entries.push(entry);
  for (const release of rows.releases) {
    const when = spanOfRelease(release);
    if (when !== null && touches(when)) add(releaseEntry(release, when, configuration));
  }
  for (const phase of rows.phases) {
    if (phase.first <= range.last && phase.last >= range.first) add(phaseEntry(phase, rows, configuration));
  }
  for (const gate of rows.gates) if (touches(gate.due)) add(gateEntry(gate, rows, configuration));
  for (const deployment of rows.deployments) {
    if (touches(deployment.when)) add(deploymentEntry(deployment, rows, configuration));
  }
  for (const change of rows.changes) {
    if (change.when !== null && touches(change.when)) add(changeEntry(change, change.when, configuration));
  }
  for (const booking of rows.bookings) {
    for (const place of placesOf(bookingAsEvent(booking), range, touches))
      add(bookingEntry(booking, place, rows, configuration));
  }
  for (const event of rows.events) {
    for (const place of placesOf(event, range, touches)) add(eventEntry(event, place, configuration));
  }
  return sortEntries(entries);
}

/** Where something stands that may repeat: its occurrences, or itself (`occurrence` null). */
export interface Place {
  readonly occurrence: Occurrence | null;
  readonly unreadable?: true;
}

const ITSELF: readonly Place[] = [{ occurrence: null }];
const UNREADABLE: readonly Place[] = [{ occurrence: null, unreadable: true }];

export function placesOf(event: Event, range: DayRange, touches: (when: When) => boolean): readonly Place[] {
  if (event.recurrence === null) return touches(event.when) ? ITSELF : [];
  try {
    return occurrencesOf(event, range, touches).map((occurrence) => ({ occurrence }));
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return touches(event.when) ? UNREADABLE : [];
  }
}

/** From start date to release date, or the one that is known; null where neither is. */
export function spanOfRelease(release: Pick<Release, 'startDate' | 'releaseDate'>): When | null {
  const from = release.startDate ?? release.releaseDate;
  const to = release.releaseDate ?? release.startDate;
  if (from === null || to === null) return null;
  return from <= to ? { type: 'dates', first: from, last: to } : { type: 'dates', first: to, last: from };
}

function releaseEntry(release: Release, when: When, { releaseTypes, statuses }: Configuration): CalendarEntry {
  const status = statuses.get(release.statusId);
  return {
    id: `releases:${release.id}`,
    table: 'releases',
    recordId: release.id,
    occurrence: null,
    releaseId: release.id,
    key: release.key,
    title: release.name,
    code: releaseTypes.get(release.typeId)?.appearance.code ?? UNKNOWN_CODE,
    styleId: release.typeId,
    when,
    statusId: release.statusId,
    statusName: status?.name ?? '',
    category: status?.category ?? null,
    tentative: status?.tentative ?? false,
    awaitingApproval: status?.awaitingApproval ?? false,
    cancelled: status?.category === 'cancelled',
    serviceIds: release.serviceIds,
    teamIds: release.teamIds,
    environment: null,
    location: '',
  };
}

/** Part of a release: cancelled and tentative with it, its services and teams. */
function partOf(release: Release | undefined, { statuses }: Configuration) {
  const status = release === undefined ? undefined : statuses.get(release.statusId);
  return {
    key: release?.key ?? null,
    tentative: status?.tentative ?? false,
    cancelled: status?.category === 'cancelled',
    serviceIds: release?.serviceIds ?? [],
    teamIds: release?.teamIds ?? [],
  };
}

function phaseEntry(phase: Phase, rows: PlanRows, configuration: Configuration): CalendarEntry {
  const part = partOf(rows.releasesById.get(phase.releaseId), configuration);
  return {
    id: `phases:${phase.id}`,
    table: 'phases',
    recordId: phase.id,
    occurrence: null,
    releaseId: phase.releaseId,
    title: phase.name,
    code: configuration.phaseTypes.get(phase.typeId)?.appearance.code ?? UNKNOWN_CODE,
    styleId: phase.typeId,
    when: { type: 'dates', first: phase.first, last: phase.last },
    statusId: null,
    statusName: '',
    category: null,
    awaitingApproval: false,
    environment: null,
    location: '',
    ...part,
  };
}

const GATE_CATEGORY = { open: 'planned', passed: 'done', rejected: 'cancelled' } as const;

function gateEntry(gate: Gate, rows: PlanRows, configuration: Configuration): CalendarEntry {
  const part = partOf(rows.releasesById.get(gate.releaseId), configuration);
  const state = stateOfGate(gate, configuration);
  return {
    id: `gates:${gate.id}`,
    table: 'gates',
    recordId: gate.id,
    occurrence: null,
    releaseId: gate.releaseId,
    title: gate.name,
    code: configuration.gateTypes.get(gate.typeId)?.appearance.code ?? UNKNOWN_CODE,
    styleId: gate.typeId,
    when: gate.due,
    statusId: null,
    statusName: '',
    category: GATE_CATEGORY[state],
    awaitingApproval: false,
    environment: null,
    location: '',
    ...part,
    cancelled: part.cancelled || state === 'rejected',
  };
}

function deploymentEntry(deployment: Deployment, rows: PlanRows, configuration: Configuration): CalendarEntry {
  const release = rows.releasesById.get(deployment.releaseId);
  const part = partOf(release, configuration);
  const status = configuration.statuses.get(deployment.statusId);
  return {
    id: `deployments:${deployment.id}`,
    table: 'deployments',
    recordId: deployment.id,
    occurrence: null,
    releaseId: deployment.releaseId,
    title: deployment.environment,
    code: '★',
    styleId: release?.typeId ?? '',
    when: deployment.when,
    statusId: deployment.statusId,
    statusName: status?.name ?? '',
    category: status?.category ?? null,
    awaitingApproval: status?.awaitingApproval ?? false,
    environment: deployment.environment,
    location: '',
    ...part,
    tentative: part.tentative || (status?.tentative ?? false),
    cancelled: part.cancelled || status?.category === 'cancelled',
    serviceIds: deployment.serviceIds.length > 0 ? deployment.serviceIds : part.serviceIds,
  };
}

/** Of a release or of none; hatched while it only holds a place, or while its release's dates may change. */
function changeEntry(change: ChangeRequest, when: When, configuration: Configuration): CalendarEntry {
  const status = configuration.statuses.get(change.statusId);
  return {
    id: `changes:${change.id}`,
    table: 'changes',
    recordId: change.id,
    occurrence: null,
    releaseId: change.releaseId,
    key: change.key,
    title: change.title,
    code: configuration.changeTypes.get(change.typeId)?.appearance.code ?? UNKNOWN_CODE,
    styleId: change.typeId,
    when,
    statusId: change.statusId,
    statusName: status?.name ?? '',
    category: status?.category ?? null,
    tentative: change.placeholder || (status?.tentative ?? false),
    awaitingApproval: status?.awaitingApproval ?? false,
    cancelled: status?.category === 'cancelled',
    serviceIds: change.serviceIds,
    teamIds: change.teamIds,
    environment: change.environments[0] ?? null,
    location: '',
  };
}

function bookingEntry(
  booking: Booking,
  { occurrence, unreadable }: Place,
  rows: PlanRows,
  configuration: Configuration,
): CalendarEntry {
  const release = booking.releaseId === null ? undefined : rows.releasesById.get(booking.releaseId);
  const part = partOf(release, configuration);
  const environment = configuration.environments.get(booking.environmentId)?.name ?? UNKNOWN_CODE;
  return {
    id: occurrence === null ? `bookings:${booking.id}` : `bookings:${booking.id}:${occurrence.key}`,
    table: 'bookings',
    recordId: booking.id,
    occurrence: occurrence?.key ?? null,
    releaseId: booking.releaseId,
    title: booking.purpose === '' ? environment : `${environment} · ${booking.purpose}`,
    code: 'B',
    styleId: release?.typeId ?? '',
    when: occurrence?.when ?? booking.when,
    statusId: null,
    statusName: '',
    category: null,
    awaitingApproval: booking.approval === 'requested',
    environment,
    location: '',
    ...part,
    cancelled: part.cancelled || (occurrence?.cancelled ?? !takesRoom(booking)),
    serviceIds: booking.serviceIds.length > 0 ? booking.serviceIds : part.serviceIds,
    teamIds: booking.teamIds.length > 0 ? booking.teamIds : part.teamIds,
    ...(unreadable && { unreadableRepetition: unreadable }),
  };
}

function eventEntry(event: Event, { occurrence, unreadable }: Place, { eventKinds }: Configuration): CalendarEntry {
  const override = occurrence?.override ?? null;
  const kindId = override?.kindId ?? event.kindId;
  const status = override?.status ?? event.status;
  return {
    id: occurrence === null ? `events:${event.id}` : `events:${event.id}:${occurrence.key}`,
    table: 'events',
    recordId: event.id,
    occurrence: occurrence?.key ?? null,
    releaseId: null,
    key: null,
    title: override?.title ?? event.title,
    code: eventKinds.get(kindId)?.appearance.code ?? UNKNOWN_CODE,
    styleId: kindId,
    when: occurrence?.when ?? event.when,
    statusId: null,
    statusName: '',
    category: null,
    tentative: status === 'tentative',
    awaitingApproval: false,
    cancelled: occurrence?.cancelled ?? status === 'cancelled',
    serviceIds: event.serviceIds,
    teamIds: event.teamIds,
    environment: null,
    location: override?.location ?? event.location,
    ...(unreadable && { unreadableRepetition: unreadable }),
  };
}
