import { z } from 'zod';
import { Direction } from '../sync/field-link.ts';
import { RemoteKind, RemoteScope, SystemKind } from '../sync/remote.ts';
import { Id, openObject, requiredText, shortText } from './schema.ts';
import { Instant, Zone } from './time.ts';

/** One row of a table between their words and ours. `out` marks the one of several that ours is written as. */
export const MappingRow = openObject({ raw: shortText, local: shortText, out: z.boolean().default(false) });
export type MappingRow = z.infer<typeof MappingRow>;

/** How a value is read and written (shared/sync/mapping makes the codec of it). */
export const CodecSpec = z.discriminatedUnion('type', [
  openObject({ type: z.literal('text'), limit: z.number().int().positive().nullable().default(null) }),
  openObject({ type: z.literal('adf') }),
  openObject({ type: z.literal('day') }),
  openObject({
    type: z.literal('moment'),
    zone: Zone,
    precision: z.enum(['second', 'minute', 'day']).default('second'),
    none: z.string().nullable().default(null),
  }),
  /** A point in time that is kept without a zone here. */
  openObject({ type: z.literal('instant'), none: z.string().nullable().default(null) }),
  openObject({ type: z.literal('number'), factor: z.number().positive().default(1) }),
  /** Numbers there that are levels here, 1 the most urgent: `from` are the least of each but the last, falling. */
  openObject({ type: z.literal('levels'), from: z.array(z.number()).min(1).max(20) }),
  openObject({ type: z.literal('flag') }),
  openObject({ type: z.literal('words') }),
  /** Statuses, types, priorities: their ids, ours. */
  openObject({
    type: z.literal('table'),
    rows: z.array(MappingRow).default([]),
    shape: z.enum(['id', 'object']).default('object'),
    optional: z.boolean().default(true),
  }),
  /** Persons, by what `people` and `teams` know of their ids there. */
  openObject({ type: z.literal('person'), shape: z.enum(['id', 'object']).default('object') }),
  /** A record that is linked itself: fix versions, a parent. */
  openObject({
    type: z.literal('record'),
    kind: RemoteKind,
    shape: z.enum(['id', 'object']).default('object'),
    many: z.boolean().default(false),
  }),
]);
export type CodecSpec = z.infer<typeof CodecSpec>;

/** How one field here goes with one there. */
export const FieldMapping = openObject({
  field: requiredText,
  remote: requiredText,
  direction: Direction,
  codec: CodecSpec,
  /** Whether what came in over another connection goes on over this one. `ask`: it waits until somebody says. */
  forwards: z.enum(['ask', 'yes', 'no']).default('ask'),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

/** Kinds of records here that can have a counterpart there. */
export const SyncTable = z.enum(['releases', 'work-items', 'changes', 'incidents']);
export type SyncTable = z.infer<typeof SyncTable>;

export const isSyncTable = (table: string): table is SyncTable => SyncTable.safeParse(table).success;

/** How one kind there goes with one here. */
export const KindMapping = openObject({
  remote: RemoteKind,
  table: SyncTable,
  /** What is done with a record that is there and not here. `suggest`: it waits on the page of first links. */
  arrivals: z.enum(['create', 'suggest', 'ignore']),
  fields: z.array(FieldMapping),
});
export type KindMapping = z.infer<typeof KindMapping>;

/** How one proves who one is; the secret itself is main's. */
export const SignIn = openObject({
  type: z.enum(['basic', 'token']),
  /** User name or e-mail address; empty for a token by itself. */
  account: shortText.default(''),
});
export type SignIn = z.infer<typeof SignIn>;

/** One filter on one remote system. Its secret is not here: the vault in main has it, bound to the address. */
export const Connection = openObject({
  id: Id,
  name: requiredText,
  system: SystemKind,
  /** Where it stands, with the path it stands under. */
  address: z.string().min(1).max(2_000),
  signIn: SignIn.default({ type: 'basic', account: '' }),
  scope: RemoteScope,
  kinds: z.array(KindMapping),
  paused: z.boolean().default(false),
  /** Minutes between two runs while online; null: on demand alone. */
  everyMinutes: z.number().int().min(1).max(10_080).nullable().default(15),
  createdAt: Instant,
});
export type Connection = z.infer<typeof Connection>;
