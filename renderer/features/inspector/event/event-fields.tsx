import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EventStatus, type Event } from '#shared/model/event.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import type { OccurrenceEdit } from '#shared/planning/occurrence-edit.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { MultiPick, Section, Select, TextField } from '../../../ui/index.ts';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { LinkField, refusalOf } from '../../../ui/records/link-field.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { RecurrenceField } from '../../../ui/records/recurrence-field.tsx';
import type { SeenEvent } from './seen-event.ts';
import form from '../../../ui/records/form.module.css';

export interface EventFieldsProps {
  readonly seen: SeenEvent;
  readonly configuration: Configuration;
  readonly onSave: (field: string, edit: OccurrenceEdit) => Promise<unknown>;
}

type Fields = NonNullable<OccurrenceEdit['fields']> & { readonly when?: When; readonly recurrence?: readonly string[] };

/** Kinds of event that are offered, and the one it has. */
export function useKindOptions(configuration: Configuration, current: string | null) {
  return useMemo(
    () =>
      [...configuration.eventKinds.values()]
        .filter((kind) => !kind.archived || kind.id === current)
        .sort(compareInOrder)
        .map(({ id, name, appearance }) => ({ id, label: name, mark: <CodeMark appearance={appearance} /> })),
    [configuration, current],
  );
}

/** Each field is saved as it is left; what is refused is said at the field. */
export function EventFields({ seen, configuration, onSave }: EventFieldsProps) {
  const { t } = useTranslation('calendar');
  const { event } = seen;
  const { zone, weekStart } = configuration.settings;
  const saver = useFieldSaver<Fields>(async (fields) => {
    const [field = ''] = Object.keys(fields);
    const { when, recurrence, ...own } = fields;
    if (when !== undefined) return onSave(field, { when });
    if (recurrence !== undefined) return onSave(field, { rules: recurrence });
    return onSave(field, { fields: own });
  });
  const kinds = useKindOptions(configuration, seen.kindId);
  const services = useOptions(configuration, 'services', event.serviceIds);
  const teams = useOptions(configuration, 'teams', event.teamIds);
  const people = useOptions(configuration, 'people', [event.ownerId], t('inspector:noOwner'));
  const keepTimes = useKeptTimes(seen.when, zone);
  const text = (field: 'location' | 'description', value: string, multiline = false) => (
    <TextField
      label={t(`event.${field}`)}
      value={value}
      multiline={multiline}
      error={saver.error(field)}
      onSave={(next) => saver.save(field, next)}
    />
  );
  return (
    <>
      <div className={form.form}>
        <TextField
          label={t('event.title')}
          value={seen.title}
          isRequired
          error={saver.error('title')}
          onSave={(title) => saver.save('title', title.trim())}
        />
        <div className={form.pair}>
          <Select
            label={t('event.kind')}
            value={seen.kindId}
            options={kinds}
            error={saver.error('kindId')}
            onSave={(kindId) => saver.save('kindId', kindId)}
          />
          <Select
            label={t('event.status')}
            value={seen.status}
            options={EventStatus.options.map((id) => ({ id, label: t(`event.statuses.${id}`) }))}
            error={saver.error('status')}
            onSave={(status) => saver.save('status', status as Event['status'])}
          />
        </div>
        <WhenField
          label={t('event.when')}
          value={seen.when}
          zone={zone}
          weekStart={weekStart}
          error={saver.error('when')}
          onSave={(when) => saver.save('when', keepTimes(when))}
        />
        <RecurrenceField
          event={event}
          weekStart={weekStart}
          error={saver.error('recurrence')}
          onSave={(rules) => saver.save('recurrence', rules)}
        />
      </div>
      <div className={form.form}>
        <MultiPick
          label={t('event.services')}
          value={event.serviceIds}
          options={services}
          help={t('event.servicesHelp')}
          error={saver.error('serviceIds')}
          onSave={(serviceIds) => saver.save('serviceIds', serviceIds)}
        />
        <MultiPick
          label={t('event.teams')}
          value={event.teamIds}
          options={teams}
          error={saver.error('teamIds')}
          onSave={(teamIds) => saver.save('teamIds', teamIds)}
        />
        <Select
          label={t('event.owner')}
          value={fromOptional(event.ownerId)}
          options={people}
          error={saver.error('ownerId')}
          onSave={(id) => saver.save('ownerId', toOptional(id))}
        />
        {text('location', seen.location)}
        <LinkField
          label={t('event.url')}
          value={event.url}
          error={saver.error('url')}
          onSave={(typed) => {
            const refusal = typed === '' ? null : refusalOf(typed);
            if (refusal === null) saver.save('url', typed);
            else saver.refuse('url', t(`errors:${refusal}`));
          }}
        />
        <TextField
          label={t('event.categories')}
          value={event.categories.join(', ')}
          help={t('event.categoriesHelp')}
          error={saver.error('categories')}
          onSave={(list) => saver.save('categories', splitList(list))}
        />
        {text('description', seen.description, true)}
      </div>
      {customFieldsOf('events', event.custom, configuration).length > 0 && (
        <Section title={t('event.custom')}>
          <CustomFields
            appliesTo="events"
            values={event.custom}
            configuration={configuration}
            onSave={(custom) => onSave('custom', { fields: { custom } })}
          />
        </Section>
      )}
    </>
  );
}

function splitList(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

/** Turning to whole days and back gives the times back that were there, while the form is open. */
function useKeptTimes(when: When, zone: string): (next: When) => When {
  const kept = useRef<Partial<Record<When['type'], When>>>({});
  return (next) => {
    if (next.type === when.type) return next;
    kept.current[when.type] = when;
    const before = kept.current[next.type];
    if (before === undefined) return next;
    const [was, is] = [daysOfWhen(before, zone), daysOfWhen(when, zone)];
    return was.first === is.first && was.last === is.last ? before : next;
  };
}
