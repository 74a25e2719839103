import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readinessOf } from '#shared/sync/readiness.ts';
import { useConnections } from '../../../data/connections.ts';
import { useVault } from '../../../data/vault.ts';
import { Button, EmptyState } from '../../../ui/index.ts';
import { AddDialog } from './add/add-dialog.tsx';
import { ConnectionDetail } from './connection-detail.tsx';
import { ConnectionList } from './connection-list.tsx';
import { useLastRuns, useNextRuns } from './last-run.ts';
import { VaultNote } from './vault-note.tsx';
import styles from './connections.module.css';

/** The connections of the plan at the left, the chosen one beside them, and where one is added. */
export function ConnectionsTab() {
  const { t } = useTranslation('syncConnections');
  const connections = useConnections();
  const { status } = useVault();
  const lastRuns = useLastRuns();
  const nextRuns = useNextRuns(connections, lastRuns, status);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  if (connections === undefined || lastRuns === undefined) return null;
  const chosen = connections.find(({ id }) => id === chosenId) ?? connections[0];
  const rows = connections.map((connection) => ({
    connection,
    state: status === null ? null : readinessOf(connection, status),
    last: lastRuns.get(connection.id),
    next: nextRuns.get(connection.id) ?? null,
  }));
  const row = rows.find(({ connection }) => connection.id === chosen?.id);
  const add = (
    <Button variant={chosen === undefined ? 'primary' : 'quiet'} icon="plus" onPress={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <>
      {chosen === undefined || row === undefined ? (
        <EmptyState icon="swap" title={t('empty.title')} text={t('empty.text')} actions={add} />
      ) : (
        <div className={styles.tab}>
          <VaultNote />
          <div className={styles.split}>
            <div className={styles.side}>
              <ConnectionList rows={rows} selectedId={chosen.id} onSelect={setChosenId} />
              <div className={styles.add}>{add}</div>
            </div>
            <ConnectionDetail key={chosen.id} row={row} others={connections} />
          </div>
        </div>
      )}
      {isAdding && (
        <AddDialog
          others={connections}
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            setChosenId(id);
          }}
        />
      )}
    </>
  );
}
