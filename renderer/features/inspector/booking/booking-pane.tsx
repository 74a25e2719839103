import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/model/booking.ts';
import type { OccurrenceKey } from '#shared/model/event.ts';
import type { Release } from '#shared/model/release.ts';
import { bookingLabel } from '#shared/planning/bookings.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { bookingAsEvent } from '#shared/planning/repeating.ts';
import { fromRow } from '../../../data/database.ts';
import { useLive, useRecord } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { patchOf } from '#shared/model/journal.ts';
import { Button, Icon, Section, TextField } from '../../../ui/index.ts';
import { BookingForm, type BookingFields } from '../../../ui/records/booking-form.tsx';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { RecurrenceField } from '../../../ui/records/recurrence-field.tsx';
import { ScopeDialog } from '../event/scope-dialog.tsx';
import { seenEvent, type SeenEvent } from '../event/seen-event.ts';
import { useRepeatingEdits, type EventEdits } from '../event/use-event-edits.ts';
import { GonePane, Pane } from '../pane.tsx';
import { OwnerLink } from '../panes/owner-link.tsx';
import { Approval } from './approval.tsx';
import form from '../../../ui/records/form.module.css';
import event from '../event/event.module.css';
import styles from '../pane.module.css';

export interface BookingPaneProps {
  readonly id: string;
  readonly configuration: Configuration;
  /** Picks one of a series. */
  readonly occurrence: OccurrenceKey | null;
}

/** A booking, or one occurrence of it: answered and edited in place. */
export function BookingPane({ id, configuration, occurrence }: BookingPaneProps) {
  const booking = useRecord('bookings', id);
  const releases = useLive((db) => db.records('releases').toArray(), []);
  if (booking === undefined || releases === undefined) return null;
  if (booking === null) return <GonePane />;
  const record = fromRow(booking);
  const seen = seenEvent(bookingAsEvent(record), occurrence);
  return <Loaded booking={record} seen={seen} releases={releases} configuration={configuration} />;
}

interface LoadedProps {
  readonly booking: Booking;
  /** Its time as the occurrence looked at has it. */
  readonly seen: SeenEvent;
  readonly releases: readonly Release[];
  readonly configuration: Configuration;
}

function Loaded({ booking, seen, releases, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const go = useNavigation((state) => state.go);
  const write = useWrite();
  const release = releases.find(({ id }) => id === booking.releaseId) ?? null;
  const label = bookingLabel(booking, release?.key ?? null, configuration);
  const edits = useRepeatingEdits({ table: 'bookings', record: booking }, seen, label);
  const save = (fields: Partial<Booking>) => {
    const [field = ''] = Object.keys(fields);
    return write('fieldChanged', { label, field }, [patchOf('bookings', booking.id, fields)]);
  };
  const saver = useFieldSaver<Booking>(save);
  const environment = configuration.environments.get(booking.environmentId);
  return (
    <Pane
      table="bookings"
      id={booking.id}
      kind={
        <span className={styles.kindRow}>
          <Icon name="bookmark" size={14} />
          {t('kind.bookings')}
        </span>
      }
      title={[environment?.name ?? booking.environmentId, booking.purpose].filter(Boolean).join(' · ')}
      context={<OwnerLink release={release} />}
      {...(environment === undefined ? {} : { onOpenPage: () => go('environments', environment.id) })}
      onDelete={edits.remove}
      deletion={edits.deletion}
    >
      <Approval booking={booking} label={label} configuration={configuration} />
      {seen.key !== null && <OccurrenceNote seen={seen} />}
      <Times key={edits.round} seen={seen} edits={edits} configuration={configuration} />
      <BookingForm
        values={booking}
        configuration={configuration}
        releases={releases}
        errorOf={(field: keyof BookingFields) => saver.error(field)}
        onSave={(fields) => {
          const [field] = Object.keys(fields) as (keyof BookingFields)[];
          if (field !== undefined) saver.saveAll(field, fields);
        }}
      />
      <TextField
        label={t('fields.notes')}
        value={booking.notes}
        multiline
        error={saver.error('notes')}
        onSave={(notes) => saver.save('notes', notes)}
      />
      {customFieldsOf('bookings', booking.custom, configuration).length > 0 && (
        <Section title={t('fields.custom')}>
          <CustomFields
            appliesTo="bookings"
            values={booking.custom}
            configuration={configuration}
            onSave={(custom) => save({ custom })}
          />
        </Section>
      )}
      {edits.pending !== null && <ScopeDialog title={label} pending={edits.pending} />}
    </Pane>
  );
}

interface TimesProps {
  readonly seen: SeenEvent;
  readonly edits: EventEdits;
  readonly configuration: Configuration;
}

/** When, and how it repeats: the part that may differ between occurrences. */
function Times({ seen, edits, configuration }: TimesProps) {
  const { t } = useTranslation('inspector');
  const { zone, weekStart } = configuration.settings;
  const saver = useFieldSaver<{ when: SeenEvent['when']; recurrence: readonly string[] }>(
    async ({ when, recurrence }) => {
      if (when !== undefined) return edits.save('when', { when });
      return recurrence === undefined ? null : edits.save('recurrence', { rules: recurrence });
    },
  );
  return (
    <div className={form.form}>
      <WhenField
        label={t('fields.when')}
        value={seen.when}
        zone={zone}
        weekStart={weekStart}
        error={saver.error('when')}
        onSave={(when) => saver.save('when', when)}
      />
      <RecurrenceField
        event={seen.event}
        weekStart={weekStart}
        error={saver.error('recurrence')}
        onSave={(rules) => saver.save('recurrence', rules)}
      />
    </div>
  );
}

/** That it is one of many, and where it stood before it was moved. */
function OccurrenceNote({ seen }: { readonly seen: SeenEvent }) {
  const { t } = useTranslation('inspector');
  const text = useWhenText();
  const select = useNavigation((state) => state.select);
  return (
    <div className={event.note}>
      <p>{t('booking.occurrence', { when: text.when(seen.when) })}</p>
      {seen.movedFrom !== null && <p>{t('booking.moved', { when: text.when(seen.movedFrom) })}</p>}
      <p className={event.muted}>{t('booking.occurrenceText')}</p>
      <Button variant="quiet" onPress={() => select({ table: 'bookings', id: seen.event.id, occurrence: null })}>
        {t('booking.series')}
      </Button>
    </div>
  );
}
