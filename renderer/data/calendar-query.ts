import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Configuration } from '#shared/planning/configuration.ts';
import { projectEntries, type PlanRows } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import type { RecordOf, TimedTable } from '#shared/model/tables.ts';
import { calendarMonths } from './calendar-months.ts';
import type { CalendarRange } from './calendar-range.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useConfiguration } from './live.ts';
import { bucketsOfRange } from './time-keys.ts';
import { useWorkspace } from './workspace-context.tsx';

const WARM_AFTER_MS = 60;

export type { CalendarRange } from './calendar-range.ts';

/** Everything that stands on the calendar within the range: one look-up per table by month bucket. */
export async function entriesBetween(
  db: WorkspaceDatabase,
  configuration: Configuration,
  range: CalendarRange,
): Promise<CalendarEntry[]> {
  return projectEntries(await rowsBetween(db, range), configuration, range);
}

/** Every record that may stand on the calendar within the range, and the releases they belong to. */
export async function rowsBetween(
  db: WorkspaceDatabase,
  { first, last }: Pick<CalendarRange, 'first' | 'last'>,
): Promise<PlanRows> {
  const buckets = bucketsOfRange(first, last);
  const [releases, phases, gates, deployments, bookings, events, changes] = await Promise.all([
    rowsIn(db, 'releases', buckets),
    rowsIn(db, 'phases', buckets),
    rowsIn(db, 'gates', buckets),
    rowsIn(db, 'deployments', buckets),
    rowsIn(db, 'bookings', buckets),
    rowsIn(db, 'events', buckets),
    rowsIn(db, 'changes', buckets),
  ]);
  const releasesById = await joinReleases(db, releases, [phases, gates, deployments, bookings, changes]);
  return { releases, phases, gates, deployments, bookings, events, changes, releasesById };
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
  children: readonly (readonly { readonly releaseId: string | null }[])[],
): Promise<Map<string, RecordOf<'releases'>>> {
  const byId = new Map(inView.map((release) => [release.id, release]));
  const missing = new Set(
    children
      .flatMap((rows) => rows.map((row) => row.releaseId))
      .filter((id): id is string => id !== null && !byId.has(id)),
  );
  if (missing.size === 0) return byId;
  for (const release of await db.records('releases').bulkGet([...missing])) {
    if (release !== undefined) byId.set(release.id, release);
  }
  return byId;
}

/**
 * What stands on the calendar in a range, live. Undefined until the range has been read; the months
 * before and after are then read while nothing else happens, so that paging shows them at once.
 */
export function useCalendarEntries({ first, last, zone }: CalendarRange): readonly CalendarEntry[] | undefined {
  const { db } = useWorkspace();
  const configuration = useConfiguration();
  const months = calendarMonths(db);
  const entries = useSyncExternalStore(months.subscribe, () =>
    configuration === undefined ? undefined : months.entries({ first, last, zone }, configuration),
  );
  const loaded = entries !== undefined;
  useEffect(() => {
    if (configuration === undefined) return undefined;
    if (!loaded) {
      void months.load({ first, last, zone });
      return undefined;
    }
    // After the page has settled: reading ahead must not hold up what was asked for.
    const timer = setTimeout(() => void months.warm({ first, last, zone }), WARM_AFTER_MS);
    return () => clearTimeout(timer);
  }, [months, configuration, loaded, first, last, zone]);
  return entries;
}

/**
 * Reads a range before it is asked for, a piece at a time while nothing else happens: asking for it then
 * holds up nothing.
 */
export function useReadAhead(): (range: CalendarRange) => Promise<void> {
  const { db } = useWorkspace();
  const configuration = useConfiguration();
  return useCallback(
    async (range) => {
      const months = calendarMonths(db);
      await months.warm(range);
      if (configuration !== undefined) months.entries(range, configuration);
    },
    [db, configuration],
  );
}
