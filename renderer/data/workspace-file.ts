import type { Change } from '#shared/model/journal.ts';
import { TABLE_NAMES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import {
  readWorkspaceFile as read,
  writeWorkspaceFile,
  type ReadWorkspace,
  type WorkspaceContent,
  type WorkspaceTables,
} from '#shared/importing/workspace-file.ts';
import { SlipwayError } from '#shared/errors.ts';
import { commit } from './commit.ts';
import { fromRow, KEYED_TABLES, toRow, type WorkspaceDatabase } from './database.ts';
import { fileTools } from './file-tools.ts';
import { getMe, registerWorkspace, type WorkspaceInfo } from './registry.ts';
import { stampSchema } from './open-database.ts';
import { assertKeysUnique } from './unique-keys.ts';
import { writeTransaction } from './write-transaction.ts';

export interface ExportRequest {
  /** The plan's name, for the manifest. */
  readonly name: string;
  /** Version of this Slipway. */
  readonly app: string;
  readonly journal: boolean;
  readonly now: number;
}

export interface ExportedWorkspace {
  readonly bytes: Uint8Array;
  /** Records in it, journal not counted. */
  readonly records: number;
}

/** The plan as the bytes of a `.slipway` file, as it stood at one moment. */
export async function exportWorkspace(db: WorkspaceDatabase, request: ExportRequest): Promise<ExportedWorkspace> {
  const content = await readContent(db, request.journal);
  const about = { app: request.app, exportedAt: new Date(request.now).toISOString(), name: request.name };
  const bytes = await writeWorkspaceFile(content, about, fileTools);
  return { bytes, records: countRecords(content.tables) };
}

/** Everything a plan holds, read in one transaction so that its parts agree. */
export async function readContent(db: WorkspaceDatabase, withJournal: boolean): Promise<WorkspaceContent> {
  return db.transaction('r', db.tables, async () => {
    const tables: Partial<Record<TableName, unknown[]>> = {};
    for (const table of TABLE_NAMES) tables[table] = (await db.records(table).toArray()).map((row) => fromRow(row));
    const journal = withJournal
      ? { entries: await db.journal.orderBy('seq').toArray(), parts: await db.journalParts.toArray() }
      : null;
    return { tables: tables as unknown as WorkspaceTables, journal };
  });
}

export function countRecords(tables: WorkspaceTables): number {
  return TABLE_NAMES.reduce((sum, table) => sum + tables[table].length, 0);
}

/** Reads and checks a workspace file; writes nothing. Errors as in `shared/importing/workspace-file.ts`. */
export function readWorkspaceFile(bytes: Uint8Array, file: string): Promise<ReadWorkspace> {
  return read(bytes, file, fileTools);
}

/**
 * Opens a workspace file as a plan of its own, beside what is there, under its name made unique. It is
 * checked whole before a database is made. The caller decides whether to switch to it.
 */
export async function openAsNewWorkspace(bytes: Uint8Array, file: string, now: number): Promise<WorkspaceInfo> {
  const content = await readWorkspaceFile(bytes, file);
  return registerWorkspace(content.manifest.name, now, (db) => fill(db, content, file, now));
}

async function fill(db: WorkspaceDatabase, content: ReadWorkspace, file: string, now: number): Promise<void> {
  // As the file has it: opening the plan brings it up to date.
  await stampSchema(db, content.manifest.schemaVersion);
  if (content.journal !== null) return fillWithJournal(db, content);
  const changes = TABLE_NAMES.flatMap((table) =>
    content.tables[table].map((record) => ({ op: 'create', table, record }) as Change),
  );
  const personId = (await getMe())?.id ?? null;
  const origin = { type: 'migration', fromVersion: content.manifest.schemaVersion } as const;
  await commit(db, { intent: { code: 'workspaceOpened', params: { file } }, changes, origin, personId, now });
  return undefined;
}

/**
 * A plan that brings its journal is laid down as it is: going through `commit` would write a second
 * history beside its own. Only ever into a database nobody has opened yet.
 */
async function fillWithJournal(db: WorkspaceDatabase, content: ReadWorkspace): Promise<void> {
  await writeTransaction(db, db.tables, async () => {
    if ((await db.journal.count()) > 0) throw new SlipwayError('invalidRequest', { call: 'fillWithJournal' });
    for (const table of TABLE_NAMES) {
      const records = content.tables[table] as readonly RecordOf<TableName>[];
      if (records.length > 0) await db.table(table).bulkAdd(records.map((record) => toRow(table, record)));
    }
    const keyed = KEYED_TABLES.flatMap((table) =>
      content.tables[table].map((record) => ({ op: 'create' as const, table, id: record.id, record: { ...record } })),
    );
    await assertKeysUnique(db, keyed);
    await db.journal.bulkAdd([...(content.journal?.entries ?? [])]);
    await db.journalParts.bulkAdd([...(content.journal?.parts ?? [])]);
  });
}
