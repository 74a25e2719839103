import type { CSSProperties } from 'react';
import type { Appearance } from '#shared/model/appearance.ts';
import type { StatusCategory } from '#shared/model/configuration.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { StatusDot } from './status-dot.tsx';
import styles from './entry-chip.module.css';

export interface EntryChipProps {
  readonly code: string;
  /** Key of the release ("PAY 26.4"). */
  readonly keyText?: string | null | undefined;
  readonly title: string;
  /** Null: its kind is gone; drawn neutral. */
  readonly appearance: Appearance | null;
  readonly category?: StatusCategory | null | undefined;
  /** A booking: only its outline has the colour. */
  readonly outlined?: boolean;
  readonly tentative?: boolean;
  readonly awaitingApproval?: boolean;
  readonly cancelled?: boolean;
  readonly conflict?: boolean;
  /** Not read out: the control around it says more. */
  readonly isSilent?: boolean;
  /** Shown before the key, only where there is one: "22:00". */
  readonly time?: string | null | undefined;
  /** Goes on from the week before, or into the next: that edge is left open. */
  readonly continuesBefore?: boolean;
  readonly continuesAfter?: boolean;
}

/** The six colours of both themes; the style sheet takes the ones of the theme in force. */
export function appearanceStyle(appearance: Appearance | null): CSSProperties {
  if (appearance === null) return {};
  const { light, dark } = appearance;
  return {
    '--edge': `light-dark(${light.edge}, ${dark.edge})`,
    '--fill': `light-dark(${light.fill}, ${dark.fill})`,
    '--ink': `light-dark(${light.ink}, ${dark.ink})`,
  } as CSSProperties;
}

/**
 * One entry as it stands on the calendar. Fills the width it is given. Says its texts only: the
 * control around it carries the full accessible name.
 */
export function EntryChip(props: EntryChipProps) {
  const { code, keyText, title, appearance, category, time } = props;
  const hasKey = keyText !== undefined && keyText !== null && keyText !== '';
  // A code alone is one element less; lanes show thousands of them.
  const isNamed = hasKey || title !== '';
  return (
    <span
      aria-hidden={props.isSilent}
      style={appearanceStyle(appearance)}
      className={classNames(
        styles.chip,
        appearance?.pattern === 'hatch' && styles.hatch,
        appearance?.pattern === 'dots' && styles.dots,
        props.outlined === true && styles.outlined,
        props.tentative === true && styles.tentative,
        props.awaitingApproval === true && styles.awaiting,
        props.cancelled === true && styles.cancelled,
        props.continuesBefore === true && styles.before,
        props.continuesAfter === true && styles.after,
      )}
    >
      <span className={styles.code}>{code}</span>
      {isNamed && (
        <span className={styles.text}>
          {time !== undefined && time !== null && time !== '' && <span className={styles.time}>{time} </span>}
          {hasKey && <span className={styles.key}>{keyText} </span>}
          {title}
        </span>
      )}
      {category !== undefined && category !== null && <StatusDot category={category} />}
      {props.conflict === true && (
        <span className={styles.conflict}>
          <Icon name="warning" size={12} />
        </span>
      )}
    </span>
  );
}
