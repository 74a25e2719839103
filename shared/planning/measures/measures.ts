import type { ChangeRequest } from '../../model/change.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import { daysBetween, monthsBetween } from '../days.ts';
import { environmentKey } from '../environments.ts';
import { dayIn, daysOfWhen, momentFromInstant } from '../moments.ts';
import { concerning } from './concerning.ts';
import type { DateStep, Measure, MeasureName, MeasureRange, MeasureSource } from './source.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** One thing that is measured: the day it counts on and its value. */
interface Point {
  readonly day: PlainDate;
  readonly value: number;
}

type Reduce = (values: readonly number[]) => number | null;

const count: Reduce = (values) => values.length;
const sum: Reduce = (values) => values.reduce((total, value) => total + value, 0);
const share: Reduce = (values) => (values.length === 0 ? null : (100 * (sum(values) ?? 0)) / values.length);

/** The middle one; of an even number the mean of the two in the middle. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Every measure over a range of days, also by month. @see the catalogue for what each counts */
export function measure(source: MeasureSource, range: MeasureRange): Measure[] {
  const months = monthsBetween(range.first, range.last, 240) ?? [];
  const points = pointsOf(source, range);
  return (Object.keys(TAKEN) as MeasureName[]).map((name): Measure => {
    const { unit, reduce } = TAKEN[name];
    const own = points[name].filter(({ day }) => day >= range.first && day <= range.last);
    return {
      name,
      unit,
      value: own.length === 0 && reduce !== count && reduce !== sum ? null : reduce(own.map(({ value }) => value)),
      of: own.length,
      byMonth: months.map((month) => {
        const of = own.filter(({ day }) => day.startsWith(month)).map(({ value }) => value);
        return { month, value: of.length === 0 && reduce !== count && reduce !== sum ? null : reduce(of) };
      }),
    };
  });
}

const TAKEN: Readonly<Record<MeasureName, { readonly unit: Measure['unit']; readonly reduce: Reduce }>> = {
  changeSuccess: { unit: 'percent', reduce: share },
  emergencyShare: { unit: 'percent', reduce: share },
  leadTime: { unit: 'days', reduce: median },
  deployments: { unit: 'count', reduce: count },
  changeFailure: { unit: 'percent', reduce: share },
  timeToRestore: { unit: 'hours', reduce: median },
  freezeWaivers: { unit: 'count', reduce: count },
  slips: { unit: 'count', reduce: count },
  slipDays: { unit: 'days', reduce: sum },
  supportDays: { unit: 'days', reduce: median },
};

