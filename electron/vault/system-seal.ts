import { SlipwayError } from '#shared/errors.ts';
import type { Seal } from './seal.ts';

export type SafeStorage = Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/** Linux desktops' stores that keep a key. `basic_text` "encrypts" under a password that stands in Chromium's source. */
const REAL_ON_LINUX: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/** How Chromium on Linux begins what it sealed under that password (components/os_crypt), whatever store it names. */
const KNOWN_KEY_ON_LINUX = 'v10';

const PROBE = 'slipway';

/** The operating system's store as a seal; null where it has none that deserves the name. */
export async function systemSeal(safeStorage: SafeStorage, platform: NodeJS.Platform): Promise<Seal | null> {
  const linux = platform === 'linux';
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
    if (linux && !REAL_ON_LINUX.has(safeStorage.getSelectedStorageBackend())) return null;
    // A store that is named but not there (a locked keyring that stays so) falls back without a word.
    if (linux && isKnownKey(await safeStorage.encryptStringAsync(PROBE))) return null;
  } catch {
    return null;
  }
  return {
    close: async (text) => {
      const sealed = await orUnavailable(() => safeStorage.encryptStringAsync(text));
      if (linux && isKnownKey(sealed)) throw new SlipwayError('vaultUnavailable');
      return sealed.toString('base64');
    },
    open: async (sealed) => {
      const { result } = await orUnavailable(() => safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64')));
      return result;
    },
  };
}

function isKnownKey(sealed: Buffer): boolean {
  return sealed.subarray(0, KNOWN_KEY_ON_LINUX.length).toString('latin1') === KNOWN_KEY_ON_LINUX;
}

/** Without the cause: what a store says of its failure is nobody's to vouch for. */
async function orUnavailable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch {
    throw new SlipwayError('vaultUnavailable');
  }
}
