import { z } from 'zod';
import { FieldLink, Raw } from '../sync/field-link.ts';
import { RemoteKind, RemotePerson } from '../sync/remote.ts';
import { SyncTable } from './connection.ts';
import { Id, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant } from './time.ts';

/**
 * Where a link stands.
 *
 * - `arrived`: it is there and not here; a person says what it is (`recordId` is null).
 * - `creating`: it is here and to be made there; its client key is looked up before any second try.
 * - `linked`: both are there.
 * - `left`, `gone`, `forbidden`: no longer in the filter, deleted there, or not to be seen by this account, each
 *   confirmed by a single read. The record here stays.
 * - `unlinked`: a person took them apart, or deleted the record here. It stays as the mark that keeps the remote
 *   record from arriving again.
 */
export const LinkState = z.enum(['arrived', 'creating', 'linked', 'left', 'gone', 'forbidden', 'unlinked']);
export type LinkState = z.infer<typeof LinkState>;

/** Why a record was left out of a run while the others went on. */
export const SetAside = openObject({
  /** A code of `SlipwayError`, or one of the engine's own (`refusedCreate`, `duplicate`, `unreadable`). */
  code: requiredText,
  /** The remote's words, as text. */
  reason: shortText.default(''),
  at: Instant,
  tries: z.number().int().min(1),
});
export type SetAside = z.infer<typeof SetAside>;

/** Ties one record here to one there. Keyed by instance, kind and id: two filters on one site make one link. */
export const SyncLink = openObject({
  id: Id,
  /** The connection it came in over or goes out by; its mapping counts. */
  connectionId: Id,
  /** Where the system stands, whatever connection leads there (see sync/instance.ts). */
  instance: requiredText,
  kind: RemoteKind,
  /** Null until it is there. */
  remoteId: z.string().max(300).nullable().default(null),
  /** What people there call it. */
  key: shortText.default(''),
  url: z.string().max(2_000).default(''),
  table: SyncTable,
  recordId: optionalId,
  state: LinkState,
  stateSince: Instant,
  /**
   * The `stateSince` of a record missing there that a person has seen and leaves as it is. Any other time means that it
   * is in another state by now, which nobody has seen.
   */
  seenSince: Instant.nullable().default(null),
  /** Per field: what both sides last agreed on, and what was refused. */
  fields: z.record(z.string(), FieldLink).default({}),
  /** What the remote last said, by its own field names; shown beside ours, and planned on while offline. */
  raw: z.record(z.string(), Raw).default({}),
  remoteUpdatedAt: Instant.nullable().default(null),
  remoteUpdatedBy: RemotePerson.nullable().default(null),
  revision: z.string().max(500).nullable().default(null),
  /** Fields a person keeps from going out. */
  held: z.array(z.string()).default([]),
  clientKey: z.string().max(100).nullable().default(null),
  /** When it was last tried to be made there; written before the try. */
  createTriedAt: Instant.nullable().default(null),
  setAside: SetAside.nullable().default(null),
  /** Writes in a row of which nobody knows whether they took effect; each was read after, and had not. */
  unanswered: z.number().int().min(0).default(0),
  /** `<instance> <kind> <id>` of the remote records it names; it is read again when one is linked, or no longer is. */
  names: z.array(z.string().max(700)).default([]),
  /** Nobody looked for a while (it was left out, and brought back): read by itself before anything is decided on it. */
  stale: z.boolean().default(false),
  /** Something differs, waits or was refused: looked at again in every run. */
  due: z.boolean().default(false),
});
export type SyncLink = z.infer<typeof SyncLink>;
