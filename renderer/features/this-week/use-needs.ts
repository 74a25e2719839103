import { useMemo } from 'react';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysLooked, needsOf, type Need } from '#shared/planning/this-week/needs.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rowsBetween } from '../../data/calendar-query.ts';
import { useLive } from '../../data/live.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';

/** Days looked ahead: today and the six after it. */
export const DAYS = 7;

/** What needs somebody, live. Undefined until known. */
export function useNeeds(configuration: Configuration, today: PlainDate): readonly Need[] | undefined {
  const { personId } = useWorkspace();
  const rows = useLive((db) => rowsBetween(db, daysLooked(today, DAYS)), [today]);
  const me = personId === null ? null : (configuration.people.get(personId) ?? null);
  return useMemo(
    () => (rows === undefined ? undefined : needsOf({ rows, configuration, today, days: DAYS, me })),
    [rows, configuration, today, me],
  );
}

/** A record whose row was no longer in its file at the last import: nothing was deleted for it. */
export interface GoneRow {
  readonly id: string;
  readonly table: TableName;
  readonly recordId: string;
  readonly label: string;
  readonly file: string;
}

/** Rows shown; a plan fed from a file that was cut short may have thousands. */
const MOST_GONE = 50;

export function useGoneRows(): { readonly rows: readonly GoneRow[]; readonly more: number } | undefined {
  return useLive(async (db) => {
    const links = await db
      .records('import-links')
      .filter(({ goneSince }) => goneSince !== null)
      .toArray();
    const shown = await Promise.all(
      links.slice(0, MOST_GONE).map(async (link): Promise<GoneRow[]> => {
        const [record, source] = await Promise.all([
          db.records(link.table).get(link.recordId),
          db.records('import-sources').get(link.sourceId),
        ]);
        if (record === undefined) return [];
        const { id, table, recordId } = link;
        return [{ id, table, recordId, label: labelOf(record), file: source?.name ?? '' }];
      }),
    );
    return { rows: shown.flat(), more: Math.max(0, links.length - MOST_GONE) };
  }, []);
}
