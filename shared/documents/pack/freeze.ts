import { inAgendaOrder, minutesFor } from '../../change/agenda.ts';
import { approvalState } from '../../change/approval.ts';
import { boardFor, cutOffOf, meetingWhen } from '../../change/cut-off.ts';
import { EventsByMonth } from '../../change/during.ts';
import { impactOf } from '../../change/impact.ts';
import { openActions } from '../../change/meeting.ts';
import { outagesOf, serviceMonths } from '../../change/outage.ts';
import { reviewDue } from '../../change/review.ts';
import { riskOf } from '../../change/risk.ts';
import { collisionsOf, windowStatus } from '../../change/schedule.ts';
import { ChangeWaivers } from '../../change/waivers.ts';
import type { Action, Board, Meeting } from '../../model/board.ts';
import type { Approval, ChangeRequest } from '../../model/change.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Event } from '../../model/event.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { StandingChange } from '../../model/standing-change.ts';
import type { Incident } from '../../model/support.ts';
import type { Instant, Moment, PlainDate, When, Zone } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Configuration } from '../../planning/configuration.ts';
import { addDays } from '../../planning/days.ts';
import { dayIn, daysOfWhen, instantsOfWhen, momentFromInstant } from '../../planning/moments.ts';
import { workingTime } from '../../planning/working-time.ts';
import { namesIn } from './names.ts';
import { differencesSince } from './differences.ts';
import type { MaybeWaived, PackChange, PackChoices, PackSnapshot } from './snapshot.ts';

/** Days before a range in which changes count as closed since the last meeting, where there was none. */
const USUAL_SINCE_DAYS = 14;

/** What a plan holds that a pack may speak of. */
export interface PackSource {
  readonly configuration: Configuration;
  readonly changes: readonly ChangeRequest[];
  readonly approvals: readonly Approval[];
  readonly releases: readonly Release[];
  readonly deployments: readonly Deployment[];
  readonly standingChanges: readonly StandingChange[];
  readonly events: readonly Event[];
  readonly meetings: readonly Meeting[];
  readonly actions: readonly Action[];
  readonly incidents: readonly Incident[];
  readonly waivers: readonly Waiver[];
  readonly dataAsOf: Instant | null;
}

/** A meeting's pack, or that of a range of days, both inclusive. */
export type PackSubject =
  | { readonly meeting: Meeting }
  | { readonly meeting: null; readonly first: PlainDate; readonly last: PlainDate };

