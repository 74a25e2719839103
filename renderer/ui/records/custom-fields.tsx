import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitsCustomField, type CustomField, type CustomValue, type CustomValues } from '#shared/model/custom-field.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { DateField } from '../date-field.tsx';
import { NumberField } from '../number-field.tsx';
import { Select, type Option } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { LinkField } from './link-field.tsx';
import { NONE } from './options.tsx';
import { useErrorText } from '../error-text.ts';
import styles from './form.module.css';

export interface CustomFieldsProps {
  readonly appliesTo: CustomField['appliesTo'];
  readonly values: CustomValues;
  readonly configuration: Configuration;
  /** Answers null once it is on disk, otherwise why it was refused. */
  readonly onSave: (custom: CustomValues) => Promise<unknown>;
}

/** Fields an organisation added that are offered for this kind, in its order; archived ones where they hold a value. */
export function customFieldsOf(
  appliesTo: CustomField['appliesTo'],
  values: CustomValues,
  configuration: Configuration,
): CustomField[] {
  return [...configuration.customFields.values()]
    .filter((field) => field.appliesTo === appliesTo)
    .filter((field) => !field.archived || (values[field.id] ?? null) !== null)
    .sort(compareInOrder);
}

export function CustomFields({ appliesTo, values, configuration, onSave }: CustomFieldsProps) {
  const fields = customFieldsOf(appliesTo, values, configuration);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const errorText = useErrorText();
  if (fields.length === 0) return null;
  const save = (field: CustomField) => (value: CustomValue) =>
    void onSave({ ...values, [field.id]: value }).then((refused) =>
      setErrors((before) => ({ ...before, [field.id]: refused === null ? '' : errorText(refused) })),
    );
  return (
    <div className={styles.form}>
      {fields.map((field) => (
        <CustomFieldInput
          key={field.id}
          field={field}
          value={values[field.id] ?? null}
          error={errors[field.id] ?? null}
          weekStart={configuration.settings.weekStart}
          onSave={save(field)}
        />
      ))}
    </div>
  );
}

interface InputProps {
  readonly field: CustomField;
  readonly value: CustomValue;
  readonly error: string | null;
  readonly weekStart: number;
  readonly onSave: (value: CustomValue) => void;
}

function CustomFieldInput({ field, value, error, weekStart, onSave }: InputProps) {
  const { t } = useTranslation('inspector');
  const shared = { label: field.name, error, ...(field.help === '' ? {} : { help: field.help }) };
  const saveText = (text: string) => onSave(text.trim() === '' ? null : text);
  // A value of another type (an import, a field whose type was changed) is shown as it is, never hidden.
  if (!fitsCustomField(field.type, value)) return <TextField {...shared} value={String(value)} onSave={saveText} />;
  switch (field.type) {
    case 'number':
      return <NumberField {...shared} value={typeof value === 'number' ? value : null} onSave={onSave} />;
    case 'date':
      return <DateField {...shared} value={value as string | null} weekStart={weekStart} onSave={onSave} />;
    case 'flag':
      return <FlagSelect {...shared} value={value} onSave={onSave} />;
    case 'dateOrFlag':
      return (
        <div className={styles.pair}>
          <FlagSelect {...shared} value={value} onSave={onSave} />
          <DateField
            label={t('custom.asDate')}
            value={typeof value === 'string' ? value : null}
            weekStart={weekStart}
            onSave={onSave}
          />
        </div>
      );
    case 'choice':
      return (
        <Select
          {...shared}
          value={value === null ? NONE : String(value)}
          options={choiceOptions(field, value, t('custom.notSet'))}
          onSave={(id) => onSave(id === NONE ? null : id)}
        />
      );
    case 'url':
      return <LinkField {...shared} value={value === null ? '' : String(value)} onSave={saveText} />;
    case 'text':
    case 'longText':
      return (
        <TextField
          {...shared}
          value={value === null ? '' : String(value)}
          multiline={field.type === 'longText'}
          onSave={saveText}
        />
      );
  }
}

interface FlagSelectProps {
  readonly label: string;
  readonly error: string | null;
  readonly value: CustomValue;
  readonly onSave: (value: CustomValue) => void;
}

function FlagSelect({ label, error, value, onSave }: FlagSelectProps) {
  const { t } = useTranslation('inspector');
  const options: Option[] = [
    { id: NONE, label: t('custom.notSet') },
    { id: 'yes', label: t('custom.yes') },
    { id: 'no', label: t('custom.no') },
    ...(typeof value === 'string' ? [{ id: 'date', label: t('custom.asDate') }] : []),
  ];
  const shown = value === null ? NONE : value === true ? 'yes' : value === false ? 'no' : 'date';
  const save = (id: string) => {
    if (id !== 'date') onSave(id === NONE ? null : id === 'yes');
  };
  return <Select label={label} error={error} value={shown} options={options} onSave={save} />;
}

function choiceOptions(field: CustomField, value: CustomValue, none: string): Option[] {
  const choices = new Set([...field.choices, ...(typeof value === 'string' ? [value] : [])]);
  return [{ id: NONE, label: none }, ...[...choices].map((choice) => ({ id: choice, label: choice }))];
}
