import { useEffect } from 'react';
import { create } from 'zustand';
import type { CallAnswer } from '#shared/bridge.ts';
import { call } from '../bridge.ts';
import { useWorkspace } from './workspace-context.tsx';

/** How the secrets of connections are kept, and for which of the plan there is one. The secrets stay in main. */
export type VaultStatus = CallAnswer<'vaultStatus'>;

interface Held {
  readonly workspaceId: string | null;
  readonly status: VaultStatus | null;
  /** Why it can't be said: the vault's file is damaged, or newer. */
  readonly problem: unknown;
}

const useHeld = create<Held>()(() => ({ workspaceId: null, status: null, problem: null }));

/** Asks main anew. Main tells nobody when its vault changes: whoever changes it reads it again. */
export async function readVault(workspaceId: string): Promise<VaultStatus | null> {
  const held = await call('vaultStatus', { workspaceId }).then(
    (status): Held => ({ workspaceId, status, problem: null }),
    (problem: unknown): Held => ({ workspaceId, status: null, problem }),
  );
  useHeld.setState(held);
  return held.status;
}

/** Calls the listener whenever the vault was read anew, as it is after every change of it in this window. */
export const onVaultRead = (listener: () => void): (() => void) => useHeld.subscribe(listener);

/** The vault as it was last read; null until then, and where it can't be read. */
export function useVault(): Pick<Held, 'status' | 'problem'> {
  const { id } = useWorkspace();
  const held = useHeld();
  const isOurs = held.workspaceId === id;
  useEffect(() => {
    void readVault(id);
  }, [id]);
  return isOurs ? held : NOT_READ;
}

const NOT_READ = { status: null, problem: null };

/** @throws SlipwayError as main's vault does, and then nothing was kept */
export async function putSecret(
  workspaceId: string,
  connectionId: string,
  address: string,
  secret: string,
): Promise<void> {
  await call('secretPut', { workspaceId, connectionId, address, secret });
  await readVault(workspaceId);
}

export async function removeSecret(workspaceId: string, connectionId: string): Promise<void> {
  await call('secretRemove', { workspaceId, connectionId });
  await readVault(workspaceId);
}

/** @throws SlipwayError `vaultWrongPassphrase` */
export async function unlockVault(workspaceId: string, passphrase: string): Promise<void> {
  await call('vaultUnlock', { passphrase });
  await readVault(workspaceId);
}

/** @throws SlipwayError `vaultPassphraseShort`, `vaultWrongPassphrase`, `vaultUnavailable` */
export async function setPassphrase(workspaceId: string, next: string, current: string | null): Promise<void> {
  await call('vaultPassphrase', { next, current });
  await readVault(workspaceId);
}

export async function forgetAllSecrets(workspaceId: string): Promise<void> {
  await call('vaultForgetAll', {});
  await readVault(workspaceId);
}
