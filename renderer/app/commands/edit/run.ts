import type { Command } from '#shared/bridge.ts';
import { labelOf, patchOf, type Change } from '#shared/model/journal.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { renameEnvironment } from '#shared/planning/environments.ts';
import { changeStatus } from '#shared/planning/transitions.ts';
import { moveChanges } from '#shared/change/transitions.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { commit } from '../../../data/commit.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import { readConfiguration } from '../../../data/read-configuration.ts';
import type { Account } from '../account.ts';
import type { CommandContext } from '../context.ts';
import { collectFields, type Collected } from './collect.ts';
import { knownFields } from './fields.ts';
import { EDITED, tableOf, type EditedTable } from './kinds.ts';
import { isNamed, type Names } from './values.ts';

type EditCommand = Extract<Command, { name: 'edit' }>;
type EditedRecord = RecordOf<EditedTable>;

/** Changes one record through the one write path: all fields or, when one is wrong, none. */
export async function runEdit(command: EditCommand, context: CommandContext, account: Account): Promise<void> {
  const { t, workspace, now } = context;
  const { kind, key } = command;
  const table = tableOf(kind);
  if (table === null) {
    account.fail('usage', t('workspaces:command.unknownKind', { kind, known: EDITED.join(', ') }));
    return;
  }
  const { db, personId } = workspace;
  const [record, ...others] = await findRecords(db, table, key);
  if (record === undefined || others.length > 0) {
    const code = record === undefined ? 'notFound' : 'ambiguous';
    account.fail(code, t(`workspaces:command.${code}`, { kind, key }), { value: key });
    return;
  }
  const names = await readNames(db);
  const collected = collectFields(command.fields, table, record, names);
  if (isWrong(collected, table, context, account)) return;
  const label = labelOf(record);
  const at = now();
  const { entry } = await commit(db, {
    intent: { code: 'editedByCommand', params: { label } },
    changes: [
      ...(await alongChanges(db, table, record, collected.values)),
      ...(await changesOf(db, table, record, collected.values, names, at)),
    ],
    origin: { type: 'person' },
    personId,
    now: at,
  });
  account.count({ updated: entry === null ? 0 : 1, unchanged: entry === null ? 1 : 0 });
  account.say(t(`workspaces:command.${entry === null ? 'unchanged' : 'edited'}`, { label }));
}

/** What to write. Throws where a state may not follow, naming those that may. */
async function changesOf(
  db: WorkspaceDatabase,
  table: EditedTable,
  record: EditedRecord,
  values: Record<string, unknown>,
  { configuration }: Names,
  now: number,
): Promise<Change[]> {
  const { statusId, ...others } = values;
  if (typeof statusId === 'string' && table === 'changes') {
    const before = record as RecordOf<'changes'>;
    const approvals = await db.records('approvals').where('changeId').equals(record.id).toArray();
    // As it will be: one that becomes firm by the same command may go on.
    const change = { ...before, ...others };
    const moves = moveChanges(change, statusId, approvals, configuration, msToInstant(now));
    return [...(Object.keys(others).length === 0 ? [] : [patchOf(table, record.id, others)]), ...moves];
  }
  if (typeof statusId === 'string' && table === 'releases')
    changeStatus(record as RecordOf<'releases'>, statusId, configuration.statuses);
  return [patchOf(table, record.id, values)];
}

/** What goes along: deployments know an environment by its name, so another name is theirs, too. */
async function alongChanges(
  db: WorkspaceDatabase,
  table: EditedTable,
  record: EditedRecord,
  { name }: Record<string, unknown>,
): Promise<Change[]> {
  if (table !== 'environments' || typeof name !== 'string') return [];
  const deployments = await db.records('deployments').toArray();
  return renameEnvironment(record as RecordOf<'environments'>, name, deployments);
}

/** By id, else by key, else by title or name. */
async function findRecords(db: WorkspaceDatabase, table: EditedTable, key: string): Promise<EditedRecord[]> {
  const rows = (await db.table(table).toArray()) as EditedRecord[];
  const all = rows.map((row) => fromRow(row));
  const wanted = key.trim().toLocaleLowerCase('en');
  const byId = all.filter(({ id }) => id === key);
  if (byId.length > 0) return byId;
  const byKey = all.filter((record) => 'key' in record && record.key.toLocaleLowerCase('en') === wanted);
  return byKey.length > 0 ? byKey : all.filter((record) => isNamed(record, wanted));
}

async function readNames(db: WorkspaceDatabase): Promise<Names> {
  return { configuration: await readConfiguration(db), releases: await db.records('releases').toArray() };
}

function isWrong({ unknown, wrong }: Collected, table: EditedTable, { t }: CommandContext, account: Account): boolean {
  const known = knownFields(table).join(', ');
  for (const field of unknown)
    account.fail('usage', t('workspaces:command.unknownField', { field, known }), { column: field });
  for (const { field, value, why } of wrong)
    account.fail('badValue', t(`workspaces:bad.${why}`), { column: field, value });
  return unknown.length + wrong.length > 0;
}
