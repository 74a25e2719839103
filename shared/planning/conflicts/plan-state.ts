import type { Booking } from '../../model/booking.ts';
import type { ChangeRequest } from '../../model/change.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Event } from '../../model/event.ts';
import type { Gate } from '../../model/gate.ts';
import type { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import { fromDayNumber, isoWeekday, toDayNumber } from '../days.ts';
import type { Context } from './context.ts';
import { Dirty } from './dirty.ts';
import {
  bookingFacts,
  changeFact,
  deploymentFact,
  eventFacts,
  type BookingFact,
  type ChangeFact,
  type DeploymentFact,
  type EventFact,
} from './facts.ts';
import { Groups } from './groups.ts';
import { IntervalIndex } from './interval-index.ts';
import type { Interval } from './intervals.ts';
import { slim, type PlanRecord } from './records.ts';
import { concerns } from './rules/concerns.ts';
import { tuneOf } from './rules/index.ts';
import { byStart } from './sweep.ts';
import { CHANGE_WINDOWS } from './windows.ts';
import type { EventsAround, Subjects } from './rules/rule.ts';

const DAY_MS = 86_400_000;
const WINDOWS: ReadonlySet<EventFact['meaning']> = new Set(CHANGE_WINDOWS);

interface BookingEntry {
  readonly booking: Booking;
  facts: readonly BookingFact[] | null;
}

/**
 * The records conflicts are about, by what they belong to, and which subjects have to be looked at
 * again. Putting a record in marks every subject whose answer it could change, before and after.
 */
export class PlanState {
  readonly dirty = new Dirty();
  readonly releases = new Map<Id, Release>();
  private readonly phases = new Groups<Phase>();
  private readonly gates = new Groups<Gate>();
  private readonly deployments = new Groups<Deployment>();
  private readonly bookings = new Groups<BookingEntry>();
  private readonly bookingsOfRelease = new Groups<Booking>();
  private readonly events = new Map<Id, { readonly event: Event; readonly facts: readonly EventFact[] }>();
  private readonly facts = new Map<Id, DeploymentFact>();
  private readonly timed = new IntervalIndex<DeploymentFact>();
  private readonly changes = new Map<Id, { readonly change: ChangeRequest; readonly fact: ChangeFact | null }>();
  private readonly changesOfRelease = new Groups<ChangeRequest>();
  private readonly timedChanges = new IntervalIndex<ChangeFact>();
  private readonly timedEvents = new Map<EventFact['meaning'], IntervalIndex<EventFact>>();
  private readonly dependents = new Groups<Release>();
  private readonly ledBy = new Groups<Release>();
  /** How many holidays of everybody fall on a day, by its number. */
  private readonly holidays = new Map<number, number>();
  private readonly windowReach: number;

  constructor(readonly context: Context) {
    this.windowReach = (tuneOf('outsideWindow', context.configuration.settings)['withinDays'] ?? 0) * DAY_MS;
    for (const id of context.configuration.environments.keys()) this.dirty.environment.add(id);
  }

  /** The record as it is held; null where there is none. */
  get({ table, id }: PlanRecord): PlanRecord['record'] {
    switch (table) {
      case 'releases':
        return this.releases.get(id) ?? null;
      case 'phases':
        return this.phases.get(id);
      case 'gates':
        return this.gates.get(id);
      case 'deployments':
        return this.deployments.get(id);
      case 'bookings':
        return this.bookings.get(id)?.booking ?? null;
      case 'events':
        return this.events.get(id)?.event ?? null;
      case 'changes':
        return this.changes.get(id)?.change ?? null;
    }
  }

  /** Every record held, for a state of another day or configuration. */
  *records(): Iterable<PlanRecord> {
    for (const [id, { event: record }] of this.events) yield { table: 'events', id, record };
    for (const [id, record] of this.releases) yield { table: 'releases', id, record };
    for (const [id, record] of this.phases) yield { table: 'phases', id, record };
    for (const [id, record] of this.gates) yield { table: 'gates', id, record };
    for (const [id, record] of this.deployments) yield { table: 'deployments', id, record };
    for (const [id, { booking: record }] of this.bookings) yield { table: 'bookings', id, record };
    for (const [id, { change: record }] of this.changes) yield { table: 'changes', id, record };
  }

  *parts(releaseId: Id): Iterable<PlanRecord> {
    for (const record of this.phases.of(releaseId)) yield { table: 'phases', id: record.id, record };
    for (const record of this.gates.of(releaseId)) yield { table: 'gates', id: record.id, record };
    for (const record of this.deployments.of(releaseId)) yield { table: 'deployments', id: record.id, record };
    for (const record of this.bookingsOfRelease.of(releaseId)) yield { table: 'bookings', id: record.id, record };
    for (const record of this.changesOfRelease.of(releaseId)) yield { table: 'changes', id: record.id, record };
  }

  put(changed: PlanRecord): void {
    const one = slim(changed);
    switch (one.table) {
      case 'releases':
        return this.putRelease(one.id, one.record);
      case 'phases':
        return this.putChild(this.phases, one.id, one.record, true);
      case 'gates':
        return this.putChild(this.gates, one.id, one.record, false);
      case 'deployments':
        return this.putDeployment(one.id, one.record);
      case 'bookings':
        return this.putBooking(one.id, one.record);
      case 'events':
        return this.putEvent(one.id, one.record);
      case 'changes':
        return this.putChange(one.id, one.record);
    }
  }

  private putRelease(id: Id, release: Release | null): void {
    const old = this.releases.get(id);
    for (const owner of [...ownerOf(old), ...ownerOf(release)]) this.dirty.lead.add(owner);
    this.dependents.move(id, old?.dependsOn ?? [], release?.dependsOn ?? [], release);
    this.ledBy.move(id, ownerOf(old), ownerOf(release), release);
    if (release === null) this.releases.delete(id);
    else this.releases.set(id, release);
    this.markRelease(id);
    for (const deployment of this.deployments.of(id)) this.place(deployment.id, deployment);
    // A copy: putting one back in would be met again without end.
    for (const booking of Array.from(this.bookingsOfRelease.of(id))) this.putBooking(booking.id, booking);
  }

  private putChild<T extends Phase | Gate>(group: Groups<T>, id: Id, record: T | null, isLed: boolean): void {
    const old = group.get(id);
    group.move(id, releaseOf(old), releaseOf(record), record);
    for (const one of [old, record]) {
      if (one === null) continue;
      this.dirty.release.add(one.releaseId);
      if (isLed) for (const owner of ownerOf(this.releases.get(one.releaseId))) this.dirty.lead.add(owner);
    }
  }

  private putDeployment(id: Id, record: Deployment | null): void {
    const old = this.deployments.get(id);
    this.deployments.move(id, releaseOf(old), releaseOf(record), record);
    for (const one of [old, record]) if (one !== null) this.markRelease(one.releaseId);
    this.place(id, record);
  }

  /** Puts a deployment where it stands now; those it overlaps or did are told. */
  private place(id: Id, record: Deployment | null): void {
    const old = this.facts.get(id);
    this.dirty.deployment.add(id);
    if (old !== undefined) this.markOverlapping(old);
    if (old?.state === 'open') this.timed.remove(old);
    if (record === null) {
      this.facts.delete(id);
      return;
    }
    const fact = deploymentFact(record, this.releases.get(record.releaseId), this.context);
    this.facts.set(id, fact);
    if (fact.state === 'open') this.timed.add(fact);
    this.markOverlapping(fact);
  }

  /** What two deployments have with each other is told by the one whose id comes first. */
  private markOverlapping(fact: DeploymentFact): void {
    if (fact.state !== 'open') return;
    for (const { id } of this.timed.overlapping(fact)) if (id < fact.id) this.dirty.deployment.add(id);
  }

  private markRelease(id: Id): void {
    this.dirty.release.add(id);
    for (const dependent of this.dependents.of(id)) this.dirty.release.add(dependent.id);
  }

  private putBooking(id: Id, booking: Booking | null): void {
    const old = this.bookings.get(id);
    if (old !== null) this.dirty.environment.add(old.booking.environmentId);
    const before = old?.booking.releaseId ?? null;
    const after = booking?.releaseId ?? null;
    if (before !== null || after !== null) this.bookingsOfRelease.move(id, listOf(before), listOf(after), booking);
    if (booking === null) {
      this.bookings.move(id, listOf(old?.booking.environmentId ?? null), [], null);
      return;
    }
    const { environmentId } = booking;
    // Worked out when its environment is looked at: many are put in before anybody asks.
    const entry = { booking, facts: null };
    if (old === null) this.bookings.add(id, environmentId, entry);
    else this.bookings.move(id, [old.booking.environmentId], [environmentId], entry);
    this.dirty.environment.add(environmentId);
  }

  private putChange(id: Id, change: ChangeRequest | null): void {
    const old = this.changes.get(id);
    this.dirty.change.add(id);
    const owners = (of: ChangeRequest | null | undefined): readonly Id[] => listOf(of?.releaseId ?? null);
    this.changesOfRelease.move(id, owners(old?.change), owners(change), change);
    if (old !== undefined && old.fact !== null) {
      this.timedChanges.remove(old.fact);
      this.markMeeting(old.fact);
    }
    if (change === null) {
      this.changes.delete(id);
      return;
    }
    const fact = changeFact(change, this.context);
    this.changes.set(id, { change, fact });
    if (fact === null) return;
    this.timedChanges.add(fact);
    this.markMeeting(fact);
  }

  /** What two changes have with each other is told by the one whose id comes first. */
  private markMeeting(fact: ChangeFact): void {
    for (const { id } of this.timedChanges.overlapping(fact)) if (id < fact.id) this.dirty.change.add(id);
  }

  private putEvent(id: Id, event: Event | null): void {
    const old = this.events.get(id);
    for (const fact of old?.facts ?? []) {
      this.indexOf(fact.meaning).remove(fact);
      this.markAround(fact, -1);
    }
    if (event === null) {
      this.events.delete(id);
      return;
    }
    const facts = eventFacts(event, this.context);
    this.events.set(id, { event, facts });
    for (const fact of facts) {
      this.indexOf(fact.meaning).add(fact);
      this.markAround(fact, 1);
    }
  }

  private indexOf(meaning: EventFact['meaning']): IntervalIndex<EventFact> {
    const index = this.timedEvents.get(meaning) ?? new IntervalIndex<EventFact>();
    this.timedEvents.set(meaning, index);
    return index;
  }

  private markAround(fact: EventFact, by: 1 | -1): void {
    if (fact.meaning === 'holiday') {
      this.countHoliday(fact, by);
      return;
    }
    const reach = WINDOWS.has(fact.meaning) ? this.windowReach : 0;
    const near = { start: fact.start - reach, end: fact.end + reach };
    for (const { id } of this.timedChanges.overlapping(near)) this.dirty.change.add(id);
    if (fact.meaning === 'maintenanceWindow') return;
    for (const { id } of this.timed.overlapping(near)) this.dirty.deployment.add(id);
  }

  /** A holiday of everybody moves the cut-off of every board; one of some teams or services moves none. */
  private countHoliday(fact: EventFact, by: 1 | -1): void {
    if (fact.days === null || fact.services.length > 0 || fact.teams.length > 0) return;
    const from = toDayNumber(fact.days.first);
    const to = Math.min(toDayNumber(fact.days.last), from + 366);
    for (let day = from; day <= to; day += 1) {
      const count = (this.holidays.get(day) ?? 0) + by;
      if (count === 0) this.holidays.delete(day);
      else this.holidays.set(day, count);
    }
    for (const gate of this.gates.all()) this.dirty.release.add(gate.releaseId);
  }

  /** What the rules are handed about one subject; null where there is nothing to be asked about. */
  subject<S extends keyof Subjects>(scope: S, id: Id): Subjects[S] | null {
    const make: { [T in keyof Subjects]: (id: Id) => Subjects[T] | null } = {
      environment: (of) => this.environment(of),
      deployment: (of) => this.deployment(of),
      release: (of) => this.release(of),
      lead: (of) => this.lead(of),
      change: (of) => this.change(of),
    };
    return make[scope](id);
  }

  private environment(id: Id): Subjects['environment'] | null {
    const environment = this.context.configuration.environments.get(id);
    if (environment === undefined) return null;
    const bookings: BookingFact[] = [];
    for (const entry of this.bookings.of(id)) {
      const { booking } = entry;
      const release = booking.releaseId === null ? undefined : this.releases.get(booking.releaseId);
      entry.facts ??= bookingFacts(booking, release, this.context);
      for (const fact of entry.facts) if (fact.end > this.context.pastUntil) bookings.push(fact);
    }
    return { environment, bookings: bookings.sort(byStart) };
  }

  private deployment(id: Id): Subjects['deployment'] | null {
    const deployment = this.facts.get(id);
    if (deployment === undefined || deployment.state !== 'open') return null;
    return {
      deployment,
      events: this.eventsAround,
      deployments: (span: Interval) => this.timed.overlapping(span).filter((other) => other.id !== id),
    };
  }

  private change(id: Id): Subjects['change'] | null {
    const change = this.changes.get(id)?.fact ?? null;
    if (change === null) return null;
    return {
      change,
      events: this.eventsAround,
      changes: (span) => this.timedChanges.overlapping(span).filter((other) => other.id !== id),
    };
  }

  private readonly eventsAround: EventsAround = (meaning, span) =>
    this.timedEvents.get(meaning)?.overlapping(span) ?? [];

  private release(id: Id): Subjects['release'] | null {
    const own = this.withParts(id);
    if (own === null) return null;
    const needs = own.release.dependsOn.flatMap((need) => (need === id ? [] : (this.withParts(need) ?? [])));
    return { ...own, needs, works: (day) => this.works(day) };
  }

  private withParts(id: Id): Omit<Subjects['release'], 'needs' | 'works'> | null {
    const release = this.releases.get(id);
    if (release === undefined) return null;
    return {
      release,
      phases: [...this.phases.of(id)],
      gates: [...this.gates.of(id)],
      deployments: [...this.deployments.of(id)].flatMap((deployment) => this.facts.get(deployment.id) ?? []),
    };
  }

  /** Windows that concern a deployment or a change. */
  windowsFor(table: 'deployments' | 'changes', id: Id, span: Interval): EventFact[] {
    const planned = table === 'changes' ? (this.changes.get(id)?.fact ?? null) : (this.facts.get(id) ?? null);
    if (planned === null) return [];
    const meanings = table === 'changes' ? CHANGE_WINDOWS : (['changeWindow'] as const);
    return meanings
      .flatMap((meaning) => this.eventsAround(meaning, span))
      .filter((window) => concerns(window, planned, this.context.graph));
  }

  works(day: number): boolean {
    const { workingDays } = this.context.configuration.settings;
    return workingDays.includes(isoWeekday(fromDayNumber(day))) && !this.holidays.has(day);
  }

  private lead(personId: Id): Subjects['lead'] {
    const releases = [...this.ledBy.of(personId)].map((release) => ({
      release,
      phases: [...this.phases.of(release.id)],
    }));
    return { personId, releases };
  }
}

function listOf(id: Id | null): readonly Id[] {
  return id === null ? [] : [id];
}

function releaseOf(record: { readonly releaseId: Id } | null): readonly Id[] {
  return record === null ? [] : [record.releaseId];
}

function ownerOf(release: Release | null | undefined): readonly Id[] {
  return listOf(release?.ownerId ?? null);
}
