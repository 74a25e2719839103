import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { StatusDot } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { MatrixColumn, MatrixRow } from './cells.ts';
import { MatrixItem } from './matrix-item.tsx';
import styles from './matrix.module.css';

interface MatrixGridProps {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly configuration: Configuration;
}

const LINE = 24;
const ROOM = 8;
const heightOf = ({ lines }: MatrixRow) => Math.max(1, lines) * LINE + ROOM;

/** Heads stay in view in both directions; only the rows in view are drawn. */
export function MatrixGrid({ columns, rows, configuration }: MatrixGridProps) {
  const { t } = useTranslation('environments');
  const go = useNavigation((state) => state.go);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? LINE + ROOM : heightOf(row);
    },
    overscan: 6,
  });
  const template = { gridTemplateColumns: `var(--first) repeat(${columns.length}, minmax(152px, 1fr))` };
  return (
    // Scrolls sideways where there are many environments: the keyboard needs a place to scroll from.
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t('matrix.title')}>
      <div role="table" aria-label={t('matrix.title')} aria-rowcount={rows.length + 1} className={styles.table}>
        <div role="row" aria-rowindex={1} className={styles.head} style={template}>
          <div role="columnheader" className={styles.corner}>
            {t('matrix.release')}
          </div>
          {columns.map(({ key, name, environmentId }) => (
            <div key={key} role="columnheader" className={styles.environment}>
              {environmentId === null ? (
                <span className={styles.unlisted} title={t('matrix.unlisted')}>
                  {name}
                  <span className="visually-hidden">, {t('matrix.unlisted')}</span>
                </span>
              ) : (
                <button type="button" className={styles.open} onClick={() => go('environments', environmentId)}>
                  {name}
                </button>
              )}
            </div>
          ))}
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={row.release.id}
                role="row"
                aria-rowindex={index + 2}
                className={styles.row}
                style={{ ...template, height: size, transform: `translateY(${start}px)` }}
              >
                <Cells row={row} columns={columns} configuration={configuration} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface CellsProps {
  readonly row: MatrixRow;
  readonly columns: readonly MatrixColumn[];
  readonly configuration: Configuration;
}

/** The release, then a cell for every environment; an empty one offers to book it. */
function Cells({ row, columns, configuration }: CellsProps) {
  const { t } = useTranslation('environments');
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const { release, category } = row;
  return (
    <>
      <div role="rowheader" className={styles.release}>
        <button type="button" className={styles.open} onClick={() => go('releases', release.id)} title={release.name}>
          {category !== null && <StatusDot category={category} />}
          {release.key}
        </button>
        <span className={styles.date}>{release.releaseDate !== null && text.shortDay(release.releaseDate)}</span>
      </div>
      {columns.map(({ key, name, environmentId }) => {
        const items = row.cells.get(key) ?? [];
        return (
          <div key={key} role="cell" className={styles.cell}>
            {items.map((item) => (
              <MatrixItem
                key={item.id}
                item={item}
                release={release}
                environment={name}
                configuration={configuration}
              />
            ))}
            {items.length === 0 && environmentId !== null && (
              <button
                type="button"
                // Hundreds of stops would bury what stands here: the keyboard asks with N.
                tabIndex={-1}
                className={styles.book}
                aria-label={t('matrix.book', { environment: name, release: release.key })}
                onClick={() =>
                  show({ kind: 'create', what: 'booking', when: null, given: { environmentId, releaseId: release.id } })
                }
              >
                +
              </button>
            )}
          </div>
        );
      })}
    </>
  );
}
