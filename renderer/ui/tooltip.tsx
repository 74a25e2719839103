import type { ReactNode } from 'react';
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

export function TooltipBubble({ text, keys }: { readonly text: ReactNode; readonly keys?: string | undefined }) {
  return (
    <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
      {text}
      {keys !== undefined && <Kbd keys={keys} />}
    </AriaTooltip>
  );
}

export interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string;
  /** One focusable element with a role. */
  readonly children: React.ComponentProps<typeof Focusable>['children'];
}

/** More about a control, on hover and keyboard focus. Never the only place where something is said. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <Focusable>{children}</Focusable>
      <TooltipBubble text={text} keys={keys} />
    </TooltipTrigger>
  );
}
