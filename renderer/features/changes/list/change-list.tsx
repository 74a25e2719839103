import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePlan } from '../../../data/changes.ts';
import { todayIn } from '../../../data/today.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, classNames, EmptyState, PageHeader } from '../../../ui/index.ts';
import { ChangeViews } from '../../../ui/records/change-views.tsx';
import { ColumnMenu } from '../../../ui/records/column-menu.tsx';
import { useShownColumns, useTicked } from '../../../ui/records/list-hooks.ts';
import { RecordTable } from '../../../ui/records/record-table.tsx';
import { useCustomColumns } from '../../../ui/records/custom-columns.tsx';
import { keyWidth } from '../../../ui/records/key-width.ts';
import { useCommands, type AppCommand } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useTakesPaste } from '../../../ui/state/paste-target.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useChangeActions } from '../actions/use-change-actions.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useChangeColumns } from './columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { NO_FILTER, useChangeList } from './list-state.ts';
import { filterRows, toRows, type ChangeRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';
import look from './list.module.css';

const customOf = (row: ChangeRow) => row.change.custom;
const FIXED = ['key', 'title'];

/** Every change of the workspace: find, sort, narrow, tick, change many at once. */
export function ChangeList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('changes');
  useTakesPaste('changes');
  const { filter, sort, columns: shown, setFilter, setSort, toggleColumn } = useChangeList();
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const actions = useChangeActions(configuration);
  const today = todayIn(configuration.settings.zone);

  const sources = useChangePlan(configuration);
  const rows = useMemo(() => (sources === undefined ? null : toRows(sources, configuration)), [sources, configuration]);
  const own = useChangeColumns(keyWidth(rows?.map(({ change }) => change.key) ?? []));
  const added = useCustomColumns('changes', configuration, customOf);
  const { offered, columns } = useShownColumns(own, added, FIXED, shown);
  // Typing stays ahead of filtering ten thousand rows.
  const wanted = useDeferredValue(filter);
  const matching = useMemo(() => (rows === null ? [] : filterRows(rows, wanted, today)), [rows, wanted, today]);
  const { ticked, setTicked, chosen: rowsChosen, clear } = useTicked(matching);
  const deletion = useDeletion(clear);
  const chosen = useMemo(() => rowsChosen.map((row) => row.change), [rowsChosen]);
  const newChange = useMemo(() => () => show({ kind: 'create', what: 'change', when: null }), [show]);
  const commands = useMemo<AppCommand[]>(
    () => [
      { id: 'changes.new', title: t('new'), group: t('title'), keys: 'n', run: newChange },
      { id: 'changes.clearFilters', title: t('filter.clear'), group: t('title'), run: () => setFilter(NO_FILTER) },
    ],
    [t, newChange, setFilter],
  );
  useCommands('changes-list', commands);

  if (rows === null || sources === undefined) return <PageHeader title={t('title')} />;
  const { approvalsOf } = sources;
  const isEmpty = rows.length === 0;
  const askToDelete = (those: readonly ChangeRequest[]) =>
    deletion.ask(
      'changes',
      those.map(({ id, key }) => ({ id, label: key })),
    );
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')}>
        <ChangeViews value="changes" />
        {!isEmpty && (
          <span className={classNames(styles.total, look.total)}>
            {matching.length === rows.length
              ? t('count', { count: rows.length })
              : t('countOf', { shown: matching.length, total: rows.length })}
          </span>
        )}
        <span className={styles.push} />
        {!isEmpty && <ColumnMenu columns={offered} shown={shown} fixed={FIXED} onToggle={toggleColumn} />}
        <Button icon="warning" onPress={() => show({ kind: 'create', what: 'emergency', when: null })}>
          <span className={styles.word}>{t('emergency.button')}</span>
        </Button>
        <Button variant="primary" icon="plus" onPress={newChange}>
          <span className={styles.word}>{t('new')}</span>
        </Button>
      </PageHeader>
      {!isEmpty &&
        (chosen.length > 0 ? (
          <BulkBar
            changes={chosen}
            configuration={configuration}
            approvalsOf={approvalsOf}
            actions={actions}
            onDelete={() => askToDelete(chosen)}
            onClear={clear}
          />
        ) : (
          <ListFilters configuration={configuration} />
        ))}
      {isEmpty ? (
        <EmptyState
          icon="change"
          title={t('empty.title')}
          text={t('empty.text')}
          actions={
            <>
              <Button variant="primary" onPress={newChange}>
                {t('new')}
              </Button>
              <Button onPress={() => go('releases')}>{t('empty.toReleases')}</Button>
            </>
          }
        />
      ) : (
        <RecordTable
          table="changes"
          label={t('list')}
          rows={matching}
          columns={columns}
          sort={sort}
          scrollKey={JSON.stringify([wanted, sort])}
          onSortChange={setSort}
          selectedIds={ticked}
          onSelectionChange={setTicked}
          onDelete={(those) => askToDelete(those.map((row) => row.change))}
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
