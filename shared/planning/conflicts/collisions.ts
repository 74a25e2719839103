import type { Id } from '../../model/schema.ts';
import { shared, type Interval } from './intervals.ts';
import type { ServiceGraph } from './service-graph.ts';

/** What counts of a change where it meets another. */
export interface Colliding extends Interval {
  readonly releaseId: Id | null;
  readonly placeholder: boolean;
  readonly services: readonly Id[];
}

export interface Meeting {
  readonly overlap: Interval;
  /** Each service of one with each of the other that is the same or hangs on it, over any number of steps. */
  readonly related: readonly (readonly [Id, Id])[];
}

/**
 * Two changes at once on related services; null where they are in nobody's way. Those of one release are one
 * plan, unless `withinRelease`; two placeholders hold places that are still to be settled.
 */
export function meetingOf(
  one: Colliding,
  other: Colliding,
  graph: ServiceGraph,
  withinRelease: boolean,
): Meeting | null {
  if (one.placeholder && other.placeholder) return null;
  if (!withinRelease && one.releaseId !== null && one.releaseId === other.releaseId) return null;
  if (one.start >= other.end || other.start >= one.end) return null;
  const related = graph.relatedPairs(one.services, other.services);
  return related.length === 0 ? null : { overlap: shared(one, other), related };
}
