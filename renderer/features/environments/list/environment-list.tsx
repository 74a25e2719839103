import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, DataTable, EmptyState } from '../../../ui/index.ts';
import { ColumnMenu } from '../../../ui/records/column-menu.tsx';
import { useCustomColumns } from '../../../ui/records/custom-columns.tsx';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useTakesPaste } from '../../../ui/state/paste-target.ts';
import { todayIn } from '../../../data/today.ts';
import { ViewHeader } from '../view-header.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useEnvironmentColumns } from './columns.tsx';
import { EmptyCatalogue } from './empty-catalogue.tsx';
import { ListFilters } from './list-filters.tsx';
import { NO_FILTER, useEnvironmentList } from './list-state.ts';
import { filterRows, toRows, type EnvironmentRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

const NOTHING: ReadonlySet<string> = new Set();
const rowId = (row: EnvironmentRow) => row.id;
const customOf = (row: EnvironmentRow) => row.environment.custom;
const FIXED = ['name'];

/** The catalogue: what each environment is for, what is on it, who has it and what it costs. */
export function EnvironmentList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  useTakesPaste('environments');
  const { filter, sort, columns: shown, setFilter, setSort, toggleColumn } = useEnvironmentList();
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const selection = useNavigation((state) => state.selection);
  const [ticked, setTicked] = useState(NOTHING);
  const deletion = useDeletion(() => setTicked(NOTHING));
  const { currency, zone } = configuration.settings;
  const own = useEnvironmentColumns(currency);
  const added = useCustomColumns('environments', configuration, customOf);
  const offered = useMemo(() => [...own, ...added], [own, added]);
  const columns = useMemo(() => offered.filter(({ id }) => FIXED.includes(id) || shown.includes(id)), [offered, shown]);
  const records = useLive(
    async (db) => ({
      versions: await db.records('environment-versions').toArray(),
      bookings: await db.records('bookings').toArray(),
    }),
    [],
  );
  const today = todayIn(zone);
  const rows = useMemo(
    () => (records === undefined ? null : toRows(records, configuration, today)),
    [records, configuration, today],
  );
  const wanted = useDeferredValue(filter);
  const matching = useMemo(() => (rows === null ? [] : filterRows(rows, wanted)), [rows, wanted]);
  // Only what is seen can be changed: a tick hidden by a filter does not count.
  const chosen = useMemo(
    () => (ticked.size === 0 ? [] : matching.filter((row) => ticked.has(row.id)).map((row) => row.environment)),
    [matching, ticked],
  );

  if (rows === null) return <ViewHeader creates="environment" />;
  const isEmpty = rows.length === 0;
  const askToDelete = (those: readonly Environment[]) =>
    deletion.ask(
      'environments',
      those.map(({ id, name }) => ({ id, label: name })),
    );
  const total =
    matching.length === rows.length
      ? t('count', { count: rows.length })
      : t('countOf', { shown: matching.length, total: rows.length });
  return (
    <div className={styles.page}>
      <ViewHeader creates="environment" total={isEmpty ? undefined : total}>
        {!isEmpty && <ColumnMenu columns={offered} shown={shown} fixed={FIXED} onToggle={toggleColumn} />}
      </ViewHeader>
      {!isEmpty &&
        (chosen.length > 0 ? (
          <BulkBar
            environments={chosen}
            configuration={configuration}
            onDelete={() => askToDelete(chosen)}
            onClear={() => setTicked(NOTHING)}
          />
        ) : (
          <ListFilters configuration={configuration} />
        ))}
      {isEmpty ? (
        <EmptyCatalogue configuration={configuration} />
      ) : (
        <DataTable
          label={t('list')}
          rows={matching}
          columns={columns}
          getRowId={rowId}
          sort={sort}
          scrollKey={JSON.stringify([wanted, sort])}
          onSortChange={setSort}
          currentId={selection?.table === 'environments' ? selection.id : null}
          selectedIds={ticked}
          onSelectionChange={setTicked}
          onActiveChange={(row) => select({ table: 'environments', id: row.id, occurrence: null })}
          onOpen={(row) => go('environments', row.id)}
          onDelete={(those) => askToDelete(those.map((row) => row.environment))}
          emptyState={
            <EmptyState
              icon="filter"
              title={t('noMatch.title')}
              text={t('noMatch.text')}
              actions={<Button onPress={() => setFilter(NO_FILTER)}>{t('filter.clear')}</Button>}
            />
          }
        />
      )}
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="environments"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </div>
  );
}
