import type { Change } from '#shared/model/journal.ts';
import { TABLES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import type { ReleaseTemplate, Train } from '#shared/model/train.ts';
import { departuresUntil } from '#shared/planning/trains/departures.ts';
import { changesOfTrainPlan } from '#shared/planning/trains/changes.ts';
import type { GenerateContext } from '#shared/planning/trains/generate.ts';
import type { TrainPlan } from '#shared/planning/trains/plan-types.ts';
import { planTrain } from '#shared/planning/trains/plan-train.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { defaultPlan } from './plan.ts';
import { event } from './records.ts';

export const FROM = '2027-01-01';
const { configuration } = defaultPlan();

export const template = (fields: Partial<ReleaseTemplate> = {}): ReleaseTemplate =>
  TABLES['release-templates'].parse({
    id: 'template',
    name: 'Monthly',
    typeId: 'minor',
    phases: [
      { id: 'dev', typeId: 'development', name: 'Development', first: -15, last: -6 },
      { id: 'uat', typeId: 'uat', name: 'UAT', first: -5, last: -1 },
    ],
    gates: [{ id: 'cab', typeId: 'cab', name: 'CAB', due: -2, time: '10:00' }],
    deployments: [{ id: 'prod', environment: 'Production', day: 0, time: '22:00', minutes: 240 }],
    bookings: [{ id: 'book', environmentId: 'uat', purpose: 'UAT', first: -5, last: -1 }],
    ...fields,
  });

export const train = (fields: Partial<Train> = {}): Train =>
  TABLES.trains.parse({
    id: 'train',
    name: 'Payments train',
    templateId: 'template',
    first: '2027-01-14',
    rule: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=TH',
    keyPattern: 'PAY {yy}.{nn}',
    namePattern: 'Payments {n}',
    serviceIds: ['pay'],
    ...fields,
  });

/** A plan in memory that a train is generated into, change by change. */
export class TrainYard {
  readonly tables = new Map<TableName, Map<string, Record<string, unknown>>>();
  readonly context: GenerateContext;
  #made = 0;

  constructor(holidays: readonly string[] = []) {
    const events = holidays.map((day) =>
      event(`h${day}`, { kindId: 'holiday', when: { type: 'dates', first: day, last: day } }),
    );
    this.context = {
      workingTime: workingTime(configuration, events),
      zone: 'Europe/Berlin',
      statuses: configuration.statuses,
      standings: configuration.standings,
      gateTypes: configuration.gateTypes,
      nextId: this.nextId,
    };
  }

  nextId = (): string => `made-${(this.#made += 1)}`;

  all<T extends TableName>(table: T): RecordOf<T>[] {
    return [...(this.tables.get(table)?.values() ?? [])] as RecordOf<T>[];
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const rows = this.tables.get(change.table) ?? new Map<string, Record<string, unknown>>();
      this.tables.set(change.table, rows);
      const id = change.op === 'create' ? change.record.id : change.id;
      if ((change.op === 'create') === rows.has(id)) throw new Error(`${change.op} ${change.table}:${id}`);
      if (change.op === 'delete') rows.delete(id);
      else {
        const next = change.op === 'create' ? change.record : { ...rows.get(id), ...change.fields };
        rows.set(id, TABLES[change.table].parse(next));
      }
    }
  }

  plan(own: Train, of: ReleaseTemplate, until = '2027-04-30'): TrainPlan {
    return planTrain(
      { train: own, template: of, departures: departuresUntil(own, '2027-12-31'), from: FROM, until },
      {
        links: this.all('train-links'),
        releases: this.all('releases'),
        phases: this.all('phases'),
        gates: this.all('gates'),
        deployments: this.all('deployments'),
        bookings: this.all('bookings'),
        keys: this.all('releases').map(({ key }) => key),
      },
      this.context,
    );
  }

  /** Plans and accepts; `take` decides every conflict for the train. */
  generate(own: Train, of: ReleaseTemplate, { take = false, remove = false, until = '2027-04-30' } = {}): TrainPlan {
    const plan = this.plan(own, of, until);
    const choices = { take: new Set(take ? plan.conflicts.map(({ id }) => id) : []), remove };
    const records = Object.fromEntries([...this.tables].map(([name, rows]) => [name, [...rows.values()]]));
    this.apply(changesOfTrainPlan(own.id, plan, choices, this.nextId, records));
    return plan;
  }
}
