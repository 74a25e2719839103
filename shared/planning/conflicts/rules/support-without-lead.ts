import { refOf } from '../conflict.ts';
import { rule } from './rule.ts';
import { supportsOf } from './support.ts';

/** Early life support of a release that nobody owns. */
export const supportWithoutLead = rule({
  scope: 'release',
  severity: 'warning',
  tune: {},
  isTimeless: true,
  find: ({ release, phases }, _, context) => {
    if (release.ownerId !== null) return [];
    return supportsOf(release, phases, context).map(({ ref, start, end }) => ({
      about: [ref],
      beside: [refOf('releases', release.id)],
      overlap: { start, end },
      services: release.serviceIds,
      facts: [],
    }));
  },
});
