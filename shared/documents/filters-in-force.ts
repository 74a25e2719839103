import type { FilterInForce } from './snapshot.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import type { EntryFilter } from '../planning/filter-entries.ts';
import type { Text } from '../text/index.ts';

/** The calendar's filter in words, for the head of a page. */
export function filtersInForce(filter: EntryFilter, configuration: Configuration, t: Text): FilterInForce[] {
  const { services, teams, releaseTypes, eventKinds, statuses } = configuration;
  const names = (ids: readonly Id[], ...maps: readonly ReadonlyMap<Id, { readonly name: string }>[]): string[] =>
    ids.map((id) => maps.map((map) => map.get(id)?.name).find((name) => name !== undefined) ?? id);
  return [
    { name: t('printing:filter.services'), values: names(filter.serviceIds, services) },
    { name: t('printing:filter.teams'), values: names(filter.teamIds, teams) },
    { name: t('printing:filter.types'), values: names(filter.typeIds, releaseTypes, eventKinds) },
    { name: t('printing:filter.statuses'), values: names(filter.statusIds, statuses) },
    { name: t('printing:filter.show'), values: filter.show.map((table) => t(`printing:tables.${table}`)) },
  ].filter(({ values }) => values.length > 0);
}
