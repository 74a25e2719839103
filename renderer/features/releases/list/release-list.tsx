import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, EmptyState, PageHeader } from '../../../ui/index.ts';
import { ColumnMenu } from '../../../ui/records/column-menu.tsx';
import { useShownColumns, useTicked } from '../../../ui/records/list-hooks.ts';
import { RecordTable } from '../../../ui/records/record-table.tsx';
import { useCustomColumns } from '../../../ui/records/custom-columns.tsx';
import { keyWidth } from '../../../ui/records/key-width.ts';
import { runCommandById, useCommands, type AppCommand } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useTakesPaste } from '../../../ui/state/paste-target.ts';
import { useReleaseActions } from '../actions/use-release-actions.ts';
import { todayIn } from '../../../data/today.ts';
import { ViewSwitch } from '../trains/view-switch.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useReleaseColumns } from './columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { NO_FILTER, useReleaseList } from './list-state.ts';
import { filterRows, toRows, type ReleaseRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

const customOf = (row: ReleaseRow) => row.release.custom;
const FIXED = ['key', 'name'];

/** Every release of the workspace: find, sort, narrow, tick, change many at once. */
export function ReleaseList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('releases');
  useTakesPaste('releases');
  const { filter, sort, columns: shown, setFilter, setSort, toggleColumn } = useReleaseList();
  const selection = useNavigation((state) => state.selection);
  const show = useDialogs((state) => state.show);
  const actions = useReleaseActions(configuration);
  const today = todayIn(configuration.settings.zone);

  const releases = useLive((db) => db.records('releases').toArray(), []);
  const gates = useLive((db) => db.records('gates').toArray(), []);
  const rows = useMemo(
    () => (releases === undefined || gates === undefined ? null : toRows(releases, gates, configuration, today)),
    [releases, gates, configuration, today],
  );
  const own = useReleaseColumns(keyWidth(rows?.map(({ release }) => release.key) ?? []));
  const added = useCustomColumns('releases', configuration, customOf);
  const { offered, columns } = useShownColumns(own, added, FIXED, shown);
  // Typing stays ahead of filtering ten thousand rows.
  const wanted = useDeferredValue(filter);
  const matching = useMemo(() => (rows === null ? [] : filterRows(rows, wanted, today)), [rows, wanted, today]);
  const { ticked, setTicked, chosen: rowsChosen, clear } = useTicked(matching);
  const deletion = useDeletion(clear);
  const chosen = useMemo(() => rowsChosen.map((row) => row.release), [rowsChosen]);

  const currentId = selection?.table === 'releases' ? selection.id : null;
  // What is ticked, else the one beside the list.
  const shiftIds = useMemo(
    () => (chosen.length > 0 ? chosen.map(({ id }) => id) : currentId === null ? [] : [currentId]),
    [chosen, currentId],
  );
  const commands = useMemo<AppCommand[]>(
    () => [
      ...(shiftIds.length === 0
        ? []
        : [
            {
              id: 'releases.shift',
              title: t('page.shift'),
              group: t('title'),
              run: () => show({ kind: 'slip', releaseIds: shiftIds }),
            },
          ]),
      {
        id: 'releases.new',
        title: t('new'),
        group: t('title'),
        keys: 'n',
        run: () => show({ kind: 'create', what: 'release', when: null }),
      },
      { id: 'releases.clearFilters', title: t('filter.clear'), group: t('title'), run: () => setFilter(NO_FILTER) },
    ],
    [t, show, setFilter, shiftIds],
  );
  useCommands('releases-list', commands);

  if (rows === null) return <PageHeader title={t('title')} />;
  const newRelease = () => show({ kind: 'create', what: 'release', when: null });
  const isEmpty = rows.length === 0;
  const askToDelete = (those: readonly Release[]) =>
    deletion.ask(
      'releases',
      those.map(({ id, key }) => ({ id, label: key })),
    );
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')}>
        <ViewSwitch value="releases" />
        {!isEmpty && (
          <span className={styles.total}>
            {matching.length === rows.length
              ? t('count', { count: rows.length })
              : t('countOf', { shown: matching.length, total: rows.length })}
          </span>
        )}
        <span className={styles.push} />
        {!isEmpty && <ColumnMenu columns={offered} shown={shown} fixed={FIXED} onToggle={toggleColumn} />}
        <Button variant="primary" icon="plus" onPress={newRelease}>
          {t('new')}
        </Button>
      </PageHeader>
      {!isEmpty &&
        (chosen.length > 0 ? (
          <BulkBar
            releases={chosen}
            configuration={configuration}
            actions={actions}
            onShift={() => show({ kind: 'slip', releaseIds: shiftIds })}
            onDelete={() => askToDelete(chosen)}
            onClear={clear}
          />
        ) : (
          <ListFilters configuration={configuration} />
        ))}
      {isEmpty ? (
        <EmptyState
          icon="release"
          title={t('empty.title')}
          text={t('empty.text')}
          actions={
            <>
              <Button variant="primary" onPress={newRelease}>
                {t('new')}
              </Button>
              <Button onPress={() => runCommandById('file.import')}>{t('empty.import')}</Button>
            </>
          }
        />
      ) : (
        <RecordTable
          table="releases"
          label={t('list')}
          rows={matching}
          columns={columns}
          sort={sort}
          scrollKey={JSON.stringify([wanted, sort])}
          onSortChange={setSort}
          selectedIds={ticked}
          onSelectionChange={setTicked}
          onDelete={(those) => askToDelete(those.map((row) => row.release))}
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
