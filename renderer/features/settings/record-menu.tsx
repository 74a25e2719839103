import { useTranslation } from 'react-i18next';
import { labelOf } from '#shared/model/journal.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { planDeletion } from '../../data/deletion.ts';
import { useEdit } from '../../data/edit.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { IconButton, MenuButton, type MenuItemSpec } from '../../ui/index.ts';
import { useRecordEdits, type SettingsTable } from './use-record-edits.ts';
import form from './form.module.css';

interface RecordMenuProps<T extends SettingsTable> {
  readonly table: T;
  readonly record: RecordOf<T>;
  /** The list it stands in, in order; without one it can't be moved. */
  readonly siblings?: readonly RecordOf<T>[];
  /** Records that name it; undefined while they are counted. */
  readonly uses: number | undefined;
  /** At least one must stay: nothing could be made without it. */
  readonly isLast?: boolean;
}

/** Moves, archives, deletes. What is in use is archived, never deleted: it would be missed where it stands. */
export function RecordMenu<T extends SettingsTable>({
  table,
  record,
  siblings,
  uses,
  isLast = false,
}: RecordMenuProps<T>) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits(table);
  const edit = useEdit();
  const { db } = useWorkspace();
  const label = labelOf(record);
  // What other settings say of it (a status that follows, a member's team) lets go of it in the same step.
  const remove = async () => edit('recordDeleted', { label }, (await planDeletion(db, table, [record.id])).changes);
  const at = siblings?.findIndex((one) => one.id === record.id) ?? -1;
  const move = (to: number) => {
    if (siblings === undefined) return;
    const others = siblings.filter((one) => one.id !== record.id);
    void edits.reorder(record, [...others.slice(0, to), record, ...others.slice(to)]);
  };
  const isFree = uses === 0 && !isLast;
  const items: MenuItemSpec[] = [
    {
      id: 'archive',
      icon: 'archive',
      label: record.archived ? t('restore') : t('archive'),
      isDisabled: isLast && !record.archived,
      onAction: () => void edits.archive(record, !record.archived),
    },
    {
      id: 'delete',
      icon: 'trash',
      label: isFree ? t('delete') : isLast ? t('deleteLast') : t('deleteUsed', { count: uses ?? 0 }),
      danger: isFree,
      isDisabled: !isFree,
      startsGroup: true,
      onAction: () => void remove(),
    },
  ];
  return (
    <div className={form.beside}>
      {siblings !== undefined && (
        <>
          <IconButton icon="arrow-up" label={t('moveUp')} isDisabled={at <= 0} onPress={() => move(at - 1)} />
          <IconButton
            icon="arrow-down"
            label={t('moveDown')}
            isDisabled={at === siblings.length - 1}
            onPress={() => move(at + 1)}
          />
        </>
      )}
      <MenuButton icon="more" label={t('more', { name: label })} items={items} />
    </div>
  );
}
