import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LintFinding } from '#shared/change/lint/index.ts';
import { RISK_LEVELS } from '#shared/model/change.ts';
import type { When } from '#shared/model/time.ts';
import { classNames, Icon, StatusDot, type Column } from '../../../ui/index.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { useLintText } from '../../../ui/records/lint-text.ts';
import { ChangeApprovalBadge, RiskBadge } from '../../../ui/records/risk-badge.tsx';
import { useWhenText, type WhenText } from '../../../ui/records/when-text.ts';
import { COLUMN_IDS, type ColumnId } from './list-state.ts';
import type { ChangeRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import styles from './list.module.css';

type Spec = Omit<Column<ChangeRow>, 'id' | 'header'>;

const startOf = (text: WhenText, when: When) =>
  when.type === 'dates' ? text.day(when.first) : text.moment(when.start);
const endOf = (text: WhenText, when: When) => (when.type === 'dates' ? text.day(when.last) : text.moment(when.end));
/** Sorts days among moments: a whole day begins before its hours. */
const startKey = (when: When) => (when.type === 'dates' ? when.first : when.start.utc);
const endKey = (when: When) => (when.type === 'dates' ? `${when.last}~` : when.end.utc);

/** Every column the list has of its own, in their fixed order. */
export function useChangeColumns(keyWidth: number): Column<ChangeRow>[] {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  return useMemo(() => {
    const specs: Record<ColumnId, Spec> = {
      key: {
        width: keyWidth,
        cell: ({ change }) => <span className={list.key}>{change.key}</span>,
        sortValue: ({ change }) => change.key,
      },
      title: {
        width: 'minmax(150px, 2.4fr)',
        cell: (row) => <Title row={row} />,
        sortValue: ({ change }) => change.title,
      },
      type: {
        width: 'minmax(56px, 0.8fr)',
        cell: ({ appearance, typeName }) => (
          <span className={styles.type} title={typeName}>
            <KindChip appearance={appearance} name={typeName} />
          </span>
        ),
        sortValue: ({ typeName }) => typeName,
      },
      state: {
        width: 112,
        cell: ({ state, change }) => (
          <span className={styles.state}>
            {state !== null && <StatusDot category={state.category} />}
            <span className={styles.cut}>{state?.name ?? change.statusId}</span>
          </span>
        ),
        sortValue: ({ state }) => state?.order ?? null,
      },
      risk: {
        width: 92,
        cell: ({ risk }) => <RiskBadge level={risk} />,
        sortValue: ({ risk }) => (risk === null ? null : RISK_LEVELS.indexOf(risk)),
      },
      start: {
        width: 200,
        cell: ({ change }) =>
          change.when === null ? (
            <span className={styles.muted}>{t('noStart')}</span>
          ) : (
            <span title={text.when(change.when)}>{startOf(text, change.when)}</span>
          ),
        sortValue: ({ change }) => (change.when === null ? null : startKey(change.when)),
      },
      end: {
        width: 200,
        cell: ({ change }) => change.when !== null && endOf(text, change.when),
        sortValue: ({ change }) => (change.when === null ? null : endKey(change.when)),
      },
      services: {
        width: 'minmax(96px, 1fr)',
        cell: ({ services }) => <Services names={services} />,
        sortValue: ({ services }) => services[0] ?? null,
      },
      owner: {
        width: 'minmax(90px, 0.8fr)',
        cell: ({ owner }) => <span title={owner}>{owner}</span>,
        sortValue: ({ owner }) => owner || null,
      },
      release: {
        width: 96,
        cell: ({ releaseKey }) => <span title={releaseKey}>{releaseKey}</span>,
        sortValue: ({ releaseKey }) => releaseKey || null,
      },
      approval: {
        width: 130,
        cell: ({ approval }) => <ChangeApprovalBadge state={approval} />,
        sortValue: ({ approval }) => t(`approval.state.${approval}`),
      },
      findings: {
        width: 76,
        align: 'end',
        cell: ({ findings }) => <Findings findings={findings} />,
        sortValue: ({ findings }) => findings.length,
      },
      environments: {
        width: 'minmax(100px, 1fr)',
        cell: ({ change }) => <span title={change.environments.join(', ')}>{change.environments.join(', ')}</span>,
        sortValue: ({ change }) => change.environments[0] ?? null,
      },
      externalId: {
        width: 112,
        cell: ({ change }) => change.externalId,
        sortValue: ({ change }) => change.externalId || null,
      },
      teams: { width: 'minmax(80px, 0.8fr)', cell: ({ teams }) => teams, sortValue: ({ teams }) => teams || null },
    };
    return COLUMN_IDS.map((id) => ({ id, header: t(`columns.${id}`), ...specs[id] }));
  }, [keyWidth, t, text]);
}

/** The title, and before it what its chip on the calendar says by its look. */
function Title({ row: { change, state } }: { readonly row: ChangeRow }) {
  const { t } = useTranslation('changes');
  const isAwaiting = state?.awaitingApproval === true;
  const words = [change.placeholder ? t('placeholder') : '', isAwaiting ? t('awaiting') : '']
    .filter(Boolean)
    .join(', ');
  return (
    <span className={styles.titled}>
      {words !== '' && (
        <span
          role="img"
          aria-label={words}
          title={words}
          className={classNames(styles.mark, change.placeholder && styles.hatched, isAwaiting && styles.dashed)}
        />
      )}
      <span className={list.name} dir="auto" title={change.title}>
        {change.title}
      </span>
    </span>
  );
}

function Services({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('changes');
  const [first] = names;
  if (first === undefined) return null;
  return (
    <span className={styles.services} title={names.join(', ')}>
      <span className={styles.cut}>{first}</span>
      {names.length > 1 && <span className={styles.more}>{t('moreServices', { count: names.length - 1 })}</span>}
    </span>
  );
}

/** How many findings, errors set apart: those are what it would be sent back for. */
function Findings({ findings }: { readonly findings: readonly LintFinding[] }) {
  const { t } = useTranslation('changes');
  const say = useLintText();
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <span
      className={classNames(styles.findings, errors > 0 && styles.errors)}
      title={findings.map(say).join('\n')}
      aria-label={t('findings.count', { count: findings.length, errors })}
    >
      {findings.length}
      {errors > 0 && <Icon name="warning" size={12} />}
    </span>
  );
}
