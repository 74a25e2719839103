import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useLive } from '../../../data/live.ts';
import { useSupportBooks } from '../../../data/supports.ts';
import { todayIn } from '../../../data/today.ts';
import { Button, DataTable, EmptyState, PageHeader, SegmentedControl, type Sort } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useBoardColumns } from './columns.tsx';
import { candidates, inOrderOfEnd, toBoardRow, type BoardRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import styles from './board.module.css';

const rowId = (row: BoardRow) => row.id;

/** All releases in early life support, what ends first on top, and those that should be. */
export function SupportBoard({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('support');
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const [which, setWhich] = useState<'current' | 'left'>('current');
  const [sort, setSort] = useState<Sort | null>(null);
  const { zone } = configuration.settings;
  const today = todayIn(zone);
  const books = useSupportBooks(zone);
  const releases = useLive((db) => db.records('releases').toArray(), []);
  const columns = useBoardColumns(configuration, today);
  const rows = useMemo(
    () => (books === undefined ? null : inOrderOfEnd(books.map((book) => toBoardRow(book, today)))),
    [books, today],
  );
  if (rows === null || releases === undefined || books === undefined) return <PageHeader title={t('title')} />;
  const shown = rows.filter(({ stage }) => (stage === 'left') === (which === 'left'));
  const offered = candidates(releases, books, configuration, today);
  const setUp = (
    <Button variant="primary" icon="plus" onPress={() => show({ kind: 'supportSetUp', releaseId: null })}>
      {t('setUp')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')}>
        <span className={list.total}>{t('total', { count: shown.length })}</span>
        {rows.some(({ stage }) => stage === 'left') && (
          <SegmentedControl
            label={t('board.show')}
            value={which}
            options={[
              { id: 'current', label: t('board.current') },
              { id: 'left', label: t('board.left') },
            ]}
            onChange={setWhich}
          />
        )}
        <span className={styles.push} />
        {rows.length > 0 && setUp}
      </PageHeader>
      {shown.length === 0 ? (
        <EmptyState
          icon="lifebuoy"
          title={t(which === 'left' ? 'board.emptyLeftTitle' : 'board.emptyTitle')}
          text={
            which === 'left'
              ? t('board.emptyLeftText')
              : releases.length === 0
                ? t('board.noReleases')
                : t('board.emptyText')
          }
          actions={
            releases.length === 0 ? (
              <Button variant="primary" onPress={() => go('releases')}>
                {t('board.toReleases')}
              </Button>
            ) : (
              setUp
            )
          }
        />
      ) : (
        <div className={styles.table}>
          <DataTable
            label={t('board.label')}
            rows={shown}
            columns={columns}
            getRowId={rowId}
            sort={sort}
            onSortChange={setSort}
            scrollKey={which}
            onOpen={(row) => go('support', row.id)}
            emptyState={null}
          />
        </div>
      )}
      {which === 'current' && <Candidates releases={offered} />}
    </div>
  );
}

/** Who should be on the board, and is not. */
function Candidates({ releases }: { readonly releases: ReturnType<typeof candidates> }) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const show = useDialogs((state) => state.show);
  if (releases.length === 0) return null;
  return (
    <section className={styles.candidates} aria-label={t('board.candidates')}>
      <h2>{t('board.candidates')}</h2>
      <ul>
        {releases.map((release) => (
          <li key={release.id} className={styles.candidate}>
            <span title={release.name}>
              <span className={styles.release}>{release.key}</span> <span className={styles.name}>{release.name}</span>
            </span>
            <span className={styles.when}>{release.releaseDate === null ? '' : text.day(release.releaseDate)}</span>
            <Button
              variant="quiet"
              aria-label={t('setUpFor', { release: release.key })}
              onPress={() => show({ kind: 'supportSetUp', releaseId: release.id })}
            >
              {t('setUp')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
