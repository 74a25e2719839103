import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import type { WorkspaceDatabase } from '../../../data/database.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Release } from '#shared/model/release.ts';
import type { PlainDate, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { nextKey } from '#shared/planning/release-keys.ts';
import { initialStatus } from '#shared/planning/transitions.ts';
import { DateField, Select, TextField } from '../../../ui/index.ts';
import { useOptions } from '../../../ui/records/options.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { CreateForm, useValues } from './create-form.tsx';
import { showCreated } from './show-created.ts';
import styles from './create.module.css';

export interface CreateRecordProps {
  readonly configuration: Configuration;
  readonly when: When | null;
  readonly onClose: () => void;
}

/** Steps looked back for the last release a person made. */
const LOOK_BACK = 300;

interface KeySuggestion {
  /** The next of the family a person planned last; empty where no person made one. */
  readonly key: string;
  /** What keys look like here, as an example in the empty field. */
  readonly example: string;
}

async function suggestKey(db: WorkspaceDatabase): Promise<KeySuggestion> {
  const releases = await db.records('releases').toArray();
  const keys = releases.map((release) => release.key);
  const steps = await db.journal.orderBy('seq').reverse().limit(LOOK_BACK).toArray();
  const made = steps.find(({ intent }) => intent.code === 'releaseCreated' || intent.code === 'releaseCopied');
  const last = made?.intent.params['label'];
  const latest = releases.reduce<Release | null>(
    (found, release) => ((release.releaseDate ?? '') > (found?.releaseDate ?? '') ? release : found),
    null,
  );
  return {
    key: typeof last === 'string' ? nextKey(last, keys) : '',
    example: latest === null ? '' : nextKey(latest.key, keys),
  };
}

export function CreateRelease(props: CreateRecordProps) {
  const suggested = useLive(suggestKey, []);
  // The suggestion is what the form starts from, so it waits for it.
  return suggested === undefined ? null : <ReleaseFields {...props} suggested={suggested} />;
}

/** A dragged stretch of days is the release from start to going live, a single day its release date. */
function datesOf(when: When | null, zone: string): { startDate: PlainDate | null; releaseDate: PlainDate | null } {
  if (when === null) return { startDate: null, releaseDate: null };
  const { first, last } = daysOfWhen(when, zone);
  return { startDate: first === last ? null : first, releaseDate: last };
}

function ReleaseFields({
  configuration,
  when,
  onClose,
  suggested,
}: CreateRecordProps & { readonly suggested: KeySuggestion }) {
  const { t } = useTranslation(['inspector', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const types = useOptions(configuration, 'releaseTypes', []);
  const status = initialStatus('releases', configuration.statuses);
  const { zone, weekStart } = configuration.settings;
  const { values, set, current } = useValues({
    key: suggested.key,
    name: '',
    typeId: types[0]?.id ?? '',
    ...datesOf(when, zone),
  });
  const create = async () => {
    const { key, name, typeId, startDate, releaseDate } = current();
    if (key.trim() === '') return setError(t('common:fieldRequired'));
    if (status === null) return;
    const record = Release.parse({
      id: uuidv7(Date.now()),
      key: key.trim(),
      // A release may be known by its key alone until somebody names it.
      name: name.trim() === '' ? key.trim() : name.trim(),
      typeId,
      statusId: status.id,
      startDate,
      releaseDate,
    });
    const refused = await write('releaseCreated', { label: record.key }, [{ op: 'create', table: 'releases', record }]);
    if (refused !== null) {
      setError(errorText(refused));
      return;
    }
    onClose();
    showCreated('releases', record.id, 'releases');
  };
  return (
    <CreateForm title={t('create.release.title')} onCreate={create} onClose={onClose}>
      <TextField
        label={t('fields.key')}
        value={values.key}
        placeholder={suggested.example}
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
      <Select label={t('fields.typeId')} value={values.typeId} options={types} onSave={(typeId) => set({ typeId })} />
      <div className={styles.pair}>
        <DateField
          label={t('fields.releaseDate')}
          value={values.releaseDate}
          weekStart={weekStart}
          onSave={(releaseDate) => set({ releaseDate })}
        />
        <DateField
          label={t('fields.startDate')}
          value={values.startDate}
          weekStart={weekStart}
          onSave={(startDate) => set({ startDate })}
        />
      </div>
    </CreateForm>
  );
}
