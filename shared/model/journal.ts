import { z } from 'zod';
import { Id, openObject, optionalId } from './schema.ts';
import { TABLE_NAMES, type AnyRecord, type RecordOf, type TableName } from './tables.ts';

const Table = z.enum(TABLE_NAMES as [TableName, ...TableName[]]);

/** Where an edit came from. Only what a person or an import did is an undo step. */
export const Origin = z.discriminatedUnion('type', [
  openObject({ type: z.literal('person') }),
  openObject({ type: z.literal('import'), sourceId: Id.optional(), file: z.string() }),
  openObject({
    type: z.literal('sync'),
    instance: z.string(),
    author: z.string(),
    connectionId: z.string().optional(),
  }),
  openObject({ type: z.literal('migration'), fromVersion: z.number() }),
]);
export type Origin = z.infer<typeof Origin>;

/**
 * What a step was, as a catalogue key under `journal.<code>` and the values that fill it, so that its
 * name follows the reader's language.
 */
export const Intent = openObject({
  code: z.string().min(1).max(100),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Intent = z.infer<typeof Intent>;

/** Before and after of one field; `undefined` (absent) where the record had no such field. */
export const FieldChange = openObject({ before: z.unknown().optional(), after: z.unknown().optional() });

/** One record's part of a step. A created or deleted record is kept whole, a changed one per field. */
export const RecordChange = z.discriminatedUnion('op', [
  openObject({ op: z.literal('create'), table: Table, id: Id, record: z.record(z.string(), z.unknown()) }),
  openObject({ op: z.literal('delete'), table: Table, id: Id, record: z.record(z.string(), z.unknown()) }),
  openObject({ op: z.literal('update'), table: Table, id: Id, fields: z.record(z.string(), FieldChange) }),
]);
export type RecordChange = z.infer<typeof RecordChange>;

/**
 * The head of a step. Its record changes stand in `JournalPart`s, cut so that no single stored value
 * grows with the size of an import.
 */
export const JournalEntry = openObject({
  id: Id,
  /** Order within the workspace, from 1, no gaps. */
  seq: z.number().int().min(1),
  /** ISO instant with milliseconds. */
  at: z.string(),
  personId: optionalId,
  origin: Origin,
  intent: Intent,
  /** Records touched. */
  count: z.number().int().min(0),
  /**
   * Where the step stands for undo: `done` can be undone, `undone` can be redone, `closed` neither
   * (sync, migration, an undo itself, or an undone step that a later edit left behind).
   */
  step: z.enum(['done', 'undone', 'closed']),
  /** Set on the entry an undo or a redo writes. */
  undoes: Id.optional(),
  redoes: Id.optional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const JournalPart = openObject({
  /** `<entry id>:<part number>` */
  id: z.string(),
  entryId: Id,
  seq: z.number().int(),
  part: z.number().int().min(0),
  /** `<table>:<id>` of every record in `changes`; indexed, so that a record's history is one look-up. */
  records: z.array(z.string()),
  changes: z.array(RecordChange),
});
export type JournalPart = z.infer<typeof JournalPart>;

/** One asked-for write. `patch` names only the fields to set; `undefined` removes one. */
export type Change =
  | { [T in TableName]: { readonly op: 'create'; readonly table: T; readonly record: RecordOf<T> } }[TableName]
  | {
      [T in TableName]: {
        readonly op: 'patch';
        readonly table: T;
        readonly id: Id;
        readonly fields: Partial<RecordOf<T>> & Record<string, unknown>;
        /**
         * The record as whoever edited it saw it. Lists of lines (objects with an `id`) are then merged into what
         * is stored by now, so that two quick edits of one list both stay.
         */
        readonly base?: Readonly<Record<string, unknown>>;
      };
    }[TableName]
  | { readonly op: 'delete'; readonly table: TableName; readonly id: Id };

/** A patch whose table is only known when it runs; which fields that table has is parsed by `commit`. */
export function patchOf(
  table: TableName,
  id: Id,
  fields: Record<string, unknown>,
  base?: Readonly<Record<string, unknown>>,
): Change {
  // A cast: the compiler gives up telling a union of more than 25 tables apart.
  return { op: 'patch', table, id, fields, ...(base === undefined ? {} : { base }) } as Change;
}

export function recordRef(table: TableName, id: Id): string {
  return `${table}:${id}`;
}

/** Key the person knows a record by, for step names and messages. */
export function labelOf(record: AnyRecord | Record<string, unknown>): string {
  for (const field of ['key', 'title', 'name', 'purpose', 'text'] as const) {
    const value = (record as Record<string, unknown>)[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  const { environment, id } = record as Record<string, unknown>;
  return typeof environment === 'string' ? environment : String(id);
}
