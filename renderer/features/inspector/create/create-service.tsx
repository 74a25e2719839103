import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Service } from '#shared/model/service.ts';
import { Select, TextField } from '../../../ui/index.ts';
import { NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { CreateForm, useValues } from './create-form.tsx';
import type { CreateRecordProps } from './create-release.tsx';

export function CreateService({ configuration, onClose }: CreateRecordProps) {
  const { t } = useTranslation(['inspector', 'common']);
  const write = useWrite();
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const teams = useOptions(configuration, 'teams', [], t('noTeam'));
  const { values, set, current } = useValues({ key: '', name: '', teamId: NONE });
  const create = async () => {
    const { key, name, teamId } = current();
    if (key.trim() === '') return setError(t('common:fieldRequired'));
    const record = Service.parse({
      id: uuidv7(Date.now()),
      key: key.trim(),
      name: name.trim() === '' ? key.trim() : name.trim(),
      teamId: toOptional(teamId),
    });
    const refused = await write('serviceCreated', { label: record.name }, [
      { op: 'create', table: 'services', record },
    ]);
    if (refused !== null) {
      setError(errorText(refused));
      return;
    }
    onClose();
    if (useNavigation.getState().page !== 'services') go('services');
    select({ table: 'services', id: record.id, occurrence: null });
  };
  return (
    <CreateForm title={t('create.service.title')} onCreate={create} onClose={onClose}>
      <TextField
        label={t('fields.key')}
        value={values.key}
        help={t('help.key')}
        error={error}
        isRequired
        autoFocus
        onInput={(key) => {
          set({ key });
          setError(null);
        }}
        onSave={(key) => set({ key })}
      />
      <TextField
        label={t('fields.name')}
        value={values.name}
        onInput={(name) => set({ name })}
        onSave={(name) => set({ name })}
      />
      {teams.length > 1 && (
        <Select label={t('fields.teamId')} value={values.teamId} options={teams} onSave={(teamId) => set({ teamId })} />
      )}
    </CreateForm>
  );
}
