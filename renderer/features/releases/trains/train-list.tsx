import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Train } from '#shared/model/train.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { describeRecurrence } from '#shared/planning/describe-recurrence.ts';
import { SlipwayError } from '#shared/errors.ts';
import { draftTemplate } from '#shared/planning/trains/default-template.ts';
import { departures, trainAsEvent } from '#shared/planning/trains/departures.ts';
import { addWorkingDays, workingTime } from '#shared/planning/working-time.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { todayIn } from '../../../data/today.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Badge, Button, DataTable, EmptyState, PageHeader, type Column } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { placeOfTrain } from './place.ts';
import { ViewSwitch } from './view-switch.tsx';
import list from '../../../ui/list-page.module.css';

interface TrainRow {
  readonly id: string;
  readonly train: Train;
  readonly template: string;
  readonly cadence: string;
  readonly next: PlainDate | null;
  readonly made: number;
}

const rowId = (row: TrainRow) => row.id;
/** Days ahead in which a next departure is looked for. */
const AHEAD = 400;

/** Every train of the plan, with its cadence and next departure. */
export function TrainList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('trains');
  const go = useNavigation((state) => state.go);
  const rows = useRows(configuration);
  const create = useCreate(configuration);
  const columns = useColumns();
  const newTrain = () => void create();
  return (
    <div className={list.page}>
      <PageHeader title={t('title')}>
        <ViewSwitch value="trains" />
        {rows !== null && rows.length > 0 && <span className={list.total}>{t('count', { count: rows.length })}</span>}
        <span className={list.push} />
        <Button variant="primary" icon="plus" onPress={newTrain}>
          {t('new')}
        </Button>
      </PageHeader>
      {rows !== null && rows.length === 0 && (
        <EmptyState
          icon="release"
          title={t('empty.title')}
          text={t('empty.text')}
          actions={
            <Button variant="primary" onPress={newTrain}>
              {t('new')}
            </Button>
          }
        />
      )}
      {rows !== null && rows.length > 0 && (
        <DataTable
          label={t('list')}
          rows={rows}
          columns={columns}
          getRowId={rowId}
          onOpen={(row) => go('releases', placeOfTrain(row.id))}
          emptyState={null}
        />
      )}
    </div>
  );
}

function useRows(configuration: Configuration): readonly TrainRow[] | null {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const read = useLive(async (db) => {
    const [trains, templates, links] = await Promise.all([
      db.records('trains').toArray(),
      db.records('release-templates').toArray(),
      db.records('train-links').toArray(),
    ]);
    return { trains, templates, links };
  }, []);
  const today = todayIn(configuration.settings.zone);
  return useMemo(() => {
    if (read === undefined) return null;
    const templates = new Map(read.templates.map((template) => [template.id, template.name]));
    const made = new Map<string, number>();
    for (const { trainId, table } of read.links) {
      if (table === 'releases') made.set(trainId, (made.get(trainId) ?? 0) + 1);
    }
    return read.trains
      .map((train) => ({
        id: train.id,
        train,
        template: templates.get(train.templateId) ?? '',
        cadence: describeRecurrence(trainAsEvent(train), t, locale),
        next: nextOf(train, today),
        made: made.get(train.id) ?? 0,
      }))
      .sort((a, b) => Number(a.train.archived) - Number(b.train.archived) || compareNames(a.train.name, b.train.name));
  }, [read, today, t, locale]);
}

function nextOf(train: Train, today: PlainDate): PlainDate | null {
  try {
    return departures(train, today, addDays(today, AHEAD)).find(({ isSkipped }) => !isSkipped)?.day ?? null;
  } catch (error) {
    // A rule that can't be followed is said on the train's page.
    if (error instanceof SlipwayError) return null;
    throw error;
  }
}

function useColumns(): readonly Column<TrainRow>[] {
  const { t } = useTranslation('trains');
  const text = useWhenText();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        width: 'minmax(160px, 2fr)',
        cell: ({ train }) => (
          <>
            <span className={list.key}>{train.name}</span> {train.archived && <Badge>{t('archived')}</Badge>}
          </>
        ),
        sortValue: ({ train }) => train.name,
      },
      { id: 'template', header: t('columns.template'), cell: (row) => row.template, sortValue: (row) => row.template },
      { id: 'cadence', header: t('columns.cadence'), width: 'minmax(180px, 2fr)', cell: (row) => row.cadence },
      {
        id: 'next',
        header: t('columns.next'),
        width: 160,
        cell: ({ next }) => (next === null ? t('noNext') : text.day(next)),
        sortValue: ({ next }) => next,
      },
      {
        id: 'made',
        header: t('columns.made'),
        width: 96,
        align: 'end',
        cell: (row) => row.made,
        sortValue: (row) => row.made,
      },
    ],
    [t, text],
  );
}

/** A train every four weeks, of the person who makes it; a template is drafted where there is none. */
function useCreate(configuration: Configuration): () => Promise<void> {
  const { t } = useTranslation(['trains', 'releases']);
  const edit = useEdit();
  const { personId } = useWorkspace();
  const go = useNavigation((state) => state.go);
  const templates = useLive((db) => db.records('release-templates').toArray(), []);
  return async () => {
    const nextId = () => uuidv7(Date.now());
    const known = templates?.find(({ archived }) => !archived);
    const drafted = { name: t('firstTemplate'), environment: t('releases:deployments.newName'), order: 1 };
    const template = known ?? draftTemplate(configuration, drafted, nextId);
    const train = Train.parse({
      id: nextId(),
      name: t('newName'),
      templateId: template.id,
      first: addWorkingDays(
        workingTime(configuration, []),
        addDays(todayIn(configuration.settings.zone), FIRST_AFTER),
        1,
      ),
      rule: 'FREQ=WEEKLY;INTERVAL=4',
      keyPattern: t('newKey'),
      namePattern: t('newRelease'),
      ownerId: personId,
    });
    const done = await edit('trainCreated', { label: train.name }, [
      ...(known === undefined ? [{ op: 'create', table: 'release-templates', record: template } as const] : []),
      { op: 'create', table: 'trains', record: train },
    ]);
    if (done !== null) go('releases', placeOfTrain(train.id));
  };
}
/** Days before the first departure of a new train: room for its phases. */
const FIRST_AFTER = 41;
