import type { StatusCategory } from '#shared/model/configuration.ts';
import { classNames } from './class-names.ts';
import styles from './status-dot.module.css';

/**
 * Outline planned, half in progress, full done, crossed cancelled. The name stands beside it.
 * One plain element: a month holds hundreds, and a drawing of its own in each costs layout.
 */
export function StatusDot({ category }: { readonly category: StatusCategory }) {
  return <span aria-hidden="true" className={classNames(styles.dot, styles[category])} />;
}
