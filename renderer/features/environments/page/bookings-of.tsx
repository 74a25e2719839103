import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import type { Environment } from '#shared/model/environment.ts';
import { isFrom } from '#shared/planning/bookings.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { startText } from '#shared/planning/release-progress.ts';
import { Button, Section } from '../../../ui/index.ts';
import { BookingRows } from '../../../ui/records/booking-rows.tsx';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { todayIn } from '../../../data/today.ts';
import styles from './versions.module.css';

interface BookingsOfProps {
  readonly environment: Environment;
  readonly configuration: Configuration;
}

/** Who has it and who asked for it, from today on or ever. */
export function BookingsOf({ environment, configuration }: BookingsOfProps) {
  const { t } = useTranslation('environments');
  const show = useDialogs((state) => state.show);
  const select = useNavigation((state) => state.select);
  const [withPast, setWithPast] = useState(false);
  const { zone } = configuration.settings;
  const today = todayIn(zone);
  const found = useLive(
    async (db) => {
      const bookings = await db.records('bookings').where('environmentId').equals(environment.id).toArray();
      const releases = await db.records('releases').bulkGet(bookings.map(({ releaseId }) => releaseId ?? ''));
      return bookings
        .map((booking, index) => ({ booking, release: releases[index] }))
        .sort((a, b) => (startText(a.booking.when) < startText(b.booking.when) ? -1 : 1));
    },
    [environment.id],
  );
  if (found === undefined) return null;
  const shown = found.filter(({ booking }) => withPast || isFrom(booking, today, zone));
  return (
    <Section
      title={t('bookings.ofEnvironment')}
      actions={
        <div className={styles.actionsOf}>
          {(withPast || shown.length < found.length) && (
            <Button variant="quiet" onPress={() => setWithPast(!withPast)}>
              {withPast ? t('bookings.ofEnvironmentLess') : t('bookings.ofEnvironmentAll')}
            </Button>
          )}
          <Button
            variant="quiet"
            icon="plus"
            onPress={() =>
              show({ kind: 'create', what: 'booking', when: null, given: { environmentId: environment.id } })
            }
          >
            {t('bookings.bookThis')}
          </Button>
        </div>
      }
    >
      {shown.length === 0 ? (
        <p className={styles.empty}>{t('bookings.ofEnvironmentEmpty')}</p>
      ) : (
        <BookingRows
          label={t('bookings.ofEnvironment')}
          rows={shown.map(({ booking, release }) => ({
            booking,
            name: [release?.key ?? '', booking.purpose].filter(Boolean).join(' · '),
            detail: configuration.people.get(booking.requesterId ?? '')?.name ?? '',
          }))}
          onOpen={(id) => select({ table: 'bookings', id, occurrence: null })}
        />
      )}
    </Section>
  );
}
