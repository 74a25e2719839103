import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSyncTable, type SyncTable } from '#shared/model/connection.ts';
import type { TableName } from '#shared/model/tables.ts';
import { useConfiguration } from '../../data/live.ts';
import type { DeletionState } from '../../data/use-deletion.ts';
import { useRecordStanding } from '../../sync/use-record-standing.ts';
import { EmptyState, IconButton } from '../../ui/index.ts';
import { ConfirmDeletion, isDeleted } from '../../ui/records/confirm-deletion.tsx';
import { SyncLine } from '../../ui/records/sync-line.tsx';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ConflictsSection } from './conflicts/conflicts-section.tsx';
import styles from './pane.module.css';

export interface PaneProps {
  readonly table: TableName;
  readonly id: string;
  /** Kind of record with its code. */
  readonly kind: ReactNode;
  readonly title: string;
  /** What it belongs to, above the title. */
  readonly context?: ReactNode;
  readonly onOpenPage?: () => void;
  readonly onDelete: () => void;
  readonly deletion?: DeletionState;
  readonly children: ReactNode;
}

/** Head and body of the inspector: what it is, the whole page, history, deletion, close. */
export function Pane({ table, id, kind, title, context, onOpenPage, onDelete, deletion, children }: PaneProps) {
  const { t } = useTranslation('inspector');
  const select = useNavigation((state) => state.select);
  const show = useDialogs((state) => state.show);
  const occurrence = useNavigation(({ selection }) => (selection?.id === id ? selection.occurrence : null));
  return (
    <>
      <header className={styles.head}>
        <div className={styles.bar}>
          <span className={styles.kind}>{kind}</span>
          {onOpenPage !== undefined && <IconButton icon="external" label={t('openPage')} onPress={onOpenPage} />}
          <IconButton icon="history" label={t('history')} onPress={() => show({ kind: 'history', table, id })} />
          <IconButton icon="trash" label={t('delete', { label: title })} onPress={onDelete} />
          <IconButton icon="close" label={t('close')} keys="Escape" onPress={() => select(null)} />
        </div>
        {context}
        <h2 className={styles.title}>{title}</h2>
        {isSyncTable(table) && <SyncLines table={table} id={id} />}
      </header>
      <div className={styles.body}>
        <ConflictsSection table={table} id={id} occurrence={occurrence} />
        {children}
      </div>
      {deletion !== undefined && deletion.asked !== null && (
        <ConfirmDeletion
          table={isDeleted(table) ? table : 'releases'}
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </>
  );
}

function SyncLines({ table, id }: { readonly table: SyncTable; readonly id: string }) {
  const zone = useConfiguration()?.settings.zone;
  const standings = useRecordStanding(table, id);
  return zone === undefined ? null : <SyncLine standings={standings} zone={zone} />;
}

/** The record is gone: deleted here, taken back by undo, or removed in another window. */
export function GonePane() {
  const { t } = useTranslation('inspector');
  const select = useNavigation((state) => state.select);
  return (
    <>
      <header className={styles.head}>
        <div className={styles.bar}>
          <span className={styles.kind} />
          <IconButton icon="close" label={t('close')} keys="Escape" onPress={() => select(null)} />
        </div>
      </header>
      <EmptyState title={t('gone.title')} text={t('gone.text')} />
    </>
  );
}

export interface ContextLinkProps {
  readonly label: string;
  readonly name: string;
  readonly onPress: () => void;
}

/** The release a phase, gate or deployment belongs to. */
export function ContextLink({ label, name, onPress }: ContextLinkProps) {
  return (
    <button type="button" className={styles.context} onClick={onPress}>
      <span className={styles.contextKey}>{label}</span>
      <span className={styles.contextName}>{name}</span>
    </button>
  );
}
