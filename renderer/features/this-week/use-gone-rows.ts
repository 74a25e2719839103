import { labelOf } from '#shared/model/journal.ts';
import type { TableName } from '#shared/model/tables.ts';
import { useLive } from '../../data/live.ts';

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
