import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { Button, FilterChip, TextField, type Option } from '../../../ui/index.ts';
import { useOptions } from '../../../ui/records/options.tsx';
import { CRITICALITIES } from '../../../ui/records/service-form.tsx';
import { NO_FILTER, useServiceList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

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
      {teams.length > 0 && (
        <FilterChip
          label={t('filter.team')}
          value={filter.teams}
          options={[without, ...teams]}
          onChange={(value) => setFilter({ teams: value })}
        />
      )}
      {types.length > 0 && (
        <FilterChip
          label={t('filter.type')}
          value={filter.types}
          options={[without, ...types]}
          onChange={(value) => setFilter({ types: value })}
        />
      )}
      <FilterChip
        label={t('filter.criticality')}
        value={filter.criticalities}
        options={[
          ...CRITICALITIES.map((level) => ({ id: String(level), label: t(`inspector:criticality.${level}`) })),
          without,
        ]}
        onChange={(value) => setFilter({ criticalities: value })}
      />
      {isFiltering(filter) && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
