import { createContext, useContext, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import styles from './page-header.module.css';

/** What the frame puts at the right end of every page's header: search, undo. */
export const HeaderActions = createContext<ReactNode>(null);

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** Controls after the title: view switch, period. */
  readonly children?: ReactNode;
  readonly back?: { readonly label: string; readonly onPress: () => void };
}

/** The one line at the top of a page. A page shows exactly one, first. */
export function PageHeader({ title, children, back }: PageHeaderProps) {
  const actions = useContext(HeaderActions);
  return (
    <header className={styles.header}>
      {back !== undefined && <IconButton icon="arrow-left" label={back.label} onPress={back.onPress} />}
      <h1 className={classNames(styles.title, back !== undefined && styles.ofRecord)}>{title}</h1>
      <div className={styles.controls}>{children}</div>
      {actions !== null && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
