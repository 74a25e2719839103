import type { ChangeRequest } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import { meetingOf, type Colliding } from '../planning/conflicts/collisions.ts';
import { isAhead } from '../planning/conflicts/facts.ts';
import { Instants } from '../planning/conflicts/intervals.ts';
import { tuneOf } from '../planning/conflicts/rules/index.ts';
import { ServiceGraph } from '../planning/conflicts/service-graph.ts';
import type { Configuration } from '../planning/configuration.ts';
import { msToInstant } from '../planning/wall.ts';
import type { During, EventsByMonth } from './during.ts';

/** Where a change stands in the calendar of windows and freezes. */
export interface WindowStatus {
  readonly freezes: readonly During[];
  /** Windows that are on for some of it. */
  readonly windows: readonly During[];
  /**
   * `inside`: windows cover it whole; `outside`: they do not; `none`: there is no window for it for days around,
   * so nothing to keep to; `unknown`: it has no time yet.
   */
  readonly window: 'inside' | 'outside' | 'none' | 'unknown';
}

type Planned = Pick<ChangeRequest, 'when' | 'serviceIds' | 'teamIds'>;

export function windowStatus({ when, serviceIds, teamIds }: Planned, events: EventsByMonth): WindowStatus {
  if (when === null) return { freezes: [], windows: [], window: 'unknown' };
  const during = events.during(when, serviceIds, teamIds);
  return {
    freezes: during.filter(({ meaning }) => meaning === 'hardFreeze' || meaning === 'softFreeze'),
    windows: during.filter(({ meaning }) => meaning === 'changeWindow' || meaning === 'maintenanceWindow'),
    window: events.window(when, serviceIds, teamIds),
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
  configuration: Pick<Configuration, 'services' | 'statuses' | 'settings'>,
): ReadonlyMap<Id, readonly Collision[]> {
  const { services, settings } = configuration;
  const graph = new ServiceGraph(services);
  const instants = new Instants(settings.zone);
  const withinRelease = tuneOf('collidingChanges', settings)['withinRelease'] === 1;
  const spans = changes
    .filter((change) => isAhead(change, configuration))
    .flatMap(({ id, when, serviceIds, releaseId, placeholder }): (Colliding & { readonly id: Id })[] =>
      when === null ? [] : [{ id, releaseId, placeholder, services: serviceIds, ...instants.of(when) }],
    )
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
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
      const meeting = meetingOf(one, other, graph, withinRelease);
      if (meeting === null) continue;
      const overlap = { start: msToInstant(meeting.overlap.start), end: msToInstant(meeting.overlap.end) };
      const named = (at: 0 | 1): Id[] => [...new Set(meeting.related.map((pair) => pair[at]))];
      add(one.id, { changeId: other.id, serviceIds: named(1), ...overlap });
      add(other.id, { changeId: one.id, serviceIds: named(0), ...overlap });
    }
  }
  return found;
}
