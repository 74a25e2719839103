import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { FilterChip, type Option } from '../../../ui/index.ts';
import { FilterBar, RecordsFilter } from '../../../ui/records/filter-bar.tsx';
import { statusOption, useOptions } from '../../../ui/records/options.tsx';
import { DateFilter } from './date-filter.tsx';
import { NO_FILTER, useReleaseList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';

/** Text and chips over the list. Each chip narrows, the values within one widen. */
export function ListFilters({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('releases');
  const filter = useReleaseList((state) => state.filter);
  const setFilter = useReleaseList((state) => state.setFilter);
  const without: Option = { id: WITHOUT, label: t('filter.none') };
  const types = useOptions(configuration, 'releaseTypes', filter.types);
  const services = useOptions(configuration, 'services', []);
  const teams = useOptions(configuration, 'teams', []);
  const owners = useOptions(configuration, 'people', []);
  const statuses = useMemo(
    () =>
      [...configuration.statuses.values()]
        .filter((status) => status.appliesTo === 'releases')
        .sort((a, b) => a.order - b.order)
        .map(statusOption),
    [configuration.statuses],
  );
  return (
    <FilterBar
      find={t('find')}
      placeholder={t('findPlaceholder')}
      text={filter.text}
      onText={(text) => setFilter({ text })}
      clear={t('filter.clear')}
      onClear={isFiltering(filter) ? () => setFilter(NO_FILTER) : null}
    >
      <FilterChip
        label={t('filter.type')}
        value={filter.types}
        options={types}
        onChange={(value) => setFilter({ types: value })}
      />
      <FilterChip
        label={t('filter.status')}
        value={filter.statuses}
        options={statuses}
        onChange={(value) => setFilter({ statuses: value })}
      />
      <DateFilter weekStart={configuration.settings.weekStart} />
      <RecordsFilter
        label={t('filter.service')}
        value={filter.services}
        options={services}
        without={without}
        onChange={(value) => setFilter({ services: value })}
      />
      <RecordsFilter
        label={t('filter.team')}
        value={filter.teams}
        options={teams}
        without={without}
        onChange={(value) => setFilter({ teams: value })}
      />
      <RecordsFilter
        label={t('filter.owner')}
        value={filter.owners}
        options={owners}
        without={without}
        onChange={(value) => setFilter({ owners: value })}
      />
    </FilterBar>
  );
}
