import type { Id } from '#shared/model/schema.ts';
import { dependentsByNeed } from '#shared/planning/dependencies.ts';
import type { SlipContext, SlipRows } from '#shared/planning/slip/request.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';

interface Wanted {
  /** What needs the releases, too. */
  readonly dependents: boolean;
  /** Thousands may stand in a plan: only where working days or what stays behind are told. */
  readonly events: boolean;
}

/** What a slip of these releases may touch: them and all their parts. */
export async function readSlipRows(
  db: WorkspaceDatabase,
  ids: readonly Id[],
  { dependents, events: withEvents }: Wanted,
): Promise<SlipRows> {
  const all = dependents ? await db.records('releases').toArray() : await db.records('releases').bulkGet([...ids]);
  const releases = all.flatMap((release) => (release === undefined ? [] : [fromRow(release)]));
  const wanted = dependents ? withDependents(ids, releases) : [...ids];
  const partsOf = async <T extends 'phases' | 'gates' | 'deployments' | 'bookings'>(table: T) =>
    (await db.records(table).where('releaseId').anyOf(wanted).toArray()).map((row) => fromRow(row));
  const [phases, gates, deployments, bookings, events] = await Promise.all([
    partsOf('phases'),
    partsOf('gates'),
    partsOf('deployments'),
    partsOf('bookings'),
    withEvents ? db.records('events').toArray() : [],
  ]);
  return { releases, phases, gates, deployments, bookings, events };
}

function withDependents(ids: readonly Id[], releases: SlipRows['releases']): Id[] {
  const dependents = dependentsByNeed(new Map(releases.map((release) => [release.id, release])));
  const found = new Set(ids);
  for (const id of found) for (const dependent of dependents.get(id) ?? []) found.add(dependent);
  return [...found];
}

/** How the plan counts for a slip. */
export function slipContextOf(configuration: Configuration, rows: Pick<SlipRows, 'events'>): SlipContext {
  const { settings } = configuration;
  return { ...configuration, zone: settings.zone, workingTime: workingTime(configuration, rows.events) };
}
