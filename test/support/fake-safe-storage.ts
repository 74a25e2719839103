import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from '#electron/vault/system-seal.ts';

interface Store {
  readonly available?: boolean;
  readonly backend?: ReturnType<SafeStorage['getSelectedStorageBackend']>;
  /** How sealed bytes begin; `v10` on Linux is the password that stands in Chromium's source. */
  readonly prefix?: string;
}

/** A system's store: the key lives in it and goes with it. */
export function fakeSafeStorage({ available = true, backend = 'gnome_libsecret', prefix = 'v11' }: Store = {}) {
  let key = randomBytes(32);
  const storage: SafeStorage = {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text) => {
      if (!available) throw new Error(`no store for ${text}`);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from(prefix), nonce, cipher.getAuthTag(), closed]);
    },
    decryptStringAsync: async (sealed) => {
      if (!available) throw new Error('no store');
      const at = prefix.length;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(at, at + 12));
      decipher.setAuthTag(sealed.subarray(at + 12, at + 28));
      const result = Buffer.concat([decipher.update(sealed.subarray(at + 28)), decipher.final()]).toString('utf8');
      return { shouldReEncrypt: false, result };
    },
  };
  return { storage, reset: () => (key = randomBytes(32)) };
}
