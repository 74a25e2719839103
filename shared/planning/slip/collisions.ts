import type { EventKind } from '../../model/configuration.ts';
import type { Event } from '../../model/event.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate, When, Zone } from '../../model/time.ts';
import { daysOfWhen } from '../moments.ts';
import { readableOccurrences } from '../working-time.ts';
import type { SlippedRelease } from './request.ts';

/** A freeze or holiday a release newly goes live in. */
export interface SlipCollision {
  readonly releaseId: Id;
  readonly eventId: Id;
  readonly title: string;
}

interface Days {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

const MEANINGS: ReadonlySet<string> = new Set(['hardFreeze', 'softFreeze', 'holiday']);

/**
 * What the deployments of a slip (or the date of a release that has none) fall into and did not
 * before: freezes and holidays of everyone, and those of their services and teams.
 */
export function slipCollisions(
  releases: readonly SlippedRelease[],
  events: readonly Event[],
  { eventKinds, zone }: { readonly eventKinds: ReadonlyMap<Id, EventKind>; readonly zone: Zone },
): SlipCollision[] {
  const marks = events.filter(({ kindId }) => MEANINGS.has(eventKinds.get(kindId)?.meaning ?? ''));
  const live = releases.map((one) => ({ one, moves: goingLive(one, zone) }));
  const all = live.flatMap(({ moves }) => moves.map(({ to }) => to)).sort((a, b) => (a.first < b.first ? -1 : 1));
  const [earliest] = all;
  if (earliest === undefined || marks.length === 0) return [];
  const last = all.reduce((latest, days) => (days.last > latest ? days.last : latest), earliest.last);
  const found: SlipCollision[] = [];
  for (const event of marks) {
    const taken = readableOccurrences(event, { first: earliest.first, last, zone }).flatMap(({ when, cancelled }) =>
      cancelled ? [] : [daysOfWhen(when, zone)],
    );
    for (const { one, moves } of taken.length === 0 ? [] : live) {
      const isNew = moves.some(({ from, to }) => taken.some((days) => meets(days, to) && !meets(days, from)));
      if (isNew && concerns(event, one))
        found.push({ releaseId: one.release.id, eventId: event.id, title: event.title });
    }
  }
  return found;
}

function goingLive({ moves, from, to }: SlippedRelease, zone: Zone): { from: Days; to: Days }[] {
  const daysOf = (when: When): Days => daysOfWhen(when, zone);
  const deployed = moves.filter(({ table }) => table === 'deployments');
  if (deployed.length > 0) return deployed.map((move) => ({ from: daysOf(move.from), to: daysOf(move.to) }));
  if (from === null || to === null) return [];
  return [{ from: { first: from, last: from }, to: { first: to, last: to } }];
}

const meets = (a: Days, b: Days): boolean => a.first <= b.last && a.last >= b.first;

function concerns({ serviceIds, teamIds }: Event, { release }: SlippedRelease): boolean {
  if (serviceIds.length === 0 && teamIds.length === 0) return true;
  return serviceIds.some((id) => release.serviceIds.includes(id)) || teamIds.some((id) => release.teamIds.includes(id));
}
