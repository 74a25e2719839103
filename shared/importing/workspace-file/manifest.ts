import { z } from 'zod';
import { SlipwayError } from '../../errors.ts';
import { brokenFile } from './broken.ts';
import { openObject } from '../../model/schema.ts';
import { SCHEMA_VERSION, TABLE_NAMES, type TableName } from '../../model/tables.ts';

export const FORMAT = 'slipway-workspace';
export const MANIFEST = 'manifest.json';
export const JOURNAL = 'journal';
export const JOURNAL_PARTS = 'journal-parts';

/** Tables that may stand in a file: every kind of record, and the journal in its two tables. */
export const FILE_TABLES = [...TABLE_NAMES, JOURNAL, JOURNAL_PARTS] as const;
export type FileTable = TableName | typeof JOURNAL | typeof JOURNAL_PARTS;

const Part = openObject({
  /** Name within the zip: `releases.ndjson`. */
  name: z.string().max(200),
  /** Of the unpacked bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Lines, each one record. */
  count: z.number().int().min(0),
});

/** `manifest.json`, see docs/workspace-format.md. */
export const Manifest = openObject({
  format: z.literal(FORMAT),
  schemaVersion: z.number().int().min(1),
  /** Version of the Slipway that wrote it; told, never decided by. */
  app: z.string().max(100),
  exportedAt: z.string().max(40),
  /** The plan's name where it was written. */
  name: z.string().min(1).max(500),
  /** Whether the history came along. */
  journal: z.boolean(),
  parts: z.array(Part),
});
export type Manifest = z.infer<typeof Manifest>;

/** Only what must be known before anything else is: whose file it is and how new. */
const Head = z.looseObject({ format: z.literal(FORMAT), schemaVersion: z.number() });

/** Fails with `newerSchema` before looking any further: a later version may mean anything by the rest. */
export function parseManifest(text: string, file: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw brokenFile(file, 'manifest');
  }
  const head = Head.safeParse(value);
  if (!head.success) throw brokenFile(file, 'manifest');
  const found = head.data.schemaVersion;
  if (found > SCHEMA_VERSION) throw new SlipwayError('newerSchema', { name: file, found, known: SCHEMA_VERSION });
  const manifest = Manifest.safeParse(value);
  if (!manifest.success) throw brokenFile(file, 'manifest');
  return manifest.data;
}

export const partName = (table: FileTable): string => `${table}.ndjson`;

export function tableOfPart(name: string): FileTable | null {
  return FILE_TABLES.find((table) => partName(table) === name) ?? null;
}