/** @param before the last pack that was kept of the same subject or board */
export function freezePack(
  source: PackSource,
  subject: PackSubject,
  choices: PackChoices,
  before: PackSnapshot | null,
): PackSnapshot {
  const { configuration } = source;
  const { zone, currency } = configuration.settings;
  const events = new Map(source.events.map((event) => [event.id, event]));
  const works = workingTime(configuration, source.events);
  const { meeting } = subject;
  const board = meeting === null ? boardFor('cab', configuration) : (configuration.boards.get(meeting.boardId) ?? null);
  const meets = meeting === null ? null : meetingWhen(meeting, events, zone);
  const { first, last } = daysFor(subject, meets, board, choices, zone);
  const cutOff =
    meeting === null || board === null || meets === null
      ? null
      : (meeting.cutOff ?? cutOffOf(board, meets, zone, works));
  const previous = meeting === null ? null : previousOf(meeting, meets, source.meetings, events, zone);
  const since =
    previous?.meets === null || previous === null
      ? addDays(first, -USUAL_SINCE_DAYS)
      : daysOfWhen(previous.meets, zone).first;

  const pick = new Picker(source, zone);
  const inRange = pick.between(first, last);
  const onAgenda =
    meeting === null
      ? choices.kind === 'change-schedule'
        ? []
        : inAgendaOrder(
            inRange.filter((change) => pick.meaningOf(change) !== 'standard' && !change.placeholder),
            configuration,
          ).map((change) => ({
            changeId: change.id,
            minutes: minutesFor(change, board ?? { minutesSimple: 2, minutesComplex: 5 }, configuration),
            note: '',
          }))
      : meeting.agenda
          .filter(({ changeId }) => pick.byId.has(changeId))
          .map(({ changeId, minutes, note }) => ({ changeId, minutes, note }));
  const isSchedule = choices.kind === 'change-schedule';
  const closed = isSchedule ? [] : pick.closedSince(since, choices.asOf);
  const toRatify = isSchedule ? [] : pick.toRatify(since, choices.asOf);
  const makeChange = changeMaker(source, works, dayIn(momentFromInstant(choices.asOf, zone), zone));
  const reviews = isSchedule
    ? []
    : source.changes.filter((change) => {
        const due = makeChange(change).review;
        return due !== null && !due.held && due.dueBy !== null;
      });
  const used = new Map<Id, ChangeRequest>();
  const ofAgenda = onAgenda.flatMap(({ changeId }) => pick.byId.get(changeId) ?? []);
  for (const change of [...ofAgenda, ...inRange, ...closed, ...toRatify, ...reviews]) used.set(change.id, change);
  const planned = source.changes.filter((change) => !pick.isCancelled(change));
  const announced = [...new Set([...ofAgenda, ...inRange])];
  const outages = announced.flatMap((change) => outagesOf(change, zone));
  const months = new Set(serviceMonths(outages, configuration.services, zone).map(monthKey));
  const allMonths = serviceMonths(
    planned.flatMap((change) => outagesOf(change, zone)),
    configuration.services,
    zone,
  );
  const releaseIds = new Set(announced.flatMap(({ releaseId }) => releaseId ?? []));
  const releases = isSchedule ? [] : source.releases.filter(({ id }) => releaseIds.has(id));
  const standing = isSchedule ? [] : source.standingChanges.filter(({ archived }) => !archived);
  const waivers = isSchedule ? [] : waiversOf(source, announced, releaseIds, first);
  const changes = Object.fromEntries([...used.values()].map((change) => [change.id, makeChange(change)]));
  const actions = board === null || isSchedule ? [] : openActions(board.id, source.actions);
  const draft = {
    ...choices,
    format: 1 as const,
    first,
    last,
    zone,
    currency,
    dataAsOf: source.dataAsOf,
    board: isSchedule ? null : board,
    meeting,
    meets,
    cutOff,
    previous: isSchedule ? null : previous,
    changes,
    agenda: onAgenda,
    actions,
    since,
    closed: idsOf(closed),
    toRatify: idsOf(toRatify),
    reviews: idsOf(reviews),
    schedule: idsOf(inRange),
    standard: isSchedule ? [] : idsOf(inRange.filter((change) => pick.meaningOf(change) === 'standard')),
    standing: standing.map((record) => ({ record, deployments: pick.deploymentsUnder(record.id, first, last) })),
    waivers,
    outages,
    serviceMonths: allMonths
      .filter((month) => months.has(monthKey(month)))
      .map((month) => ({ ...month, target: configuration.services.get(month.serviceId)?.availabilityTarget ?? null })),
    releases,
    types: Object.fromEntries(
      [...configuration.changeTypes.values()].map(({ id, name, appearance, meaning }) => [
        id,
        { name, code: appearance.code, meaning },
      ]),
    ),
    statuses: Object.fromEntries(
      [...configuration.statuses.values()]
        .filter(({ appliesTo }) => appliesTo === 'changes')
        .map(({ id, name, stage, category }) => [id, { name, stage, category }]),
    ),
    sinceLast: null,
  };
  const snapshot: PackSnapshot = { ...draft, ...namesIn(draft, source) };
  if (before === null || before.revision === null) return snapshot;
  return { ...snapshot, sinceLast: { revision: before.revision, differences: differencesSince(snapshot, before) } };
}

const idsOf = (changes: readonly ChangeRequest[]): Id[] => changes.map(({ id }) => id);
const monthKey = ({ serviceId, month }: { serviceId: Id; month: string }): string => `${serviceId} ${month}`;

