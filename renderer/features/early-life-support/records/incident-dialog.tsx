import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf } from '#shared/model/journal.ts';
import { Incident } from '#shared/model/support.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { momentFromInstant, toMoment } from '#shared/planning/moments.ts';
import { PRIORITIES } from '#shared/planning/support/figures.ts';
import { inOrderOfUse } from '#shared/planning/support/known-errors.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useRecordStanding } from '../../../sync/use-record-standing.ts';
import { Checkbox, MultiPick, SearchSelect, Select } from '../../../ui/index.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { fromOptional, NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { SyncLine } from '../../../ui/records/sync-line.tsx';
import form from '../../../ui/records/form.module.css';
import type { RecordProps } from './record-props.ts';
import { FormText } from './fields.tsx';
import { RecordDialog } from './record-dialog.tsx';

/** What a new incident begins with. */
export interface NewIncident {
  readonly day: PlainDate;
  readonly preProduction: boolean;
}

interface IncidentDialogProps extends RecordProps {
  readonly of: Incident | NewIncident;
  readonly onClose: () => void;
}

const BY = ['desk', 'support', 'developer', 'vendor'] as const;
const MORNING = '09:00';

export function IncidentDialog({ of, book, configuration, today, edits, onClose }: IncidentDialogProps) {
  const { t } = useTranslation('support');
  const { zone, weekStart } = configuration.settings;
  const existing = 'id' in of ? of : null;
  const [values, setValues] = useState<Incident>(() =>
    'id' in of
      ? of
      : Incident.parse({
          id: uuidv7(Date.now()),
          title: '-',
          openedAt: of.day === today ? msToInstant(Date.now()) : toMoment(`${of.day}T${MORNING}`, zone).moment.utc,
          releaseId: book.release.id,
          serviceIds: book.release.serviceIds.length === 1 ? book.release.serviceIds : [],
          preProduction: of.preProduction,
        }),
  );
  const [title, setTitle] = useState(existing?.title ?? '');
  const [error, setError] = useState<string | null>(null);
  const set = (fields: Partial<Incident>) => {
    setValues((before) => ({ ...before, ...fields }));
    setError(null);
  };
  const standings = useRecordStanding('incidents', values.id);
  const services = useOptions(configuration, 'services', values.serviceIds);
  const knownErrors = inOrderOfUse(book.knownErrors).map(({ id, key, title: name }) => ({
    id,
    label: key,
    hint: name,
  }));
  const submit = async () => {
    if (title.trim() === '') return setError(t('incident.titleMissing'));
    if (values.resolvedAt !== null && values.resolvedAt < values.openedAt)
      return setError(t('incident.endBeforeStart'));
    const record: Incident = { ...values, title: title.trim(), key: values.key.trim() };
    const label = record.key === '' ? record.title : record.key;
    const { id, ...fields } = record;
    const done =
      existing === null
        ? await edits.run('incidentRecorded', { label }, [{ op: 'create', table: 'incidents', record }])
        : await edits.run('incidentChanged', { label }, [patchOf('incidents', id, fields)]);
    if (done) onClose();
  };
  const remove = async () => {
    const label = values.key === '' ? values.title : values.key;
    if (await edits.run('recordDeleted', { label }, [{ op: 'delete', table: 'incidents', id: values.id }])) onClose();
  };
  const dialogTitle =
    existing === null
      ? t(values.preProduction ? 'incident.newPreProduction' : 'incident.newTitle')
      : t('incident.editTitle', { label: existing.key });
  return (
    <RecordDialog
      title={dialogTitle}
      error={error}
      onClose={onClose}
      onSubmit={() => void submit()}
      onDelete={existing === null ? undefined : () => void remove()}
    >
      {existing !== null && <SyncLine standings={standings} zone={zone} leads={false} />}
      <FormText
        label={t('incident.title')}
        value={title}
        autoFocus
        isRequired
        onChange={(next) => {
          setTitle(next);
          setError(null);
        }}
      />
      <div className={form.pair}>
        <FormText label={t('incident.key')} value={values.key} onChange={(key) => set({ key })} />
        <Select
          label={t('incident.priority')}
          value={String(values.priority)}
          options={PRIORITIES.map((priority) => ({
            id: String(priority),
            label: t(`incident.priorityOption.${priority}`),
          }))}
          onSave={(id) => set({ priority: Number(id) })}
        />
      </div>
      <MomentField
        label={t('incident.openedAt')}
        value={momentFromInstant(values.openedAt, zone)}
        zone={zone}
        isRequired
        weekStart={weekStart}
        onSave={({ utc }) => set({ openedAt: utc })}
      />
      <Checkbox
        label={t('incident.resolve')}
        isSelected={values.resolvedAt !== null}
        onChange={(is) =>
          set(
            is
              ? { resolvedAt: latest(values.openedAt, msToInstant(Date.now())) }
              : { resolvedAt: null, resolvedBy: null },
          )
        }
      />
      {values.resolvedAt !== null && (
        <div className={form.pair}>
          <MomentField
            label={t('incident.resolvedAt')}
            value={momentFromInstant(values.resolvedAt, zone)}
            zone={zone}
            isRequired
            weekStart={weekStart}
            onSave={({ utc }) => set({ resolvedAt: utc })}
          />
          <Select
            label={t('incident.resolvedBy')}
            value={values.resolvedBy ?? NONE}
            options={[
              { id: NONE, label: t('incident.by.none') },
              ...BY.map((id) => ({ id, label: t(`incident.by.${id}`) })),
            ]}
            onSave={(id) => set({ resolvedBy: BY.find((one) => one === id) ?? null })}
          />
        </div>
      )}
      <div className={form.pair}>
        <SearchSelect
          label={t('incident.knownError')}
          value={fromOptional(values.knownErrorId)}
          options={[{ id: NONE, label: t('incident.noKnownError') }, ...knownErrors]}
          onSave={(id) => set({ knownErrorId: toOptional(id) })}
        />
        <MultiPick
          label={t('incident.services')}
          value={values.serviceIds}
          options={services}
          onSave={(serviceIds) => set({ serviceIds })}
        />
      </div>
      <Checkbox
        label={t('incident.preProduction')}
        isSelected={values.preProduction}
        onChange={(preProduction) => set({ preProduction })}
      />
      <Checkbox
        label={t('incident.isRequest')}
        isSelected={values.isRequest}
        onChange={(isRequest) => set({ isRequest })}
      />
      <FormText label={t('incident.note')} value={values.note} multiline onChange={(note) => set({ note })} />
    </RecordDialog>
  );
}

const latest = (a: string, b: string): string => (a > b ? a : b);
