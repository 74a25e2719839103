import type { ReactNode } from 'react';
import { Icon } from '../../ui/index.ts';
import styles from './list-detail.module.css';

interface DetailPaneProps {
  /** What the row is about, as its heading and as the name of the pane. */
  readonly name: string;
  readonly title?: string;
  /** Beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The chosen row of a list, whole, beneath it. */
export function DetailPane({ name, title = name, actions, children }: DetailPaneProps) {
  return (
    <section className={styles.detail} aria-label={name}>
      <header className={styles.head}>
        <h2 className={styles.name} title={title} dir="auto">
          {name}
        </h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** What of it has to be known before anything is decided. */
export function DetailNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.note}>
      <Icon name="warning" size={14} />
      {children}
    </p>
  );
}

interface SideProps {
  readonly title: string;
  readonly text: string;
  readonly note?: string;
}

/** One side of a field, whole; whatever is in it is text. */
export function Side({ title, text, note }: SideProps) {
  return (
    <div className={styles.side}>
      <h3 className={styles.sideTitle}>{title}</h3>
      <p className={styles.sideText} dir="auto">
        {text}
      </p>
      {note !== undefined && <p className={styles.sideNote}>{note}</p>}
    </div>
  );
}
