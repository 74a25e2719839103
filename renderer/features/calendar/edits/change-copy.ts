import { changeKeys, copyChange, type NewChange } from '#shared/change/new-change.ts';
import type { Id } from '#shared/model/schema.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';

/** The same change at another time under the next number: in its first state, nothing decided yet. */
export async function copyOfChange(
  db: WorkspaceDatabase,
  id: Id,
  when: When,
  configuration: Configuration,
  nextId: () => Id,
): Promise<NewChange | null> {
  const all = await db.records('changes').toArray();
  const change = all.find((one) => one.id === id);
  if (change === undefined) return null;
  const key = changeKeys(
    configuration.settings.changePrefix,
    all.map((one) => one.key),
  )();
  return copyChange(fromRow(change), { key, when }, configuration, nextId);
}
