import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingChange } from '#shared/model/standing-change.ts';
import { StandingChange as StandingSchema } from '#shared/model/standing-change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { nextKey } from '#shared/planning/release-keys.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useStandingPlan, type StandingPlan } from '../../../data/standing.ts';
import { todayIn } from '../../../data/today.ts';
import { Badge, Button, DataTable, EmptyState, PageHeader, type Column } from '../../../ui/index.ts';
import { ChangeViews } from '../../../ui/records/change-views.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useCommands, type AppCommand } from '../../../ui/state/commands.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { placeOfStanding } from './place.ts';
import list from '../../../ui/list-page.module.css';

/** What the first standing change is called; the next count on. */
const BEFORE_FIRST = 'STD-0';
const rowId = (row: Row) => row.standing.id;

const byKey = (a: StandingChange, b: StandingChange) => compareNames(a.key, b.key);

interface Row {
  readonly standing: StandingChange;
  readonly count: number;
  readonly breaches: number;
  readonly isOver: boolean;
}

/** Pre-authorised envelopes: what runs under each, and whether it stays inside. */
export function StandingList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('changes');
  const plan = useStandingPlan(configuration);
  const go = useNavigation((state) => state.go);
  const today = todayIn(configuration.settings.zone);
  const add = useAdd(plan);
  const columns = useColumns(configuration);
  const commands = useMemo<AppCommand[]>(
    () => [{ id: 'standing.new', title: t('standing.new'), group: t('title'), keys: 'n', run: add }],
    [t, add],
  );
  useCommands('standing-list', commands);
  const rows = useMemo<Row[]>(
    () =>
      (plan?.standings ?? []).toSorted(byKey).map((standing) => {
        const rolled = plan?.rolledUp(standing.id) ?? [];
        return {
          standing,
          count: rolled.length,
          breaches: rolled.filter(({ breaches }) => breaches.length > 0).length,
          isOver: standing.archived || (standing.expiresOn !== null && standing.expiresOn < today),
        };
      }),
    [plan, today],
  );
  if (plan === undefined) return <PageHeader title={t('title')} />;
  return (
    <div className={list.page}>
      <PageHeader title={t('title')}>
        <ChangeViews value="standing" />
        <span className={list.push} />
        <Button variant="primary" icon="plus" onPress={add}>
          {t('standing.new')}
        </Button>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState
          icon="change"
          title={t('standing.empty.title')}
          text={t('standing.empty.text')}
          actions={
            <Button variant="primary" onPress={add}>
              {t('standing.new')}
            </Button>
          }
        />
      ) : (
        <DataTable
          label={t('view.standing')}
          rows={rows}
          columns={columns}
          getRowId={rowId}
          onOpen={({ standing }) => go('changes', placeOfStanding(standing.id))}
          emptyState={null}
        />
      )}
    </div>
  );
}

function useAdd(plan: StandingPlan | undefined): () => void {
  const { t } = useTranslation('changes');
  const edit = useEdit();
  const go = useNavigation((state) => state.go);
  return useMemo(
    () => () => {
      if (plan === undefined) return;
      const keys = plan.standings.map(({ key }) => key);
      const last = keys.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
      const record = StandingSchema.parse({
        id: uuidv7(Date.now()),
        key: nextKey(last ?? BEFORE_FIRST, keys),
        title: t('standing.newTitle'),
      });
      void edit('standingCreated', { label: record.key }, [{ op: 'create', table: 'standing-changes', record }]).then(
        (done) => done !== null && go('changes', placeOfStanding(record.id)),
      );
    },
    [plan, edit, go, t],
  );
}

function useColumns(configuration: Configuration): Column<Row>[] {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  return useMemo(() => {
    const services = ({ standing }: Row) =>
      standing.serviceIds.map((id) => configuration.services.get(id)?.name ?? id).join(', ');
    return [
      {
        id: 'key',
        header: t('fields.key'),
        width: 92,
        cell: ({ standing }) => <span className={list.key}>{standing.key}</span>,
        sortValue: ({ standing }) => standing.key,
      },
      {
        id: 'title',
        header: t('fields.title'),
        width: 'minmax(160px, 2fr)',
        cell: ({ standing }) => (
          <span className={list.name} dir="auto" title={standing.title}>
            {standing.title}
          </span>
        ),
        sortValue: ({ standing }) => standing.title,
      },
      {
        id: 'services',
        header: t('fields.serviceIds'),
        cell: (row) => <span title={services(row)}>{services(row) || t('standing.any')}</span>,
        sortValue: services,
      },
      {
        id: 'state',
        header: t('fields.statusId'),
        width: 132,
        cell: ({ standing, isOver }) =>
          isOver ? (
            <Badge>{t('standing.over')}</Badge>
          ) : standing.authorisedAt === null ? (
            <Badge tone="warn">{t('standing.notAuthorised')}</Badge>
          ) : (
            <Badge tone="ok">{t('standing.authorised')}</Badge>
          ),
      },
      {
        id: 'expiresOn',
        header: t('fields.expiresOn'),
        width: 132,
        cell: ({ standing }) => standing.expiresOn !== null && text.day(standing.expiresOn),
        sortValue: ({ standing }) => standing.expiresOn,
      },
      {
        id: 'deployments',
        header: t('standing.deployments'),
        width: 104,
        align: 'end',
        cell: ({ count }) => count,
        sortValue: ({ count }) => count,
      },
      {
        id: 'breaches',
        header: t('standing.breaches'),
        width: 96,
        align: 'end',
        cell: ({ breaches }) => breaches > 0 && <Badge tone="danger">{breaches}</Badge>,
        sortValue: ({ breaches }) => breaches,
      },
    ];
  }, [t, text, configuration]);
}
