import { argon2id } from 'hash-wasm';
import type { KeyDerivation } from './vault-file.ts';

const KEY_BYTES = 32;

/** Makes a key of a passphrase. Holds its thread for half a second. */
export type DeriveKey = (passphrase: string, derivation: KeyDerivation) => Promise<Uint8Array>;

export const deriveKey: DeriveKey = async (passphrase, { salt, memoryKiB, iterations, parallelism }) =>
  await argon2id({
    // The same letters typed on another keyboard may come in other code points.
    password: passphrase.normalize('NFKC'),
    salt: Buffer.from(salt, 'base64'),
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
