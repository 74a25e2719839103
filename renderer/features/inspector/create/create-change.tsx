import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { changeKeys, changeTypesOf, newChange, typeMeaning } from '#shared/change/new-change.ts';
import type { Release } from '#shared/model/release.ts';
import { MultiPick, SearchSelect, Select, TextField } from '../../../ui/index.ts';
import { useReleaseOptions } from '../../../ui/records/booking-form.tsx';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import type { CreateGiven } from '../../../ui/state/dialogs.ts';
import { CreateForm, useValues } from './create-form.tsx';
import type { CreateRecordProps } from './create-release.tsx';
import { showCreated } from './show-created.ts';

interface CreateChangeProps extends CreateRecordProps {
  readonly given?: CreateGiven | undefined;
}

export function CreateChange(props: CreateChangeProps) {
  const { changePrefix } = props.configuration.settings;
  const known = useLive(
    async (db) => ({
      key: changeKeys(
        changePrefix,
        (await db.records('changes').toArray()).map(({ key }) => key),
      )(),
      releases: await db.records('releases').toArray(),
    }),
    [changePrefix],
  );
  // The number is what the form starts from, so it waits for it.
  return known === undefined ? null : <ChangeFields {...props} suggestion={known.key} releases={known.releases} />;
}

interface FieldsProps extends CreateChangeProps {
  readonly suggestion: string;
  readonly releases: readonly Release[];
}

function ChangeFields({ configuration, when, given, onClose, suggestion, releases }: FieldsProps) {
  const { t } = useTranslation(['changes', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const { personId } = useWorkspace();
  const [errors, setErrors] = useState<{ readonly key?: string; readonly title?: string }>({});
  const types = useOptions(configuration, 'changeTypes', []);
  const services = useOptions(configuration, 'services', []);
  const releaseOptions = useReleaseOptions(releases, t('noRelease'));
  const release = releases.find(({ id }) => id === given?.releaseId) ?? null;
  const { values, set, current } = useValues({
    key: suggestion,
    title: '',
    typeId: (typeMeaning('normal', configuration) ?? changeTypesOf(configuration)[0])?.id ?? '',
    releaseId: release?.id ?? null,
    serviceIds: release?.serviceIds ?? [],
  });
  const create = async () => {
    const { key, title, typeId, releaseId, serviceIds } = current();
    const missing = t('common:fieldRequired');
    if (title.trim() === '') return setErrors({ title: missing });
    if (key.trim() === '') return setErrors({ key: missing });
    const made = newChange(
      {
        key: key.trim(),
        title: title.trim(),
        typeId,
        releaseId,
        serviceIds,
        when,
        requesterId: personId,
        ownerId: personId,
      },
      configuration,
      () => uuidv7(Date.now()),
    );
    if (made === null) return;
    const refused = await write('changeCreated', { label: made.change.key }, made.changes);
    if (refused !== null) {
      setErrors({ key: errorText(refused) });
      return;
    }
    onClose();
    showCreated('changes', made.change.id, 'changes');
  };
  return (
    <CreateForm title={t('create.title')} onCreate={create} onClose={onClose}>
      <TextField
        label={t('fields.title')}
        value={values.title}
        error={errors.title ?? null}
        isRequired
        autoFocus
        onInput={(title) => {
          set({ title });
          setErrors({});
        }}
        onSave={(title) => set({ title })}
      />
      <TextField
        label={t('fields.key')}
        value={values.key}
        help={t('help.key')}
        error={errors.key ?? null}
        isRequired
        onInput={(key) => {
          set({ key });
          setErrors({});
        }}
        onSave={(key) => set({ key })}
      />
      <Select label={t('fields.typeId')} value={values.typeId} options={types} onSave={(typeId) => set({ typeId })} />
      <SearchSelect
        label={t('fields.releaseId')}
        value={fromOptional(values.releaseId)}
        options={releaseOptions}
        onSave={(id) => set({ releaseId: toOptional(id) })}
      />
      {services.length > 0 && (
        <MultiPick
          label={t('fields.serviceIds')}
          value={values.serviceIds}
          options={services}
          onSave={(serviceIds) => set({ serviceIds })}
        />
      )}
    </CreateForm>
  );
}
