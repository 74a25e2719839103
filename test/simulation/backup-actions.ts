import { restoreTables } from '#renderer/data/restoring.ts';
import { readContent } from '#renderer/data/workspace-file.ts';
import type { Action } from './acting.ts';

/** Backups, and what a restore makes of all that was sent, said and linked since. */
export const BACKUP_ACTIONS: Readonly<Record<string, Action>> = {
  async backUp(world) {
    world.backup = (await readContent(world.db, false)).tables;
    return '';
  },
  async restore(world) {
    if (world.backup === null) return null;
    const { changes } = await restoreTables(world.db, world.backup, {
      date: '',
      personId: null,
      now: world.clock.now(),
    });
    return changes.length === 0 ? null : changes.map(({ op, table, id }) => `${op} ${table} ${id}`).join();
  },
};
