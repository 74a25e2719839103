import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, FilterChip, TextField, type Option } from '../../../ui/index.ts';
import { statusOption, useOptions } from '../../../ui/records/options.tsx';
import { DateFilter } from './date-filter.tsx';
import { NO_FILTER, useReleaseList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

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
    <search className={styles.filters}>
      <div className={styles.find}>
        <TextField
          label={t('find')}
          hideLabel
          type="search"
          placeholder={t('findPlaceholder')}
          value={filter.text}
          onInput={(text) => setFilter({ text })}
          onSave={(text) => setFilter({ text })}
        />
      </div>
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
      {services.length > 0 && (
        <FilterChip
          label={t('filter.service')}
          value={filter.services}
          options={[without, ...services]}
          onChange={(value) => setFilter({ services: value })}
        />
      )}
      {teams.length > 0 && (
        <FilterChip
          label={t('filter.team')}
          value={filter.teams}
          options={[without, ...teams]}
          onChange={(value) => setFilter({ teams: value })}
        />
      )}
      {owners.length > 0 && (
        <FilterChip
          label={t('filter.owner')}
          value={filter.owners}
          options={[without, ...owners]}
          onChange={(value) => setFilter({ owners: value })}
        />
      )}
      {isFiltering(filter) && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
