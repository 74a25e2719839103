import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { SlipwayError } from '#shared/errors.ts';
import { deriveKey, type DeriveKey } from './derive-key.ts';

/**
 * Makes keys in a thread, so that main answers meanwhile. `path` is the thread's bundle; it is read here and handed
 * over as text, for a thread opens no file that is packed within the app. Where it can't be read main waits instead:
 * nobody is locked out by that.
 *
 * @throws SlipwayError `vaultUnavailable` where the thread ends without a key
 */
export function deriveInThread(path: string): DeriveKey {
  return async (passphrase, derivation) => {
    const source = await readFile(path, 'utf8').catch(() => null);
    return source === null
      ? await deriveKey(passphrase, derivation)
      : await keyFrom(new Worker(source, { eval: true, workerData: { passphrase, derivation }, env: {} }));
  };
}

function keyFrom(worker: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new SlipwayError('vaultUnavailable'));
    worker.once('message', (key: unknown) => (key instanceof Uint8Array ? resolve(key) : failed()));
    worker.once('error', failed);
    // After a message this says nothing new.
    worker.once('exit', failed);
  });
}
