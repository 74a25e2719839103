import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import type { SyncRun } from '#shared/model/sync-run.ts';
import type { Readiness } from '#shared/sync/readiness.ts';
import { useRunText } from './last-run.ts';
import { hostOf, scopeText } from './scope-text.ts';
import { StateBadge } from './state-badge.tsx';
import styles from './connections.module.css';

export interface ConnectionRow {
  readonly connection: Connection;
  /** Null until the vault has been asked, and where it can't be. */
  readonly state: Readiness | null;
  readonly last: SyncRun | undefined;
  /** Epoch milliseconds; null: not by itself. */
  readonly next: number | null;
}

interface ConnectionListProps {
  readonly rows: readonly ConnectionRow[];
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
}

export function ConnectionList({ rows, selectedId, onSelect }: ConnectionListProps) {
  const { t } = useTranslation('syncConnections');
  const runText = useRunText();
  return (
    <ListBox
      aria-label={t('list')}
      className={styles.list ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selectedId]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : [...keys];
        if (id !== undefined) onSelect(String(id));
      }}
    >
      {rows.map(({ connection, state, last, next }) => {
        const { id, name, system, scope, address } = connection;
        return (
          <ListBoxItem key={id} id={id} textValue={name} className={styles.row ?? ''}>
            <span className={styles.rowHead}>
              <span className={styles.name} title={name}>
                {name}
              </span>
              {state !== null && <StateBadge state={state} />}
            </span>
            <span className={styles.rowText}>
              {t('listed', { system: t(`system.${system}`), scope: scopeText(t, scope) })}
            </span>
            <span className={styles.rowText}>{hostOf(address)}</span>
            <span className={styles.rowText}>{runText(connection, last, next).last}</span>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}
