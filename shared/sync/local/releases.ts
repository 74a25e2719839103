import { statusesOf } from '../../planning/transitions.ts';
import { NOTHING, picked, valuesOf, type LocalTable } from './table.ts';

const OWN = ['name', 'startDate', 'releaseDate', 'notes'] as const;

/** `released` is whether its status says that it is through; which one says so is the workspace's. */
export const releases: LocalTable<'releases'> = {
  fields: [...OWN, 'released'],
  values: (release, { statuses }) => ({
    ...valuesOf(release, OWN),
    released: statuses.get(release.statusId)?.category === 'done',
  }),
  patch: (values, release, { statuses }) => {
    const own = picked(values, OWN);
    const { released } = values;
    if (released === undefined || released === (statuses.get(release.statusId)?.category === 'done')) return own;
    // Back from released it is at work again: what it was before, nobody there knows.
    const wanted = released === true ? 'done' : 'inProgress';
    const status = statusesOf('releases', statuses).find(({ category }) => category === wanted);
    return status === undefined ? own : { ...own, statusId: status.id };
  },
  guarded: () => NOTHING,
};
