import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_LEVELS } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { statusesOf } from '#shared/planning/transitions.ts';
import { FilterChip, type Option } from '../../../ui/index.ts';
import { FilterBar, RecordsFilter } from '../../../ui/records/filter-bar.tsx';
import { statusOption, useOptions } from '../../../ui/records/options.tsx';
import { DateFilter } from './date-filter.tsx';
import { NO_FILTER, useChangeList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';

const APPROVALS = ['none', 'open', 'approved', 'rejected', 'notNeeded'] as const;

/** Text and chips over the list. Each chip narrows, the values within one widen. */
export function ListFilters({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('changes');
  const filter = useChangeList((state) => state.filter);
  const setFilter = useChangeList((state) => state.setFilter);
  const without: Option = { id: WITHOUT, label: t('filter.none') };
  const types = useOptions(configuration, 'changeTypes', filter.types);
  const services = useOptions(configuration, 'services', []);
  const owners = useOptions(configuration, 'people', []);
  const risks = [...RISK_LEVELS.map((id) => ({ id, label: t(`risk.${id}`) })), { id: WITHOUT, label: t('risk.open') }];
  const approvals = APPROVALS.map((id) => ({ id, label: t(`approval.state.${id}`) }));
  const states = useMemo(
    () => statusesOf('changes', configuration.statuses).map(statusOption),
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
        label={t('filter.state')}
        value={filter.states}
        options={states}
        onChange={(value) => setFilter({ states: value })}
      />
      <FilterChip
        label={t('filter.risk')}
        value={filter.risks}
        options={risks}
        onChange={(value) => setFilter({ risks: value })}
      />
      <FilterChip
        label={t('filter.approval')}
        value={filter.approvals}
        options={approvals}
        onChange={(value) => setFilter({ approvals: value })}
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
        label={t('filter.owner')}
        value={filter.owners}
        options={owners}
        without={without}
        onChange={(value) => setFilter({ owners: value })}
      />
    </FilterBar>
  );
}
