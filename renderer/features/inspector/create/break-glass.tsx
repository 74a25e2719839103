import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approversIn, breakGlass } from '#shared/change/break-glass.ts';
import { changeKeys } from '#shared/change/new-change.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { MultiPick, TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { CreateForm, useValues } from './create-form.tsx';
import type { CreateRecordProps } from './create-release.tsx';
import { showCreated } from './show-created.ts';

type BreakGlassProps = Omit<CreateRecordProps, 'when'>;

/** An emergency written down in seconds: nothing but the reason has to be typed, and Enter saves from any field. */
export function BreakGlass({ configuration, onClose }: BreakGlassProps) {
  const { t } = useTranslation(['changes', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const { personId } = useWorkspace();
  const [error, setError] = useState<string | null>(null);
  const keys = useLive(async (db) => (await db.records('changes').toArray()).map(({ key }) => key), []);
  const services = useOptions(configuration, 'services', []);
  const { zone, weekStart, changePrefix } = configuration.settings;
  const { values, set, current } = useValues(() => ({
    reason: '',
    serviceIds: [] as string[],
    approvers: '',
    incident: '',
    startedAt: msToInstant(Date.now()),
  }));
  const people = approversIn(values.approvers, configuration.people);
  const unknown = people.filter((one) => one.personId === null).map(({ name }) => name);
  const record = async () => {
    const { reason, incident, ...rest } = current();
    if (reason.trim() === '') return setError(t('common:fieldRequired'));
    const made = breakGlass(
      {
        ...rest,
        key: changeKeys(changePrefix, keys ?? [])(),
        reason: reason.trim(),
        incident: incident.trim(),
        personId,
        now: msToInstant(Date.now()),
      },
      configuration,
      () => uuidv7(Date.now()),
    );
    if (made === null) return setError(t('emergency.noType'));
    const refused = await write('emergencyRecorded', { label: made.change.key }, made.changes);
    if (refused !== null) return setError(errorText(refused));
    onClose();
    showCreated('changes', made.change.id, 'changes');
  };
  return (
    <CreateForm title={t('emergency.title')} createLabel={t('emergency.record')} onCreate={record} onClose={onClose}>
      <TextField
        label={t('emergency.reason')}
        value={values.reason}
        help={t('emergency.reasonHelp')}
        error={error}
        isRequired
        autoFocus
        onInput={(reason) => {
          set({ reason });
          setError(null);
        }}
        onSave={(reason) => set({ reason })}
      />
      {services.length > 0 && (
        <MultiPick
          label={t('fields.serviceIds')}
          value={values.serviceIds}
          options={services}
          onSave={(serviceIds) => set({ serviceIds })}
        />
      )}
      <TextField
        label={t('emergency.approvers')}
        value={values.approvers}
        help={
          unknown.length === 0
            ? t('emergency.approversHelp')
            : t('emergency.unknown', { names: unknown.join(', '), count: unknown.length })
        }
        onInput={(approvers) => set({ approvers })}
        onSave={(approvers) => set({ approvers })}
      />
      <TextField
        label={t('emergency.incident')}
        value={values.incident}
        onInput={(incident) => set({ incident })}
        onSave={(incident) => set({ incident })}
      />
      <MomentField
        label={t('emergency.startedAt')}
        value={momentFromInstant(values.startedAt, zone)}
        zone={zone}
        weekStart={weekStart}
        onSave={(at) => set({ startedAt: at.utc })}
      />
    </CreateForm>
  );
}
