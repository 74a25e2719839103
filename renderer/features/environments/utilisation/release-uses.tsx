import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseUse } from '#shared/planning/utilisation.ts';
import { DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import { useMoney } from '../../../ui/records/money.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './utilisation.module.css';

interface Row {
  readonly id: string;
  readonly use: ReleaseUse;
  readonly release: Release | undefined;
}

interface ReleaseUsesProps {
  readonly uses: readonly ReleaseUse[];
  readonly configuration: Configuration;
}

const rowId = ({ id }: Row) => id;

export function ReleaseUses({ uses, configuration }: ReleaseUsesProps) {
  const { t } = useTranslation('environments');
  const go = useNavigation((state) => state.go);
  const money = useMoney(configuration.settings.currency);
  const releases = useLive((db) => db.records('releases').toArray(), []);
  const rows = useMemo(() => {
    const byId = new Map((releases ?? []).map((release) => [release.id, release]));
    return uses
      .map((use): Row => ({ id: use.releaseId ?? '-', use, release: byId.get(use.releaseId ?? '') }))
      .sort((a, b) => b.use.cost - a.use.cost || b.use.days - a.use.days);
  }, [uses, releases]);
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: 'release',
        header: t('utilisation.columns.release'),
        width: 'minmax(200px, 2fr)',
        cell: ({ use, release }) =>
          use.releaseId === null ? (
            t('utilisation.otherPurposes')
          ) : (
            <span title={release?.name}>
              <span className={styles.name}>{release?.key ?? use.releaseId}</span>{' '}
              <span className={styles.muted}>{release?.name}</span>
            </span>
          ),
        sortValue: ({ use, release }) => release?.key ?? use.releaseId,
      },
      {
        id: 'days',
        header: t('utilisation.columns.days'),
        width: 160,
        align: 'end',
        cell: ({ use }) => use.days,
        sortValue: ({ use }) => use.days,
      },
      {
        id: 'cost',
        header: t('utilisation.columns.cost'),
        width: 160,
        align: 'end',
        cell: ({ use }) => money(use.cost),
        sortValue: ({ use }) => use.cost,
      },
    ],
    [t, money],
  );
  return (
    <>
      <DataTable
        label={t('utilisation.byRelease')}
        rows={rows}
        columns={columns}
        getRowId={rowId}
        onOpen={({ use }) => {
          if (use.releaseId !== null) go('releases', use.releaseId);
        }}
        emptyState={<EmptyState icon="gauge" title={t('utilisation.title')} text={t('utilisation.emptyReleases')} />}
      />
      <p className={styles.total} aria-live="polite">
        <b>{t('utilisation.total')}</b>
        <b className={styles.money}>{money(uses.reduce((sum, { cost }) => sum + cost, 0))}</b>
      </p>
    </>
  );
}
