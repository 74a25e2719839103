import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deriveInThread } from '#electron/vault/derive-in-thread.ts';
import { deriveKey } from '#electron/vault/derive-key.ts';
import { newDerivation } from '#electron/vault/passphrase-seal.ts';
import { temporaryFolder } from '../../support/folder.ts';

const derivation = newDerivation({ memoryKiB: 1024, iterations: 1, parallelism: 1 });

/** A thread's bundle that holds this. */
function thread(source: string): string {
  const path = join(temporaryFolder(), 'thread.cjs');
  writeFileSync(path, source);
  return path;
}

describe('a key made in a thread', () => {
  test('is what the thread answers, which is told the passphrase and nothing of the environment', async () => {
    const path = thread(`
      const { parentPort, workerData } = require('node:worker_threads');
      const { passphrase, derivation } = workerData;
      parentPort.postMessage(new TextEncoder().encode(JSON.stringify([passphrase, derivation.salt, Object.keys(process.env)])));
    `);
    const key = await deriveInThread(path)('correct horse', derivation);
    expect(JSON.parse(new TextDecoder().decode(key))).toEqual(['correct horse', derivation.salt, []]);
  });

  test('leaves main free while it is made', async () => {
    const path = thread(`
      const { parentPort } = require('node:worker_threads');
      const until = Date.now() + 300;
      while (Date.now() < until);
      parentPort.postMessage(new Uint8Array(32));
    `);
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await deriveInThread(path)('correct horse', derivation);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
  });

  test.each([`throw new Error('broken')`, '', `require('node:worker_threads').parentPort.postMessage('no key')`])(
    'is refused where the thread has none: %s',
    async (source) => {
      await expect(deriveInThread(thread(source))('correct horse', derivation)).rejects.toMatchObject({
        code: 'vaultUnavailable',
      });
    },
  );

  test('is made by main where there is no such thread: nobody is locked out', async () => {
    const made = await deriveInThread(join(temporaryFolder(), 'missing.cjs'))('correct horse', derivation);
    expect(made).toEqual(await deriveKey('correct horse', derivation));
  });
});
