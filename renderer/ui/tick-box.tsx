import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './tick-box.module.css';

interface TickBoxProps {
  readonly label: string;
  readonly state: 'on' | 'off' | 'some';
  readonly onToggle: () => void;
  /** The row's own keys tick it: one tab stop for the whole table, not one per row. */
  readonly isInRow?: boolean;
}

/** The light tick box of a table row: a table of thousands can't afford a full control per row. */
export function TickBox({ label, state, onToggle, isInRow = false }: TickBoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'some' ? 'mixed' : state === 'on'}
      aria-label={label}
      tabIndex={isInRow ? -1 : 0}
      className={styles.hit}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <span className={classNames(styles.box, state !== 'off' && styles.on)}>
        {state !== 'off' && <Icon name={state === 'on' ? 'check' : 'minus'} size={12} />}
      </span>
    </button>
  );
}
