import { z } from 'zod';
import { RemoteKind } from '../sync/remote.ts';
import { Id, openObject, requiredText } from './schema.ts';
import { Instant } from './time.ts';

const count = z.number().int().min(0).default(0);

/** What a run did, in records; `conflicts`, `refused` and `waiting` as they stand at its end. */
export const SyncCounts = openObject({
  /** Rows the remote gave. */
  seen: count,
  /** Records here that took something. */
  pulled: count,
  /** Records that came in new. */
  created: count,
  /** Records that wait for a person to say what they are. */
  arrived: count,
  /** Records there that took something. */
  pushed: count,
  /** Records made there. */
  createdThere: count,
  /** Comments and transitions done. */
  operations: count,
  conflicts: count,
  refused: count,
  setAside: count,
  /** Nobody knows yet whether they took effect, or they have to wait. */
  waiting: count,
  failed: count,
  /** Found gone, forbidden or no longer in the filter. */
  missing: count,
});
export type SyncCounts = z.infer<typeof SyncCounts>;

/** One run of one connection. */
export const SyncRun = openObject({
  id: Id,
  connectionId: Id,
  startedAt: Instant,
  /** Null while it runs, or where it was killed. */
  endedAt: Instant.nullable().default(null),
  by: z.enum(['person', 'schedule', 'command']),
  outcome: z.enum(['done', 'partly', 'failed', 'cancelled', 'offline']).nullable().default(null),
  counts: SyncCounts,
  /** Code of the error that ended it and the values of its sentence. */
  problem: openObject({ code: requiredText, detail: z.record(z.string(), z.unknown()).default({}) })
    .nullable()
    .default(null),
});
export type SyncRun = z.infer<typeof SyncRun>;

/** How far a connection has come with one kind; with kind null: with what goes out. */
export const SyncCursor = openObject({
  /** `<connection>:<kind>`, of what goes out `<connection>:` */
  id: Id,
  connectionId: Id,
  kind: RemoteKind.nullable(),
  /** Of what was asked for; another scope or other fields are read from the beginning. */
  asked: z.string().max(20_000),
  /** Where the next run begins; null: from the beginning. */
  watermark: z.string().nullable().default(null),
  /** Within a run that was broken off: the page to go on with. */
  next: z.string().nullable().default(null),
  sweptAt: Instant.nullable().default(null),
  /** Journal entries up to this one were looked through for what goes out. */
  sentThrough: z.number().int().min(0).default(0),
});
export type SyncCursor = z.infer<typeof SyncCursor>;
