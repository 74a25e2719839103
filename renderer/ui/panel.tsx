import type { ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Lets a table or list reach the border. */
  readonly isFlush?: boolean;
}

/** A bordered ground for things that belong together. */
export function Panel({ title, actions, children, isFlush = false }: PanelProps) {
  return (
    <section className={styles.panel} {...(title === undefined ? {} : { 'aria-label': title })}>
      {(title !== undefined || actions !== undefined) && (
        <header className={styles.head}>
          <h3 className={styles.title}>{title}</h3>
          {actions}
        </header>
      )}
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
