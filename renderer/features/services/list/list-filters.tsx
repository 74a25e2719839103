import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { FilterChip, type Option } from '../../../ui/index.ts';
import { FilterBar, RecordsFilter } from '../../../ui/records/filter-bar.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { CRITICALITIES } from '../../../ui/records/service-form.tsx';
import { NO_FILTER, useServiceList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';

export function ListFilters({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation(['services', 'inspector']);
  const { filter, setFilter } = useServiceList();
  const without: Option = { id: WITHOUT, label: t('filter.none') };
  const teams = useOptions(configuration, 'teams', []);
  const types = useMemo(() => {
    const names = new Set([...configuration.services.values()].map((service) => service.type).filter(Boolean));
    return [...names].sort(compareNames).map((type) => ({ id: type, label: type }));
  }, [configuration.services]);
  return (
    <FilterBar
      find={t('find')}
      placeholder={t('findPlaceholder')}
      text={filter.text}
      onText={(text) => setFilter({ text })}
      clear={t('filter.clear')}
      onClear={isFiltering(filter) ? () => setFilter(NO_FILTER) : null}
    >
      <RecordsFilter
        label={t('filter.team')}
        value={filter.teams}
        options={teams}
        without={without}
        onChange={(value) => setFilter({ teams: value })}
      />
      <RecordsFilter
        label={t('filter.type')}
        value={filter.types}
        options={types}
        without={without}
        onChange={(value) => setFilter({ types: value })}
      />
      <FilterChip
        label={t('filter.criticality')}
        value={filter.criticalities}
        options={[
          ...CRITICALITIES.map((level) => ({ id: String(level), label: t(`inspector:criticality.${level}`) })),
          without,
        ]}
        onChange={(value) => setFilter({ criticalities: value })}
      />
    </FilterBar>
  );
}
