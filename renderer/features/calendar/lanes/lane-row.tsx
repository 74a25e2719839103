import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneRow as Row } from '#shared/planning/lanes/layout.ts';
import type { Scale } from '#shared/planning/lanes/scale.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LaneBar } from './lane-bar.tsx';
import { type TimeWindow, useLanes } from './lanes-state.ts';
import { METRICS } from './metrics.ts';
import type { LaneItem } from './use-lane-layout.ts';
import styles from './lanes.module.css';

export interface LaneRowProps {
  readonly row: Row<LaneItem>;
  /** Among all rows of the grid, from 1. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly scale: Scale;
  readonly drawn: TimeWindow;
  /** Sub-rows to draw: of a lane higher than the window only some. */
  readonly firstSub: number;
  readonly lastSub: number;
  /** Entry that is drawn wherever it is: the keyboard stands on it. */
  readonly kept: string | null;
  readonly isTree: boolean;
  readonly onToggle: (id: string) => void;
}

/** A lane: its head, which stays at the left, and the bars of the time in view. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { row, index, top, height, scale, drawn, firstSub, lastSub, kept, isTree } = props;
  const bars = row.bars.filter(
    ({ placed, row: sub }) =>
      placed.entry.id === kept ||
      (placed.start < drawn.end && placed.end > drawn.start && sub >= firstSub && sub <= lastSub),
  );
  return (
    <div
      role="row"
      aria-rowindex={index}
      {...(isTree ? { 'aria-level': row.level + 1 } : {})}
      {...(row.hasParts ? { 'aria-expanded': !row.isCollapsed } : {})}
      className={styles.row}
      data-row={row.id}
      data-level={row.level}
      style={{ top, height }}
    >
      <LaneHead row={row} onToggle={props.onToggle} isTree={isTree} />
      {bars.map((bar) => (
        <LaneBar
          key={bar.placed.entry.id}
          bar={bar}
          rowId={row.id}
          scale={scale}
          top={METRICS.padding / 2 + bar.row * METRICS.subRow}
          isKeyed={!isTree || bar.placed.entry.table === 'releases'}
        />
      ))}
    </div>
  );
});

interface LaneHeadProps {
  readonly row: Row<LaneItem>;
  readonly isTree: boolean;
  readonly onToggle: (id: string) => void;
}

function LaneHead({ row, isTree, onToggle }: LaneHeadProps) {
  const { t } = useTranslation('calendar');
  const inTabOrder = useLanes(({ focus }) => focus?.rowId === row.id && focus.entryId === null);
  const name = [row.hint, row.label].filter(Boolean).join(' ');
  return (
    <div role="rowheader" className={styles.head} data-head="" tabIndex={inTabOrder ? 0 : -1} title={name}>
      <div className={styles.headInner}>
        {isTree && row.hasParts && (
          <button
            type="button"
            className={styles.toggle}
            data-toggle=""
            tabIndex={-1}
            aria-label={t(row.isCollapsed ? 'lanes.expand' : 'lanes.collapse', { label: name })}
            onClick={() => onToggle(row.id)}
          >
            <Icon name={row.isCollapsed ? 'chevron-right' : 'chevron-down'} size={12} />
          </button>
        )}
        {isTree && !row.hasParts && <span className={styles.noToggle} />}
        {isTree && row.hint !== '' && <span className={styles.headKey}>{row.hint}</span>}
        <span className={styles.headLabel}>{row.label}</span>
        {!isTree && row.hint !== '' && <span className={styles.headHint}>{row.hint}</span>}
      </div>
    </div>
  );
}
