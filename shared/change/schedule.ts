import type { ChangeRequest } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import { ServiceGraph } from '../planning/conflicts/service-graph.ts';
import type { Configuration } from '../planning/configuration.ts';
import { instantsOfWhen } from '../planning/moments.ts';
import type { During, EventsByMonth } from './during.ts';

/** Where a change stands in the calendar of windows and freezes. */
export interface WindowStatus {
  readonly freezes: readonly During[];
  /** Windows that are on for some of it. */
  readonly windows: readonly During[];
  /** `inside`: a window covers it whole; `outside`: none does; `unknown`: it has no time yet. */
  readonly window: 'inside' | 'outside' | 'unknown';
}

export function windowStatus(change: Pick<ChangeRequest, 'when' | 'serviceIds'>, events: EventsByMonth): WindowStatus {
  if (change.when === null) return { freezes: [], windows: [], window: 'unknown' };
  const during = events.during(change.when, change.serviceIds);
  const windows = during.filter(({ meaning }) => meaning === 'changeWindow' || meaning === 'maintenanceWindow');
  return {
    freezes: during.filter(({ meaning }) => meaning === 'hardFreeze' || meaning === 'softFreeze'),
    windows,
    window: windows.some(({ covers }) => covers) ? 'inside' : 'outside',
  };
}

/** Another change at the same time on something this one hangs on, or that hangs on it. */
export interface Collision {
  readonly changeId: Id;
  /** Services of the other one that are related to this one's. */
  readonly serviceIds: readonly Id[];
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * Collisions of every change, over the whole service graph and each from both sides. Cancelled and finished
 * changes collide with nothing; neither does one without a time.
 */
export function collisionsOf(
  changes: readonly ChangeRequest[],
  { services, statuses, settings }: Pick<Configuration, 'services' | 'statuses' | 'settings'>,
): ReadonlyMap<Id, readonly Collision[]> {
  const graph = new ServiceGraph(services);
  const related = new Map<Id, ReadonlySet<Id>>();
  const relatedOf = ({ id, serviceIds }: ChangeRequest): ReadonlySet<Id> => {
    const known = related.get(id) ?? new Set(serviceIds.flatMap((service) => [...graph.related(service)]));
    related.set(id, known);
    return known;
  };
  const spans = changes
    .filter((change) => isAhead(statuses.get(change.statusId)?.category))
    .flatMap((change) => (change.when === null ? [] : [{ change, ...instantsOfWhen(change.when, settings.zone) }]))
    .toSorted((a, b) => (a.start === b.start ? (a.change.id < b.change.id ? -1 : 1) : a.start < b.start ? -1 : 1));
  const found = new Map<Id, Collision[]>();
  const add = (id: Id, collision: Collision): void => {
    const list = found.get(id);
    if (list === undefined) found.set(id, [collision]);
    else list.push(collision);
  };
  for (const [index, one] of spans.entries()) {
    for (let next = index + 1; next < spans.length; next += 1) {
      const other = spans[next];
      if (other === undefined || other.start >= one.end) break;
      const theirs = other.change.serviceIds.filter((id) => relatedOf(one.change).has(id));
      if (theirs.length === 0) continue;
      const ours = one.change.serviceIds.filter((id) => relatedOf(other.change).has(id));
      const overlap = { start: other.start, end: one.end < other.end ? one.end : other.end };
      add(one.change.id, { changeId: other.change.id, serviceIds: theirs, ...overlap });
      add(other.change.id, { changeId: one.change.id, serviceIds: ours, ...overlap });
    }
  }
  return found;
}

function isAhead(category: string | undefined): boolean {
  return category !== 'cancelled' && category !== 'done';
}
