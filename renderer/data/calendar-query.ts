import type { Configuration } from '#shared/planning/configuration.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { RecordOf, TimedTable } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useConfiguration, useLive } from './live.ts';
import { bucketsOfRange } from './time-keys.ts';

/** Days to look at, both inclusive, as seen in `zone`. */
export interface CalendarRange {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly zone: string;
}

/** Everything that stands on the calendar within the range: one look-up per table by month bucket. */
export async function entriesBetween(
  db: WorkspaceDatabase,
  configuration: Configuration,
  range: CalendarRange,
): Promise<CalendarEntry[]> {
  const buckets = bucketsOfRange(range.first, range.last);
  const [releases, phases, gates, deployments, events] = await Promise.all([
    rowsIn(db, 'releases', buckets),
    rowsIn(db, 'phases', buckets),
    rowsIn(db, 'gates', buckets),
    rowsIn(db, 'deployments', buckets),
    rowsIn(db, 'events', buckets),
  ]);
  const releasesById = await joinReleases(db, releases, [phases, gates, deployments]);
  return projectEntries({ releases, phases, gates, deployments, events, releasesById }, configuration, range);
}

async function rowsIn<T extends TimedTable>(
  db: WorkspaceDatabase,
  table: T,
  buckets: readonly string[] | null,
): Promise<RecordOf<T>[]> {
  const records = db.records(table);
  if (buckets === null) return records.toArray();
  return records.where('$months').anyOf(buckets).distinct().toArray();
}

/** The releases in view, and those that only their phases, gates or deployments bring into it. */
async function joinReleases(
  db: WorkspaceDatabase,
  inView: readonly RecordOf<'releases'>[],
  children: readonly (readonly { readonly releaseId: string }[])[],
): Promise<Map<string, RecordOf<'releases'>>> {
  const byId = new Map(inView.map((release) => [release.id, release]));
  const missing = new Set(children.flatMap((rows) => rows.map((row) => row.releaseId)).filter((id) => !byId.has(id)));
  if (missing.size === 0) return byId;
  for (const release of await db.records('releases').bulkGet([...missing])) {
    if (release !== undefined) byId.set(release.id, release);
  }
  return byId;
}

/** What stands on the calendar in a range, live. Undefined until the first answer. */
export function useCalendarEntries(range: CalendarRange): readonly CalendarEntry[] | undefined {
  const configuration = useConfiguration();
  const { first, last, zone } = range;
  return useLive(
    async (db) => (configuration === undefined ? undefined : entriesBetween(db, configuration, { first, last, zone })),
    [configuration, first, last, zone],
  );
}
