import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { KnownError, type Incident } from '#shared/model/support.ts';
import { nextKnownErrorKey } from '#shared/planning/support/known-errors.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { DateField, MultiPick, SearchSelect, SegmentedControl } from '../../../ui/index.ts';
import { fromOptional, NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import form from '../../../ui/records/form.module.css';
import type { RecordProps } from './record-props.ts';
import { FormText } from './fields.tsx';
import { RecordDialog } from './record-dialog.tsx';

export interface NewKnownError {
  readonly madeOf: Incident | null;
  /** Where it was met, unless the incident says so; `production` where nothing is said. */
  readonly foundIn?: KnownError['foundIn'];
}

interface KnownErrorDialogProps extends RecordProps {
  /** One there is, a new one, or one made of an incident. */
  readonly of: KnownError | NewKnownError;
  readonly onClose: () => void;
}

export function KnownErrorDialog(props: KnownErrorDialogProps) {
  // The next free number is asked for once: it must not change under what is typed.
  const read = useLive(
    async (db) => ({
      keys: (await db.records('known-errors').toArray()).map(({ key }) => key),
      releases: await db.records('releases').toArray(),
    }),
    [],
  );
  if (read === undefined) return null;
  const releases = read.releases
    .toSorted((a, b) => ((a.releaseDate ?? '') < (b.releaseDate ?? '') ? 1 : -1))
    .map(({ id, key, name }) => ({ id, label: key, hint: name === key ? undefined : name }));
  return <Form {...props} nextKey={nextKnownErrorKey(read.keys)} releases={releases} />;
}

interface FormProps extends KnownErrorDialogProps {
  readonly nextKey: string;
  readonly releases: readonly { readonly id: string; readonly label: string; readonly hint: string | undefined }[];
}

function Form({ of, book, configuration, today, edits, onClose, nextKey, releases }: FormProps) {
  const { t } = useTranslation('support');
  const write = useWrite();
  const errorText = useErrorText();
  const existing = 'id' in of ? of : null;
  const madeOf = 'id' in of ? null : of.madeOf;
  const { weekStart } = configuration.settings;
  const [values, setValues] = useState<KnownError>(
    () => existing ?? draft(nextKey, 'id' in of ? { madeOf: null } : of, book.release.id, book.release.serviceIds),
  );
  const [title, setTitle] = useState(existing?.title ?? madeOf?.title ?? '');
  const [error, setError] = useState<string | null>(null);
  const set = (fields: Partial<KnownError>) => {
    setValues((before) => ({ ...before, ...fields }));
    setError(null);
  };
  const owners = useOptions(configuration, 'people', [values.ownerId], t('nobody'));
  const acceptors = useOptions(configuration, 'people', [values.riskAcceptedById], t('nobody'));
  const services = useOptions(configuration, 'services', values.serviceIds);
  const submit = async () => {
    if (values.key.trim() === '') return setError(t('knownError.keyMissing'));
    if (title.trim() === '') return setError(t('knownError.titleMissing'));
    const record: KnownError = { ...values, key: values.key.trim(), title: title.trim() };
    const { id, ...fields } = record;
    const params = { label: record.key };
    const create: Change = { op: 'create', table: 'known-errors', record };
    const refused =
      existing !== null
        ? await write('knownErrorChanged', params, [patchOf('known-errors', id, fields)])
        : madeOf === null
          ? await write('knownErrorRecorded', params, [create])
          : await write('knownErrorMade', { ...params, incident: madeOf.key || madeOf.title }, [
              create,
              patchOf('incidents', madeOf.id, { knownErrorId: id }),
            ]);
    if (refused === null) onClose();
    else setError(errorText(refused));
  };
  const remove = async () => {
    const changes: Change[] = [
      { op: 'delete', table: 'known-errors', id: values.id },
      ...book.incidents
        .filter(({ knownErrorId }) => knownErrorId === values.id)
        .map(({ id }) => patchOf('incidents', id, { knownErrorId: null })),
    ];
    if (await edits.run('recordDeleted', { label: values.key }, changes)) onClose();
  };
  return (
    <RecordDialog
      title={existing === null ? t('knownError.newTitle') : t('knownError.editTitle', { key: existing.key })}
      size="large"
      error={error}
      onClose={onClose}
      onSubmit={() => void submit()}
      onDelete={existing === null ? undefined : () => void remove()}
    >
      <FormText
        label={t('knownError.titleField')}
        value={title}
        autoFocus
        isRequired
        onChange={(next) => {
          setTitle(next);
          setError(null);
        }}
      />
      <div className={form.pair}>
        <FormText label={t('knownError.key')} value={values.key} isRequired onChange={(key) => set({ key })} />
        <FormText
          label={t('knownError.externalId')}
          value={values.externalId}
          onChange={(externalId) => set({ externalId })}
        />
      </div>
      <div className={form.pair}>
        <FormText
          label={t('knownError.symptom')}
          value={values.symptom}
          multiline
          onChange={(symptom) => set({ symptom })}
        />
        <FormText
          label={t('knownError.workaround')}
          value={values.workaround}
          multiline
          onChange={(workaround) => set({ workaround })}
        />
      </div>
      <div className={form.pair}>
        <FormText label={t('knownError.article')} value={values.article} onChange={(article) => set({ article })} />
        <DateField
          label={t('knownError.expiresOn')}
          value={values.expiresOn}
          weekStart={weekStart}
          onSave={(expiresOn) => set({ expiresOn })}
        />
      </div>
      <div className={form.pair}>
        <SearchSelect
          label={t('knownError.owner')}
          value={fromOptional(values.ownerId)}
          options={owners}
          onSave={(id) => set({ ownerId: toOptional(id) })}
        />
        <SearchSelect
          label={t('knownError.fixRelease')}
          value={fromOptional(values.fixReleaseId)}
          options={[{ id: NONE, label: t('knownError.noFix') }, ...releases]}
          onSave={(id) => set({ fixReleaseId: toOptional(id) })}
        />
      </div>
      <div className={form.pair}>
        <SearchSelect
          label={t('knownError.riskAcceptedBy')}
          value={fromOptional(values.riskAcceptedById)}
          options={acceptors}
          onSave={(id) => {
            const riskAcceptedById = toOptional(id);
            set({ riskAcceptedById, riskAcceptedOn: riskAcceptedById === null ? null : today });
          }}
        />
        <DateField
          label={t('knownError.riskAcceptedOn')}
          value={values.riskAcceptedOn}
          weekStart={weekStart}
          isDisabled={values.riskAcceptedById === null}
          onSave={(riskAcceptedOn) => set({ riskAcceptedOn })}
        />
      </div>
      <div className={form.pair}>
        <MultiPick
          label={t('knownError.services')}
          value={values.serviceIds}
          options={services}
          onSave={(serviceIds) => set({ serviceIds })}
        />
        <DateField
          label={t('knownError.closedOn')}
          value={values.closedOn}
          weekStart={weekStart}
          onSave={(closedOn) => set({ closedOn })}
        />
      </div>
      <div className={form.group}>
        <span className={form.groupLabel} aria-hidden="true">
          {t('knownError.foundIn')}
        </span>
        <SegmentedControl
          label={t('knownError.foundIn')}
          value={values.foundIn}
          options={[
            { id: 'test', label: t('knownError.found.test') },
            { id: 'production', label: t('knownError.found.production') },
          ]}
          onChange={(foundIn) => set({ foundIn })}
        />
      </div>
    </RecordDialog>
  );
}

function draft(
  key: string,
  { madeOf, foundIn = 'production' }: NewKnownError,
  releaseId: string,
  serviceIds: readonly string[],
): KnownError {
  return KnownError.parse({
    id: uuidv7(Date.now()),
    key,
    title: '-',
    releaseId,
    serviceIds: madeOf === null || madeOf.serviceIds.length === 0 ? [...serviceIds] : madeOf.serviceIds,
    foundIn: madeOf?.preProduction === true ? 'test' : foundIn,
    symptom: madeOf?.note ?? '',
  });
}
