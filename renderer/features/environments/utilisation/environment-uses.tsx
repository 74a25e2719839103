import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { EnvironmentUse } from '#shared/planning/utilisation.ts';
import { DataTable, EmptyState, Icon, type Column } from '../../../ui/index.ts';
import { useMoney } from '../../../ui/records/money.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './utilisation.module.css';

interface Row {
  readonly id: string;
  readonly use: EnvironmentUse;
  readonly environment: Environment | undefined;
  readonly purpose: string;
}

interface EnvironmentUsesProps {
  readonly uses: readonly EnvironmentUse[];
  readonly configuration: Configuration;
}

const rowId = ({ id }: Row) => id;
const shareOf = ({ bookedUnits, units }: Pick<EnvironmentUse, 'bookedUnits' | 'units'>) =>
  units === 0 ? 0 : bookedUnits / units;

export function EnvironmentUses({ uses, configuration }: EnvironmentUsesProps) {
  const { t } = useTranslation('environments');
  const go = useNavigation((state) => state.go);
  const { environments, environmentPurposes, settings } = configuration;
  const rows = useMemo(
    () =>
      uses.map((use): Row => {
        const environment = environments.get(use.environmentId);
        const purpose = environmentPurposes.get(environment?.purposeId ?? '')?.name ?? '';
        return { id: use.environmentId, use, environment, purpose };
      }),
    [uses, environments, environmentPurposes],
  );
  const { columns, percent, money } = useColumns(settings.currency);
  const total = useMemo(
    () =>
      uses.reduce(
        (sum, { bookedUnits, units, cost }) => ({
          bookedUnits: sum.bookedUnits + bookedUnits,
          units: sum.units + units,
          cost: sum.cost + (cost ?? 0),
        }),
        { bookedUnits: 0, units: 0, cost: 0 },
      ),
    [uses],
  );
  return (
    <>
      <DataTable
        label={t('utilisation.byEnvironment')}
        rows={rows}
        columns={columns}
        getRowId={rowId}
        onOpen={({ id }) => go('environments', id)}
        emptyState={<EmptyState title={t('utilisation.title')} text={t('utilisation.empty')} />}
      />
      <p className={styles.total} aria-live="polite">
        <b>{t('utilisation.total')}</b>
        <span>
          {t('utilisation.totalOf', {
            booked: total.bookedUnits,
            units: total.units,
            share: percent(shareOf(total)),
          })}
        </span>
        <b className={styles.money}>{money(total.cost)}</b>
      </p>
    </>
  );
}

function useColumns(currency: string) {
  const { t } = useTranslation('environments');
  const { locale } = useLocale();
  const money = useMoney(currency);
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const percent = (share: number) => format.format(share);
    const columns: Column<Row>[] = [
      {
        id: 'environment',
        header: t('utilisation.columns.environment'),
        width: 'minmax(140px, 1.2fr)',
        cell: ({ id, environment }) => <span className={styles.name}>{environment?.name ?? id}</span>,
        sortValue: ({ id, environment }) => environment?.name ?? id,
      },
      {
        id: 'purpose',
        header: t('utilisation.columns.purpose'),
        width: 'minmax(120px, 1fr)',
        cell: ({ purpose }) => purpose,
        sortValue: ({ purpose }) => purpose,
      },
      {
        id: 'bookedDays',
        header: t('utilisation.columns.bookedDays'),
        width: 128,
        align: 'end',
        cell: ({ use }) => t('utilisation.ofDays', { booked: use.bookedDays, days: use.days }),
        sortValue: ({ use }) => use.bookedDays,
      },
      {
        id: 'units',
        header: t('utilisation.columns.units'),
        width: 136,
        align: 'end',
        cell: ({ use }) => t('utilisation.ofDays', { booked: use.bookedUnits, days: use.units }),
        sortValue: ({ use }) => use.bookedUnits,
      },
      {
        id: 'share',
        header: t('utilisation.columns.share'),
        width: 'minmax(160px, 1fr)',
        cell: ({ use }) => <Share share={shareOf(use)} text={percent(shareOf(use))} />,
        sortValue: ({ use }) => shareOf(use),
      },
      {
        id: 'cost',
        header: t('utilisation.columns.cost'),
        width: 136,
        align: 'end',
        cell: ({ use }) =>
          use.cost === null ? <span className={styles.muted}>{t('utilisation.unknownCost')}</span> : money(use.cost),
        sortValue: ({ use }) => use.cost,
      },
    ];
    return { columns, percent, money };
  }, [t, locale, money]);
}

/** A bar and its figure; more than there is stands out by a sign as well. */
function Share({ share, text }: { readonly share: number; readonly text: string }) {
  const { t } = useTranslation('environments');
  const isOver = share > 1;
  return (
    <span className={styles.share}>
      <span className={styles.bar} aria-hidden="true">
        <span
          className={isOver ? styles.over : styles.filled}
          style={{ width: `${Math.min(100, Math.round(share * 100))}%` }}
        />
      </span>
      <span className={styles.percent}>{text}</span>
      {isOver && (
        <span className={styles.warn} title={t('utilisation.over')}>
          <Icon name="warning" size={12} />
          <span className="visually-hidden">{t('utilisation.over')}</span>
        </span>
      )}
    </span>
  );
}
