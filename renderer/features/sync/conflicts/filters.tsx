import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncTable } from '#shared/model/connection.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { Button, FilterChip } from '../../../ui/index.ts';
import { syncedFieldName } from '../../../ui/records/synced-value.ts';
import { NO_FILTER, useSyncConflictFilter } from './filter.ts';
import type { ConflictRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';

/** Only what some conflict is about is offered. */
export function Filters({ rows }: { readonly rows: readonly ConflictRow[] }) {
  const { t, i18n } = useTranslation(['syncConflicts', 'history']);
  const { filter, setFilter } = useSyncConflictFilter();
  const options = useMemo(() => {
    const named = (pairs: Iterable<readonly [string, string]>) =>
      [...new Map(pairs)].map(([id, label]) => ({ id, label })).sort((a, b) => compareNames(a.label, b.label));
    return {
      connections: named(rows.map(({ conflict, connection }) => [conflict.connectionId, connection?.name ?? ''])),
      tables: named(rows.map(({ conflict: { table } }) => [table, t(`kinds.${table satisfies SyncTable}`)])),
      fields: named(rows.map(({ conflict: { field } }) => [field, syncedFieldName(i18n.t, field)])),
    };
  }, [rows, t, i18n]);
  const isFiltering = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <search className={list.filters}>
      {options.connections.length > 1 && (
        <FilterChip
          label={t('filter.connection')}
          value={filter.connections}
          options={options.connections}
          onChange={(connections) => setFilter({ connections })}
        />
      )}
      <FilterChip
        label={t('filter.kind')}
        value={filter.tables}
        options={options.tables}
        onChange={(tables) => setFilter({ tables })}
      />
      <FilterChip
        label={t('filter.field')}
        value={filter.fields}
        options={options.fields}
        onChange={(fields) => setFilter({ fields })}
      />
      <FilterChip
        label={t('filter.state')}
        value={filter.states}
        options={[
          { id: 'open', label: t('filter.open') },
          { id: 'decided', label: t('filter.decided') },
        ]}
        onChange={(states) => setFilter({ states })}
      />
      {isFiltering && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
