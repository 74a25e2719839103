import type { Appearance } from '#shared/model/appearance.ts';
import { appearanceStyle } from '../entry-chip.tsx';
import { classNames } from '../class-names.ts';
import styles from './kind-chip.module.css';

export interface CodeMarkProps {
  readonly appearance: Appearance | null;
  /** Where it is not the kind's own: ★ of a deployment, B of a booking. */
  readonly code?: string;
}

/** The code letter on its colour: doubles every colour, so that black and white lose nothing. */
export function CodeMark({ appearance, code = appearance?.code ?? '?' }: CodeMarkProps) {
  return (
    <span
      className={styles.code}
      style={appearanceStyle(appearance)}
      // Drawn by the style sheet: the kind's name stands beside it and is what is read out.
      data-code={code}
      aria-hidden="true"
    />
  );
}

export interface KindChipProps {
  readonly appearance: Appearance | null;
  readonly name: string;
}

/** What kind a record is: code and name. */
export function KindChip({ appearance, name }: KindChipProps) {
  return (
    <span className={classNames(styles.chip)} style={appearanceStyle(appearance)}>
      <CodeMark appearance={appearance} />
      <span className={styles.name} title={name}>
        {name}
      </span>
    </span>
  );
}
