import { rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { originOf } from '#shared/sync/origin.ts';
import { readError, writeError } from '../files/errors.ts';
import { readWhole } from '../files/read.ts';
import { writeWhole } from '../files/write.ts';
import { VAULT_LIMITS } from './limits.ts';
import type { DeriveKey } from './derive-key.ts';
import { DERIVATION_COST, newDerivation, passphraseSeal, type DerivationCost } from './passphrase-seal.ts';
import type { Seal } from './seal.ts';
import { systemSeal, type SafeStorage } from './system-seal.ts';
import { parseVaultFile, vaultFileBytes, VAULT_VERSION, type VaultEntry, type VaultFile } from './vault-file.ts';

export interface VaultOptions {
  /** The file, in the profile's folder. */
  readonly path: string;
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  readonly cost?: DerivationCost;
  /** Makes keys of passphrases, in a thread of its own. */
  readonly derive?: DeriveKey;
  readonly write?: typeof writeWhole;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export interface VaultStatus {
  /** `session`: nothing is written; secrets are gone when the app ends. */
  readonly protection: 'system' | 'passphrase' | 'session';
  /** Secrets are there that can't be read: a passphrase is due, or the system's store is gone. */
  readonly locked: boolean;
  /** Which connections have a secret, for where, and since when; null where nobody knows. */
  readonly secrets: readonly Pick<VaultEntry, 'connectionId' | 'origin' | 'savedAt'>[];
}

const OWNER_ONLY = 0o600;
const CHECK = 'slipway-vault';
/** A line break would start another header; what can't be seen was not meant to be pasted. */
const SECRET = /^[^\p{C}]+$/u;

const Sealed = z.object({ connectionId: z.string(), origin: z.string(), secret: z.string() });

interface Opened extends z.infer<typeof Sealed>, Pick<VaultEntry, 'savedAt'> {}

/**
 * The secrets of connections, each bound to one origin. They are held by the system's store, else under a passphrase,
 * else in memory until the app ends; what is on the disk is always sealed. One thing after the other: two changes at
 * once would lose one of them.
 *
 * All throw SlipwayError `vaultBroken`, `newerSchema` or `fileUnreadable` where the file can't be read; it is then left
 * as it is. What changes the file throws `diskFull`, `writeFailed`, and then nothing has changed, here or there.
 */
export class Vault {
  readonly #options: VaultOptions;
  #tail: Promise<unknown> = Promise.resolve();
  #file: VaultFile | null = null;
  #key: Seal | null = null;
  #session: readonly Opened[] = [];

  constructor(options: VaultOptions) {
    this.#options = options;
  }

  status(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const file = await this.#load();
      const listed = ({ connectionId, origin, savedAt }: VaultEntry | Opened) => ({ connectionId, origin, savedAt });
      if (file !== null) {
        const locked = (await this.#seal(file)) === null;
        return { protection: file.protection.type, locked, secrets: file.entries.map(listed) };
      }
      const protection = (await this.#system()) === null ? 'session' : 'system';
      return { protection, locked: false, secrets: this.#session.map(listed) };
    });
  }

  /** @throws SlipwayError `vaultWrongPassphrase` */
  unlock(passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      const file = await this.#load();
      // Where there is no passphrase there is nothing to open with one.
      if (file !== null && file.protection.type === 'passphrase')
        this.#key = await checkedSeal(file, passphrase, this.#options.derive);
    });
  }

  /**
   * Seals everything under a passphrase, in one write. `current` is asked for where there is one already: an
   * unlocked laptop on a table is no reason to lock its owner out.
   *
   * @throws SlipwayError `vaultPassphraseShort`, `vaultWrongPassphrase`, `vaultUnavailable`
   */
  setPassphrase(next: string, current: string | null = null): Promise<void> {
    return this.#inTurn(async () => {
      const { passphraseLeast } = LIMITS;
      const { passphraseMost } = VAULT_LIMITS;
      if ([...next].length < passphraseLeast || next.length > passphraseMost) {
        throw new SlipwayError('vaultPassphraseShort', { least: passphraseLeast });
      }
      const file = await this.#load();
      const secrets = file === null ? this.#session : await this.#openAll(file, current);
      const derivation = newDerivation(this.#options.cost ?? DERIVATION_COST);
      const key = await passphraseSeal(next, derivation, this.#options.derive);
      const protection = { type: 'passphrase' as const, derivation, check: await key.close(CHECK) };
      const target = file ?? emptyFile();
      await this.#save({ ...target, protection, entries: await closedAll(key, secrets, target.entries) });
      this.#key = key;
      this.#session = [];
    });
  }

  /**
   * Keeps a secret for a connection in the place of the one it had.
   *
   * @throws SlipwayError `secretUnusable`, `vaultLocked`, `vaultUnavailable`, `remoteAddress`
   */
  put(connectionId: string, address: string, secret: string): Promise<void> {
    return this.#inTurn(async () => {
      if (!SECRET.test(secret) || secret.length > VAULT_LIMITS.secret) throw new SlipwayError('secretUnusable');
      const savedAt = msToInstant((this.#options.now ?? Date.now)());
      const opened = { connectionId, origin: originOf(address), secret, savedAt };
      const file = await this.#load();
      const system = file === null ? await this.#system() : null;
      if (file === null && system === null) {
        this.#session = [...without(this.#session, connectionId), opened];
        return;
      }
      const target = file ?? emptyFile();
      const seal = system ?? (await this.#openSeal(target));
      const others = without(target.entries, connectionId);
      if (others.length >= VAULT_LIMITS.secrets) throw new SlipwayError('vaultFull', { limit: VAULT_LIMITS.secrets });
      // The system's store may have come up since; what was kept in memory goes there too.
      const added = [...without(this.#session, connectionId), opened];
      await this.#save({ ...target, entries: [...others, ...(await closedAll(seal, added, []))] });
      this.#session = [];
    });
  }

  /**
   * Hands the secret of a connection to whoever needs it for this origin, and to no other.
   *
   * @throws SlipwayError `secretMissing`, `secretOtherOrigin`, `vaultLocked`, `vaultUnavailable`
   */
  async withSecret<T>(connectionId: string, address: string, act: (secret: string) => T | Promise<T>): Promise<T> {
    const origin = originOf(address);
    const { secret } = await this.#inTurn(async () => {
      const file = await this.#load();
      if (file === null) return bound(this.#session, connectionId, origin);
      return await opened(await this.#openSeal(file), bound(file.entries, connectionId, origin));
    });
    return await act(secret);
  }

  /** Forgets the secret of a connection; needs no key. */
  remove(connectionId: string): Promise<void> {
    return this.#inTurn(async () => {
      const file = await this.#load();
      this.#session = without(this.#session, connectionId);
      if (file === null) return;
      const entries = without(file.entries, connectionId);
      if (entries.length < file.entries.length) await this.#save({ ...file, entries });
    });
  }

  /** Forgets every secret, and the passphrase. The way out of a file that is broken; not of a newer one. */
  forgetAll(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#load().catch((error: unknown) => {
        if (!(error instanceof SlipwayError) || error.code !== 'vaultBroken') throw error;
      });
      const { path } = this.#options;
      await rm(path, { force: true }).catch((error: unknown) => {
        throw writeError(error, basename(path));
      });
      this.#file = null;
      this.#key = null;
      this.#session = [];
    });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(act);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  /** Null where there is no file. One that is there and can't be read must never be taken for none. */
  async #load(): Promise<VaultFile | null> {
    if (this.#file !== null) return this.#file;
    const { path } = this.#options;
    const name = basename(path);
    try {
      await stat(path);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw readError(error, name);
    }
    const { bytes } = await readWhole(path, VAULT_LIMITS.fileBytes);
    this.#file = parseVaultFile(bytes, name);
    return this.#file;
  }

  async #save(file: VaultFile): Promise<void> {
    const write = this.#options.write ?? writeWhole;
    await write(this.#options.path, vaultFileBytes(file), OWNER_ONLY);
    this.#file = file;
  }

  #system(): Promise<Seal | null> {
    return systemSeal(this.#options.safeStorage, this.#options.platform);
  }

  async #seal(file: VaultFile): Promise<Seal | null> {
    return file.protection.type === 'system' ? await this.#system() : this.#key;
  }

  async #openSeal(file: VaultFile | null): Promise<Seal> {
    const seal = file === null ? null : await this.#seal(file);
    if (seal !== null) return seal;
    throw new SlipwayError(file?.protection.type === 'passphrase' ? 'vaultLocked' : 'vaultUnavailable');
  }

  /** Everything in a file, for an owner who has shown to be that where the file can tell. */
  async #openAll(file: VaultFile, passphrase: string | null): Promise<Opened[]> {
    const system = file.protection.type === 'system';
    if (system && file.entries.length === 0) return [];
    const seal = system ? await this.#openSeal(file) : await checkedSeal(file, passphrase ?? '', this.#options.derive);
    return await Promise.all(file.entries.map((entry) => opened(seal, entry)));
  }
}

