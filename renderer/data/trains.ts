import type { Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { ReleaseTemplate, Train } from '#shared/model/train.ts';
import type { Event } from '#shared/model/event.ts';
import { tablesNaming, type RecordsByTable } from '#shared/planning/cascade.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { changesOfTrainPlan, type TrainChoices } from '#shared/planning/trains/changes.ts';
import { departuresUntil, type Departure } from '#shared/planning/trains/departures.ts';
import type { GenerateContext } from '#shared/planning/trains/generate.ts';
import type { TrainPlan, TrainRecords } from '#shared/planning/trains/plan-types.ts';
import { planTrain } from '#shared/planning/trains/plan-train.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';

export interface TrainData {
  readonly records: TrainRecords;
  readonly events: readonly Event[];
}

/** What planning a train asks of the plan. */
export async function readTrainData(db: WorkspaceDatabase, trainId: Id): Promise<TrainData> {
  const links = await db.records('train-links').where('trainId').equals(trainId).toArray();
  const idsOf = (table: string): Id[] => links.flatMap((one) => (one.table === table ? [one.recordId] : []));
  const releases = (await db.records('releases').bulkGet(idsOf('releases'))).flatMap((row) =>
    row === undefined ? [] : [fromRow(row)],
  );
  const ids = releases.map(({ id }) => id);
  const partsOf = async <T extends 'phases' | 'gates' | 'deployments' | 'bookings'>(table: T) =>
    (await db.records(table).where('releaseId').anyOf(ids).toArray()).map((row) => fromRow(row));
  const [phases, gates, deployments, bookings, keys, events] = await Promise.all([
    partsOf('phases'),
    partsOf('gates'),
    partsOf('deployments'),
    partsOf('bookings'),
    db.records('releases').orderBy('$key').keys(),
    db.records('events').toArray(),
  ]);
  return { records: { links, releases, phases, gates, deployments, bookings, keys: keys.map(String) }, events };
}

export interface PlannedTrain {
  readonly plan: TrainPlan;
  /** Every departure up to the last one looked at. */
  readonly departures: readonly Departure[];
  readonly context: GenerateContext;
}

/** Plans a train on what was read. Throws as `departures` and `addWorkingDays` do. */
export function planTrainOn(
  { records, events }: TrainData,
  { train, template, today, until }: { train: Train; template: ReleaseTemplate; today: PlainDate; until: PlainDate },
  configuration: Configuration,
): PlannedTrain {
  const { settings, statuses, gateTypes, standings } = configuration;
  const context: GenerateContext = {
    workingTime: workingTime(configuration, events),
    zone: settings.zone,
    statuses,
    standings,
    gateTypes,
    nextId: () => uuidv7(Date.now()),
  };
  const latest = records.links.reduce((most, { departure }) => (departure > most ? departure : most), until);
  const departures = departuresUntil(train, latest);
  return {
    plan: planTrain({ train, template, departures, from: today, until }, records, context),
    departures,
    context,
  };
}

/** The changes that accept a plan, with whatever names the records it removes. */
export async function trainChanges(
  db: WorkspaceDatabase,
  trainId: Id,
  plan: TrainPlan,
  choices: TrainChoices,
): Promise<Change[]> {
  const removed = choices.remove ? new Set(plan.removals.map(({ table }) => table)) : new Set<never>();
  const tables = [...new Set([...removed].flatMap((table) => tablesNaming(table)))];
  const rows = await Promise.all(tables.map((name) => db.records(name).toArray()));
  const records = Object.fromEntries(tables.map((name, at) => [name, rows[at]?.map(fromRow)])) as RecordsByTable;
  return changesOfTrainPlan(trainId, plan, choices, () => uuidv7(Date.now()), records);
}