/** A meeting's schedule reaches as far as its agenda does; one that has no time any more begins today. */
function daysFor(
  subject: PackSubject,
  meets: When | null,
  board: Board | null,
  { asOf }: PackChoices,
  zone: Zone,
): { first: PlainDate; last: PlainDate } {
  if (subject.meeting === null) return { first: subject.first, last: subject.last };
  const first = meets === null ? dayIn(momentFromInstant(asOf, zone), zone) : daysOfWhen(meets, zone).first;
  return { first, last: addDays(first, board?.rangeDays ?? USUAL_SINCE_DAYS) };
}

function previousOf(
  meeting: Meeting,
  meets: When | null,
  meetings: readonly Meeting[],
  events: ReadonlyMap<string, Event>,
  zone: Zone,
): PackSnapshot['previous'] {
  if (meets === null) return null;
  const { start } = instantsOfWhen(meets, zone);
  return (
    meetings
      .filter((one) => one.boardId === meeting.boardId && one.id !== meeting.id)
      .map((one) => ({ meeting: one, meets: meetingWhen(one, events, zone) }))
      .flatMap((one) => (one.meets === null ? [] : [{ ...one, at: instantsOfWhen(one.meets, zone).start }]))
      .filter(({ at }) => at < start)
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .map((one) => ({ meeting: one.meeting, meets: one.meets }))[0] ?? null
  );
}

/** Waivers of the changes, of their releases and of these releases' deployments that still hold. */
function waiversOf(
  { waivers, deployments }: PackSource,
  changes: readonly ChangeRequest[],
  releaseIds: ReadonlySet<Id>,
  day: PlainDate,
): Waiver[] {
  const concerned = new Set([
    ...changes.map(({ id }) => `changes:${id}`),
    ...changes.flatMap(({ deploymentIds }) => deploymentIds.map((id) => `deployments:${id}`)),
    ...[...releaseIds].map((id) => `releases:${id}`),
    ...deployments.filter(({ releaseId }) => releaseIds.has(releaseId)).map(({ id }) => `deployments:${id}`),
  ]);
  return waivers
    .filter(({ until, records }) => (until === null || until >= day) && records.some((one) => concerned.has(one)))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Finds the changes each section speaks of, in order of time. */
class Picker {
  readonly byId: ReadonlyMap<Id, ChangeRequest>;

  constructor(
    private readonly source: PackSource,
    private readonly zone: Zone,
  ) {
    this.byId = new Map(source.changes.map((change) => [change.id, change]));
  }

  meaningOf({ typeId }: ChangeRequest): string {
    return this.source.configuration.changeTypes.get(typeId)?.meaning ?? 'normal';
  }

  isCancelled({ statusId }: ChangeRequest): boolean {
    return this.source.configuration.statuses.get(statusId)?.category === 'cancelled';
  }

  /** What is planned to touch the days. */
  between(first: PlainDate, last: PlainDate): ChangeRequest[] {
    return this.inTime(
      this.source.changes.filter((change) => {
        if (change.when === null || this.isCancelled(change)) return false;
        const days = daysOfWhen(change.when, this.zone);
        return days.first <= last && first <= days.last;
      }),
    );
  }

  /** What ended since a day. */
  closedSince(since: PlainDate, asOf: Instant): ChangeRequest[] {
    return this.inTime(
      this.source.changes.filter((change) => {
        const ended = change.actualEnd;
        return ended !== null && ended <= asOf && this.dayOf(ended) >= since && !this.isCancelled(change);
      }),
    );
  }

  /** Emergencies, and what was done without being asked for. */
  toRatify(since: PlainDate, asOf: Instant): ChangeRequest[] {
    return this.inTime(
      this.source.changes.filter((change) => {
        if (!change.unauthorised && this.meaningOf(change) !== 'emergency') return false;
        const begun = change.breakGlass?.startedAt ?? change.actualStart;
        return begun !== null && begun <= asOf && this.dayOf(begun) >= since && !this.isCancelled(change);
      }),
    );
  }

  deploymentsUnder(standingId: Id, first: PlainDate, last: PlainDate): number {
    return this.source.deployments.filter((one) => {
      if (one.standingChangeId !== standingId) return false;
      const days = daysOfWhen(one.when, this.zone);
      return days.first <= last && first <= days.last;
    }).length;
  }

  private dayOf(instant: Instant): PlainDate {
    return dayIn(momentFromInstant(instant, this.zone), this.zone);
  }

  private inTime(changes: readonly ChangeRequest[]): ChangeRequest[] {
    const keyed = changes.map((change) => {
      const start = change.when === null ? (change.actualStart ?? '9') : instantsOfWhen(change.when, this.zone).start;
      return { change, key: `${start} ${change.key}` };
    });
    return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ change }) => change);
  }
}

