import type { Release } from '#shared/model/release.ts';
import type { Service } from '#shared/model/service.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { dependentsByNeed } from '#shared/planning/dependencies.ts';
import type { ServiceFilter } from './list-state.ts';

/** One line of the catalogue. */
export interface ServiceRow {
  readonly id: string;
  readonly service: Service;
  readonly team: string;
  readonly dependsOn: string;
  /** Services that name it directly. */
  readonly neededBy: number;
  readonly releases: number;
  readonly openReleases: number;
  /** Lower case, what the text filter looks in. */
  readonly text: string;
}

/** Stands in a filter for "has none". */
export const WITHOUT = '-';

export function toRows(releases: readonly Release[], configuration: Configuration): ServiceRow[] {
  const { services, teams, statuses } = configuration;
  const dependents = dependentsByNeed(services);
  const counts = new Map<string, { all: number; open: number }>();
  for (const release of releases) {
    const category = statuses.get(release.statusId)?.category;
    const isOpen = category === 'planned' || category === 'inProgress';
    for (const id of release.serviceIds) {
      const count = counts.get(id) ?? { all: 0, open: 0 };
      counts.set(id, { all: count.all + 1, open: count.open + (isOpen ? 1 : 0) });
    }
  }
  return [...services.values()].map((service) => ({
    id: service.id,
    service,
    team: service.teamId === null ? '' : (teams.get(service.teamId)?.name ?? service.teamId),
    dependsOn: service.dependsOn.map((id) => services.get(id)?.key ?? id).join(', '),
    neededBy: dependents.get(service.id)?.length ?? 0,
    releases: counts.get(service.id)?.all ?? 0,
    openReleases: counts.get(service.id)?.open ?? 0,
    text: `${service.key}\n${service.name}\n${service.type}`.toLocaleLowerCase(),
  }));
}

export function isFiltering({ text, teams, types, criticalities }: ServiceFilter): boolean {
  return text.trim() !== '' || [teams, types, criticalities].some((list) => list.length > 0);
}

export function filterRows(rows: readonly ServiceRow[], filter: ServiceFilter): readonly ServiceRow[] {
  if (!isFiltering(filter)) return rows;
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return rows.filter(
    ({ service, text }) =>
      words.every((word) => text.includes(word)) &&
      has(filter.teams, service.teamId ?? WITHOUT) &&
      has(filter.types, service.type === '' ? WITHOUT : service.type) &&
      has(filter.criticalities, service.criticality === null ? WITHOUT : String(service.criticality)),
  );
}
