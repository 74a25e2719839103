import { meetingOf, type Meeting } from '../collisions.ts';
import type { Finding, NamedSpan } from '../conflict.ts';
import { rule } from './rule.ts';

/** Two open changes at once on related services. Told once, by the one whose id comes first. */
export const collidingChanges = rule({
  scope: 'change',
  severity: 'warning',
  tune: { withinRelease: 0 },
  flags: ['withinRelease'],
  find: ({ change, changes }, { withinRelease }, { graph }) =>
    changes(change).flatMap((other) => {
      if (other.id <= change.id) return [];
      const meeting = meetingOf(change, other, graph, withinRelease === 1);
      return meeting === null ? [] : [collisionFinding(change, other, meeting)];
    }),
});

/** Two changes in each other's way; `one` is the one whose id comes first, and `related` names its services first. */
export function collisionFinding(one: NamedSpan, other: NamedSpan, { overlap, related }: Meeting): Finding {
  return {
    about: [one.ref, other.ref],
    overlap,
    services: [...new Set(related.flat())],
    facts: [one.start, one.end, other.start, other.end, ...related.map(String).sort()],
  };
}
