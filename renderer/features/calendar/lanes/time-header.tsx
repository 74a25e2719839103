import { memo } from 'react';
import type { LaneRow } from '#shared/planning/lanes/layout.ts';
import { DAY_MS, toPx, type Scale } from '#shared/planning/lanes/scale.ts';
import { cellsOf, TIERS, type TimeCell, type TimeUnit } from '#shared/planning/lanes/time-units.ts';
import { formatDate } from '../localizer/formats.ts';
import { isoWeek } from '../localizer/utc-dates.ts';
import { type CalendarScene, useScene } from '../view-context.ts';
import { LaneBar } from './lane-bar.tsx';
import { BAND_ROW, HEAD_WIDTH, TIER } from './metrics.ts';
import type { TimeWindow } from './lanes-state.ts';
import type { LaneItem } from './use-lane-layout.ts';
import styles from './lanes.module.css';

export function headerHeight(zoom: Scale['zoom'], bands: LaneRow<LaneItem>): number {
  return TIERS[zoom].length * TIER + (bands.rows === 0 ? 0 : bands.rows * BAND_ROW + 4);
}

export interface TimeHeaderProps {
  readonly scale: Scale;
  readonly drawn: TimeWindow;
  readonly bands: LaneRow<LaneItem>;
  readonly now: number;
}

/** The time scale, and beneath it what concerns everything; stays in view while the lanes scroll. */
export const TimeHeader = memo(function TimeHeader({ scale, drawn, bands, now }: TimeHeaderProps) {
  const scene = useScene();
  const tiers = TIERS[scale.zoom];
  const nowAt = toPx(now, scale);
  return (
    <div className={styles.header} style={{ height: headerHeight(scale.zoom, bands) }}>
      <div
        className={styles.corner}
        aria-hidden="true"
        style={{ height: tiers.length * TIER, marginBottom: -tiers.length * TIER }}
      />
      <div aria-hidden="true" className={styles.tiers}>
        {tiers.map((unit, index) => (
          <div key={unit} className={styles.tier} data-tier={index === 0 ? 'first' : undefined}>
            <Tier unit={unit} scale={scale} drawn={drawn} isLast={index === tiers.length - 1} />
          </div>
        ))}
        <div className={styles.nowHead} style={{ left: HEAD_WIDTH + nowAt }} />
      </div>
      {bands.rows > 0 && <Bands scale={scale} drawn={drawn} bands={bands} label={scene.t('calendar:lanes.all')} />}
    </div>
  );
});

interface TierProps {
  readonly unit: TimeUnit;
  readonly scale: Scale;
  readonly drawn: TimeWindow;
  readonly isLast: boolean;
}

function Tier({ unit, scale, drawn, isLast }: TierProps) {
  const scene = useScene();
  const { weekStart } = scene.configuration.settings;
  return cellsOf(unit, drawn, weekStart).map((cell) => {
    const left = toPx(cell.start, scale);
    const width = toPx(cell.end, scale) - left;
    const isToday = unit === 'day' && Math.floor(cell.start / DAY_MS) === scene.today;
    return (
      <span
        key={cell.start}
        className={styles.tick}
        data-last={isLast || undefined}
        data-today={isToday || undefined}
        style={{ left: HEAD_WIDTH + left, width }}
      >
        <span className={styles.tickText}>{tickText(unit, cell, width, scene)}</span>
      </span>
    );
  });
}

/** As much as fits: "Wed 2 Dec", "Wed 2", "2". */
function tickText(unit: TimeUnit, cell: TimeCell, width: number, scene: CalendarScene): string {
  const { locale, t, configuration } = scene;
  const date = new Date(cell.start);
  switch (unit) {
    case 'year':
      return String(date.getUTCFullYear());
    case 'quarter':
    case 'month':
      return formatDate(date, width > 110 ? 'month' : 'monthShort', locale);
    case 'week': {
      if (!configuration.settings.weekNumbers) return width > 40 ? formatDate(date, 'monthDay', locale) : '';
      // The week is named after its Thursday, wherever it starts: ISO 8601 counts that one.
      const thursday = new Date(cell.start + ((4 - configuration.settings.weekStart + 7) % 7) * DAY_MS);
      const week = isoWeek(thursday);
      if (width < 26) return String(week);
      const name = t('calendar:week', { week });
      return width > 88 ? `${name} · ${formatDate(date, 'monthDay', locale)}` : name;
    }
    case 'day':
      if (width > 200) return formatDate(date, 'fullDay', locale);
      if (width > 74) return formatDate(date, 'weekdayDay', locale);
      return width > 40 ? formatDate(date, 'weekdayNumber', locale) : formatDate(date, 'day', locale);
    case 'hour':
      return width > 34 || date.getUTCHours() % 2 === 0 ? formatDate(date, 'time', locale) : '';
  }
}

interface BandsProps {
  readonly scale: Scale;
  readonly drawn: TimeWindow;
  readonly bands: LaneRow<LaneItem>;
  readonly label: string;
}

function Bands({ scale, drawn, bands, label }: BandsProps) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles.bands}
      data-row={bands.id}
      style={{ height: bands.rows * BAND_ROW + 4 }}
    >
      <div role="rowheader" className={styles.bandsHead} data-head="">
        {label}
      </div>
      {bands.bars
        .filter(({ placed }) => placed.start < drawn.end && placed.end > drawn.start)
        .map((bar) => (
          <LaneBar key={bar.placed.entry.id} bar={bar} rowId={bands.id} scale={scale} top={2 + bar.row * BAND_ROW} />
        ))}
    </div>
  );
}
