import { memo } from 'react';
import { barWidth, labelWidth, WIDE_BAR, type Bar } from '#shared/planning/lanes/bars.ts';
import { toPx, type Scale } from '#shared/planning/lanes/scale.ts';
import { useConflictCount } from '../../../data/conflicts.ts';
import { EntryChip } from '../../../ui/entry-chip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { StatusDot } from '../../../ui/status-dot.tsx';
import { EntryName } from '../chips/entry-name.tsx';
import { ChipFace, useIsSelected } from '../chips/month-chip.tsx';
import { isResizable } from '../edits/gestures.ts';
import { lookOf } from '../entry-look.ts';
import { useScene } from '../view-context.ts';
import { useLanes } from './lanes-state.ts';
import { HEAD_WIDTH } from './metrics.ts';
import type { LaneItem } from './use-lane-layout.ts';
import chips from '../chips/chips.module.css';
import styles from './lanes.module.css';

export interface LaneBarProps {
  readonly bar: Bar<LaneItem>;
  readonly rowId: string;
  readonly scale: Scale;
  /** Pixels below the top of its row. */
  readonly top: number;
  /** Whether its release's key is said: beside the head of that release it would be said twice. */
  readonly isKeyed?: boolean;
}

/** An entry in a lane: the same face as in the month, as long as it lasts. */
export const LaneBar = memo(function LaneBar({ bar, rowId, scale, top, isKeyed = true }: LaneBarProps) {
  const scene = useScene();
  const { placed, label } = bar;
  const { entry, item } = placed;
  const isSelected = useIsSelected(item);
  const inTabOrder = useLanes(({ focus }) => focus?.rowId === rowId && focus.entryId === entry.id);
  const isDragged = useLanes(({ ghost }) => ghost?.entryId === entry.id);
  const width = barWidth(placed, scale.pxPerDay);
  const isWide = width >= WIDE_BAR;
  const conflicts = useConflictCount(entry.id);
  const left = HEAD_WIDTH + toPx(placed.start, scale);
  return (
    <div role="gridcell" className={styles.cell} style={{ left, top, width: width - 1 }}>
      <button
        type="button"
        className={classNames(chips.chip, !isWide && chips.bare)}
        data-entry={entry.id}
        data-table={entry.table}
        data-dragged={isDragged || undefined}
        data-edges={(isWide && isResizable(item)) || undefined}
        data-selected={isSelected || undefined}
        {...(isWide ? { 'data-from': left, 'data-width': width } : {})}
        aria-pressed={isSelected}
        tabIndex={inTabOrder ? 0 : -1}
      >
        <EntryName entry={entry} />
        {isWide ? (
          <ChipFace item={item} isKeyed={isKeyed} isTimed={scale.zoom === 'day' || scale.zoom === 'week'} />
        ) : (
          <EntryChip
            code={entry.code}
            title=""
            appearance={lookOf(entry, scene.configuration, scene.colourBy)}
            tentative={entry.tentative}
            awaitingApproval={entry.awaitingApproval}
            cancelled={entry.cancelled}
            conflict={conflicts > 0}
            isSilent
          />
        )}
      </button>
      {label !== '' && (
        <span
          aria-hidden="true"
          className={styles.beside}
          data-bar-end={left + width}
          data-struck={entry.cancelled || undefined}
          style={{ maxWidth: labelWidth(label, entry) }}
        >
          {entry.category !== null && <StatusDot category={entry.category} />}
          <span className={styles.besideText}>{label}</span>
        </span>
      )}
    </div>
  );
});
