import { useMemo } from 'react';
import { EventsByMonth } from '#shared/change/during.ts';
import { rollUp, type RolledUp } from '#shared/change/standing.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Release } from '#shared/model/release.ts';
import type { Id } from '#shared/model/schema.ts';
import type { StandingChange } from '#shared/model/standing-change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useLive } from './live.ts';

/** Standing changes with what runs under each, in order of time, and the bounds it breaks. */
export interface StandingPlan {
  readonly standings: readonly StandingChange[];
  readonly releases: ReadonlyMap<Id, Release>;
  readonly rolledUp: (standingId: Id) => readonly RolledUp[];
}

/** Services a deployment is of: its own, else all of its release. */
export const servicesOfDeployment = (deployment: Deployment, release: Release | null | undefined): readonly Id[] =>
  deployment.serviceIds.length > 0 ? deployment.serviceIds : (release?.serviceIds ?? []);

/** Live; undefined until everything has been read once. */
export function useStandingPlan(configuration: Configuration): StandingPlan | undefined {
  const read = useLive(async (db) => {
    const [standings, deployments, releases, events] = await Promise.all([
      db.records('standing-changes').toArray(),
      db.records('deployments').toArray(),
      db.records('releases').toArray(),
      db.records('events').toArray(),
    ]);
    return { standings, deployments, releases: new Map(releases.map((one) => [one.id, one])), events };
  }, []);
  return useMemo(() => {
    if (read === undefined) return undefined;
    const { standings, deployments, releases } = read;
    const events = new EventsByMonth(read.events, configuration);
    const servicesOf = (one: Deployment) => servicesOfDeployment(one, releases.get(one.releaseId));
    const known = new Map(
      standings.map((standing) => [standing.id, rollUp({ standing, deployments, servicesOf, events }, configuration)]),
    );
    return { standings, releases, rolledUp: (id) => known.get(id) ?? [] };
  }, [read, configuration]);
}
