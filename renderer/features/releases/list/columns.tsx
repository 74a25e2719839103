import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { startText } from '#shared/planning/release-progress.ts';
import { Badge, Icon, StatusDot, type Column } from '../../../ui/index.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { COLUMN_IDS, type ColumnId } from './list-state.ts';
import type { ReleaseRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import styles from './columns.module.css';

type Spec = Omit<Column<ReleaseRow>, 'id' | 'header'>;

/** Every column the list has of its own, in their fixed order. */
export function useReleaseColumns(keyWidth: number): Column<ReleaseRow>[] {
  const { t } = useTranslation('releases');
  const text = useWhenText();
  return useMemo(() => {
    const specs: Record<ColumnId, Spec> = {
      key: {
        width: keyWidth,
        cell: ({ release }) => <span className={list.key}>{release.key}</span>,
        sortValue: ({ release }) => release.key,
      },
      name: {
        width: 'minmax(130px, 1.5fr)',
        cell: ({ release }) => (
          <span className={list.name} dir="auto" title={release.name}>
            {release.name}
          </span>
        ),
        sortValue: ({ release }) => release.name,
      },
      type: {
        width: 'minmax(128px, 1.2fr)',
        cell: ({ appearance, typeName }) => <KindChip appearance={appearance} name={typeName} />,
        sortValue: ({ typeName }) => typeName,
      },
      status: {
        width: 104,
        cell: ({ status, release }) => (
          <span className={styles.status}>
            {status !== null && <StatusDot category={status.category} />}
            <span className={styles.cut}>{status?.name ?? release.statusId}</span>
          </span>
        ),
        sortValue: ({ status }) => status?.order ?? null,
      },
      releaseDate: {
        width: 132,
        cell: ({ release, isOverdue }) =>
          release.releaseDate !== null && (
            <span className={isOverdue ? styles.overdue : undefined} title={isOverdue ? t('overdue') : undefined}>
              {text.day(release.releaseDate)}
              {isOverdue && (
                <>
                  <Icon name="warning" size={12} />
                  <span className="visually-hidden">{t('overdue')}</span>
                </>
              )}
            </span>
          ),
        sortValue: ({ release }) => release.releaseDate,
      },
      startDate: {
        width: 92,
        cell: ({ release }) => release.startDate !== null && text.shortDay(release.startDate),
        sortValue: ({ release }) => release.startDate,
      },
      owner: {
        width: 'minmax(96px, 0.8fr)',
        cell: ({ owner }) => <span title={owner}>{owner}</span>,
        sortValue: ({ owner }) => owner || null,
      },
      services: {
        width: 'minmax(110px, 1fr)',
        cell: ({ services }) => <Services names={services} />,
        sortValue: ({ services }) => services[0] ?? null,
      },
      nextGate: {
        width: 'minmax(130px, 1fr)',
        cell: ({ nextGate, isNextGateRejected }) =>
          nextGate !== null && (
            <span title={`${nextGate.name}, ${text.when(nextGate.due)}`}>
              {isNextGateRejected && <Icon name="warning" size={12} />}
              {text.dayMonth(startText(nextGate.due).slice(0, 10))} {nextGate.name}
            </span>
          ),
        sortValue: ({ nextGate }) => (nextGate === null ? null : startText(nextGate.due)),
      },
      teams: { width: 'minmax(80px, 0.8fr)', cell: ({ teams }) => teams, sortValue: ({ teams }) => teams || null },
      labels: {
        width: 'minmax(110px, 1fr)',
        cell: ({ release }) => (
          <span className={styles.labels}>
            {release.labels.map((label) => (
              <Badge key={label}>{label}</Badge>
            ))}
          </span>
        ),
        sortValue: ({ release }) => release.labels[0] ?? null,
      },
      dependsOn: {
        width: 'minmax(110px, 1fr)',
        cell: ({ dependsOn }) => <span title={dependsOn}>{dependsOn}</span>,
        sortValue: ({ dependsOn }) => dependsOn || null,
      },
    };
    return COLUMN_IDS.map((id) => ({ id, header: t(`columns.${id}`), ...specs[id] }));
  }, [keyWidth, t, text]);
}

function Services({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('releases');
  const [first] = names;
  if (first === undefined) return null;
  return (
    <span className={styles.services} title={names.join(', ')}>
      <span className={styles.cut}>{first}</span>
      {names.length > 1 && <span className={styles.more}>{t('moreServices', { count: names.length - 1 })}</span>}
    </span>
  );
}
