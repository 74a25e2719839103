import { memo } from 'react';
import type { Bar } from '#shared/planning/lanes/bars.ts';
import { DAY_MS, toPx, type Scale } from '#shared/planning/lanes/scale.ts';
import { cellsOf, TIERS } from '#shared/planning/lanes/time-units.ts';
import { restSpans } from '#shared/planning/lanes/rest.ts';
import { appearanceStyle } from '../../../ui/entry-chip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { lookOf } from '../entry-look.ts';
import { useScene } from '../view-context.ts';
import { HEAD_WIDTH } from './metrics.ts';
import type { TimeWindow } from './lanes-state.ts';
import type { LaneItem } from './use-lane-layout.ts';
import styles from './lanes.module.css';

export interface BackdropProps {
  readonly scale: Scale;
  readonly drawn: TimeWindow;
  readonly bands: readonly Bar<LaneItem>[];
  readonly now: number;
}

/** Behind all lanes: time that nobody works, what concerns everything, lines of the scale, and now. */
export const Backdrop = memo(function Backdrop({ scale, drawn, bands, now }: BackdropProps) {
  const { configuration } = useScene();
  const { settings } = configuration;
  const place = (start: number, end: number) => {
    const left = toPx(start, scale);
    return { left: HEAD_WIDTH + left, width: Math.max(1, toPx(end, scale) - left) };
  };
  const tiers = TIERS[scale.zoom];
  // Weeks of a whole year would be one line beside the other.
  const lines = tiers.at(scale.zoom === 'year' ? 1 : -1) ?? 'month';
  const hasHours = scale.zoom === 'day' || scale.zoom === 'week';
  const strong = new Set(cellsOf(tiers[0] ?? 'month', drawn, settings.weekStart).map(({ start }) => start));
  return (
    <div aria-hidden="true" className={styles.backdrop}>
      {restSpans(drawn, settings, hasHours).map(({ start, end }) => (
        <div key={`rest${start}`} className={styles.rest} style={place(start, end)} />
      ))}
      {bands
        .filter(({ placed }) => placed.start < drawn.end && placed.end > drawn.start && !placed.entry.cancelled)
        .map(({ placed }) => (
          <Band key={placed.entry.id} placed={placed} style={place(placed.start, placed.end)} />
        ))}
      {cellsOf(lines, drawn, settings.weekStart).map(({ start }) => (
        <div
          key={`line${start}`}
          className={styles.line}
          data-strong={strong.has(start) || undefined}
          style={{ left: HEAD_WIDTH + toPx(start, scale) }}
        />
      ))}
      <div className={styles.now} style={{ left: HEAD_WIDTH + toPx(now, scale) }} data-now={Math.floor(now / DAY_MS)} />
    </div>
  );
});

function Band({ placed, style }: { readonly placed: LaneItem; readonly style: { left: number; width: number } }) {
  const { configuration } = useScene();
  const { entry } = placed;
  const look = lookOf(entry, configuration, 'type');
  const isHoliday = configuration.eventKinds.get(entry.styleId)?.meaning === 'holiday';
  return (
    <div
      className={classNames(styles.band, isHoliday && styles.holiday, look?.pattern === 'hatch' && styles.hatch)}
      data-tentative={entry.tentative || undefined}
      style={{ ...appearanceStyle(look), ...style }}
    />
  );
}
