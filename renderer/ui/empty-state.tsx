import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly title: string;
  /** Why there is nothing here, and what to do. */
  readonly text: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: IconName;
}

export function EmptyState({ title, text, actions, icon }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && (
        <span className={styles.icon}>
          <Icon name={icon} size={20} />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
