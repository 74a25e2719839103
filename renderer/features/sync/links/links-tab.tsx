import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SlipwayError } from '#shared/errors.ts';
import { sideOf, type Side } from '#shared/sync/first-link.ts';
import { isClear } from '#shared/sync/suggest-links.ts';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { Button, DataTable, EmptyState, Progress, type Sort } from '../../../ui/index.ts';
import { sortRows } from '../../../ui/data-table-model.ts';
import { useJob } from '../../../ui/use-job.ts';
import { useValueWords, type ValueWords } from '../../../ui/records/synced-value.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import type { LinkedRecord } from '../../../sync/load.ts';
import { BulkBar } from '../bulk-bar.tsx';
import { rowAfter } from '../next-row.ts';
import { useColumns } from './columns.tsx';
import { ArrivalDetail } from './detail.tsx';
import { filterArrivals, isWaiting, NO_FILTER, useArrivalFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import { choicesKey, useArrivals, type ArrivalRow, type Arrivals } from './rows.ts';
import { useLink, type Linking } from './use-link.ts';
import list from '../../../ui/list-page.module.css';
import pane from '../list-detail.module.css';
import styles from './links.module.css';

/** What is there and not here: nothing of it is written, here or there, before a person said what it is. */
export function LinksTab() {
  const { t } = useTranslation('syncLinks');
  const arrivals = useArrivals();
  const words = useValueWords(useSyncedNames());
  if (arrivals === undefined || words === undefined) return null;
  if (arrivals.rows.length === 0) return <EmptyState icon="check" title={t('empty.title')} text={t('empty.text')} />;
  return <ArrivalList arrivals={arrivals} words={words} />;
}

const idOf = ({ id }: ArrivalRow) => id;
const NOTHING: ReadonlySet<string> = new Set();
const NOTHING_DONE = { done: 0, total: 0 };
const NOBODY: ReadonlyMap<string, LinkedRecord> = new Map();

function ArrivalList({ arrivals, words }: { readonly arrivals: Arrivals; readonly words: ValueWords }) {
  const { t, i18n } = useTranslation('syncLinks');
  const { rows, choices } = arrivals;
  const { filter, setFilter } = useArrivalFilter();
  const hasSeveral = useMemo(() => new Set(rows.map(({ connection }) => connection.id)).size > 1, [rows]);
  const columns = useColumns(words, choices, hasSeveral);
  const [sort, setSort] = useState<Sort | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const say = useNotices((state) => state.tell);
  const { link, create, leave, restore } = useLink(words.names.configuration);
  // Thousands at once take a while: said while they are written.
  const job = useJob();
  const isBusy = job.doing !== null;
  const [done, setDone] = useState(NOTHING_DONE);
  const shown = useMemo(
    () => sortRows(filterArrivals(rows, filter), columns, sort, i18n.language),
    [rows, filter, columns, sort, i18n.language],
  );
  const active = shown.find(({ id }) => id === activeId) ?? shown[0] ?? null;
  const chosen = shown.filter(({ id }) => ticked.has(id));
  const clear = useMemo(() => clearOf(chosen, choices), [chosen, choices]);
  const waiting = rows.filter(isWaiting).length;
  const isAllDone = waiting === 0;

  const after = (about: readonly ArrivalRow[]) => {
    const next = rowAfter(shown, active, (row) => about.includes(row));
    setTicked(NOTHING);
    if (next !== null) setActiveId(next.id);
  };
  const linkAll = async (some: readonly Linking[]) => {
    await job.run(t('linking', { count: some.length }), async () => {
      if (await link(some)) after(some.map(({ row }) => row));
    });
  };
  const createAll = async (some: readonly ArrivalRow[]) => {
    setDone(NOTHING_DONE);
    await job.run(t('making', { count: some.length }), async (isCancelled) => {
      const made = await create(some, (done) => {
        // Nothing is written yet: given up, all of it stays as it was.
        if (isCancelled()) throw new SlipwayError('cancelled');
        setDone({ done, total: some.length });
      });
      if (made < some.length) say({ tone: 'info', text: t('notMade', { count: some.length - made }) });
      if (made > 0) after(some);
    });
  };
  const all = (side: Side) => clear.map((one): Linking => ({ ...one, sides: (field) => sideOf(field, side) }));
  const arrived = chosen.filter(({ state }) => state === 'arrived');
  const left = chosen.filter(({ state }) => state === 'left');
  return (
    <div className={list.page}>
      {chosen.length === 0 ? (
        <Filters rows={rows} />
      ) : (
        <BulkBar count={chosen.length} onClear={() => setTicked(NOTHING)}>
          {clear.length > 0 && (
            <>
              <Button isDisabled={isBusy} onPress={() => void linkAll(all('mine'))}>
                {t('linkMine', { count: clear.length })}
              </Button>
              <Button isDisabled={isBusy} onPress={() => void linkAll(all('theirs'))}>
                {t('linkTheirs', { count: clear.length })}
              </Button>
            </>
          )}
          {arrived.length > 0 && (
            <>
              <Button isDisabled={isBusy} onPress={() => void createAll(arrived)}>
                {t('create')}
              </Button>
              <Button isDisabled={isBusy} onPress={() => void leave(arrived).then(() => after(arrived))}>
                {t('leaveOut')}
              </Button>
            </>
          )}
          {left.length > 0 && (
            <Button onPress={() => void restore(left).then(() => after(left))}>{t('bringBack')}</Button>
          )}
        </BulkBar>
      )}
      <div className={pane.bar}>
        {job.doing !== null && done.total > 0 ? (
          <div className={styles.progress}>
            <Progress {...done} label={job.doing} {...(done.done < done.total ? { onCancel: job.cancel } : {})} />
          </div>
        ) : (
          <>
            <span className={list.total}>
              {shown.length === waiting
                ? t('count', { count: waiting })
                : t('countOf', { shown: shown.length, total: rows.length })}
            </span>
            <span role="status">{job.doing ?? job.failure}</span>
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
        currentId={active?.id ?? null}
        selectedIds={ticked}
        onSelectionChange={setTicked}
        onActiveChange={({ id }) => setActiveId(id)}
        onOpen={({ id }) => setActiveId(id)}
        emptyState={
          <EmptyState
            icon={isAllDone ? 'check' : 'filter'}
            title={t(isAllDone ? 'empty.title' : 'noMatch.title')}
            text={t(isAllDone ? 'empty.text' : 'noMatch.text')}
            actions={<Button onPress={() => setFilter({ ...NO_FILTER, states: [] })}>{t('filter.clear')}</Button>}
          />
        }
      />
      {active !== null && (
        <ArrivalDetail
          key={active.id}
          row={active}
          words={words}
          free={choices.get(choicesKey(active.read.link)) ?? NOBODY}
          onLink={(record, sides) =>
            void linkAll([{ row: active, record, sides: ({ field }) => sides[field] ?? 'mine' }])
          }
          onCreate={() => void createAll([active])}
          onLeave={() => void leave([active]).then(() => after([active]))}
          onRestore={() => void restore([active]).then(() => after([active]))}
        />
      )}
    </div>
  );
}

/** Rows with one suggestion that is plainly the best; of several that mean the same record only the first. */
function clearOf(rows: readonly ArrivalRow[], choices: Arrivals['choices']): Omit<Linking, 'sides'>[] {
  const taken = new Set<string>();
  return rows.flatMap((row) => {
    const { link } = row.read;
    const first = row.suggestions[0];
    if (row.state !== 'arrived' || first === undefined || !isClear(row.suggestions)) return [];
    const record = choices.get(choicesKey(link))?.get(first.id);
    const key = `${choicesKey(link)} ${link.kind} ${first.id}`;
    if (record === undefined || taken.has(key)) return [];
    taken.add(key);
    return [{ row, record }];
  });
}
