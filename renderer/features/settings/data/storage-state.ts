import { TABLE_NAMES } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from '../../../data/database.ts';

export interface StorageState {
  readonly records: number;
  /** All plans of this laptop together; null where the engine does not say. */
  readonly megabytes: number | null;
  /** The engine promised not to clear it when the disk runs full. */
  readonly isPersistent: boolean;
}

export async function storageState(db: WorkspaceDatabase): Promise<StorageState> {
  const counts = await Promise.all(TABLE_NAMES.map((table) => db.records(table).count()));
  const storage = (globalThis.navigator as Partial<Navigator>).storage;
  const usage = (await storage?.estimate())?.usage;
  return {
    records: counts.reduce((sum, count) => sum + count, 0),
    megabytes: usage === undefined ? null : usage / 1_000_000,
    isPersistent: (await storage?.persisted()) === true,
  };
}
