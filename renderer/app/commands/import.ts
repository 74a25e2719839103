import type { Command, OpenedFile } from '#shared/bridge.ts';
import {
  changesOfPlan,
  findSource,
  guessMapping,
  importIntent,
  importOrigin,
  lastReading,
  missingFields,
  noteSentence,
  parseFile,
  planImport,
  toCommandProblem,
  type Existing,
  type ImportPlan,
  type ImportTable,
  type Mapping,
  type Parsed,
  type Problem,
} from '#shared/importing/index.ts';
import { SlipwayError } from '#shared/errors.ts';
import { call } from '../../bridge.ts';
import { backUpBeforeImport } from '../../data/backups.ts';
import { commit } from '../../data/commit.ts';
import { followRenames } from '../../data/follow-renames.ts';
import { fromRow, type WorkspaceDatabase } from '../../data/database.ts';
import { uuidv7 } from '../../data/ids.ts';
import { readConfiguration } from '../../data/read-configuration.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';
import { namedByRows } from '../../data/named-by-rows.ts';
import { releaseCalled } from './release-called.ts';
import { writeTransaction } from '../../data/write-transaction.ts';

type ImportCommand = Extract<Command, { name: 'import' }>;

/**
 * Brings files in as the dialog would when everything is accepted as proposed: the remembered or
 * guessed mapping, and of a field changed on both sides yours. A file that cannot be read fails alone.
 */
export async function runImport(command: ImportCommand, context: CommandContext, account: Account): Promise<void> {
  for (const file of command.files) {
    try {
      const opened = await call('commandReadFile', { commandId: context.commandId, file });
      await importFile(opened, command, context, account);
    } catch (error) {
      account.failWith(error, { file });
    }
  }
}

async function importFile(
  file: OpenedFile,
  command: ImportCommand,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const { workspace, now } = context;
  const { settings } = await readConfiguration(workspace.db);
  const sources = await workspace.db.records('import-sources').toArray();
  const parsed = parseFile(file, settings.zone, {
    ...lastReading(sources, file.name, command.as),
    ...(command.sheet === undefined ? {} : { sheet: command.sheet }),
    ...(command.leaveHidden === true ? { leaveHidden: true } : {}),
  });
  const place = { file: file.name, ...sheetOf(parsed) };
  const mapping = await chooseMapping(workspace.db, parsed, command);
  const missing = parsed.format === 'ics' || mapping.format === 'ics' ? [] : missingFields(parsed, mapping);
  if (parsed.format !== 'ics' && missing.length > 0) {
    // Why rows could not be read comes first: it may be why their columns mean nothing.
    account.count({ failed: parsed.problems.length });
    for (const problem of parsed.problems) failAt(problem, place, context, account);
    if (parsed.rows.length + parsed.problems.length === 0) throw new SlipwayError('importNoRows', { name: file.name });
    if (parsed.rows.length === 0) return;
    const columns = missing.join(', ');
    account.fail('columnMissing', context.t('workspaces:command.columnsMissing', { columns }), place);
    return;
  }
  const rows = parsed.format === 'ics' ? parsed.items.length : parsed.rows.length;
  if (!command.dryRun) await backUpBeforeImport(workspace, rows, now());
  const plan = command.dryRun
    ? await planNow(workspace.db, parsed, mapping, now())
    : await accept(context, parsed, mapping);
  tell(plan, command.dryRun, context, account);
}

async function chooseMapping(
  db: WorkspaceDatabase,
  parsed: Parsed,
  { as, release }: Pick<ImportCommand, 'as' | 'release'>,
): Promise<Mapping> {
  const releaseId = release === undefined ? undefined : (await releaseCalled(db, release)).id;
  const [configuration, sources] = await Promise.all([readConfiguration(db), db.records('import-sources').toArray()]);
  return guessMapping(parsed, configuration, { source: findSource(sources, parsed, as), table: as, releaseId });
}

/** Planned and written in one transaction: an edit made meanwhile is met like any other. */
function accept({ workspace, now }: CommandContext, parsed: Parsed, mapping: Mapping): Promise<ImportPlan> {
  const { db, personId } = workspace;
  const at = now();
  return writeTransaction(db, db.tables, async () => {
    const plan = await planNow(db, parsed, mapping, at);
    const planned = changesOfPlan(plan, {}, () => uuidv7(at));
    const changes = await followRenames(db, plan.table, planned);
    await commit(db, { intent: importIntent(plan), origin: importOrigin(plan), changes, personId, now: at });
    return plan;
  });
}

async function planNow(db: WorkspaceDatabase, parsed: Parsed, mapping: Mapping, now: number): Promise<ImportPlan> {
  return planImport(parsed, mapping, await existing(db, parsed, mapping.table), { nextId: () => uuidv7(now), now });
}

async function existing(db: WorkspaceDatabase, parsed: Parsed, table: ImportTable): Promise<Existing> {
  const configuration = await readConfiguration(db);
  const source = findSource(await db.records('import-sources').toArray(), parsed, table);
  const records = (await db.table(table).toArray()).map(fromRow) as Existing['records'];
  const links = source === null ? [] : await db.records('import-links').where('sourceId').equals(source.id).toArray();
  return { records, source, links, configuration, ...(await namedByRows(db, table)) };
}

type Place = Parameters<typeof toCommandProblem>[1];

function sheetOf(parsed: Parsed): { sheet?: string } {
  return parsed.format === 'ics' || parsed.sheet === null ? {} : { sheet: parsed.sheet.name };
}

function failAt(problem: Problem, at: Place, { t }: Pick<CommandContext, 't'>, account: Account): void {
  const { code, message, ...place } = toCommandProblem({ t }, at, problem);
  account.fail(code, message, place);
}

function tell(plan: ImportPlan, dryRun: boolean, { t }: CommandContext, account: Account): void {
  const { file, source, counts, problems, conflicts, notes } = plan;
  const { sheet } = source.after;
  const place: Place = { file, ...(sheet === undefined ? {} : { sheet }) };
  const { created, updated, unchanged, removed, failed, gone } = counts;
  const skipped = counts.skipped + counts.conflicts + removed;
  account.count({ created, updated, unchanged, skipped, failed, gone });
  const code = dryRun ? 'wouldImport' : 'imported';
  account.say(t(`workspaces:command.${code}`, { file, created, updated, unchanged, skipped, failed }));
  for (const note of notes) account.say(noteSentence({ t }, note));
  for (const problem of problems) failAt(problem, place, { t }, account);
  for (const { line, label, field, theirs } of conflicts) {
    const value = typeof theirs === 'string' ? theirs : JSON.stringify(theirs);
    account.tell('conflict', t('workspaces:command.conflict', { label, field }), {
      ...place,
      row: line,
      column: field,
      value,
    });
  }
}
