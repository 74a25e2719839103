import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkItem } from '#shared/model/work-item.ts';
import type { AtRemote } from '#shared/sync/at-remote.ts';
import { fromRow } from '../../../data/database.ts';
import { useRecord } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { patchOf } from '#shared/model/journal.ts';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import { useAtRemote } from '../../../sync/use-at-remote.ts';
import { useLinkEdits } from '../../../sync/use-link-edits.ts';
import { Icon } from '../../../ui/index.ts';
import { RemotePanel } from '../../../ui/records/remote-panel.tsx';
import { isEditable, SyncedField } from '../../../ui/records/synced-field.tsx';
import { syncedFieldName, syncedValueText, useValueWords, type ValueWords } from '../../../ui/records/synced-value.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { GonePane, Pane } from '../pane.tsx';
import type { RecordPaneProps } from './release-pane.tsx';
import styles from '../pane.module.css';

const FIELDS = [
  'title',
  'statusId',
  'type',
  'priority',
  'assigneeId',
  'releaseIds',
  'parentId',
  'estimate',
  'dueDate',
  'labels',
  'relations',
  'notes',
] as const;

/** A piece of work: planned in development's tracker, so only what the mapping sends can be edited here. */
export function WorkItemPane({ id }: RecordPaneProps) {
  const item = useRecord('work-items', id);
  const atRemote = useAtRemote('work-items', id);
  const parents = useMemo(() => (item?.parentId ? [item.parentId] : []), [item?.parentId]);
  const words = useValueWords(useSyncedNames(parents));
  if (item === undefined || atRemote === undefined || words === undefined) return null;
  return item === null ? <GonePane /> : <Loaded item={fromRow(item)} atRemote={atRemote} words={words} />;
}

interface LoadedProps {
  readonly item: WorkItem;
  readonly atRemote: AtRemote;
  readonly words: ValueWords;
}

function Loaded({ item, atRemote, words }: LoadedProps) {
  const { t } = useTranslation(['syncScope', 'inspector']);
  const select = useNavigation((state) => state.select);
  const deletion = useDeletion(() => select(null));
  const write = useWrite();
  const edits = useLinkEdits(item.key);
  const sent = sentFields(atRemote);
  const save = (field: string, value: unknown) =>
    void write('fieldChanged', { label: item.key, field }, [patchOf('work-items', item.id, { [field]: value }, item)]);
  return (
    <Pane
      table="work-items"
      id={item.id}
      kind={
        <span className={styles.kindRow}>
          <Icon name="list" size={14} />
          {item.type === '' ? t('workItem') : item.type}
        </span>
      }
      title={`${item.key} ${item.title}`}
      onDelete={() => deletion.ask('work-items', [{ id: item.id, label: item.key }])}
      deletion={deletion}
    >
      {FIELDS.map((field) => {
        const value = item[field];
        const label = syncedFieldName(words.t, field);
        if (isEditable('work-items', field) && (sent === null || sent.has(field))) {
          return (
            <SyncedField
              key={field}
              table="work-items"
              field={field}
              label={label}
              value={value}
              names={words.names}
              onChange={(next) => save(field, next)}
            />
          );
        }
        if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
        return (
          <div key={field} className={styles.said}>
            <span className={styles.saidName}>{label}</span>
            <span className={styles.saidValue} dir="auto">
              {syncedValueText('work-items', field, value, words)}
            </span>
          </div>
        );
      })}
      <RemotePanel
        label={item.key}
        atRemote={atRemote}
        words={words}
        onMake={(makeable) => void edits.make(makeable, item.id)}
        onUnlink={({ link, connection }) => void edits.unlink(link, connection.name)}
        onRelink={({ link, connection }) => void edits.relink(link, connection.name)}
        onOperate={({ link }, wish) => void edits.operate(link, wish)}
        onCallBack={(operation) => void edits.callBack(operation)}
      />
    </Pane>
  );
}

/** Fields some link sends; null where it is in no system, so that every one is ours to say. */
function sentFields({ places }: AtRemote): ReadonlySet<string> | null {
  const inForce = places.filter(({ link }) => link.state !== 'unlinked');
  if (inForce.length === 0) return null;
  return new Set(
    inForce.flatMap(({ mapping }) =>
      (mapping?.fields ?? []).flatMap(({ field, direction }) =>
        direction === 'both' || direction === 'out' ? [field] : [],
      ),
    ),
  );
}
