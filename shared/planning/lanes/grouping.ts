import type { Environment } from '../../model/environment.ts';
import type { Id } from '../../model/schema.ts';
import type { CalendarEntry } from '../entry.ts';
import type { Placed } from './bars.ts';
import { compareInOrder, compareNames } from '../name-order.ts';

export const GROUPINGS = ['service', 'environment', 'release', 'team'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The last lane: what concerns none of the others. */
export const NO_LANE = '';

export interface Lane {
  /** Id of the record; of an environment its name as it is compared; `NO_LANE`. */
  readonly id: string;
  readonly label: string;
  /** Small beside the label: a service's key. */
  readonly hint: string;
  /** Record of an environment that is in the catalogue. */
  readonly environmentId?: Id;
}

/** Environments are told apart by name, and people write names as they like. */
export function environmentLane(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}

/** Lanes an entry names, whether or not they are shown; none where it names none. */
export function namedLanes(entry: CalendarEntry, grouping: Grouping): readonly Id[] {
  switch (grouping) {
    case 'service':
      return entry.serviceIds;
    case 'team':
      return entry.teamIds;
    case 'release':
      return entry.releaseId === null ? [] : [entry.releaseId];
    case 'environment': {
      const lane = environmentLane(entry.environment ?? '');
      return lane === NO_LANE ? [] : [lane];
    }
  }
}

/**
 * Entries by the lanes they stand in: each in every lane it names, and in the last one where it names
 * none that is shown, so that nothing is lost. Every lane has a list, an empty one too.
 */
export function entriesByLane<P extends Placed>(
  entries: readonly P[],
  grouping: Grouping,
  lanes: readonly Lane[],
): Map<string, P[]> {
  const byLane = new Map<string, P[]>(lanes.map(({ id }) => [id, []]));
  const rest: P[] = [];
  for (const placed of entries) {
    let stands = false;
    for (const id of namedLanes(placed.entry, grouping)) {
      const list = byLane.get(id);
      // Named twice it still stands there once.
      if (list === undefined || list.at(-1) === placed) continue;
      list.push(placed);
      stands = true;
    }
    if (!stands) rest.push(placed);
  }
  byLane.set(NO_LANE, rest);
  return byLane;
}

/**
 * Environments of the catalogue in its order (those taken down only where something stands in them), then
 * those that only entries name, by name.
 */
export function environmentLanes(
  catalogue: readonly Pick<Environment, 'id' | 'name' | 'order' | 'archived'>[],
  entries: readonly Placed[],
): Lane[] {
  const lanes = new Map<string, Lane>();
  const known = new Map(catalogue.map((environment) => [environmentLane(environment.name), environment]));
  const add = (name: string) => {
    const id = environmentLane(name);
    if (id === NO_LANE || lanes.has(id)) return;
    const environmentId = known.get(id)?.id;
    lanes.set(id, { id, label: name.trim(), hint: '', ...(environmentId === undefined ? {} : { environmentId }) });
  };
  const inOrder = [...catalogue].sort(compareInOrder);
  for (const { name, archived } of inOrder) if (!archived) add(name);
  const named = new Set<string>();
  for (const { entry } of entries) if (entry.environment !== null) named.add(entry.environment);
  for (const name of [...named].sort(compareNames)) add(name);
  return [...lanes.values()];
}
