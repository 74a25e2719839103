import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Column } from '../../../ui/index.ts';
import { useMoney } from '../../../ui/records/money.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { EnvironmentRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

export function useEnvironmentColumns(currency: string): Column<EnvironmentRow>[] {
  const { t } = useTranslation('environments');
  const money = useMoney(currency);
  const text = useWhenText();
  return useMemo(() => {
    const servicesText = ({ services }: EnvironmentRow) =>
      services.map(({ name, version }) => t('serviceVersion', { service: name, version }).trim()).join(', ');
    return [
      {
        id: 'name',
        header: t('columns.name'),
        width: 'minmax(140px, 1.2fr)',
        cell: ({ environment }) => (
          <span className={styles.key} dir="auto">
            {environment.name} {environment.archived && <Badge>{t('archived')}</Badge>}
          </span>
        ),
        sortValue: ({ environment }) => environment.name,
      },
      {
        id: 'purpose',
        header: t('columns.purpose'),
        width: 'minmax(120px, 1fr)',
        cell: ({ purpose }) => purpose,
        sortValue: ({ purpose }) => purpose,
      },
      {
        id: 'services',
        header: t('columns.services'),
        width: 'minmax(160px, 2fr)',
        cell: (row) => <span title={servicesText(row)}>{servicesText(row)}</span>,
        sortValue: ({ services }) => services.length || null,
      },
      {
        id: 'owner',
        header: t('columns.owner'),
        width: 'minmax(100px, 0.9fr)',
        cell: ({ owner }) => owner,
        sortValue: ({ owner }) => owner || null,
      },
      {
        id: 'team',
        header: t('columns.team'),
        width: 'minmax(100px, 0.9fr)',
        cell: ({ team }) => team,
        sortValue: ({ team }) => team || null,
      },
      {
        id: 'sharing',
        header: t('columns.sharing'),
        width: 84,
        cell: ({ environment }) => t(`sharing.${environment.sharing}`),
        sortValue: ({ environment }) => t(`sharing.${environment.sharing}`),
      },
      {
        id: 'capacity',
        header: t('columns.capacity'),
        width: 84,
        align: 'end',
        cell: ({ environment }) => environment.capacity,
        sortValue: ({ environment }) => environment.capacity,
      },
      {
        id: 'bookedNow',
        header: t('columns.bookedNow'),
        width: 104,
        align: 'end',
        cell: ({ bookedNow, environment }) =>
          bookedNow === 0 ? '' : t('bookedNow', { units: bookedNow, capacity: environment.capacity }),
        sortValue: ({ bookedNow }) => bookedNow,
      },
      {
        id: 'nextBooking',
        header: t('columns.nextBooking'),
        width: 112,
        cell: ({ next }) => (next === null ? '' : text.shortDay(next)),
        sortValue: ({ next }) => next,
      },
      {
        id: 'costPerDay',
        header: t('columns.costPerDay'),
        width: 112,
        align: 'end',
        cell: ({ environment }) => (environment.costPerDay === null ? '' : money(environment.costPerDay)),
        sortValue: ({ environment }) => environment.costPerDay,
      },
      {
        id: 'notes',
        header: t('columns.notes'),
        width: 'minmax(120px, 1.4fr)',
        cell: ({ environment }) => environment.notes,
        sortValue: ({ environment }) => environment.notes || null,
      },
    ];
  }, [t, money, text]);
}
