import { z } from 'zod';
import { SignIn } from './model/connection.ts';
import { Instant } from './model/time.ts';
import { CreateRequest, OperateRequest, PageRequest, ReadRequest, UpdateRequest } from './sync/remote-calls.ts';
import {
  RemoteField,
  RemoteIds,
  RemoteKind,
  RemotePage,
  RemoteRead,
  RemoteRecord,
  RemoteScope,
  RemoteWrite,
  SignedIn,
  SystemKind,
} from './sync/remote.ts';

/* The part of the bridge that leads to remote systems: their secrets go in and never come out. */

/** The connection a call is for. Main sends its secret to the origin it was entered for, whatever is said here. */
export const RemoteTarget = z.object({
  workspaceId: z.string().min(1).max(100),
  connectionId: z.string().min(1).max(100),
  system: SystemKind,
  address: z.string().max(2_000),
  signIn: SignIn,
  scope: RemoteScope,
});
export type RemoteTarget = z.infer<typeof RemoteTarget>;

const Nothing = z.object({});
const callId = z.string().min(1).max(100);
const to = <R extends z.ZodType>(request: R) => z.object({ target: RemoteTarget, callId, request });
const whose = { workspaceId: RemoteTarget.shape.workspaceId, connectionId: RemoteTarget.shape.connectionId };
const passphrase = z.string().max(1_000);

export const REMOTE_CALLS = {
  vaultStatus: {
    request: z.object({ workspaceId: RemoteTarget.shape.workspaceId }),
    answer: z.object({
      /** `session`: secrets are gone when the app ends. */
      protection: z.enum(['system', 'passphrase', 'session']),
      locked: z.boolean(),
      /** Connections of the workspace that have one, for where, and since when; null where nobody knows. */
      secrets: z.array(z.object({ connectionId: z.string(), origin: z.string(), savedAt: Instant.nullable() })),
    }),
  },
  vaultUnlock: { request: z.object({ passphrase }), answer: Nothing },
  vaultPassphrase: { request: z.object({ next: passphrase, current: passphrase.nullable() }), answer: Nothing },
  vaultForgetAll: { request: Nothing, answer: Nothing },
  secretPut: {
    request: z.object({ ...whose, address: RemoteTarget.shape.address, secret: z.string().min(1).max(4_096) }),
    answer: Nothing,
  },
  secretRemove: { request: z.object(whose), answer: Nothing },
  remoteCheck: { request: to(Nothing), answer: SignedIn },
  remoteFields: {
    request: to(z.object({ kind: RemoteKind })),
    answer: z.object({ fields: z.array(RemoteField) }),
  },
  remotePage: { request: to(PageRequest), answer: RemotePage },
  remoteIds: { request: to(z.object({ kind: RemoteKind, next: z.string().nullable() })), answer: RemoteIds },
  remoteRead: { request: to(ReadRequest), answer: z.object({ reads: z.array(RemoteRead) }) },
  remoteFind: { request: to(CreateRequest), answer: z.object({ records: z.array(RemoteRecord) }) },
  remoteCreate: { request: to(CreateRequest), answer: RemoteWrite },
  remoteUpdate: { request: to(UpdateRequest), answer: RemoteWrite },
  remoteOperated: { request: to(OperateRequest), answer: z.object({ done: z.boolean() }) },
  remoteOperate: { request: to(OperateRequest), answer: RemoteWrite },
  /** Calls off what is under way under this id; the call itself then fails with `cancelled`. */
  remoteCancel: { request: z.object({ callId }), answer: Nothing },
} as const satisfies Record<string, { request: z.ZodType; answer: z.ZodType }>;
