import type { Deployment } from '../model/deployment.ts';
import type { EventMeaning } from '../model/configuration.ts';
import type { Id } from '../model/schema.ts';
import type { StandingChange } from '../model/standing-change.ts';
import type { PlainDate } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { addDays, isoWeekday } from '../planning/days.ts';
import { environmentKey } from '../planning/environments.ts';
import { daysOfWhen } from '../planning/moments.ts';
import type { EventsByMonth } from './during.ts';

/** A bound of the envelope that a deployment is outside of. */
export type BreachCode =
  | 'notAuthorised'
  | 'beforeValid'
  | 'expired'
  | 'otherService'
  | 'otherEnvironment'
  | 'inFreeze'
  | 'outsideWindow'
  | 'overQuota';

export interface Breach {
  readonly code: BreachCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface RolledUp {
  readonly deployment: Deployment;
  readonly breaches: readonly Breach[];
}

export interface StandingSource {
  readonly standing: StandingChange;
  /** Deployments done under it, in any order; those of other standing changes are left out. */
  readonly deployments: readonly Deployment[];
  readonly servicesOf: (deployment: Deployment) => readonly Id[];
  readonly events: EventsByMonth;
}

const FREEZES: ReadonlySet<EventMeaning> = new Set(['hardFreeze', 'softFreeze']);

/**
 * Deployments of a standing change in order of time, each with the bounds it breaks. The quota is counted in
 * that order: the first ones are inside it. Cancelled deployments took place nowhere and are left out.
 */
export function rollUp(
  { standing, deployments, servicesOf, events }: StandingSource,
  configuration: Configuration,
): RolledUp[] {
  const { zone, weekStart } = configuration.settings;
  const own = deployments
    .filter((one) => one.standingChangeId === standing.id)
    .filter((one) => configuration.statuses.get(one.statusId)?.category !== 'cancelled')
    .map((deployment) => ({ deployment, ...daysOfWhen(deployment.when, zone) }))
    .toSorted((a, b) =>
      a.first === b.first ? (a.deployment.id < b.deployment.id ? -1 : 1) : a.first < b.first ? -1 : 1,
    );
  const counts = new Map<string, number>();
  return own.map(({ deployment, first, last }) => {
    const breaches: Breach[] = [];
    const add = (code: BreachCode, params: Breach['params'] = {}): void => void breaches.push({ code, params });
    if (standing.authorisedAt === null) add('notAuthorised');
    if (standing.validFrom !== null && first < standing.validFrom) add('beforeValid', { day: standing.validFrom });
    if (standing.expiresOn !== null && last > standing.expiresOn) add('expired', { day: standing.expiresOn });
    const outside = servicesOf(deployment).filter((id) => !standing.serviceIds.includes(id));
    if (standing.serviceIds.length > 0 && outside.length > 0) {
      const names = outside.map((id) => configuration.services.get(id)?.name ?? id);
      add('otherService', { names: names.join(', ') });
    }
    const allowed = new Set(standing.environments.map(environmentKey));
    if (allowed.size > 0 && !allowed.has(environmentKey(deployment.environment))) {
      add('otherEnvironment', { name: deployment.environment });
    }
    const around = events.during(deployment.when, servicesOf(deployment));
    const freeze = around.find(({ meaning }) => FREEZES.has(meaning));
    if (standing.outsideFreezes && freeze !== undefined) add('inFreeze', { title: freeze.title });
    if (standing.insideWindows && events.window(deployment.when, servicesOf(deployment)).window !== 'inside') {
      add('outsideWindow');
    }
    if (standing.quota !== null) {
      const period = standing.quota.per === 'month' ? first.slice(0, 7) : weekOf(first, weekStart);
      const count = (counts.get(period) ?? 0) + 1;
      counts.set(period, count);
      if (count > standing.quota.count) add('overQuota', { count, quota: standing.quota.count });
    }
    return { deployment, breaches };
  });
}

/** First day of the week a day is in. @param weekStart 1 Monday … 7 Sunday */
function weekOf(day: PlainDate, weekStart: number): PlainDate {
  return addDays(day, -((isoWeekday(day) - weekStart + 7) % 7));
}
