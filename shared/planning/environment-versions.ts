import type { EnvironmentVersion } from '../model/environment.ts';
import type { Id } from '../model/schema.ts';
import type { PlainDate, WallTime, When, Zone } from '../model/time.ts';
import { wallIn } from './moments.ts';

/** When it came, as a wall time of `zone` that sorts as text; a plain day counts from its beginning. */
function sinceWall(since: When, zone: Zone): WallTime {
  return since.type === 'dates' ? `${since.first}T00:00` : wallIn(since.start, zone);
}

/** The later first; of two at the same time the one recorded later (ids sort by when they were made). */
export function latestFirst(versions: readonly EnvironmentVersion[], zone: Zone): EnvironmentVersion[] {
  return versions
    .map((version) => ({ version, since: sinceWall(version.since, zone) }))
    .sort((a, b) => {
      if (a.since !== b.since) return a.since < b.since ? 1 : -1;
      return a.version.id < b.version.id ? 1 : -1;
    })
    .map(({ version }) => version);
}

/**
 * What was on an environment at the end of a day, by service: the latest that came up to then. A service
 * taken off (an empty version) is not on it. `versions` are those of one environment.
 */
export function versionsOn(
  versions: readonly EnvironmentVersion[],
  day: PlainDate,
  zone: Zone,
): Map<Id, EnvironmentVersion> {
  const found = new Map<Id, EnvironmentVersion>();
  for (const version of latestFirst(versions, zone)) {
    if (sinceWall(version.since, zone).slice(0, 10) > day || found.has(version.serviceId)) continue;
    found.set(version.serviceId, version);
  }
  for (const [serviceId, { version }] of found) if (version === '') found.delete(serviceId);
  return found;
}

/** Records that stand on an environment, by that environment, in the order given. */
export function byEnvironment<R extends { readonly environmentId: Id }>(records: readonly R[]): Map<Id, R[]> {
  const groups = new Map<Id, R[]>();
  for (const record of records) {
    const group = groups.get(record.environmentId);
    if (group === undefined) groups.set(record.environmentId, [record]);
    else group.push(record);
  }
  return groups;
}
