import { planRestore } from '#renderer/data/restore.ts';
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
    const { tables } = await readContent(world.db, false);
    const { changes, differences } = planRestore(tables, world.backup);
    if (changes.length === 0) return null;
    await world.edit('restored', changes);
    return differences.map(({ table, added, changed, removed }) => `${table} +${added} ~${changed} -${removed}`).join();
  },
};
