import { useTranslation } from 'react-i18next';
import type { Makeable } from '#shared/sync/at-remote.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { syncedFieldName, syncedValueText, type ValueWords } from './synced-value.ts';
import styles from './remote-panel.module.css';

interface MakeDialogProps {
  readonly label: string;
  readonly makeable: Makeable;
  readonly words: ValueWords;
  readonly onMake: () => void;
  readonly onClose: () => void;
}

/** Exactly what will be made there, before it is wished for. */
export function MakeDialog({ label, makeable, words, onMake, onClose }: MakeDialogProps) {
  const { t } = useTranslation(['syncScope', 'common']);
  const { connection, mapping, fields } = makeable;
  return (
    <Dialog
      title={t('makeTitle', { label, name: connection.name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={fields.length === 0} onPress={onMake}>
            {t('makeConfirm')}
          </Button>
        </>
      }
    >
      <p>{t(fields.length === 0 ? 'makeNothing' : 'makeText')}</p>
      <dl className={styles.words}>
        {fields.map(({ field, value }) => (
          <div key={field}>
            <dt>{syncedFieldName(words.t, field)}</dt>
            <dd dir="auto">{syncedValueText(mapping.table, field, value, words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
