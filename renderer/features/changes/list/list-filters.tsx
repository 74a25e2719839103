import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_LEVELS } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { statusesOf } from '#shared/planning/transitions.ts';
import { Button, FilterChip, TextField, type Option } from '../../../ui/index.ts';
import { statusOption, useOptions } from '../../../ui/records/options.tsx';
import { DateFilter } from './date-filter.tsx';
import { NO_FILTER, useChangeList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

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
      {services.length > 0 && (
        <FilterChip
          label={t('filter.service')}
          value={filter.services}
          options={[without, ...services]}
          onChange={(value) => setFilter({ services: value })}
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
