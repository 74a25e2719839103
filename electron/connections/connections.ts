import { SlipwayError } from '#shared/errors.ts';
import type { RemoteTarget } from '#shared/remote-bridge.ts';
import { originOf } from '#shared/sync/origin.ts';
import type { Connector } from '../connectors/connector.ts';
import { CONNECTORS } from '../connectors/index.ts';
import { HttpClient } from '../net/client.ts';
import type { Clock } from '../net/clock.ts';
import { Gate } from '../net/gate.ts';
import { NET_LIMITS } from '../net/limits.ts';
import type { Transport } from '../net/transport.ts';
import type { Vault } from '../vault/vault.ts';

export interface ConnectionsParts {
  readonly vault: Pick<Vault, 'withSecret'>;
  readonly transport: Transport;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Under which the secret of a connection is kept. The workspace belongs to it: a plan that came in with a file is a
 * workspace of its own, and none of its connections finds a secret before one was entered for it here.
 */
export const secretKey = (workspaceId: string, connectionId: string): string => `${workspaceId}.${connectionId}`;

/** What the window asks of remote systems, one call at a time. Nothing is sent anywhere without a secret for there. */
export class Connections {
  readonly #parts: ConnectionsParts;
  /** One per origin: two connections to one site are one guest there. */
  readonly #gates = new Map<string, Gate>();
  readonly #calls = new Map<string, AbortController>();

  constructor(parts: ConnectionsParts) {
    this.#parts = parts;
  }

  /**
   * @param callId by which `cancel` names it
   * @throws SlipwayError `secretMissing`, `secretOtherOrigin`, `vaultLocked`, `remoteAddress`, and what the connector throws
   */
  async use<T>(
    target: RemoteTarget,
    callId: string,
    act: (connector: Connector, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#calls.has(callId)) throw new SlipwayError('invalidRequest', { call: callId });
    const call = new AbortController();
    this.#calls.set(callId, call);
    try {
      const { workspaceId, connectionId, system, address, signIn, scope } = target;
      const kind = CONNECTORS[system];
      const key = secretKey(workspaceId, connectionId);
      const authorise = () =>
        this.#parts.vault.withSecret(key, address, (secret) => kind.authorise({ ...signIn, secret }));
      // Asked before anything else: without a secret for just this place nothing is even looked up.
      await authorise();
      const { transport, clock, random } = this.#parts;
      const http = new HttpClient({ address, authorise, transport, clock, random, gate: this.#gate(address) });
      return await act(kind.connect({ http, address, scope, account: signIn.account }), call.signal);
    } finally {
      this.#calls.delete(callId);
    }
  }

  cancel(callId: string): void {
    this.#calls.get(callId)?.abort();
  }

  /** The window that asked is gone. */
  cancelAll(): void {
    for (const call of this.#calls.values()) call.abort();
  }

  #gate(address: string): Gate {
    const origin = originOf(address);
    const gate = this.#gates.get(origin) ?? new Gate(this.#parts.clock, NET_LIMITS.concurrent);
    this.#gates.set(origin, gate);
    return gate;
  }
}
