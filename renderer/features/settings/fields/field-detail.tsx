import { useTranslation } from 'react-i18next';
import { CustomFieldType, type CustomField } from '#shared/model/custom-field.ts';
import { Select, TextField } from '../../../ui/index.ts';
import { NameField } from '../name-field.tsx';
import { RecordMenu } from '../record-menu.tsx';
import { TextList } from '../text-list.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import form from '../form.module.css';

interface FieldDetailProps {
  readonly field: CustomField;
  readonly fields: readonly CustomField[];
  readonly uses: number | undefined;
}

export function FieldDetail({ field, fields, uses }: FieldDetailProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('custom-fields');
  const isUsed = uses !== 0;
  return (
    <>
      <div className={form.nameOnly}>
        <NameField record={field} records={fields} onSave={(name) => void edits.set(field, 'name', { name })} />
        <RecordMenu table="custom-fields" record={field} siblings={fields} uses={uses} />
      </div>
      <Select
        label={t('field.type')}
        value={field.type}
        // Values of one type can't be read as another.
        isDisabled={isUsed}
        help={isUsed && uses !== undefined ? t('fields.typeUsed', { count: uses }) : undefined}
        options={CustomFieldType.options.map((id) => ({ id, label: t(`fieldType.${id}`) }))}
        onSave={(type) => void edits.set(field, 'type', { type: CustomFieldType.parse(type) })}
      />
      {field.type === 'choice' && (
        <TextList
          label={t('field.choices')}
          addLabel={t('fields.addChoice')}
          value={field.choices}
          onSave={(choices) => void edits.set(field, 'choices', { choices })}
        />
      )}
      <TextField
        label={t('field.help')}
        value={field.help}
        onSave={(help) => void edits.set(field, 'help', { help: help.trim() })}
      />
    </>
  );
}
