import type { ReactNode } from 'react';
import styles from '../importing.module.css';

export interface TableFrameProps {
  /** Says what the rows are and what ticking one does. */
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** A tab with one table that fills what is left of the dialog. */
export function TableFrame({ text, actions, children, foot }: TableFrameProps) {
  return (
    <div className={styles.frame}>
      {(text !== undefined || actions !== undefined) && (
        <div className={styles.lead}>
          <p>{text}</p>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={styles.table}>{children}</div>
      {foot !== undefined && foot !== null && <p className={styles.note}>{foot}</p>}
    </div>
  );
}
