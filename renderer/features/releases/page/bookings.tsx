import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { startText } from '#shared/planning/release-progress.ts';
import { Button, Section } from '../../../ui/index.ts';
import { BookingRows } from '../../../ui/records/booking-rows.tsx';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './sections.module.css';

interface BookingsProps {
  readonly release: Release;
  readonly configuration: Configuration;
}

/** Environments taken for the release, in order of time. */
export function BookingsOfRelease({ release, configuration }: BookingsProps) {
  const { t } = useTranslation('environments');
  const select = useNavigation((state) => state.select);
  const show = useDialogs((state) => state.show);
  const found = useLive((db) => db.records('bookings').where('releaseId').equals(release.id).toArray(), [release.id]);
  const bookings = [...(found ?? [])].sort((a, b) => (startText(a.when) < startText(b.when) ? -1 : 1));
  return (
    <Section
      title={t('bookings.ofRelease')}
      actions={
        <Button
          variant="quiet"
          icon="plus"
          onPress={() => show({ kind: 'create', what: 'booking', when: null, given: { releaseId: release.id } })}
        >
          {t('bookings.book')}
        </Button>
      }
    >
      {found !== undefined && bookings.length === 0 && <p className={styles.empty}>{t('bookings.ofReleaseEmpty')}</p>}
      {bookings.length > 0 && (
        <BookingRows
          label={t('bookings.ofRelease')}
          rows={bookings.map((booking) => ({
            booking,
            name: configuration.environments.get(booking.environmentId)?.name ?? booking.environmentId,
            detail: [booking.purpose, configuration.people.get(booking.requesterId ?? '')?.name ?? '']
              .filter(Boolean)
              .join(' · '),
          }))}
          onOpen={(id) => select({ table: 'bookings', id, occurrence: null })}
        />
      )}
    </Section>
  );
}
