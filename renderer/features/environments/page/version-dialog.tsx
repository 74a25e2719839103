import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { EnvironmentVersion, type Environment } from '#shared/model/environment.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, Dialog, SearchSelect, TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { fromOptional, NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { todayIn } from '../../../data/today.ts';
import { useVersionLabel } from './version-table.tsx';
import form from '../../../ui/records/form.module.css';

interface VersionDialogProps {
  /** Null: a new one. */
  readonly version: EnvironmentVersion | null;
  readonly environment: Environment;
  readonly configuration: Configuration;
  readonly onClose: () => void;
}

const FORM = 'environment-version';

/** Which version of a service came onto the environment, when, with which release. */
export function VersionDialog({ version, environment, configuration, onClose }: VersionDialogProps) {
  const { t } = useTranslation(['environments', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const label = useVersionLabel(configuration);
  const { zone, weekStart } = configuration.settings;
  const [values, setValues] = useState(() => startValues(version, environment, configuration));
  const [error, setError] = useState<string | null>(null);
  const set = (fields: Partial<typeof values>) => setValues((before) => ({ ...before, ...fields }));
  const services = useOptions(configuration, 'services', [values.serviceId]);
  const releases = useLive((db) => db.records('releases').toArray(), []);
  const releaseOptions = [
    { id: NONE, label: t('versions.noRelease') },
    ...[...(releases ?? [])]
      .sort((a, b) => ((a.releaseDate ?? '') < (b.releaseDate ?? '') ? 1 : -1))
      .map(({ id, key, name }) => ({ id, label: key, hint: name })),
  ];
  const submit = async () => {
    const { serviceId } = values;
    if (serviceId === null) return setError(t('common:fieldRequired'));
    const fields = { ...values, serviceId, version: values.version.trim() };
    const record = EnvironmentVersion.parse({
      ...version,
      ...fields,
      id: version?.id ?? uuidv7(Date.now()),
      environmentId: environment.id,
    });
    const params = { label: label(record), environment: environment.name };
    const refused =
      version === null
        ? await write('versionAdded', params, [{ op: 'create', table: 'environment-versions', record }])
        : await write('versionChanged', params, [patchOf('environment-versions', version.id, fields)]);
    if (refused === null) onClose();
    else setError(errorText(refused));
  };
  return (
    <Dialog
      title={
        version === null
          ? t('versions.addTitle', { environment: environment.name })
          : t('versions.editTitle', {
              service: configuration.services.get(version.serviceId)?.name ?? version.serviceId,
              environment: environment.name,
            })
      }
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM}>
            {version === null ? t('versions.create') : t('versions.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SearchSelect
          label={t('versions.service')}
          value={values.serviceId}
          options={services}
          error={error}
          onSave={(serviceId) => {
            set({ serviceId });
            setError(null);
          }}
        />
        <TextField
          label={t('versions.version')}
          value={values.version}
          help={t('versions.versionHelp')}
          autoFocus
          onInput={(next) => set({ version: next })}
          onSave={(next) => set({ version: next })}
        />
        <WhenField
          label={t('versions.since')}
          value={values.since}
          zone={zone}
          point
          weekStart={weekStart}
          onSave={(since) => set({ since })}
        />
        <SearchSelect
          label={t('versions.release')}
          value={fromOptional(values.releaseId)}
          options={releaseOptions}
          onSave={(id) => set({ releaseId: toOptional(id) })}
        />
        <TextField
          label={t('versions.notes')}
          value={values.notes}
          multiline
          onInput={(notes) => set({ notes })}
          onSave={(notes) => set({ notes })}
        />
      </form>
    </Dialog>
  );
}

function startValues(version: EnvironmentVersion | null, environment: Environment, { settings }: Configuration) {
  const today = todayIn(settings.zone);
  const since: When = version?.since ?? { type: 'dates', first: today, last: today };
  const [only] = environment.serviceIds;
  return {
    serviceId: version?.serviceId ?? (environment.serviceIds.length === 1 ? (only ?? null) : null),
    version: version?.version ?? '',
    since,
    releaseId: version?.releaseId ?? null,
    notes: version?.notes ?? '',
  };
}
