import { environmentPurposes } from '#shared/model/defaults/purposes.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { createText } from '#shared/text/index.ts';
import { commit } from './commit.ts';
import type { WorkspaceDatabase } from './database.ts';
import { schemaOf, stampSchema } from './open-database.ts';

/**
 * Brings a plan of an earlier schema up to this one: what its kinds of record need to be worked with is
 * added, nothing is changed or taken away. No undo step. Cut off half-way it is simply done again.
 */
export async function migrate(db: WorkspaceDatabase, now: number): Promise<void> {
  const from = await schemaOf(db);
  if (from < 2) await toSchema2(db, from, now);
  await stampSchema(db);
}

/** Environments came, and each needs a purpose; settings got a currency and rules of conflicts. */
async function toSchema2(db: WorkspaceDatabase, fromVersion: number, now: number): Promise<void> {
  const known = await db.records('environment-purposes').count();
  const purposes = known > 0 ? [] : environmentPurposes(createText('en').t);
  const settings = await db.records('settings').count();
  const changes: Change[] = [
    ...purposes.map((record): Change => ({ op: 'create', table: 'environment-purposes', record })),
    // A patch of nothing parses the record, which gives it the fields it lacks.
    ...(settings === 0 ? [] : [patchOf('settings', 'settings', {})]),
  ];
  const intent = { code: 'schemaRaised', params: {} };
  await commit(db, { intent, changes, origin: { type: 'migration', fromVersion }, personId: null, now });
}
