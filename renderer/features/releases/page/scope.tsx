import { useMemo, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import type { WorkItem } from '#shared/model/work-item.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { isUnresolved, scopeOf, teamOf, type Scope } from '#shared/planning/scope.ts';
import { rawText } from '#shared/sync/raw-text.ts';
import { useOwnStatuses, useWorkItems } from '../../../data/scope.ts';
import { Checkbox, DataTable, EmptyState, Progress, Section, StatusDot, type Column } from '../../../ui/index.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { ScopeSince } from './scope-since.tsx';
import styles from './scope.module.css';

interface ScopeProps {
  readonly release: Release;
  readonly configuration: Configuration;
}

/** What the release is made of, by status and by team; nothing of it where there are no work items. */
export function ScopeOfRelease({ release, configuration }: ScopeProps) {
  const { t } = useTranslation('syncScope');
  const items = useWorkItems(release.id);
  const scope = useMemo(() => (items === undefined ? null : scopeOf(items, configuration)), [items, configuration]);
  if (items === undefined || scope === null || items.length === 0) return null;
  return (
    <Section title={t('scope')}>
      <div className={styles.head}>
        <div className={styles.progress}>
          <Progress label={t('scopeProgress')} done={scope.done} total={scope.counted} />
        </div>
        <span className={styles.muted}>{t('items', { count: scope.count })}</span>
        {scope.hours > 0 && (
          <span className={styles.muted}>
            {t('hours', { done: Math.round(scope.hoursDone), total: Math.round(scope.hours) })}
          </span>
        )}
        {scope.hours > 0 && scope.withoutEstimate > 0 && (
          <span className={styles.muted}>{t('noEstimate', { count: scope.withoutEstimate })}</span>
        )}
      </div>
      <Groups scope={scope} configuration={configuration} />
      <ScopeSince release={release} configuration={configuration} />
      <Items release={release} items={items} configuration={configuration} />
    </Section>
  );
}

function Groups({ scope, configuration }: { readonly scope: Scope; readonly configuration: Configuration }) {
  const { t } = useTranslation('syncScope');
  const { locale } = useLocale();
  const number = new Intl.NumberFormat(locale);
  const { statuses, teams } = configuration;
  return (
    <div className={styles.two}>
      <div>
        <h3 className={styles.sub}>{t('byStatus')}</h3>
        <ul className={styles.groups} aria-label={t('byStatus')}>
          {scope.byStatus.map(({ id, count }) => {
            const status = statuses.get(id ?? '');
            return (
              <li key={id ?? ''}>
                {status !== undefined && <StatusDot category={status.category} />}
                <span className={styles.name} title={status?.name} dir="auto">
                  {status?.name ?? id}
                </span>
                <span className={styles.count}>{number.format(count)}</span>
              </li>
            );
          })}
        </ul>
      </div>
      <div>
        <h3 className={styles.sub}>{t('byTeam')}</h3>
        <ul className={styles.groups} aria-label={t('byTeam')}>
          {scope.byTeam.map(({ id, count, open }) => {
            const name = id === null ? t('noTeam') : (teams.get(id)?.name ?? t('noTeam'));
            return (
              <li key={id ?? ''}>
                <span className={styles.name} title={name} dir="auto">
                  {name}
                </span>
                <span className={styles.count}>{t('openOf', { open, total: count })}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

const idOf = ({ id }: WorkItem) => id;

interface ItemsProps extends ScopeProps {
  readonly items: readonly WorkItem[];
}

/** Every work item, or those that are still open; the inspector shows one. */
function Items({ release, items, configuration }: ItemsProps) {
  const { t } = useTranslation('syncScope');
  const [isOpenOnly, setOpenOnly] = useState(true);
  const links = useOwnStatuses(items);
  const select = useNavigation((state) => state.select);
  const selection = useNavigation((state) => state.selection);
  const open = useMemo(() => items.filter((item) => isUnresolved(item, configuration)), [items, configuration]);
  const columns = useMemo((): Column<WorkItem>[] => {
    const { statuses, people, teams } = configuration;
    const cut = (text: string) => (
      <span className={styles.cut} title={text} dir="auto">
        {text}
      </span>
    );
    // Their own word for the status, as it was last read.
    const there = ({ id }: WorkItem) => rawText(links?.get(id)?.raw['status']);
    const assignee = (item: WorkItem) => people.get(item.assigneeId ?? '')?.name ?? '';
    const team = (item: WorkItem) => teams.get(teamOf(item, people) ?? '')?.name ?? '';
    const status = ({ statusId }: WorkItem) => statuses.get(statusId);
    return [
      { id: 'key', header: t('columns.key'), width: 90, cell: ({ key }) => cut(key), sortValue: ({ key }) => key },
      {
        id: 'title',
        header: t('columns.title'),
        width: 'minmax(160px, 2fr)',
        cell: ({ title }) => cut(title),
        sortValue: ({ title }) => title,
      },
      {
        id: 'status',
        header: t('columns.status'),
        width: 120,
        cell: (item) => {
          const own = status(item);
          return (
            <span className={styles.status}>
              {own !== undefined && <StatusDot category={own.category} />}
              {cut(own?.name ?? item.statusId)}
            </span>
          );
        },
        sortValue: (item) => status(item)?.order ?? null,
      },
      { id: 'there', header: t('columns.there'), width: 100, cell: (item) => cut(there(item)), sortValue: there },
      {
        id: 'assignee',
        header: t('columns.assignee'),
        width: 'minmax(100px, 1fr)',
        cell: (item) => cut(assignee(item)),
        sortValue: (item) => assignee(item) || null,
      },
      {
        id: 'team',
        header: t('columns.team'),
        width: 'minmax(90px, 0.8fr)',
        cell: (item) => cut(team(item)),
        sortValue: (item) => team(item) || null,
      },
      {
        id: 'estimate',
        header: t('columns.estimate'),
        width: 60,
        align: 'end',
        cell: ({ estimate }) => estimate ?? '',
        sortValue: ({ estimate }) => estimate,
      },
    ];
  }, [t, configuration, links]);
  const show = ({ id }: WorkItem) => select({ table: 'work-items', id, occurrence: null });
  const shown = isOpenOnly ? open : items;
  return (
    <div className={styles.items}>
      <Checkbox isSelected={isOpenOnly} onChange={setOpenOnly} label={t('unresolved', { count: open.length })} />
      <div className={styles.table} style={{ height: Math.min(12, Math.max(3, shown.length + 1)) * 32 + 2 }}>
        <DataTable
          label={t('list', { label: release.key })}
          rows={shown}
          columns={columns}
          getRowId={idOf}
          onOpen={show}
          onActiveChange={show}
          currentId={selection?.table === 'work-items' ? selection.id : null}
          emptyState={<EmptyState icon="check" title={t('allResolved')} text={t('allResolvedText')} />}
        />
      </div>
    </div>
  );
}
