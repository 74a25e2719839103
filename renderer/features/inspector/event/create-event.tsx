import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TABLES } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useConfiguration } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Select, TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { CreateForm, useValues } from '../create/create-form.tsx';
import { showCreated } from '../create/show-created.ts';
import { useKindOptions } from './event-fields.tsx';

export interface CreateEventProps {
  /** Where it was asked for on the calendar; null where the palette asks. */
  readonly when: When | null;
  readonly onClose: () => void;
}

/** Title, kind and time; everything else is filled in beside the page. */
export function CreateEvent(props: CreateEventProps) {
  const configuration = useConfiguration();
  return configuration === undefined ? null : <EventFields {...props} configuration={configuration} />;
}

function today(zone: string): When {
  const day = momentFromInstant(msToInstant(Date.now()), zone).wall.slice(0, 10);
  return { type: 'dates', first: day, last: day };
}

function EventFields({ when, onClose, configuration }: CreateEventProps & { readonly configuration: Configuration }) {
  const { t } = useTranslation(['calendar', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const kinds = useKindOptions(configuration, null);
  const { zone, weekStart } = configuration.settings;
  const { values, set, current } = useValues({ title: '', kindId: likelyKind(when, kinds), when: when ?? today(zone) });
  const create = async () => {
    const { title, kindId, when: at } = current();
    if (title.trim() === '') return setError(t('common:fieldRequired'));
    const record = TABLES.events.parse({ id: uuidv7(Date.now()), title: title.trim(), kindId, when: at });
    const refused = await write('eventCreated', { label: record.title }, [{ op: 'create', table: 'events', record }]);
    if (refused !== null) {
      setError(errorText(refused));
      return;
    }
    onClose();
    showCreated('events', record.id, 'calendar');
  };
  return (
    <CreateForm title={t('event.newTitle')} onCreate={create} onClose={onClose}>
      <TextField
        label={t('event.title')}
        value={values.title}
        isRequired
        autoFocus
        error={error}
        onInput={(title) => {
          set({ title });
          setError(null);
        }}
        onSave={(title) => set({ title })}
      />
      <Select label={t('event.kind')} value={values.kindId} options={kinds} onSave={(kindId) => set({ kindId })} />
      <WhenField
        label={t('event.when')}
        value={values.when}
        zone={zone}
        weekStart={weekStart}
        onSave={(next) => set({ when: next })}
      />
    </CreateForm>
  );
}

/** Hours are mostly a meeting, one day a milestone, several days a freeze; as far as the workspace has them. */
function likelyKind(when: When | null, kinds: readonly { readonly id: string }[]): string {
  const wanted =
    when?.type === 'moments' ? 'meeting' : when !== null && when.first !== when.last ? 'hard-freeze' : 'milestone';
  return (kinds.find((kind) => kind.id === wanted) ?? kinds[0])?.id ?? '';
}
