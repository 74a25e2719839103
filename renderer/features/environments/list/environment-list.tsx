import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { ColumnMenu } from '../../../ui/records/column-menu.tsx';
import { useShownColumns, useTicked } from '../../../ui/records/list-hooks.ts';
import { RecordTable } from '../../../ui/records/record-table.tsx';
import { useCustomColumns } from '../../../ui/records/custom-columns.tsx';
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

const customOf = (row: EnvironmentRow) => row.environment.custom;
const FIXED = ['name'];

/** The catalogue: what each environment is for, what is on it, who has it and what it costs. */
export function EnvironmentList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  useTakesPaste('environments');
  const { filter, sort, columns: shown, setFilter, setSort, toggleColumn } = useEnvironmentList();
  const { currency, zone } = configuration.settings;
  const own = useEnvironmentColumns(currency);
  const added = useCustomColumns('environments', configuration, customOf);
  const { offered, columns } = useShownColumns(own, added, FIXED, shown);
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
  const { ticked, setTicked, chosen: rowsChosen, clear } = useTicked(matching);
  const deletion = useDeletion(clear);
  const chosen = useMemo(() => rowsChosen.map((row) => row.environment), [rowsChosen]);

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
            onClear={clear}
          />
        ) : (
          <ListFilters configuration={configuration} />
        ))}
      {isEmpty ? (
        <EmptyCatalogue configuration={configuration} />
      ) : (
        <RecordTable
          table="environments"
          label={t('list')}
          rows={matching}
          columns={columns}
          sort={sort}
          scrollKey={JSON.stringify([wanted, sort])}
          onSortChange={setSort}
          selectedIds={ticked}
          onSelectionChange={setTicked}
          onDelete={(those) => askToDelete(those.map((row) => row.environment))}
          noMatch={{
            title: t('noMatch.title'),
            text: t('noMatch.text'),
            clear: t('filter.clear'),
            onClear: () => setFilter(NO_FILTER),
          }}
          deletion={deletion}
        />
      )}
    </div>
  );
}
