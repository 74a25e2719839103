import type { ReactNode } from 'react';
import {
  Dialog,
  DialogTrigger,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components';
import list from './list.module.css';
import styles from './popover.module.css';

export interface PopoverProps {
  /** Its accessible name. */
  readonly label: string;
  /** The button that opens it: `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  readonly children: ReactNode | ((controls: { close: () => void }) => ReactNode);
  readonly placement?: AriaPopoverProps['placement'];
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function Popover({ label, trigger, children, placement = 'bottom start', onOpenChange }: PopoverProps) {
  return (
    <DialogTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger}
      <AriaPopover className={list.popover ?? ''} placement={placement} offset={6}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {typeof children === 'function' ? ({ close }) => <>{children({ close })}</> : children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