function emptyFile(): VaultFile {
  return { format: 'slipway-vault', version: VAULT_VERSION, protection: { type: 'system' }, entries: [] };
}

function without<T extends { readonly connectionId: string }>(entries: readonly T[], connectionId: string): T[] {
  return entries.filter((entry) => entry.connectionId !== connectionId);
}

function bound<T extends VaultEntry | Opened>(entries: readonly T[], connectionId: string, origin: string): T {
  const known = entries.find((entry) => entry.connectionId === connectionId);
  if (known === undefined) throw new SlipwayError('secretMissing');
  if (known.origin !== origin) throw new SlipwayError('secretOtherOrigin', { host: new URL(origin).host });
  return known;
}

async function checkedSeal({ protection }: VaultFile, passphrase: string, derive?: DeriveKey): Promise<Seal> {
  if (protection.type !== 'passphrase' || passphrase === '') throw new SlipwayError('vaultWrongPassphrase');
  const seal = await passphraseSeal(passphrase, protection.derivation, derive);
  const text = await seal.open(protection.check).catch(() => null);
  if (text !== CHECK) throw new SlipwayError('vaultWrongPassphrase');
  return seal;
}

/** `before` are the entries that are replaced: what a later version wrote beside them stays. */
async function closedAll(seal: Seal, secrets: readonly Opened[], before: readonly VaultEntry[]): Promise<VaultEntry[]> {
  return await Promise.all(
    secrets.map(async ({ connectionId, origin, secret, savedAt }) => ({
      ...before.find((entry) => entry.connectionId === connectionId),
      connectionId,
      origin,
      savedAt,
      sealed: await seal.close(JSON.stringify({ connectionId, origin, secret })),
    })),
  );
}

/** What an entry says outside counts only if it says the same within. */
async function opened(seal: Seal, entry: VaultEntry): Promise<Opened> {
  const text = await seal.open(entry.sealed);
  const content = Sealed.safeParse(jsonOf(text));
  if (content.success && content.data.connectionId === entry.connectionId && content.data.origin === entry.origin) {
    return { ...content.data, savedAt: entry.savedAt };
  }
  throw new SlipwayError('vaultBroken');
}

/** The engine's own error would quote what it could not read. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
