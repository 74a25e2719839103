import { byStart, overCapacity } from '../sweep.ts';
import { rule } from './rule.ts';
import { supportsOf } from './support.ts';

/** One person who leads more early life support at once than they can. */
export const supportOverload = rule({
  scope: 'lead',
  severity: 'warning',
  tune: { atOnce: 1 },
  find: ({ personId, releases }, { atOnce }, context) => {
    const supports = releases.flatMap(({ release, phases }) => supportsOf(release, phases, context)).sort(byStart);
    return overCapacity(supports, atOnce).map(({ start, end, members }) => ({
      about: members.map((member) => member.ref),
      overlap: { start, end },
      services: [...new Set(members.flatMap((member) => member.release.serviceIds))],
      facts: [personId, atOnce, ...members.map((member) => `${member.ref} ${member.start} ${member.end}`).sort()],
    }));
  },
});
