import type { CallAnswer, CallRequest } from '#shared/bridge.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { REMOTE_CALLS, RemoteTarget } from '#shared/remote-bridge.ts';
import { call } from '../bridge.ts';
import { uuidv7 } from '../data/ids.ts';
import type { RemotePort } from './port.ts';

type Asking = Exclude<
  {
    [C in keyof typeof REMOTE_CALLS]: CallRequest<C> extends { target: unknown; request: unknown } ? C : never;
  }[keyof typeof REMOTE_CALLS],
  never
>;

export const targetOf = (workspaceId: string, connection: Connection): RemoteTarget => {
  const { id: connectionId, system, address, signIn, scope } = connection;
  return { workspaceId, connectionId, system, address, signIn, scope };
};

/** Asks main, and has it give up when the signal fires. */
export async function askRemote<C extends Asking>(
  name: C,
  target: RemoteTarget,
  request: CallRequest<C>['request'],
  signal: AbortSignal,
): Promise<CallAnswer<C>> {
  signal.throwIfAborted();
  const callId = uuidv7(Date.now());
  const cancel = (): void => {
    void call('remoteCancel', { callId });
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await call(name, { target, callId, request } as CallRequest<C>);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** A connection's remote system, behind main. */
export function bridgePort(target: RemoteTarget): RemotePort {
  return {
    page: (request, signal) => askRemote('remotePage', target, request, signal),
    ids: (kind, next, signal) => askRemote('remoteIds', target, { kind, next }, signal),
    read: async (request, signal) => (await askRemote('remoteRead', target, request, signal)).reads,
    find: async (request, signal) => (await askRemote('remoteFind', target, request, signal)).records,
    create: (request, signal) => askRemote('remoteCreate', target, request, signal),
    update: (request, signal) => askRemote('remoteUpdate', target, request, signal),
    operated: async (request, signal) => (await askRemote('remoteOperated', target, request, signal)).done,
    operate: (request, signal) => askRemote('remoteOperate', target, request, signal),
  };
}
