import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment, PlainDate } from '#shared/model/time.ts';
import { Icon, type Column } from '../../../ui/index.ts';
import { ApprovalBadge } from '../../../ui/records/approval-badge.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { BookingRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

export function useBookingColumns(): Column<BookingRow>[] {
  const { t } = useTranslation('environments');
  const text = useWhenText();
  return useMemo(() => {
    const said = (at: PlainDate | Moment) => (typeof at === 'string' ? text.day(at) : text.moment(at));
    const plain = (id: 'requester' | 'decidedBy' | 'services', width: string): Column<BookingRow> => ({
      id,
      header: t(`bookings.columns.${id}`),
      width,
      cell: (row) => row[id],
      sortValue: (row) => row[id] || null,
    });
    const written = (id: 'decisionNote' | 'notes'): Column<BookingRow> => ({
      id,
      header: t(`bookings.columns.${id}`),
      width: 'minmax(120px, 1.2fr)',
      cell: ({ booking }) => booking[id],
      sortValue: ({ booking }) => booking[id] || null,
    });
    return [
      {
        id: 'environment',
        header: t('bookings.columns.environment'),
        width: 'minmax(110px, 1fr)',
        cell: ({ environment }) => <span className={styles.key}>{environment}</span>,
        sortValue: ({ environment }) => environment,
      },
      {
        id: 'for',
        header: t('bookings.columns.for'),
        width: 'minmax(140px, 1.5fr)',
        cell: ({ purpose, releaseName }) => (
          <span className={styles.name} dir="auto" title={[purpose, releaseName].filter(Boolean).join('\n')}>
            {purpose}
          </span>
        ),
        sortValue: ({ purpose }) => purpose || null,
      },
      {
        id: 'from',
        header: t('bookings.columns.from'),
        width: 'minmax(124px, 0.9fr)',
        cell: ({ booking: { when } }) => said(when.type === 'dates' ? when.first : when.start),
        sortValue: ({ start }) => start,
      },
      {
        id: 'to',
        header: t('bookings.columns.to'),
        width: 'minmax(124px, 0.9fr)',
        cell: ({ booking: { when } }) => said(when.type === 'dates' ? when.last : when.end),
        sortValue: ({ booking: { when } }) => (when.type === 'dates' ? when.last : when.end.wall),
      },
      {
        id: 'repeats',
        header: t('bookings.columns.repeats'),
        width: 76,
        cell: ({ booking }) =>
          booking.recurrence !== null && (
            <span title={t('bookings.repeats')}>
              <Icon name="repeat" size={14} />
              <span className="visually-hidden">{t('bookings.repeats')}</span>
            </span>
          ),
        sortValue: ({ booking }) => (booking.recurrence === null ? null : 1),
      },
      {
        id: 'units',
        header: t('bookings.columns.units'),
        width: 64,
        align: 'end',
        cell: ({ booking }) => booking.units,
        sortValue: ({ booking }) => booking.units,
      },
      plain('requester', 'minmax(110px, 0.9fr)'),
      {
        id: 'approval',
        header: t('bookings.columns.approval'),
        width: 104,
        cell: ({ booking }) => <ApprovalBadge approval={booking.approval} />,
        sortValue: ({ booking }) => booking.approval,
      },
      plain('decidedBy', 'minmax(110px, 0.9fr)'),
      written('decisionNote'),
      plain('services', 'minmax(120px, 1.2fr)'),
      written('notes'),
    ];
  }, [t, text]);
}
