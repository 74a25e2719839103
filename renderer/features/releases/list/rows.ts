import type { Appearance } from '#shared/model/appearance.ts';
import type { Status } from '#shared/model/configuration.ts';
import type { Gate } from '#shared/model/gate.ts';
import type { Release } from '#shared/model/release.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { stateOfGate } from '#shared/planning/gate-standing.ts';
import { nextGate } from '#shared/planning/release-progress.ts';
import type { ReleaseFilter } from './list-state.ts';

/** One line of the list: the release and what its ids stand for. */
export interface ReleaseRow {
  readonly id: string;
  readonly release: Release;
  readonly typeName: string;
  readonly appearance: Appearance | null;
  readonly status: Status | null;
  readonly owner: string;
  readonly services: readonly string[];
  readonly teams: string;
  readonly dependsOn: string;
  readonly nextGate: Gate | null;
  readonly isNextGateRejected: boolean;
  /** Past its date and still open. */
  readonly isOverdue: boolean;
  /** Lower case, what the text filter looks in. */
  readonly text: string;
}

/** Stands in a filter for "has none". */
export const WITHOUT = '-';

export function toRows(
  releases: readonly Release[],
  gates: readonly Gate[],
  configuration: Configuration,
  today: PlainDate,
): ReleaseRow[] {
  const { releaseTypes, statuses, people, services, teams } = configuration;
  const byRelease = new Map<string, Gate[]>();
  for (const gate of gates) {
    const list = byRelease.get(gate.releaseId);
    if (list === undefined) byRelease.set(gate.releaseId, [gate]);
    else list.push(gate);
  }
  const keys = new Map(releases.map((release) => [release.id, release.key]));
  const names = (ids: readonly string[], records: ReadonlyMap<string, { readonly name: string }>) =>
    ids.map((id) => records.get(id)?.name ?? id);
  return releases.map((release) => {
    const status = statuses.get(release.statusId) ?? null;
    const isOpen = status === null || status.category === 'planned' || status.category === 'inProgress';
    const next = nextGate(byRelease.get(release.id) ?? [], configuration);
    return {
      id: release.id,
      release,
      typeName: releaseTypes.get(release.typeId)?.name ?? release.typeId,
      appearance: releaseTypes.get(release.typeId)?.appearance ?? null,
      status,
      owner: release.ownerId === null ? '' : (people.get(release.ownerId)?.name ?? release.ownerId),
      services: names(release.serviceIds, services),
      teams: names(release.teamIds, teams).join(', '),
      dependsOn: release.dependsOn.map((id) => keys.get(id) ?? id).join(', '),
      nextGate: next,
      isNextGateRejected: next !== null && stateOfGate(next, configuration) === 'rejected',
      isOverdue: isOpen && release.releaseDate !== null && release.releaseDate < today,
      text: `${release.key}\n${release.name}\n${release.labels.join('\n')}`.toLocaleLowerCase(),
    };
  });
}

export function isFiltering(filter: ReleaseFilter): boolean {
  const { text, types, statuses, services, teams, owners, dates } = filter;
  const lists = [types, statuses, services, teams, owners];
  return text.trim() !== '' || dates !== 'all' || lists.some((list) => list.length > 0);
}

/** Every word typed must occur; of each chip one of the chosen must be had. */
export function filterRows(
  rows: readonly ReleaseRow[],
  filter: ReleaseFilter,
  today: PlainDate,
): readonly ReleaseRow[] {
  if (!isFiltering(filter)) return rows;
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const types = new Set(filter.types);
  const statuses = new Set(filter.statuses);
  const [services, teams, owners] = [new Set(filter.services), new Set(filter.teams), new Set(filter.owners)];
  return rows.filter(
    (row) =>
      words.every((word) => row.text.includes(word)) &&
      (types.size === 0 || types.has(row.release.typeId)) &&
      (statuses.size === 0 || statuses.has(row.release.statusId)) &&
      hasOne(row.release.serviceIds, services) &&
      hasOne(row.release.teamIds, teams) &&
      (owners.size === 0 || owners.has(row.release.ownerId ?? WITHOUT)) &&
      isInDates(row, filter, today),
  );
}

function hasOne(ids: readonly string[], wanted: ReadonlySet<string>): boolean {
  if (wanted.size === 0) return true;
  return ids.length === 0 ? wanted.has(WITHOUT) : ids.some((id) => wanted.has(id));
}

function isInDates(row: ReleaseRow, filter: ReleaseFilter, today: PlainDate): boolean {
  const date = row.release.releaseDate;
  switch (filter.dates) {
    case 'all':
      return true;
    case 'undated':
      return date === null;
    case 'overdue':
      return row.isOverdue;
    case 'past':
      return date !== null && date < today;
    case 'next30':
      return date !== null && date >= today && date <= addDays(today, 30);
    case 'next90':
      return date !== null && date >= today && date <= addDays(today, 90);
    case 'range':
      return (
        date !== null && (filter.from === null || date >= filter.from) && (filter.to === null || date <= filter.to)
      );
  }
}
