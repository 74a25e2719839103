import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { useSyncStanding } from '../../../sync/use-standing.ts';
import { Button, DataTable, EmptyState, type Sort } from '../../../ui/index.ts';
import { sortRows } from '../../../ui/data-table-model.ts';
import { useValueWords, type ValueWords } from '../../../ui/records/synced-value.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { BulkBar } from '../bulk-bar.tsx';
import { useColumns, useRowWords } from './columns.tsx';
import { PendingDetail } from './detail.tsx';
import { canBeHeld, canBeTried, goesOut, needsPerson, rowsOf, stateOfRow, type PendingRow } from './rows.ts';
import { usePendingEdits } from './use-pending-edits.ts';
import list from '../../../ui/list-page.module.css';
import pane from '../list-detail.module.css';

/** Exactly what goes out with the next run, field by field, and what is kept from it. */
export function PendingTab() {
  const { t } = useTranslation('sync');
  const standing = useSyncStanding();
  const rows = useMemo(() => rowsOf(standing ?? []), [standing]);
  const parents = useMemo(() => rows.flatMap(itemsNamed), [rows]);
  const words = useValueWords(useSyncedNames(parents));
  if (standing === null || words === undefined) return null;
  if (rows.length === 0)
    return <EmptyState icon="check" title={t('pending.empty.title')} text={t('pending.empty.text')} />;
  const isPartial = standing.some(({ pending }) => pending.isPartial);
  return <PendingList rows={rows} words={words} isPartial={isPartial} hasSeveral={standing.length > 1} />;
}

/** Work items a value names. */
function itemsNamed(row: PendingRow): string[] {
  if (row.type !== 'field' || row.field.field !== 'parentId') return [];
  return [row.field.ours, row.field.sent, row.field.theirs].filter((id): id is string => typeof id === 'string');
}

const idOf = ({ id }: PendingRow) => id;
const NOTHING: ReadonlySet<string> = new Set();

interface PendingListProps {
  readonly rows: readonly PendingRow[];
  readonly words: ValueWords;
  readonly isPartial: boolean;
  readonly hasSeveral: boolean;
}

function PendingList({ rows, words, isPartial, hasSeveral }: PendingListProps) {
  const { t, i18n } = useTranslation('sync');
  const says = useRowWords(words);
  const columns = useColumns(says, hasSeveral);
  const edits = usePendingEdits();
  const select = useNavigation((state) => state.select);
  const [sort, setSort] = useState<Sort | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const shown = useMemo(() => sortRows(rows, columns, sort, i18n.language), [rows, columns, sort, i18n.language]);
  const active = shown.find(({ id }) => id === activeId) ?? shown[0] ?? null;
  const chosen = shown.filter(({ id }) => ticked.has(id));
  return (
    <div className={list.page}>
      {chosen.length === 0 ? (
        <Summary rows={rows} isPartial={isPartial} />
      ) : (
        <Bulk chosen={chosen} edits={edits} onDone={() => setTicked(NOTHING)} />
      )}
      <DataTable
        label={t('pending.title')}
        rows={shown}
        columns={columns}
        getRowId={idOf}
        sort={sort}
        onSortChange={setSort}
        currentId={active?.id ?? null}
        selectedIds={ticked}
        onSelectionChange={setTicked}
        onActiveChange={({ id }) => setActiveId(id)}
        onOpen={(row) => {
          if (row.type === 'field' && row.link.recordId !== null)
            select({ table: row.table, id: row.link.recordId, occurrence: null });
        }}
        emptyState={null}
      />
      {active !== null && (
        <PendingDetail
          row={active}
          says={says}
          edits={edits}
          siblings={rows.filter((row) => isSameRecord(row, active))}
        />
      )}
    </div>
  );
}

const isSameRecord = (one: PendingRow, other: PendingRow) =>
  one.type === 'field' && other.type === 'field' && one.link.id === other.link.id;

function Summary({ rows, isPartial }: { readonly rows: readonly PendingRow[]; readonly isPartial: boolean }) {
  const { t } = useTranslation('sync');
  const parts = [
    { key: 'open', count: rows.filter(needsPerson).length },
    { key: 'goes', count: rows.filter(goesOut).length },
    { key: 'held', count: rows.filter((row) => stateOfRow(row) === 'held').length },
  ] as const;
  return (
    <div className={pane.bar}>
      {parts.map(({ key, count }) => count > 0 && <span key={key}>{t(`pending.summary.${key}`, { count })}</span>)}
      {isPartial && <span className={pane.muted}>{t('pending.partial')}</span>}
    </div>
  );
}

interface BulkProps {
  readonly chosen: readonly PendingRow[];
  readonly edits: ReturnType<typeof usePendingEdits>;
  readonly onDone: () => void;
}

/** What can be done with several at once; only what fits any of them is offered. */
function Bulk({ chosen, edits, onDone }: BulkProps) {
  const { t } = useTranslation('sync');
  const actions = [
    { label: t('pending.hold'), rows: chosen.filter(canBeHeld), act: edits.hold },
    { label: t('pending.letGo'), rows: chosen.filter((row) => stateOfRow(row) === 'held'), act: edits.letGo },
    { label: t('pending.retry'), rows: chosen.filter(canBeTried), act: edits.retry },
    { label: t('pending.passOn'), rows: chosen.filter((row) => stateOfRow(row) === 'notForwarded'), act: edits.passOn },
  ];
  return (
    <BulkBar count={chosen.length} onClear={onDone}>
      {actions.map(
        ({ label, rows, act }) =>
          rows.length > 0 && (
            <Button
              key={label}
              onPress={() => {
                void act(rows);
                onDone();
              }}
            >
              {label}
            </Button>
          ),
      )}
    </BulkBar>
  );
}
