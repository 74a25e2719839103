import type { ChangeRequest } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import type { Waiver } from '../model/waiver.ts';
import { meetingOf, type Colliding } from '../planning/conflicts/collisions.ts';
import { refOf, type NamedSpan } from '../planning/conflicts/conflict.ts';
import { isAhead } from '../planning/conflicts/facts.ts';
import { Instants } from '../planning/conflicts/intervals.ts';
import { tuneOf } from '../planning/conflicts/rules/index.ts';
import { ServiceGraph } from '../planning/conflicts/service-graph.ts';
import type { Configuration } from '../planning/configuration.ts';
import { msToInstant } from '../planning/wall.ts';
import type { During, EventsByMonth } from './during.ts';
import type { ChangeWaivers } from './waivers.ts';

/** A freeze that is on, and the waiver that allows the change in it. */
export interface Frozen extends During {
  readonly waiver: Waiver | null;
}

/** Where a change stands in the calendar of windows and freezes. */
export interface WindowStatus {
  readonly freezes: readonly Frozen[];
  /** Windows that are on for some of it. */
  readonly windows: readonly During[];
  /**
   * `inside`: windows cover it whole; `outside`: they do not; `none`: there is no window for it for days around,
   * so nothing to keep to; `unknown`: it has no time yet.
   */
  readonly window: 'inside' | 'outside' | 'none' | 'unknown';
  /** That allows it outside. */
  readonly waiver: Waiver | null;
}

type Planned = Pick<ChangeRequest, 'id' | 'statusId' | 'when' | 'serviceIds' | 'teamIds'>;

export function windowStatus(change: Planned, events: EventsByMonth, waivers: ChangeWaivers): WindowStatus {
  const { when, serviceIds, teamIds } = change;
  if (when === null) return { freezes: [], windows: [], window: 'unknown', waiver: null };
  const timed = { ...change, when };
  const during = events.during(when, serviceIds, teamIds);
  const status = events.window(when, serviceIds, teamIds);
  return {
    freezes: during
      .filter(({ meaning }) => meaning === 'hardFreeze' || meaning === 'softFreeze')
      .map((freeze) => ({ ...freeze, waiver: waivers.ofFreeze(timed, freeze) })),
    windows: during.filter(({ meaning }) => meaning === 'changeWindow' || meaning === 'maintenanceWindow'),
    window: status.window,
    waiver: waivers.ofOutside(timed, status),
  };
}

/** Another change at the same time on something this one hangs on, or that hangs on it. */
export interface Collision {
  readonly changeId: Id;
  /** Services of the other one that are related to this one's. */
  readonly serviceIds: readonly Id[];
  readonly start: Instant;
  readonly end: Instant;
  /** That allows both at once. */
  readonly waiver: Waiver | null;
}

/**
 * Collisions of every change, over the whole service graph and each from both sides. Cancelled and finished
 * changes collide with nothing; neither does one without a time.
 */
export function collisionsOf(
  changes: readonly ChangeRequest[],
  configuration: Pick<Configuration, 'services' | 'statuses' | 'settings'>,
  waivers: ChangeWaivers,
): ReadonlyMap<Id, readonly Collision[]> {
  const { services, settings } = configuration;
  const graph = new ServiceGraph(services);
  const instants = new Instants(settings.zone);
  const withinRelease = tuneOf('collidingChanges', settings)['withinRelease'] === 1;
  const spans = changes
    .filter((change) => isAhead(change, configuration))
    .flatMap(({ id, when, serviceIds, releaseId, placeholder }): (Colliding & NamedSpan & { readonly id: Id })[] =>
      when === null
        ? []
        : [{ id, ref: refOf('changes', id), releaseId, placeholder, services: serviceIds, ...instants.of(when) }],
    )
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const found = new Map<Id, Collision[]>();
  const add = (id: Id, collision: Collision): void => {
    const list = found.get(id);
    if (list === undefined) found.set(id, [collision]);
    else list.push(collision);
  };
  for (const [index, earlier] of spans.entries()) {
    for (let next = index + 1; next < spans.length; next += 1) {
      const later = spans[next];
      if (later === undefined || later.start >= earlier.end) break;
      const [one, other] = earlier.id < later.id ? [earlier, later] : [later, earlier];
      const meeting = meetingOf(one, other, graph, withinRelease);
      if (meeting === null) continue;
      const overlap = {
        start: msToInstant(meeting.overlap.start),
        end: msToInstant(meeting.overlap.end),
        waiver: waivers.ofCollision(one, other, meeting),
      };
      const named = (at: 0 | 1): Id[] => [...new Set(meeting.related.map((pair) => pair[at]))];
      add(one.id, { changeId: other.id, serviceIds: named(1), ...overlap });
      add(other.id, { changeId: one.id, serviceIds: named(0), ...overlap });
    }
  }
  return found;
}
