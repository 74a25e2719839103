import type { StatusCategory } from '#shared/model/configuration.ts';
import styles from './status-dot.module.css';

/** Outline planned, half in progress, full done, crossed cancelled. The name stands beside it. */
export function StatusDot({ category }: { readonly category: StatusCategory }) {
  return (
    <svg className={styles.dot} width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <circle cx="5" cy="5" r="3.75" className={category === 'done' ? styles.full : styles.ring} />
      {category === 'inProgress' && <path d="M5 1.25a3.75 3.75 0 0 1 0 7.5z" className={styles.full} />}
      {category === 'cancelled' && <path d="M2.5 7.5l5-5" className={styles.ring} />}
    </svg>
  );
}
