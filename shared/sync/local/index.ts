import type { SyncTable } from '../../model/connection.ts';
import { changes } from './changes.ts';
import { incidents } from './incidents.ts';
import { releases } from './releases.ts';
import type { LocalTable } from './table.ts';
import { workItems } from './work-items.ts';

const LOCAL: { readonly [T in SyncTable]: LocalTable<T> } = {
  releases,
  'work-items': workItems,
  changes,
  incidents,
};

/** The records handed in are always of the table that was named. */
export function localTable<T extends SyncTable>(table: T): LocalTable<T> {
  return LOCAL[table];
}
