import type { Connection } from '../model/connection.ts';
import { originOf } from './origin.ts';

/**
 * Whether a connection can run, and if not, what is missing:
 *
 * - `noSecret`: no token or password was entered for it on this machine; so it is with one that came in with a file.
 * - `otherOrigin`: the one that was entered is for another place than the address now names.
 * - `locked`: it is there, and can't be read before the passphrase is given or the system's store is open.
 */
export type Readiness = 'ready' | 'paused' | 'noSecret' | 'otherOrigin' | 'locked';

/** What the vault says of itself and of the secrets of one workspace; the secrets themselves never leave main. */
export interface HeldSecrets {
  readonly locked: boolean;
  readonly secrets: readonly { readonly connectionId: string; readonly origin: string }[];
}

export function readinessOf({ id, address, paused }: Connection, { locked, secrets }: HeldSecrets): Readiness {
  if (paused) return 'paused';
  const held = secrets.find(({ connectionId }) => connectionId === id);
  if (held === undefined) return 'noSecret';
  if (held.origin !== originOrNone(address)) return 'otherOrigin';
  return locked ? 'locked' : 'ready';
}

/** A file may bring any address along; one that nothing is sent to has no secret either. */
function originOrNone(address: string): string | null {
  try {
    return originOf(address);
  } catch {
    return null;
  }
}
