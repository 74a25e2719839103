import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { FilterChip } from '../../../ui/index.ts';
import { SHARING } from '../../../ui/records/environment-form.tsx';
import { FilterBar, RecordsFilter } from '../../../ui/records/filter-bar.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { NO_FILTER, useEnvironmentList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';

export function ListFilters({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  const { filter, setFilter } = useEnvironmentList();
  const purposes = useOptions(configuration, 'environmentPurposes', filter.purposes);
  const teams = useOptions(configuration, 'teams', []);
  const services = useOptions(configuration, 'services', []);
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
        label={t('filter.purpose')}
        value={filter.purposes}
        options={purposes}
        onChange={(value) => setFilter({ purposes: value })}
      />
      <RecordsFilter
        label={t('filter.team')}
        value={filter.teams}
        options={teams}
        without={{ id: WITHOUT, label: t('filter.none') }}
        onChange={(value) => setFilter({ teams: value })}
      />
      <RecordsFilter
        label={t('filter.service')}
        value={filter.services}
        options={services}
        onChange={(value) => setFilter({ services: value })}
      />
      <FilterChip
        label={t('filter.sharing')}
        value={filter.sharing}
        options={SHARING.map((id) => ({ id, label: t(`sharing.${id}`) }))}
        onChange={(value) => setFilter({ sharing: value })}
      />
    </FilterBar>
  );
}
