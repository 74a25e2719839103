import { LEAST_BAR } from '#shared/planning/lanes/bars.ts';
import { toPx, type Scale } from '#shared/planning/lanes/scale.ts';
import { ChipFace } from '../chips/month-chip.tsx';
import { useLanes } from './lanes-state.ts';
import { HEAD_WIDTH, METRICS } from './metrics.ts';
import { BANDS_ROW, type LaneLayout } from './use-lane-layout.ts';
import styles from './lanes.module.css';

/** What is dragged, where it would stand; and the lane it would stand in. */
export function Ghost({ layout, scale }: { readonly layout: LaneLayout; readonly scale: Scale }) {
  const ghost = useLanes((state) => state.ghost);
  if (ghost === null) return null;
  const item = layout.itemsById.get(ghost.entryId);
  if (item === undefined) return null;
  const top = layout.tops[ghost.rowIndex] ?? 0;
  const height = (layout.tops[ghost.rowIndex + 1] ?? top) - top;
  const left = HEAD_WIDTH + toPx(ghost.start, scale);
  const width = Math.max(LEAST_BAR, toPx(ghost.end, scale) - toPx(ghost.start, scale));
  const isBand = ghost.rowId === BANDS_ROW;
  return (
    <div aria-hidden="true" className={styles.ghostLayer}>
      {!isBand && <div className={styles.ghostLane} style={{ top, height }} />}
      <div
        className={styles.ghost}
        data-ghost=""
        style={
          isBand
            ? { left, width, top: 0, bottom: 0 }
            : { left, width, top: top + METRICS.padding / 2 + ghost.subRow * METRICS.subRow }
        }
      >
        {!isBand && <ChipFace item={item} />}
      </div>
    </div>
  );
}
