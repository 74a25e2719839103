import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Service } from '#shared/model/service.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, EmptyState, PageHeader } from '../../../ui/index.ts';
import { ColumnMenu } from '../../../ui/records/column-menu.tsx';
import { useShownColumns, useTicked } from '../../../ui/records/list-hooks.ts';
import { RecordTable } from '../../../ui/records/record-table.tsx';
import { useCustomColumns } from '../../../ui/records/custom-columns.tsx';
import { runCommandById, useCommands, type AppCommand } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useTakesPaste } from '../../../ui/state/paste-target.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useServiceColumns } from './columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { NO_FILTER, useServiceList } from './list-state.ts';
import { filterRows, toRows, type ServiceRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

const customOf = (row: ServiceRow) => row.service.custom;
const FIXED = ['key', 'name'];

/** The catalogue: whose each service is, how critical, what it needs and how many releases change it. */
export function ServiceList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('services');
  useTakesPaste('services');
  const { filter, sort, columns: shown, setFilter, setSort, toggleColumn } = useServiceList();
  const show = useDialogs((state) => state.show);
  const own = useServiceColumns();
  const added = useCustomColumns('services', configuration, customOf);
  const { offered, columns } = useShownColumns(own, added, FIXED, shown);
  const releases = useLive((db) => db.records('releases').toArray(), []);
  const rows = useMemo(
    () => (releases === undefined ? null : toRows(releases, configuration)),
    [releases, configuration],
  );
  const wanted = useDeferredValue(filter);
  const matching = useMemo(() => (rows === null ? [] : filterRows(rows, wanted)), [rows, wanted]);
  const { ticked, setTicked, chosen: rowsChosen, clear } = useTicked(matching);
  const deletion = useDeletion(clear);
  const chosen = useMemo(() => rowsChosen.map((row) => row.service), [rowsChosen]);
  const commands = useMemo<AppCommand[]>(
    () => [
      {
        id: 'services.new',
        title: t('new'),
        group: t('title'),
        keys: 'n',
        run: () => show({ kind: 'create', what: 'service', when: null }),
      },
    ],
    [t, show],
  );
  useCommands('services-list', commands);

  if (rows === null) return <PageHeader title={t('title')} />;
  const isEmpty = rows.length === 0;
  const askToDelete = (those: readonly Service[]) =>
    deletion.ask(
      'services',
      those.map(({ id, name }) => ({ id, label: name })),
    );
  const newService = () => show({ kind: 'create', what: 'service', when: null });
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')}>
        {!isEmpty && (
          <span className={styles.total}>
            {matching.length === rows.length
              ? t('count', { count: rows.length })
              : t('countOf', { shown: matching.length, total: rows.length })}
          </span>
        )}
        <span className={styles.push} />
        {!isEmpty && <ColumnMenu columns={offered} shown={shown} fixed={FIXED} onToggle={toggleColumn} />}
        <Button variant="primary" icon="plus" onPress={newService}>
          {t('new')}
        </Button>
      </PageHeader>
      {!isEmpty &&
        (chosen.length > 0 ? (
          <BulkBar
            services={chosen}
            configuration={configuration}
            onDelete={() => askToDelete(chosen)}
            onClear={clear}
          />
        ) : (
          <ListFilters configuration={configuration} />
        ))}
      {isEmpty ? (
        <EmptyState
          icon="service"
          title={t('empty.title')}
          text={t('empty.text')}
          actions={
            <>
              <Button variant="primary" onPress={newService}>
                {t('new')}
              </Button>
              <Button onPress={() => runCommandById('file.import')}>{t('empty.import')}</Button>
            </>
          }
        />
      ) : (
        <RecordTable
          table="services"
          label={t('list')}
          rows={matching}
          columns={columns}
          sort={sort}
          scrollKey={JSON.stringify([wanted, sort])}
          onSortChange={setSort}
          selectedIds={ticked}
          onSelectionChange={setTicked}
          onDelete={(those) => askToDelete(those.map((row) => row.service))}
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
