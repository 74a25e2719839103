import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, FilterChip } from '../../../ui/index.ts';
import { NO_FILTER, useArrivalFilter } from './filter.ts';
import type { ArrivalRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';

const STATES = ['arrived', 'choose', 'left'] as const;

export function Filters({ rows }: { readonly rows: readonly ArrivalRow[] }) {
  const { t } = useTranslation(['syncLinks', 'syncConflicts']);
  const { filter, setFilter } = useArrivalFilter();
  const [connections, tables] = useMemo(() => {
    const of = (pairs: Iterable<readonly [string, string]>) =>
      [...new Map(pairs)].map(([id, label]) => ({ id, label }));
    return [
      of(rows.map(({ connection }) => [connection.id, connection.name])),
      of(rows.map(({ read: { link } }) => [link.table, t(`syncConflicts:kinds.${link.table}`)])),
    ] as const;
  }, [rows, t]);
  return (
    <search className={list.filters}>
      {connections.length > 1 && (
        <FilterChip
          label={t('filter.connection')}
          value={filter.connections}
          options={connections}
          onChange={(value) => setFilter({ connections: value })}
        />
      )}
      <FilterChip
        label={t('filter.kind')}
        value={filter.tables}
        options={tables}
        onChange={(value) => setFilter({ tables: value })}
      />
      <FilterChip
        label={t('filter.state')}
        value={filter.states}
        options={STATES.map((id) => ({ id, label: t(`filter.${id}`) }))}
        onChange={(states) => setFilter({ states })}
      />
      {JSON.stringify(filter) !== JSON.stringify(NO_FILTER) && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
