import type { Id } from '../../model/schema.ts';
import type { CalendarEntry } from '../entry.ts';
import { NO_LANE, type Grouping, type Lane } from './grouping.ts';

/**
 * Why something stays in its lane: it goes with its release; it is one of a series, which has one list
 * for all; it has no environment to change; it must have one; a booking needs one of the catalogue;
 * releases hold what is theirs.
 */
export type LaneRefusal =
  | 'ofRelease'
  | 'series'
  | 'noEnvironment'
  | 'needsEnvironment'
  | 'notInCatalogue'
  | 'ownRelease';

/** What being dropped in another lane writes. */
export type LaneFields =
  | { readonly serviceIds: Id[] }
  | { readonly teamIds: Id[] }
  | { readonly environment: string }
  | { readonly environmentId: Id };

export type LaneChange =
  | { readonly fields: LaneFields; readonly refused: null }
  | { readonly fields: null; readonly refused: LaneRefusal };

const refuse = (refused: LaneRefusal): LaneChange => ({ fields: null, refused });
const write = (fields: LaneFields): LaneChange => ({ fields, refused: null });

/**
 * What dragging an entry from one lane to another means: the one it was taken from is replaced by the one
 * it is dropped on, the others it concerns stay. Null: nothing, it is the same lane.
 */
export function laneChange(entry: CalendarEntry, grouping: Grouping, from: string, to: Lane): LaneChange | null {
  if (from === to.id) return null;
  if (grouping === 'release') return refuse('ownRelease');
  const { table } = entry;
  if (table === 'phases' || table === 'gates') return refuse('ofRelease');
  if (grouping === 'environment') {
    if (table !== 'deployments' && table !== 'bookings') return refuse('noEnvironment');
    if (to.id === NO_LANE) return refuse('needsEnvironment');
    if (table === 'deployments') return write({ environment: to.label });
    if (entry.occurrence !== null) return refuse('series');
    return to.environmentId === undefined ? refuse('notInCatalogue') : write({ environmentId: to.environmentId });
  }
  if (entry.occurrence !== null) return refuse('series');
  if (grouping === 'service') return write({ serviceIds: replaced(entry.serviceIds, from, to.id) });
  if (table === 'deployments') return refuse('ofRelease');
  return write({ teamIds: replaced(entry.teamIds, from, to.id) });
}

function replaced(ids: readonly Id[], from: string, to: string): Id[] {
  const next = from === NO_LANE ? [...ids, to] : ids.map((id) => (id === from ? to : id));
  return [...new Set(next)].filter((id) => id !== NO_LANE);
}