/** Makes the frozen form of changes; collisions, freezes and approvals are worked out once for all. */
function changeMaker(
  source: PackSource,
  works: ReturnType<typeof workingTime>,
  today: PlainDate,
): (change: ChangeRequest) => PackChange {
  const { configuration, changes, approvals, incidents, events } = source;
  const { zone } = configuration.settings;
  const byMonth = new EventsByMonth(events, configuration);
  const waivers = new ChangeWaivers(source.waivers, configuration, today);
  const collisions = collisionsOf(changes, configuration, waivers);
  const byId = new Map(changes.map((change) => [change.id, change]));
  const nameOf = (id: Id): string => configuration.services.get(id)?.name ?? id;
  const waivedBy = (waiver: Waiver | null): MaybeWaived => {
    if (waiver === null) return {};
    const { reason, until, personId } = waiver;
    return { waived: { reason, until, by: configuration.people.get(personId ?? '')?.name ?? null } };
  };
  const made = new Map<Id, PackChange>();
  return (change) => {
    const known = made.get(change.id);
    if (known !== undefined) return known;
    const own = approvals
      .filter(({ changeId }) => changeId === change.id)
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    const risk = riskOf(change, configuration);
    const status = windowStatus(change, byMonth, waivers);
    const caused = incidents.filter(({ causedByChangeId }) => causedByChangeId === change.id);
    const times = change.when === null ? null : timesOf(change.when, zone);
    const one: PackChange = {
      record: change,
      start: times?.start ?? null,
      end: times?.end ?? null,
      risk: { level: risk.level, points: risk.points, open: risk.open.map(({ text }) => text) },
      impact: impactOf(change, configuration.services).map(({ service, steps, through }) => ({
        name: service.name,
        steps,
        through: nameOf(through),
      })),
      window: status.window,
      windows: status.windows.map(({ title, when }) => ({ title, when })),
      freezes: status.freezes.map(({ title, when, waiver }) => ({ title, when, ...waivedBy(waiver) })),
      collisions: (collisions.get(change.id) ?? []).map(({ changeId, start, end, serviceIds, waiver }) => {
        const other = byId.get(changeId);
        const label = other === undefined ? changeId : `${other.key} ${other.title}`;
        return { label, start, end, services: serviceIds.map(nameOf), ...waivedBy(waiver) };
      }),
      approvals: own,
      approval: approvalState(configuration.changeTypes.get(change.typeId), own),
      review: reviewDue(change, caused, configuration, works),
      incidents: caused.map(({ key, title, priority }) =>
        [key, title, `P${priority}`].filter((s) => s !== '').join(' '),
      ),
    };
    made.set(change.id, one);
    return one;
  };
}

/** Whole days count from their first instant to the one after their last. */
function timesOf(when: When, zone: Zone): { start: Moment; end: Moment } {
  if (when.type === 'moments') return { start: when.start, end: when.end };
  const { start, end } = instantsOfWhen(when, zone);
  return { start: momentFromInstant(start, zone), end: momentFromInstant(end, zone) };
}
