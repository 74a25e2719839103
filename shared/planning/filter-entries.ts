import type { Id } from '../model/schema.ts';
import type { TimedTable } from '../model/tables.ts';
import type { Configuration } from './configuration.ts';
import type { CalendarEntry } from './entry.ts';

/** What the calendar shows and the printed page repeats. An empty list asks for nothing: all pass. */
export interface EntryFilter {
  readonly serviceIds: readonly Id[];
  readonly teamIds: readonly Id[];
  /** Release types and event kinds. */
  readonly typeIds: readonly Id[];
  readonly statusIds: readonly Id[];
  readonly show: readonly TimedTable[];
}

export const NO_FILTER: EntryFilter = { serviceIds: [], teamIds: [], typeIds: [], statusIds: [], show: [] };

/**
 * The entries that pass, in their order.
 * - Service and team: what concerns one of the chosen. An event that names neither concerns everyone
 *   (a company-wide freeze) and always passes.
 * - Type: the entry's own; a phase or gate goes with its release's, as far as that is known here.
 * - Status: what has no status of its own (phases, gates, events) passes; `show` hides it.
 */
export function filterEntries(entries: readonly CalendarEntry[], filter: EntryFilter): readonly CalendarEntry[] {
  // The same list: what was worked out from it stays true.
  if (!isFiltering(filter)) return entries;
  const services = wanted(filter.serviceIds);
  const teams = wanted(filter.teamIds);
  const types = wanted(filter.typeIds);
  const statuses = wanted(filter.statusIds);
  const shown = wanted<TimedTable>(filter.show);
  const releaseTypes = types === null ? null : typesOfReleases(entries);
  return entries.filter((entry) => {
    if (shown !== null && !shown.has(entry.table)) return false;
    if (statuses !== null && entry.statusId !== null && !statuses.has(entry.statusId)) return false;
    if (types !== null && !types.has(typeOf(entry, releaseTypes))) return false;
    const everyone = entry.table === 'events' && entry.serviceIds.length === 0 && entry.teamIds.length === 0;
    if (everyone) return true;
    if (services !== null && !entry.serviceIds.some((id) => services.has(id))) return false;
    return teams === null || entry.teamIds.some((id) => teams.has(id));
  });
}

/** Whether anything is held back. */
export function isFiltering(filter: EntryFilter): boolean {
  return [filter.serviceIds, filter.teamIds, filter.typeIds, filter.statusIds, filter.show].some(
    (list) => list.length > 0,
  );
}

/**
 * The part of a remembered filter that this workspace knows. Ids of another workspace, or of records
 * since deleted, would hide everything while no chip says so.
 */
export function knownFilter(filter: EntryFilter, configuration: Configuration): EntryFilter {
  const { services, teams, releaseTypes, eventKinds, statuses } = configuration;
  return {
    serviceIds: filter.serviceIds.filter((id) => services.has(id)),
    teamIds: filter.teamIds.filter((id) => teams.has(id)),
    typeIds: filter.typeIds.filter((id) => releaseTypes.has(id) || eventKinds.has(id)),
    statusIds: filter.statusIds.filter((id) => statuses.has(id)),
    show: filter.show,
  };
}

function wanted<T extends string>(ids: readonly T[]): ReadonlySet<T> | null {
  return ids.length === 0 ? null : new Set(ids);
}

function typesOfReleases(entries: readonly CalendarEntry[]): ReadonlyMap<Id, Id> {
  const types = new Map<Id, Id>();
  for (const { table, releaseId, styleId } of entries) {
    if (releaseId !== null && (table === 'releases' || table === 'deployments')) types.set(releaseId, styleId);
  }
  return types;
}

function typeOf(entry: CalendarEntry, releaseTypes: ReadonlyMap<Id, Id> | null): Id {
  if (entry.table !== 'phases' && entry.table !== 'gates') return entry.styleId;
  return (entry.releaseId === null ? undefined : releaseTypes?.get(entry.releaseId)) ?? entry.styleId;
}
