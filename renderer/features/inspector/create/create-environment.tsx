import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Environment } from '#shared/model/environment.ts';
import { NumberField, Select, TextField } from '../../../ui/index.ts';
import { SHARING } from '../../../ui/records/environment-form.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { CreateForm, useValues } from './create-form.tsx';
import type { CreateRecordProps } from './create-release.tsx';
import form from '../../../ui/records/form.module.css';

export function CreateEnvironment({ configuration, onClose }: CreateRecordProps) {
  const { t } = useTranslation(['inspector', 'common', 'environments']);
  const write = useWrite();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const purposes = useOptions(configuration, 'environmentPurposes', []);
  const likely = purposes.find(({ id }) => id === 'uat') ?? purposes[0];
  const { values, set, current } = useValues({
    name: '',
    purposeId: likely?.id ?? '',
    sharing: 'shared' as Environment['sharing'],
    capacity: 1,
  });
  const create = async () => {
    const { name, ...rest } = current();
    if (name.trim() === '') return setError(t('common:fieldRequired'));
    const record = Environment.parse({
      ...rest,
      id: uuidv7(Date.now()),
      name: name.trim(),
      order: configuration.environments.size + 1,
    });
    const refused = await write('environmentCreated', { label: record.name }, [
      { op: 'create', table: 'environments', record },
    ]);
    if (refused !== null) {
      setError(errorText(refused));
      return;
    }
    onClose();
    const { page, go, select } = useNavigation.getState();
    if (page !== 'environments') go('environments');
    select({ table: 'environments', id: record.id, occurrence: null });
  };
  return (
    <CreateForm title={t('create.environment.title')} onCreate={create} onClose={onClose}>
      <TextField
        label={t('fields.name')}
        value={values.name}
        help={t('help.environmentName')}
        error={error}
        isRequired
        autoFocus
        onInput={(name) => {
          set({ name });
          setError(null);
        }}
        onSave={(name) => set({ name })}
      />
      <Select
        label={t('fields.purposeId')}
        value={values.purposeId}
        options={purposes}
        onSave={(purposeId) => set({ purposeId })}
      />
      <div className={form.pair}>
        <Select
          label={t('fields.sharing')}
          value={values.sharing}
          options={SHARING.map((id) => ({ id, label: t(`environments:sharing.${id}`) }))}
          onSave={(id) => set({ sharing: SHARING.find((one) => one === id) ?? 'shared' })}
        />
        <NumberField
          label={t('fields.capacity')}
          value={values.capacity}
          min={1}
          max={10_000}
          step={1}
          onSave={(capacity) => set({ capacity: capacity ?? 1 })}
        />
      </div>
    </CreateForm>
  );
}
