import type { REMOTE_CALLS } from '#shared/remote-bridge.ts';
import type { Handlers } from '../bridge/answer.ts';
import type { Vault } from '../vault/vault.ts';
import { secretKey, type Connections } from './connections.ts';

export interface RemoteParts {
  readonly vault: Vault;
  readonly connections: Connections;
}

/** Who does what for each call that leads to remote systems. Nothing is decided here. */
export function remoteHandlers({ vault, connections }: RemoteParts): Pick<Handlers, keyof typeof REMOTE_CALLS> {
  return {
    vaultStatus: async ({ workspaceId }) => {
      const { protection, locked, secrets } = await vault.status();
      const own = secretKey(workspaceId, '');
      return {
        protection,
        locked,
        secrets: secrets.flatMap(({ connectionId, origin, savedAt }) =>
          connectionId.startsWith(own) ? [{ connectionId: connectionId.slice(own.length), origin, savedAt }] : [],
        ),
      };
    },
    vaultUnlock: async ({ passphrase }) => {
      await vault.unlock(passphrase);
      return {};
    },
    vaultPassphrase: async ({ next, current }) => {
      await vault.setPassphrase(next, current);
      return {};
    },
    vaultForgetAll: async () => {
      await vault.forgetAll();
      return {};
    },
    secretPut: async ({ workspaceId, connectionId, address, secret }) => {
      await vault.put(secretKey(workspaceId, connectionId), address, secret);
      return {};
    },
    secretRemove: async ({ workspaceId, connectionId }) => {
      await vault.remove(secretKey(workspaceId, connectionId));
      return {};
    },
    remoteCheck: ({ target, callId }) => connections.use(target, callId, (remote, signal) => remote.check(signal)),
    remoteFields: ({ target, callId, request: { kind } }) =>
      connections.use(target, callId, async (remote, signal) => ({ fields: await remote.fields(kind, signal) })),
    remotePage: ({ target, callId, request }) =>
      connections.use(target, callId, (remote, signal) => remote.page(request, signal)),
    remoteIds: ({ target, callId, request: { kind, next } }) =>
      connections.use(target, callId, (remote, signal) => remote.ids(kind, next, signal)),
    remoteRead: ({ target, callId, request }) =>
      connections.use(target, callId, async (remote, signal) => ({ reads: await remote.read(request, signal) })),
    remoteFind: ({ target, callId, request: { kind, clientKey, fields } }) =>
      connections.use(target, callId, async (remote, signal) => ({
        records: await remote.find(kind, clientKey, signal, fields),
      })),
    remoteCreate: ({ target, callId, request }) =>
      connections.use(target, callId, (remote, signal) => remote.create(request, signal)),
    remoteUpdate: ({ target, callId, request }) =>
      connections.use(target, callId, (remote, signal) => remote.update(request, signal)),
    remoteOperated: ({ target, callId, request }) =>
      connections.use(target, callId, async (remote, signal) => ({ done: await remote.operated(request, signal) })),
    remoteOperate: ({ target, callId, request }) =>
      connections.use(target, callId, (remote, signal) => remote.operate(request, signal)),
    remoteCancel: ({ callId }) => {
      connections.cancel(callId);
      return {};
    },
  };
}
