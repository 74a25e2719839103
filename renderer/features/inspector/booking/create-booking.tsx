import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Booking } from '#shared/model/booking.ts';
import type { Release } from '#shared/model/release.ts';
import type { When } from '#shared/model/time.ts';
import { bookingLabel } from '#shared/planning/bookings.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { bookingAsEvent, editRepeating } from '#shared/planning/repeating.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { todayIn } from '../../../data/today.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Dialog, EmptyState, TextField } from '../../../ui/index.ts';
import { BookingForm, type BookingFields } from '../../../ui/records/booking-form.tsx';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { useDialogs, type CreateGiven } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { CreateForm, useValues } from '../create/create-form.tsx';
import type { CreateRecordProps } from '../create/create-release.tsx';
import { showCreated } from '../create/show-created.ts';
import { RecurrenceField } from '../../../ui/records/recurrence-field.tsx';
import { keyOf } from '../event/seen-event.ts';

interface CreateBookingProps extends CreateRecordProps {
  readonly given: CreateGiven | undefined;
}

/** The request form: which environment, what for, when, how much of it, who asks. */
export function CreateBooking(props: CreateBookingProps) {
  const { t } = useTranslation(['inspector', 'common']);
  const releases = useLive((db) => db.records('releases').toArray(), []);
  const show = useDialogs((state) => state.show);
  const { configuration, onClose } = props;
  const [first] = [...configuration.environments.values()].filter(({ archived }) => !archived).sort(compareInOrder);
  if (releases === undefined) return null;
  if (first === undefined) {
    return (
      <Dialog title={t('create.booking.title')} size="small" onClose={onClose}>
        <EmptyState
          icon="environment"
          title={t('create.booking.title')}
          text={t('create.noEnvironments')}
          actions={
            <Button variant="primary" onPress={() => show({ kind: 'create', what: 'environment', when: null })}>
              {t('create.environment.title')}
            </Button>
          }
        />
      </Dialog>
    );
  }
  return <RequestForm {...props} releases={releases} fallback={first.id} />;
}

type RequestProps = CreateBookingProps & { readonly releases: readonly Release[]; readonly fallback: string };

function RequestForm({ configuration, when, given, onClose, releases, fallback }: RequestProps) {
  const { t } = useTranslation(['inspector', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const { personId } = useWorkspace();
  const { zone, weekStart } = configuration.settings;
  const [errors, setErrors] = useState<Partial<Record<keyof BookingFields, string>>>({});
  const { values, set, current } = useValues<Booking>(() => {
    const from = { ...placeOf(), ...given };
    return Booking.parse({
      id: uuidv7(Date.now()),
      environmentId: from.environmentId ?? fallback,
      releaseId: from.releaseId ?? null,
      when: when ?? nextWeek(zone),
      requesterId: personId,
    });
  });
  const create = async () => {
    const record = current();
    if (record.releaseId === null && record.purpose === '') {
      setErrors({ releaseId: t('create.forWhat') });
      return;
    }
    const key = releases.find(({ id }) => id === record.releaseId)?.key ?? null;
    const refused = await write('bookingCreated', { label: bookingLabel(record, key, configuration) }, [
      { op: 'create', table: 'bookings', record },
    ]);
    if (refused !== null) {
      setErrors({ environmentId: errorText(refused) });
      return;
    }
    onClose();
    showCreated('bookings', record.id, 'environments');
  };
  const repeat = (rules: readonly string[]) => {
    const booking = current();
    const [change] = editRepeating(
      { table: 'bookings', record: booking },
      keyOf(booking.when),
      { rules },
      'all',
      () => booking.id,
    );
    if (change?.op === 'patch' && change.table === 'bookings') set(change.fields);
  };
  return (
    <CreateForm title={t('create.booking.title')} onCreate={create} onClose={onClose} createLabel={t('create.ask')}>
      <BookingForm
        values={values}
        configuration={configuration}
        releases={releases}
        errorOf={(field) => errors[field] ?? null}
        onSave={(fields) => {
          set(fields);
          setErrors({});
        }}
      />
      <WhenField
        label={t('fields.when')}
        value={values.when}
        zone={zone}
        weekStart={weekStart}
        onSave={(next) => set({ when: next })}
      />
      <RecurrenceField event={bookingAsEvent(values)} weekStart={weekStart} error={null} onSave={repeat} />
      <TextField
        label={t('fields.notes')}
        value={values.notes}
        multiline
        onInput={(notes) => set({ notes })}
        onSave={(notes) => set({ notes })}
      />
    </CreateForm>
  );
}

/** What the page or the inspector shows, where that is an environment or a release. */
function placeOf(): CreateGiven {
  const { page, openId, selection } = useNavigation.getState();
  const shown = selection === null ? null : { table: selection.table, id: selection.id };
  const opened = openId === null ? null : { table: page, id: openId };
  for (const place of [shown, opened]) {
    if (place?.table === 'environments') return { environmentId: place.id };
    if (place?.table === 'releases') return { releaseId: place.id };
  }
  return {};
}

/** Five days from tomorrow on, where nothing says when. */
function nextWeek(zone: Configuration['settings']['zone']): When {
  const first = addDays(todayIn(zone), 1);
  return { type: 'dates', first, last: addDays(first, 4) };
}
