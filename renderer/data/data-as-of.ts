import type { Instant } from '#shared/model/time.ts';
import type { WorkspaceDatabase } from './database.ts';

/** When anything was last written in the plan; null where nothing was. */
export async function dataAsOf(db: WorkspaceDatabase): Promise<Instant | null> {
  const last = await db.journal.orderBy('seq').last();
  return last === undefined ? null : `${last.at.slice(0, 19)}Z`;
}
