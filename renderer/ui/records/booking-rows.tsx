import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/model/booking.ts';
import { Icon } from '../icon.tsx';
import { ApprovalBadge } from './approval-badge.tsx';
import { useWhenText } from './when-text.ts';
import styles from './booking-rows.module.css';

export interface BookingRowsProps {
  readonly label: string;
  readonly rows: readonly {
    readonly booking: Booking;
    /** The environment on a release's page, the release or purpose on an environment's. */
    readonly name: string;
    readonly detail: string;
  }[];
  readonly onOpen: (id: string) => void;
}

/** Bookings beneath a release or an environment: what, when, and whether it is agreed. */
export function BookingRows({ label, rows, onOpen }: BookingRowsProps) {
  const { t } = useTranslation('environments');
  const text = useWhenText();
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map(({ booking, name, detail }) => (
        <li key={booking.id}>
          <button type="button" className={styles.row} onClick={() => onOpen(booking.id)}>
            <span className={styles.name} title={name} dir="auto">
              {name}
            </span>
            <span className={styles.when} title={text.when(booking.when)}>
              {text.when(booking.when)}
              {booking.recurrence !== null && (
                <span className={styles.repeats}>
                  <Icon name="repeat" size={12} />
                  <span className="visually-hidden">{t('bookings.repeats')}</span>
                </span>
              )}
            </span>
            <span className={styles.detail} title={detail} dir="auto">
              {detail}
            </span>
            <ApprovalBadge approval={booking.approval} />
          </button>
        </li>
      ))}
    </ul>
  );
}
