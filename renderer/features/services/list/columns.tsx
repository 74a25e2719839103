import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/index.ts';
import type { ServiceRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

export function useServiceColumns(): Column<ServiceRow>[] {
  const { t } = useTranslation(['services', 'inspector']);
  return useMemo(
    () => [
      {
        id: 'key',
        header: t('columns.key'),
        width: 'minmax(120px, 1.2fr)',
        cell: ({ service }) => <span className={styles.key}>{service.key}</span>,
        sortValue: ({ service }) => service.key,
      },
      {
        id: 'name',
        header: t('columns.name'),
        width: 'minmax(160px, 1.6fr)',
        cell: ({ service }) => (
          <span className={styles.name} dir="auto" title={service.name}>
            {service.name}
          </span>
        ),
        sortValue: ({ service }) => service.name,
      },
      {
        id: 'team',
        header: t('columns.team'),
        width: 'minmax(110px, 1fr)',
        cell: ({ team }) => team,
        sortValue: ({ team }) => team || null,
      },
      {
        id: 'type',
        header: t('columns.type'),
        width: 'minmax(100px, 0.8fr)',
        cell: ({ service }) => service.type,
        sortValue: ({ service }) => service.type || null,
      },
      {
        id: 'criticality',
        header: t('columns.criticality'),
        width: 124,
        cell: ({ service }) => service.criticality !== null && t(`inspector:criticality.${service.criticality}`),
        sortValue: ({ service }) => service.criticality,
      },
      {
        id: 'dependsOn',
        header: t('columns.dependsOn'),
        width: 'minmax(120px, 1.2fr)',
        cell: ({ dependsOn }) => <span title={dependsOn}>{dependsOn}</span>,
        sortValue: ({ service }) => service.dependsOn.length || null,
      },
      {
        id: 'neededBy',
        header: t('columns.neededBy'),
        width: 84,
        align: 'end',
        cell: ({ neededBy }) => (neededBy === 0 ? '' : neededBy),
        sortValue: ({ neededBy }) => neededBy,
      },
      {
        id: 'releases',
        header: t('columns.releases'),
        width: 84,
        align: 'end',
        cell: ({ releases, openReleases }) =>
          releases === 0 ? '' : openReleases === 0 ? releases : t('openOf', { open: openReleases, all: releases }),
        sortValue: ({ releases }) => releases,
      },
    ],
    [t],
  );
}
