import type { CSSProperties } from 'react';
import type { Appearance } from '#shared/model/appearance.ts';
import type { Phase } from '#shared/model/phase.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { appearanceStyle } from '../../../ui/index.ts';
import styles from './sections.module.css';

export interface LadderBarProps {
  readonly phase: Pick<Phase, 'first' | 'last'>;
  readonly extent: { readonly first: PlainDate; readonly last: PlainDate };
  readonly releaseDate: PlainDate | null;
  readonly appearance: Appearance | null;
}

/** Where a phase lies within the release; the days stand beside it in words, so it is only a picture. */
export function LadderBar({ phase, extent, releaseDate, appearance }: LadderBarProps) {
  const whole = daysBetween(extent.first, extent.last) + 1;
  const at = (date: PlainDate) => `${(daysBetween(extent.first, date) / whole) * 100}%`;
  const bar: CSSProperties = {
    ...appearanceStyle(appearance),
    left: at(phase.first),
    width: `${((daysBetween(phase.first, phase.last) + 1) / whole) * 100}%`,
  };
  return (
    <span className={styles.ladder} aria-hidden="true">
      <span className={styles.bar} style={bar} />
      {releaseDate !== null && <span className={styles.live} style={{ left: at(releaseDate) }} />}
    </span>
  );
}
