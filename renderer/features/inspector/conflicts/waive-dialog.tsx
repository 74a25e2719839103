import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { WaiverInput } from '../../../data/conflict-actions.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { todayIn } from '../../../data/today.ts';
import { Button, DateField, Dialog, Select, TextField } from '../../../ui/index.ts';
import { toOptional, useOptions } from '../../../ui/records/options.tsx';
import styles from './conflicts.module.css';

export interface WaiveDialogProps {
  readonly sentence: string;
  readonly configuration: Configuration;
  readonly onWaive: (input: WaiverInput) => void;
  readonly onClose: () => void;
}

const FORM = 'waive-conflict';

/** Who takes a conflict upon them, why and until when. Without a reason nothing is waived. */
export function WaiveDialog({ sentence, configuration, onWaive, onClose }: WaiveDialogProps) {
  const { t } = useTranslation(['conflicts', 'common']);
  const { personId } = useWorkspace();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(personId);
  const [until, setUntil] = useState<PlainDate | null>(null);
  const people = useOptions(configuration, 'people', [by ?? ''], t('waive.nobody'));
  const isReady = reason.trim() !== '';
  return (
    <Dialog
      title={t('waive.title')}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isDisabled={!isReady}>
            {t('waive.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onWaive({ reason: reason.trim(), personId: by, until });
        }}
      >
        <p>{sentence}</p>
        <TextField
          label={t('waive.reason')}
          value={reason}
          isRequired
          autoFocus
          multiline
          onInput={setReason}
          onSave={setReason}
        />
        <Select label={t('waive.by')} value={by ?? ''} options={people} onSave={(id) => setBy(toOptional(id))} />
        <DateField
          label={t('waive.until')}
          value={until}
          help={t('waive.untilHelp')}
          min={todayIn(configuration.settings.zone)}
          weekStart={configuration.settings.weekStart}
          onSave={setUntil}
        />
      </form>
    </Dialog>
  );
}
