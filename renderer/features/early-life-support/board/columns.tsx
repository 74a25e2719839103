import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { PRIORITIES, type ByPriority } from '#shared/planning/support/figures.ts';
import { Badge, classNames, type Column } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useMissingText } from '../criterion-text.ts';
import { Sparkline } from '../sparkline.tsx';
import { useStageText } from '../stage-text.ts';
import type { BoardRow } from './rows.ts';
import { SectionStrip } from './section-strip.tsx';
import styles from './board.module.css';

export function useBoardColumns(configuration: Configuration, today: PlainDate): Column<BoardRow>[] {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const stageText = useStageText();
  return useMemo(
    () => [
      {
        id: 'release',
        header: t('board.columns.release'),
        width: 'minmax(140px, 1.4fr)',
        sortValue: ({ book }) => book.release.key,
        cell: ({ book: { release } }) => (
          <span title={`${release.key} ${release.name}`}>
            <span className={styles.release}>{release.key}</span>{' '}
            {release.name !== release.key && <span className={styles.name}>{release.name}</span>}
          </span>
        ),
      },
      {
        id: 'stage',
        header: t('board.columns.stage'),
        width: 112,
        sortValue: ({ book }) => book.phase?.first ?? null,
        cell: ({ book }) => {
          const stage = stageText(book, today);
          return <Badge tone={stage.tone}>{stage.text}</Badge>;
        },
      },
      {
        id: 'ends',
        header: t('board.columns.ends'),
        width: 96,
        sortValue: ({ book }) => book.phase?.last ?? null,
        cell: ({ book }) => (book.phase === null ? '' : text.shortDay(book.phase.last)),
      },
      {
        id: 'checklist',
        header: t('board.columns.checklist'),
        width: 194,
        sortValue: ({ whole }) => (whole.total === 0 ? null : whole.done / whole.total),
        cell: ({ sections }) => <SectionStrip sections={sections} />,
      },
      {
        id: 'incidents',
        header: t('board.columns.incidents'),
        width: 176,
        sortValue: ({ open }) => open[1] * 1e6 + open[2] * 1e4 + open[3] * 100 + open[4],
        cell: ({ open, trend }) => (
          <span className={styles.open}>
            <OpenCounts open={open} />
            <Sparkline values={trend} />
          </span>
        ),
      },
      {
        id: 'exit',
        header: t('board.columns.exit'),
        width: 64,
        align: 'end',
        sortValue: ({ met, criteria }) => (criteria === 0 ? null : met / criteria),
        cell: ({ met, criteria }) => t('board.metOf', { met, total: criteria }),
      },
      {
        id: 'missing',
        header: t('board.columns.missing'),
        width: 'minmax(160px, 2fr)',
        cell: (row) => <MissingFirst row={row} />,
      },
      {
        id: 'lead',
        header: t('board.columns.lead'),
        width: 'minmax(90px, 0.8fr)',
        sortValue: ({ book }) => configuration.people.get(book.support.leadId ?? '')?.name ?? null,
        cell: ({ book }) => configuration.people.get(book.support.leadId ?? '')?.name ?? '',
      },
    ],
    [t, text, stageText, today, configuration],
  );
}

/** Four counts that line up; P1 and P2 stand out as soon as there is one. */
export function OpenCounts({ open }: { readonly open: ByPriority }) {
  const { t } = useTranslation('support');
  const said = t('board.openIncidents', { p1: open[1], p2: open[2], p3: open[3], p4: open[4] });
  return (
    <span className={styles.counts} title={said}>
      <span className="visually-hidden">{said}</span>
      {PRIORITIES.map((priority) => (
        <span
          key={priority}
          aria-hidden="true"
          className={classNames(open[priority] === 0 && styles.zero, priority <= 2 && open[priority] > 0 && styles.hot)}
        >
          {open[priority]}
        </span>
      ))}
    </span>
  );
}

function MissingFirst({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation('support');
  const missingText = useMissingText();
  const [first] = row.missing;
  if (row.book.support.decision !== null) return null;
  if (first === undefined) return <Badge tone="ok">{t('board.ready')}</Badge>;
  const all = row.missing.map(missingText);
  return (
    <span className={styles.missing} title={all.join('\n')}>
      <span className={styles.first}>{missingText(first)}</span>
      {all.length > 1 && <span className={styles.more}>{t('board.more', { count: all.length - 1 })}</span>}
    </span>
  );
}
