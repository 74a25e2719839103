import { boards } from '#shared/model/defaults/boards.ts';
import { changeTypes } from '#shared/model/defaults/kinds.ts';
import { environmentPurposes } from '#shared/model/defaults/purposes.ts';
import { riskQuestions } from '#shared/model/defaults/risk-questions.ts';
import { statuses } from '#shared/model/defaults/statuses.ts';
import { supportTemplates } from '#shared/model/defaults/support-template.ts';
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
  if (from < 3) await toSchema3(db, from, now);
  if (from < 4) await toSchema4(db, from, now);
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

/** Changes came with their types, states, boards and questions, and the template of early life support. */
async function toSchema3(db: WorkspaceDatabase, fromVersion: number, now: number): Promise<void> {
  const { t } = createText('en');
  const made = [
    ...changeTypes(t).map((record): Change => ({ op: 'create', table: 'change-types', record })),
    ...riskQuestions(t).map((record): Change => ({ op: 'create', table: 'risk-questions', record })),
    ...boards(t).map((record): Change => ({ op: 'create', table: 'boards', record })),
    ...supportTemplates(t).map((record): Change => ({ op: 'create', table: 'support-templates', record })),
    ...statuses(t)
      .filter(({ appliesTo }) => appliesTo === 'changes')
      .map((record): Change => ({ op: 'create', table: 'statuses', record })),
  ];
  const changes: Change[] = [];
  for (const change of made) {
    if (change.op === 'create' && (await db.records(change.table).get(change.record.id)) === undefined)
      changes.push(change);
  }
  // Patches of nothing give each record the fields it lacks. A board's approval now waits for its changes.
  for (const table of ['settings', 'statuses', 'releases', 'services', 'deployments'] as const) {
    for (const id of await db.records(table).toCollection().primaryKeys()) changes.push(patchOf(table, id, {}));
  }
  for (const type of await db.records('gate-types').toArray()) {
    changes.push(patchOf('gate-types', type.id, type.id === 'cab' ? { needsApprovedChanges: true } : {}));
  }
  await commit(db, {
    intent: { code: 'schemaRaised', params: {} },
    changes,
    origin: { type: 'migration', fromVersion },
    personId: null,
    now,
  });
}

/** Work items came, and each needs a status. */
async function toSchema4(db: WorkspaceDatabase, fromVersion: number, now: number): Promise<void> {
  const known = new Set(await db.records('statuses').toCollection().primaryKeys());
  const changes = statuses(createText('en').t)
    .filter(({ id, appliesTo }) => appliesTo === 'work-items' && !known.has(id))
    .map((record): Change => ({ op: 'create', table: 'statuses', record }));
  const intent = { code: 'schemaRaised', params: {} };
  await commit(db, { intent, changes, origin: { type: 'migration', fromVersion }, personId: null, now });
}
