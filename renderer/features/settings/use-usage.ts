import { REFERENCES } from '#shared/planning/references.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from '../../data/database.ts';
import { useLive } from '../../data/live.ts';

/** How many records name each record of a table. Undefined until counted. */
export type Usage = ReadonlyMap<string, number>;

/** Counts over the planning records; a status that follows another, or a member of a team, is no use of it. */
export async function countUsage(db: WorkspaceDatabase, table: TableName): Promise<Usage> {
  const counts = new Map<string, number>();
  const references = REFERENCES.filter((reference) => reference.to === table && reference.from !== table);
  for (const from of new Set(references.map((reference) => reference.from))) {
    const naming = references.filter((reference) => reference.from === from);
    for (const record of await db.records(from).toArray()) {
      const named = new Set(naming.flatMap((reference) => reference.named(record)));
      for (const id of named) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

export function useUsage(table: TableName): Usage | undefined {
  return useLive((db) => countUsage(db, table), [table]);
}