function pointsOf(source: MeasureSource, range: MeasureRange): Record<MeasureName, readonly Point[]> {
  const { configuration, deployments, incidents, supports, phases, waivers } = source;
  const { settings, statuses, changeTypes } = configuration;
  const { zone } = settings;
  const dayOf = (instant: string): PlainDate => dayIn(momentFromInstant(instant, zone), zone);
  const releases = new Map(source.releases.map((release) => [release.id, release]));
  const concerns = concerning(range, configuration);
  const ofRelease = (id: Id | null): boolean => {
    const release = id === null ? undefined : releases.get(id);
    return concerns(release?.serviceIds ?? [], release?.teamIds ?? []);
  };
  const changes = source.changes.filter(({ serviceIds, teamIds }) => concerns(serviceIds, teamIds));
  const ended = changes.flatMap((change) =>
    change.actualEnd === null ? [] : [{ change, day: dayOf(change.actualEnd) }],
  );
  const judged = ended.filter(({ change }) => change.outcome !== null);
  const isProduction = productionNames(configuration);
  const live = deployments.filter(
    (one) =>
      isProduction(one.environment) &&
      ofReleaseOr(one.serviceIds, one.releaseId, concerns, ofRelease) &&
      ['done', 'cancelled'].includes(statuses.get(one.statusId)?.category ?? ''),
  );
  const done = live.filter((one) => statuses.get(one.statusId)?.category === 'done');
  const failed = (change: ChangeRequest): boolean =>
    change.outcome === 'unsuccessful' || change.outcome === 'backedOut';
  const caused = new Set(changes.map(({ id }) => id));
  const harmful = new Set(incidents.map(({ causedByChangeId }) => causedByChangeId));
  const deploymentById = new Map(deployments.map((one) => [one.id, one]));
  const changeIds = new Set(changes.map(({ id }) => id));
  const phaseById = new Map(phases.map((one) => [one.id, one]));
  /** Whether a record, as `table:id`, is looked at; of one that is gone nobody knows. */
  const ofRecord = (named: string): boolean => {
    const [table, id] = [named.slice(0, named.indexOf(':')), named.slice(named.indexOf(':') + 1)];
    const deployment = deploymentById.get(id);
    if (table === 'deployments')
      return deployment !== undefined && ofReleaseOr(deployment.serviceIds, deployment.releaseId, concerns, ofRelease);
    if (table === 'phases') return ofRelease(phaseById.get(id)?.releaseId ?? null);
    return table === 'changes' ? changeIds.has(id) : table === 'releases' && ofRelease(id);
  };
  const slips = slipsOf(source.dateSteps).filter(({ releaseId }) => ofRelease(releaseId));
  return {
    changeSuccess: judged.map(({ change, day }) => ({ day, value: Number(!failed(change)) })),
    emergencyShare: ended.map(({ change, day }) => ({
      day,
      value: Number(changeTypes.get(change.typeId)?.meaning === 'emergency'),
    })),
    leadTime: ended.flatMap(({ change, day }) => {
      const { submittedAt, actualStart } = change;
      if (submittedAt === null || actualStart === null || actualStart < submittedAt) return [];
      return [{ day, value: (Date.parse(actualStart) - Date.parse(submittedAt)) / DAY_MS }];
    }),
    deployments: done.map(({ when }) => ({ day: daysOfWhen(when, zone).first, value: 1 })),
    changeFailure: judged.map(({ change, day }) => ({
      day,
      value: Number(failed(change) || harmful.has(change.id)),
    })),
    timeToRestore: incidents.flatMap(({ causedByChangeId, openedAt, resolvedAt }) =>
      causedByChangeId === null || !caused.has(causedByChangeId) || resolvedAt === null
        ? []
        : [{ day: dayOf(resolvedAt), value: (Date.parse(resolvedAt) - Date.parse(openedAt)) / HOUR_MS }],
    ),
    freezeWaivers: waivers
      .filter(({ rule }) => rule === 'hardFreeze' || rule === 'softFreeze')
      .filter(({ records }) => isEverything(range) || records.some(ofRecord))
      .map(({ at }) => ({ day: dayOf(at), value: 1 })),
    slips: slips.map(({ at }) => ({ day: dayOf(at), value: 1 })),
    slipDays: slips.map(({ at, days }) => ({ day: dayOf(at), value: days })),
    supportDays: supports.flatMap(({ releaseId, phaseId, decidedAt }) => {
      const phase = phases.find(({ id }) => id === phaseId);
      if (decidedAt === null || phase === undefined || !ofRelease(releaseId)) return [];
      const day = dayOf(decidedAt);
      // Left before the phase was over: it took until then.
      const last = day < phase.last ? day : phase.last;
      return [{ day, value: Math.max(1, daysBetween(phase.first, last) + 1) }];
    }),
  };
}

export interface Slip {
  readonly releaseId: Id;
  readonly at: string;
  /** Days later than before. */
  readonly days: number;
}

/** Steps that put a day of going live later. One that was brought forward is no slip, a first date neither. */
export function slipsOf(steps: readonly DateStep[]): Slip[] {
  return steps.flatMap(({ releaseId, at, before, after }) => {
    if (before === null || after === null || after <= before) return [];
    return [{ releaseId, at, days: daysBetween(before, after) }];
  });
}

function ofReleaseOr(
  serviceIds: readonly Id[],
  releaseId: Id,
  concerns: (serviceIds: readonly Id[], teamIds: readonly Id[]) => boolean,
  ofRelease: (id: Id) => boolean,
): boolean {
  return serviceIds.length > 0 ? concerns(serviceIds, []) || ofRelease(releaseId) : ofRelease(releaseId);
}

const isEverything = ({ serviceIds, teamIds }: MeasureRange): boolean => serviceIds.length + teamIds.length === 0;

/** Names of environments that are live; one the catalogue does not know counts as such, as conflicts have it. */
function productionNames({
  environments,
  environmentPurposes,
}: MeasureSource['configuration']): (name: string) => boolean {
  const known = new Map(
    [...environments.values()].map(({ name, purposeId }) => [
      environmentKey(name),
      environmentPurposes.get(purposeId)?.production === true,
    ]),
  );
  return (name) => known.get(environmentKey(name)) ?? true;
}
