import { meetingOf } from '../collisions.ts';
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
      if (meeting === null) return [];
      const { overlap, related } = meeting;
      return [
        {
          about: [change.ref, other.ref],
          overlap,
          services: [...new Set(related.flat())],
          facts: [change.start, change.end, other.start, other.end, ...related.map(String).sort()],
        },
      ];
    }),
});
