import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf } from '#shared/model/journal.ts';
import { Complaint } from '#shared/model/support.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { DateField, SearchSelect } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import { FormText } from './fields.tsx';
import { RecordDialog } from './record-dialog.tsx';

interface ComplaintDialogProps extends PartProps {
  readonly of: Complaint | { readonly day: PlainDate };
  readonly onClose: () => void;
}

/** Who complained, how, about what; what was answered, and whether that closed it. */
export function ComplaintDialog({ of, book, configuration, edits, onClose }: ComplaintDialogProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { weekStart } = configuration.settings;
  const isNew = !('id' in of);
  const [values, setValues] = useState<Complaint>(() =>
    'id' in of ? of : Complaint.parse({ id: uuidv7(Date.now()), supportId: book.support.id, day: of.day }),
  );
  const [error, setError] = useState<string | null>(null);
  const set = (fields: Partial<Complaint>) => {
    setValues((before) => ({ ...before, ...fields }));
    setError(null);
  };
  const people = useOptions(configuration, 'people', [values.repliedById], t('nobody'));
  const label = values.theme || values.who || t('complaint.unnamed');
  const submit = async () => {
    if ([values.who, values.theme, values.text].every((said) => said.trim() === ''))
      return setError(t('complaint.nothingSaid'));
    const { id, ...fields } = values;
    const done = isNew
      ? await edits.run('complaintRecorded', { label }, [{ op: 'create', table: 'complaints', record: values }])
      : await edits.run('complaintChanged', { label }, [patchOf('complaints', id, fields)]);
    if (done) onClose();
  };
  const remove = async () => {
    if (await edits.run('recordDeleted', { label }, [{ op: 'delete', table: 'complaints', id: values.id }])) onClose();
  };
  return (
    <RecordDialog
      title={isNew ? t('complaint.newTitle') : t('complaint.editTitle', { date: text.day(values.day) })}
      error={error}
      onClose={onClose}
      onSubmit={() => void submit()}
      onDelete={isNew ? undefined : () => void remove()}
    >
      <div className={form.pair}>
        <FormText label={t('complaint.who')} value={values.who} autoFocus onChange={(who) => set({ who })} />
        <FormText
          label={t('complaint.channel')}
          value={values.channel}
          placeholder={t('complaint.channelPlaceholder')}
          onChange={(channel) => set({ channel })}
        />
      </div>
      <div className={form.pair}>
        <FormText label={t('complaint.theme')} value={values.theme} onChange={(theme) => set({ theme })} />
        <DateField
          label={t('complaint.day')}
          value={values.day}
          isRequired
          weekStart={weekStart}
          onSave={(day) => day !== null && set({ day })}
        />
      </div>
      <FormText label={t('complaint.text')} value={values.text} multiline onChange={(said) => set({ text: said })} />
      <FormText label={t('complaint.reply')} value={values.reply} multiline onChange={(reply) => set({ reply })} />
      <div className={form.pair}>
        <SearchSelect
          label={t('complaint.repliedBy')}
          value={fromOptional(values.repliedById)}
          options={people}
          onSave={(id) => set({ repliedById: toOptional(id) })}
        />
        <DateField
          label={t('complaint.closedOn')}
          value={values.closedOn}
          min={values.day}
          weekStart={weekStart}
          onSave={(closedOn) => set({ closedOn })}
        />
      </div>
    </RecordDialog>
  );
}
