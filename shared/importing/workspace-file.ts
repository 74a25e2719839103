import { strFromU8, strToU8, Zip, ZipDeflate } from 'fflate';
import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { JournalEntry, JournalPart } from '../model/journal.ts';
import { SCHEMA_VERSION, TABLE_NAMES, TABLES, type RecordOf, type TableName } from '../model/tables.ts';
import { brokenFile, planRefusal } from './workspace-file/broken.ts';
import {
  FILE_TABLES,
  FORMAT,
  JOURNAL,
  JOURNAL_PARTS,
  MANIFEST,
  parseManifest,
  partName,
  tableOfPart,
  type FileTable,
  type Manifest,
} from './workspace-file/manifest.ts';
import { bytesToRows, rowsToBytes } from './workspace-file/rows.ts';
import { readZipDirectory } from './zip/directory.ts';
import { unpack, UnpackBudget } from './zip/inflate.ts';

export type { Manifest } from './workspace-file/manifest.ts';

export type WorkspaceTables = { readonly [T in TableName]: readonly RecordOf<T>[] };

export interface WorkspaceJournal {
  readonly entries: readonly JournalEntry[];
  readonly parts: readonly JournalPart[];
}

/** A whole plan, as it goes into a workspace file and comes out of one. */
export interface WorkspaceContent {
  readonly tables: WorkspaceTables;
  /** Null where the history was left out. */
  readonly journal: WorkspaceJournal | null;
}

export interface ReadWorkspace extends WorkspaceContent {
  readonly manifest: Manifest;
  /** Parts nobody here knows; never unpacked. */
  readonly ignored: readonly string[];
}

/** What the environment gives: hashing, and a break between two pieces of long work. */
export interface WorkspaceFileTools {
  /** SHA-256, lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  readonly pause: () => Promise<void>;
}

type FileLimits = Pick<
  typeof LIMITS,
  'workspaceFileBytes' | 'workspaceUnpackedBytes' | 'workspaceUnpackRatio' | 'workspaceParts'
>;
/** Limits are numbers; tests pass smaller ones. */
export type WorkspaceLimits = { readonly [L in keyof FileLimits]: number };

/** Bytes packed between two pauses. */
const STEP = 256 * 1024;

/** The plan as the bytes of a `.slipway` file. `about` says what the manifest tells about it. */
export async function writeWorkspaceFile(
  content: WorkspaceContent,
  about: Pick<Manifest, 'app' | 'exportedAt' | 'name'>,
  tools: WorkspaceFileTools,
): Promise<Uint8Array> {
  const parts: { name: string; bytes: Uint8Array; count: number; sha256: string }[] = [];
  for (const table of FILE_TABLES) {
    const rows = rowsOf(content, table);
    if (rows.length === 0) continue;
    const bytes = rowsToBytes(rows);
    parts.push({ name: partName(table), bytes, count: rows.length, sha256: await tools.sha256(bytes) });
    await tools.pause();
  }
  const manifest: Manifest = {
    format: FORMAT,
    schemaVersion: SCHEMA_VERSION,
    ...about,
    journal: content.journal !== null,
    parts: parts.map(({ name, sha256, count }) => ({ name, sha256, count })),
  };
  const head = { name: MANIFEST, bytes: strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  // The manifest first: whoever streams the file knows its version before anything else.
  return pack([head, ...parts], new Date(about.exportedAt), tools.pause);
}

function rowsOf({ tables, journal }: WorkspaceContent, table: FileTable): readonly object[] {
  if (table === JOURNAL) return journal?.entries ?? [];
  if (table === JOURNAL_PARTS) return journal?.parts ?? [];
  return tables[table];
}

async function pack(
  parts: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  mtime: Date,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
    size += chunk.length;
  });
  for (const { name, bytes } of parts) {
    const part = new ZipDeflate(name, { level: 6 });
    part.mtime = mtime;
    zip.add(part);
    for (let at = 0; at < bytes.length || at === 0; at += STEP) {
      part.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      await pause();
    }
  }
  zip.end();
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Reads a `.slipway` file whole or not at all. Nothing in it is trusted: sizes are counted while
 * unpacking, every part is checked against its SHA-256, every record is parsed. Fails with
 * `fileTooLarge`, `fileEmpty`, `newerSchema`, or one of the `workspaceFile…` codes.
 */
export async function readWorkspaceFile(
  bytes: Uint8Array,
  file: string,
  tools: WorkspaceFileTools,
  limits: WorkspaceLimits = LIMITS,
): Promise<ReadWorkspace> {
  if (bytes.length === 0) throw new SlipwayError('fileEmpty', { name: file });
  if (bytes.length > limits.workspaceFileBytes) {
    throw new SlipwayError('fileTooLarge', { name: file, size: bytes.length, limit: limits.workspaceFileBytes });
  }
  const refusal = planRefusal(file);
  const entries = readZipDirectory(bytes, refusal, limits.workspaceParts);
  const budget = new UnpackBudget(refusal, {
    unpackedBytes: limits.workspaceUnpackedBytes,
    unpackRatio: limits.workspaceUnpackRatio,
  });
  const head = entries.find(({ name }) => name === MANIFEST);
  if (head === undefined) throw brokenFile(file, 'manifest');
  const manifest = parseManifest(strFromU8(unpack(bytes, head, refusal, budget)), file);
  const rows = new Map<FileTable, readonly object[]>();
  for (const part of manifest.parts) {
    const table = tableOfPart(part.name);
    if (table === null) continue;
    const entry = entries.find(({ name }) => name === part.name);
    if (entry === undefined) throw brokenFile(file, 'partMissing', { part: part.name });
    if (rows.has(table)) throw brokenFile(file, 'partTwice', { part: part.name });
    const unpacked = unpack(bytes, entry, refusal, budget);
    if ((await tools.sha256(unpacked)) !== part.sha256) {
      throw new SlipwayError('workspaceFileChecksum', { name: file, part: part.name });
    }
    const list = parseRows(unpacked, table, part.name, file);
    if (list.length !== part.count) throw brokenFile(file, 'partCount', { part: part.name });
    rows.set(table, list);
    await tools.pause();
  }
  return { manifest, ...contentOf(rows, manifest), ignored: ignoredOf(entries, manifest) };
}

function parseRows(bytes: Uint8Array, table: FileTable, part: string, file: string): readonly object[] {
  if (table === JOURNAL) return bytesToRows(bytes, JournalEntry, part, file);
  if (table === JOURNAL_PARTS) return bytesToRows(bytes, JournalPart, part, file);
  return bytesToRows<{ id: string }>(bytes, TABLES[table], part, file);
}

function contentOf(rows: ReadonlyMap<FileTable, readonly object[]>, { journal }: Manifest): WorkspaceContent {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, rows.get(table) ?? []]),
  ) as unknown as WorkspaceTables;
  if (!journal) return { tables, journal: null };
  const entries = (rows.get(JOURNAL) ?? []) as readonly JournalEntry[];
  const parts = (rows.get(JOURNAL_PARTS) ?? []) as readonly JournalPart[];
  return { tables, journal: { entries, parts } };
}

/** Parts the manifest does not name, or names but nobody here knows. A part of a known name must be listed. */
function ignoredOf(entries: readonly { readonly name: string }[], manifest: Manifest): string[] {
  const read = new Set(manifest.parts.filter(({ name }) => tableOfPart(name) !== null).map(({ name }) => name));
  return entries.map(({ name }) => name).filter((name) => name !== MANIFEST && !read.has(name));
}
