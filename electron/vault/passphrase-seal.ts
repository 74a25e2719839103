import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SlipwayError } from '#shared/errors.ts';
import { deriveKey, type DeriveKey } from './derive-key.ts';
import type { Seal } from './seal.ts';
import type { KeyDerivation } from './vault-file.ts';

const CIPHER = 'aes-256-gcm';
const SALT_BYTES = 16;
/** 96 bits, drawn anew for every text: GCM breaks when one comes twice under a key (NIST SP 800-38D, 8.2). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type DerivationCost = Pick<KeyDerivation, 'memoryKiB' | 'iterations' | 'parallelism'>;

/** RFC 9106, section 4: the recommendation where memory is scarce. About half a second on a laptop. */
export const DERIVATION_COST: DerivationCost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 4 };

export function newDerivation(cost: DerivationCost): KeyDerivation {
  return { name: 'argon2id', ...cost, salt: randomBytes(SALT_BYTES).toString('base64') };
}

/** The seal of a passphrase. Whether it is the right one shows only when something is opened. */
export async function passphraseSeal(
  passphrase: string,
  derivation: KeyDerivation,
  derive: DeriveKey = deriveKey,
): Promise<Seal> {
  const key = await derive(passphrase, derivation);
  // Closures, for what is in them is shown by no inspection and no JSON.
  return {
    close: async (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64');
    },
    open: async (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
        return text.toString('utf8');
      } catch {
        throw new SlipwayError('vaultBroken');
      }
    },
  };
}
