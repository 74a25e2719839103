import { z } from 'zod';
import { openObject, requiredText } from '../model/schema.ts';
import { Raw } from './field-link.ts';
import { RemoteKind, RemoteOperation, RemoteRecord } from './remote.ts';

/*
 * What the planner asks of a remote system, over the bridge and of a connector alike. Answers are in remote.ts.
 */

const names = z.array(requiredText).max(500).readonly();

export const PageRequest = openObject({
  kind: RemoteKind,
  /** Where the last whole run ended; null: everything in scope. */
  watermark: z.string().max(10_000).nullable(),
  /** Where the page before this one ended; null: the first. */
  next: z.string().max(10_000).nullable(),
  /** Fields by the remote's own names; nothing else is asked for. */
  fields: names,
  size: z.number().int().min(1).max(1_000),
});
export type PageRequest = z.infer<typeof PageRequest>;

export const ReadRequest = openObject({ kind: RemoteKind, ids: names, fields: names });
export type ReadRequest = z.infer<typeof ReadRequest>;

export const CreateRequest = openObject({
  kind: RemoteKind,
  /** Put there with the record, so that a create whose answer was lost is found again. */
  clientKey: requiredText.max(100),
  fields: z.record(z.string(), Raw),
});
export type CreateRequest = z.infer<typeof CreateRequest>;

export const UpdateRequest = openObject({
  kind: RemoteKind,
  /** As it was read just before; `revision` is named in the write where the system can tell. */
  before: RemoteRecord,
  /** The least that is to change. */
  fields: z.record(z.string(), Raw),
});
export type UpdateRequest = z.infer<typeof UpdateRequest>;

export const OperateRequest = openObject({ kind: RemoteKind, id: requiredText, operation: RemoteOperation });
export type OperateRequest = z.infer<typeof OperateRequest>;
