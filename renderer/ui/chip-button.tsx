import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './chip-button.module.css';

export interface ChipButtonProps {
  readonly children: ReactNode;
  /** Something is chosen behind it. */
  readonly isOn?: boolean;
}

/** Opens a list or a panel out of a bar; the trigger of a popover. */
export function ChipButton({ children, isOn = false }: ChipButtonProps) {
  return (
    <Button className={classNames(styles.chip, isOn && styles.on)}>
      {children}
      <Icon name="chevron-down" size={12} />
    </Button>
  );
}
