import type { ReactNode } from 'react';
import { ChipButton } from './chip-button.tsx';
import { Popover } from './popover.tsx';
import styles from './filter-chip.module.css';

export interface FilterPopoverProps {
  readonly label: string;
  /** What is chosen, in words; null while it filters nothing. */
  readonly value: string | null;
  readonly children: ReactNode | ((controls: { close: () => void }) => ReactNode);
}

/** A chip like `FilterChip` for what is not a list of options: a range of days. */
export function FilterPopover({ label, value, children }: FilterPopoverProps) {
  return (
    <Popover
      label={label}
      trigger={
        <ChipButton isOn={value !== null}>
          {value === null ? (
            label
          ) : (
            <>
              <span className={styles.label}>{label}</span>
              <span className={styles.value}>{value}</span>
            </>
          )}
        </ChipButton>
      }
    >
      {children}
    </Popover>
  );
}
