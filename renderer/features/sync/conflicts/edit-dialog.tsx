import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../../ui/index.ts';
import { SyncedField } from '../../../ui/records/synced-field.tsx';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import type { ConflictRow } from './rows.ts';
import pane from '../list-detail.module.css';
import styles from './conflicts.module.css';

interface EditDialogProps {
  readonly row: ConflictRow;
  readonly words: ValueWords;
  readonly onSave: (value: unknown) => void;
  readonly onClose: () => void;
}

/** A value that is neither side's; it begins with ours. */
export function EditDialog({ row, words, onSave, onClose }: EditDialogProps) {
  const { t } = useTranslation(['syncConflicts', 'common']);
  const [value, setValue] = useState(row.yours);
  const { table, field } = row.conflict;
  const name = syncedFieldName(words.t, field);
  return (
    <Dialog
      title={t('editTitle', { field: name, label: row.label })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" onPress={() => onSave(value)}>
            {t('editSave')}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        <p>{t('editText')}</p>
        <p className={styles.theirs} dir="auto">
          <span className={pane.sideTitle}>{t('columns.theirs')}</span>{' '}
          {syncedValueText(table, field, row.conflict.theirs, words)}
        </p>
        <SyncedField
          table={table}
          field={field}
          label={name}
          value={value}
          names={words.names}
          onChange={setValue}
          isLive
        />
      </div>
    </Dialog>
  );
}
