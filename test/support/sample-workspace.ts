import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { stampSchema } from '#renderer/data/open-database.ts';
import { undo } from '#renderer/data/undo.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import type { Change } from '#shared/model/journal.ts';
import { sampleWorkspace } from '#shared/planning/sample.ts';
import { createText } from '#shared/text/index.ts';

const START = Date.parse('2026-11-20T09:00:00Z');

/**
 * The worked sample in a database of its own, with a history of edits and an undo, the same at every
 * run but for the ids of journal entries. The caller deletes it.
 */
export async function sampleDatabase(name: string = crypto.randomUUID()): Promise<WorkspaceDatabase> {
  const db = new WorkspaceDatabase(name);
  const { t } = createText('en');
  let made = 0;
  let now = START;
  const nextId = (): string => `sample-${String((made += 1)).padStart(4, '0')}`;
  const write = (code: string, changes: readonly Change[]) =>
    commit(db, {
      intent: { code, params: {} },
      changes,
      origin: { type: 'person' },
      personId: null,
      now: (now += 60_000),
    });
  await stampSchema(db);
  await write('sampleCreated', [
    ...defaultConfiguration(t, 'Europe/Vienna'),
    ...sampleWorkspace({ today: '2026-11-20', zone: 'Europe/Vienna', nextId, t }),
  ]);
  const release = await db.records('releases').where('$key').equals('pay 26.4').first();
  if (release === undefined) throw new Error('the sample has lost PAY 26.4');
  const fromLater = { name: 'Instant payments', fromLaterVersion: { kept: ['as', 'it', 'is'] } };
  await write('renamed', [{ op: 'patch', table: 'releases', id: release.id, fields: fromLater }]);
  await write('noted', [
    { op: 'patch', table: 'releases', id: release.id, fields: { notes: 'Größe: 10 € — "quoted"\n' } },
  ]);
  await undo(db, { personId: null, now: (now += 60_000) });
  return db;
}
