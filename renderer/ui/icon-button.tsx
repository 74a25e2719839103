import { Button as AriaButton, TooltipTrigger, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { TooltipBubble } from './tooltip.tsx';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly icon: IconName;
  /** Its accessible name, shown on hover and focus. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isActive?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, keys, isActive = false, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <AriaButton {...rest} aria-label={label} className={classNames(styles.button, isActive && styles.active)}>
        <Icon name={icon} />
      </AriaButton>
      <TooltipBubble text={label} keys={keys} />
    </TooltipTrigger>
  );
}
