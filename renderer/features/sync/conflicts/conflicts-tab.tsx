import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictChoice } from '#shared/sync/decide-conflict.ts';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { Button, DataTable, EmptyState, type Sort } from '../../../ui/index.ts';
import { sortRows } from '../../../ui/data-table-model.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { isEditable } from '../../../ui/records/synced-field.tsx';
import { useValueWords, type ValueWords } from '../../../ui/records/synced-value.ts';
import { useCommands, type AppCommand } from '../../../ui/state/commands.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { BulkBar } from '../bulk-bar.tsx';
import { rowAfter } from '../next-row.ts';
import { useColumns } from './columns.tsx';
import { ConflictDetail } from './detail.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { filterRows, isOpen, NO_FILTER, useSyncConflictFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import { useConflictRows, type ConflictRow } from './rows.ts';
import { useDecide } from './use-decide.ts';
import list from '../../../ui/list-page.module.css';
import pane from '../list-detail.module.css';
import styles from './conflicts.module.css';

/** Fields that were changed on both sides: each is decided here, and nothing else decides it. */
export function ConflictsTab() {
  const { t } = useTranslation('syncConflicts');
  const rows = useConflictRows();
  const parents = useMemo(() => (rows ?? []).flatMap(itemsNamed), [rows]);
  const words = useValueWords(useSyncedNames(parents));
  if (rows === undefined || words === undefined) return null;
  if (rows.length === 0) return <EmptyState icon="check" title={t('empty.title')} text={t('empty.text')} />;
  return <ConflictList rows={rows} words={words} />;
}

/** Work items a conflict is about to name. */
function itemsNamed({ conflict, yours }: ConflictRow): string[] {
  if (conflict.field !== 'parentId') return [];
  return [yours, conflict.theirs, conflict.base].filter((id): id is string => typeof id === 'string');
}

const idOf = ({ conflict }: ConflictRow) => conflict.id;
const NOTHING: ReadonlySet<string> = new Set();

function ConflictList({ rows, words }: { readonly rows: readonly ConflictRow[]; readonly words: ValueWords }) {
  const { t, i18n } = useTranslation('syncConflicts');
  const { filter, setFilter } = useSyncConflictFilter();
  const select = useNavigation((state) => state.select);
  const hasSeveral = useMemo(() => new Set(rows.map(({ conflict }) => conflict.connectionId)).size > 1, [rows]);
  const columns = useColumns(words, hasSeveral);
  const [sort, setSort] = useState<Sort | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const [editing, setEditing] = useState<ConflictRow | null>(null);
  const { decide, again } = useDecide();
  const shown = useMemo(
    () => sortRows(filterRows(rows, filter), columns, sort, i18n.language),
    [rows, filter, columns, sort, i18n.language],
  );
  const chosen = shown.filter((row) => ticked.has(idOf(row)));
  const active = shown.find((row) => idOf(row) === activeId) ?? shown[0] ?? null;
  const open = shown.filter(isOpen);

  const carryOut = async (about: readonly ConflictRow[], choice: ConflictChoice) => {
    const next = rowAfter(shown, active, (row) => about.includes(row));
    if (!(await decide(about, choice))) return;
    setTicked(NOTHING);
    // Where one was decided the keyboard goes on with the next.
    if (next !== null) setActiveId(idOf(next));
  };
  const about = (chosen.length > 0 ? chosen : active === null ? [] : [active]).filter(isOpen);
  const edit = (row: ConflictRow | null) => {
    if (row !== null && isOpen(row) && isEditable(row.conflict.table, row.conflict.field)) setEditing(row);
  };
  const latest = useLatest({
    decide: (take: 'mine' | 'theirs') => about.length > 0 && void carryOut(about, { take }),
    edit: () => edit(active),
  });
  const commands = useMemo<AppCommand[]>(() => {
    const group = t('title');
    return [
      { id: 'syncConflicts.keep', title: t('keep'), group, keys: 'k', run: () => latest.current.decide('mine') },
      { id: 'syncConflicts.take', title: t('take'), group, keys: 't', run: () => latest.current.decide('theirs') },
      { id: 'syncConflicts.edit', title: t('edit'), group, keys: 'e', run: () => latest.current.edit() },
    ];
  }, [t, latest]);
  useCommands('sync-conflicts', commands);

  const own = active === null ? [] : rows.filter((row) => isOpen(row) && isSameRecord(row, active));
  const guarded = chosen.filter(({ isGuarded }) => isGuarded).length;
  return (
    <div className={list.page}>
      {chosen.length === 0 ? (
        <Filters rows={rows} />
      ) : (
        <BulkBar count={chosen.length} onClear={() => setTicked(NOTHING)}>
          <Button onPress={() => void carryOut(chosen.filter(isOpen), { take: 'mine' })}>{t('keep')}</Button>
          <Button onPress={() => void carryOut(chosen.filter(isOpen), { take: 'theirs' })}>{t('take')}</Button>
          {guarded > 0 && <span className={styles.bulkNote}>{t('approvedMany', { count: guarded })}</span>}
        </BulkBar>
      )}
      <div className={pane.bar}>
        <span className={list.total}>
          {open.length === rows.filter(isOpen).length
            ? t('count', { count: open.length })
            : t('countOf', { shown: open.length, total: rows.filter(isOpen).length })}
        </span>
        <span className={list.push} />
        {open.length > 1 && chosen.length === 0 && (
          <>
            <Button variant="quiet" onPress={() => void carryOut(open, { take: 'mine' })}>
              {t('keepAll', { count: open.length })}
            </Button>
            <Button variant="quiet" onPress={() => void carryOut(open, { take: 'theirs' })}>
              {t('takeAll', { count: open.length })}
            </Button>
          </>
        )}
      </div>
      <DataTable
        label={t('title')}
        rows={shown}
        columns={columns}
        getRowId={idOf}
        sort={sort}
        onSortChange={setSort}
        scrollKey={JSON.stringify(filter)}
        currentId={active === null ? null : idOf(active)}
        selectedIds={ticked}
        onSelectionChange={setTicked}
        onActiveChange={(row) => setActiveId(idOf(row))}
        onOpen={edit}
        emptyState={
          <EmptyState
            icon="filter"
            title={t(open.length === 0 && rows.every((row) => !isOpen(row)) ? 'empty.title' : 'noMatch.title')}
            text={t(open.length === 0 && rows.every((row) => !isOpen(row)) ? 'empty.text' : 'noMatch.text')}
            actions={<Button onPress={() => setFilter({ ...NO_FILTER, states: [] })}>{t('filter.clear')}</Button>}
          />
        }
      />
      {active !== null && (
        <ConflictDetail
          row={active}
          words={words}
          siblings={own.length}
          onKeep={() => void carryOut([active], { take: 'mine' })}
          onTake={() => void carryOut([active], { take: 'theirs' })}
          onEdit={() => edit(active)}
          onAgain={() => void again([active])}
          onWhole={(take) => void carryOut(own, { take })}
          onOpen={() => select({ table: active.conflict.table, id: active.conflict.recordId, occurrence: null })}
        />
      )}
      {editing !== null && (
        <EditDialog
          row={editing}
          words={words}
          onClose={() => setEditing(null)}
          onSave={(value) => {
            setEditing(null);
            void carryOut([editing], { take: 'edit', value });
          }}
        />
      )}
    </div>
  );
}

const isSameRecord = (one: ConflictRow, other: ConflictRow) =>
  one.conflict.table === other.conflict.table && one.conflict.recordId === other.conflict.recordId;
