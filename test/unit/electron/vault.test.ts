import { createCipheriv } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog } from '#electron/log/log.ts';
import { newDerivation, passphraseSeal } from '#electron/vault/passphrase-seal.ts';
import { Vault, type VaultOptions } from '#electron/vault/vault.ts';
import { SlipwayError } from '#shared/errors.ts';
import { fakeSafeStorage } from '../../support/fake-safe-storage.ts';
import { temporaryFolder } from '../../support/folder.ts';

const CANARY = 'canary-secret-Ünï-77';
const PASSPHRASE = 'correct horse battery';
const ORIGIN = 'https://tracker.example';
/** The least the file may say: what is tested is not how long it takes. */
const cost = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
const none = () => fakeSafeStorage({ available: false }).storage;

function profile() {
  const folder = temporaryFolder();
  const path = join(folder, 'vault.json');
  const open = (options: Partial<VaultOptions> = {}) =>
    new Vault({ path, safeStorage: none(), platform: 'linux', cost, ...options });
  return { folder, path, open };
}

const reveal = async (vault: Vault, id = 'c1', origin = ORIGIN) =>
  await vault.withSecret(id, origin, (secret) => secret);

async function errorOf(promise: Promise<unknown>): Promise<SlipwayError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SlipwayError) return error;
  throw new Error(`no typed error: ${inspect(error)}`);
}

/** All bytes of a folder, as text. */
function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

/** A secret as it could stand in a file: as it is, and in the encodings it passes through. */
const traces = (secret: string) => [
  Buffer.from(secret).toString('latin1'),
  Buffer.from(secret).toString('base64').slice(0, 20),
  Buffer.from(secret).toString('hex'),
  secret.slice(0, 13),
];

describe('the system’s store', () => {
  test('keeps secrets over a restart, sealed, for the owner’s eyes only', async () => {
    const { folder, path, open } = profile();
    const { storage } = fakeSafeStorage();
    const vault = open({ safeStorage: storage });
    expect(await vault.status()).toEqual({ protection: 'system', locked: false, secrets: [] });
    await vault.put('c1', `${ORIGIN}/jira`, CANARY);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['vault.json']);

    const again = open({ safeStorage: storage });
    expect(await again.status()).toEqual({
      protection: 'system',
      locked: false,
      secrets: [{ connectionId: 'c1', origin: ORIGIN, savedAt: expect.any(String) }],
    });
    expect(await reveal(again)).toBe(CANARY);
  });

  test('says since when each is kept, through a passphrase too; of one an earlier version wrote, nothing', async () => {
    const { path, open } = profile();
    let now = Date.UTC(2026, 10, 21, 8);
    const { storage } = fakeSafeStorage();
    const options = { safeStorage: storage, now: () => now };
    const vault = open(options);
    await vault.put('c1', ORIGIN, CANARY);
    now += 60_000;
    await vault.put('c2', ORIGIN, CANARY);
    now += 60_000;
    await vault.setPassphrase(PASSPHRASE);
    const since = async (of: Vault) => (await of.status()).secrets.map(({ savedAt }) => savedAt);
    expect(await since(open(options))).toEqual(['2026-11-21T08:00:00Z', '2026-11-21T08:01:00Z']);
    const file = JSON.parse(readFileSync(path, 'utf8')) as { entries: { savedAt?: string }[] };
    for (const entry of file.entries) delete entry.savedAt;
    writeFileSync(path, JSON.stringify(file));
    expect(await since(open(options))).toEqual([null, null]);
  });

  test.each([
    ['no store', 'linux', { available: false }],
    ['Chromium’s known password', 'linux', { backend: 'basic_text' }],
    ['a store not known yet', 'linux', { backend: 'unknown' }],
    ['a store that is named but gives the known password', 'linux', { prefix: 'v10' }],
    ['no store', 'win32', { available: false }],
  ] as const)('is none: %s (%s)', async (_what, platform, store) => {
    const { open } = profile();
    const vault = open({ safeStorage: fakeSafeStorage(store).storage, platform });
    expect((await vault.status()).protection).toBe('session');
  });

  test.each(['darwin', 'win32'] as const)('on %s needs no name, and begins as it likes', async (platform) => {
    const { open } = profile();
    const vault = open({ safeStorage: fakeSafeStorage({ backend: 'unknown', prefix: 'v10' }).storage, platform });
    await vault.put('c1', ORIGIN, CANARY);
    expect((await vault.status()).protection).toBe('system');
    expect(await reveal(vault)).toBe(CANARY);
  });

  test('that is gone or was reset says so, and its file stays', async () => {
    const { path, open } = profile();
    const store = fakeSafeStorage();
    await open({ safeStorage: store.storage }).put('c1', ORIGIN, CANARY);
    const before = readFileSync(path, 'utf8');
    const gone = open();
    expect(await gone.status()).toMatchObject({ protection: 'system', locked: true });
    expect((await errorOf(reveal(gone))).code).toBe('vaultUnavailable');
    expect((await errorOf(gone.put('c2', ORIGIN, CANARY))).code).toBe('vaultUnavailable');
    store.reset();
    expect((await errorOf(reveal(open({ safeStorage: store.storage })))).code).toBe('vaultUnavailable');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('a session', () => {
  test('keeps secrets in memory alone', async () => {
    const { folder, open } = profile();
    const vault = open();
    await vault.put('c1', ORIGIN, CANARY);
    expect(await reveal(vault)).toBe(CANARY);
    expect(await vault.status()).toMatchObject({ protection: 'session', locked: false });
    expect(readdirSync(folder)).toEqual([]);
    expect((await errorOf(reveal(open()))).code).toBe('secretMissing');
  });

  test('moves into the system’s store once that has come up', async () => {
    const { open } = profile();
    let available = false;
    const { storage } = fakeSafeStorage();
    const vault = open({ safeStorage: { ...storage, isAsyncEncryptionAvailable: async () => available } });
    await vault.put('c1', ORIGIN, 'first');
    available = true;
    await vault.put('c2', ORIGIN, 'second');
    const again = open({ safeStorage: storage });
    expect([await reveal(again, 'c1'), await reveal(again, 'c2')]).toEqual(['first', 'second']);
  });
});

describe('a passphrase', () => {
  test('keeps what was kept for the session, over a restart, until it is entered', async () => {
    const { path, open } = profile();
    const vault = open();
    await vault.put('c1', ORIGIN, CANARY);
    await vault.setPassphrase(PASSPHRASE);
    expect(await vault.status()).toMatchObject({ protection: 'passphrase', locked: false });
    expect(statSync(path).mode & 0o777).toBe(0o600);

    const again = open();
    expect(await again.status()).toMatchObject({
      protection: 'passphrase',
      locked: true,
      secrets: [{ origin: ORIGIN }],
    });
    expect((await errorOf(reveal(again))).code).toBe('vaultLocked');
    expect((await errorOf(again.put('c2', ORIGIN, 'x'))).code).toBe('vaultLocked');
    for (const wrong of ['', 'correct horse batterz', ` ${PASSPHRASE}`]) {
      expect((await errorOf(again.unlock(wrong))).code).toBe('vaultWrongPassphrase');
    }
    expect((await again.status()).locked).toBe(true);
    await again.unlock(PASSPHRASE);
    expect(await reveal(again)).toBe(CANARY);
  });

  test('is the same however its letters are composed', async () => {
    const { open } = profile();
    await open().setPassphrase('Übergänge im Mai');
    await open().unlock('Übergänge im Mai'.normalize('NFD'));
  });

  test('is changed by who knows it, in one write, under another salt', async () => {
    const { path, open } = profile();
    const vault = open();
    await vault.put('c1', ORIGIN, CANARY);
    await vault.put('c2', 'https://desk.example', 'other');
    await vault.setPassphrase(PASSPHRASE);
    const before = readFileSync(path, 'utf8');
    expect((await errorOf(vault.setPassphrase('another long one'))).code).toBe('vaultWrongPassphrase');
    expect((await errorOf(vault.setPassphrase('another long one', 'guessed it wrong'))).code).toBe(
      'vaultWrongPassphrase',
    );
    expect((await errorOf(vault.setPassphrase('short', PASSPHRASE))).code).toBe('vaultPassphraseShort');
    expect(readFileSync(path, 'utf8')).toBe(before);

    await vault.setPassphrase('another long one', PASSPHRASE);
    const values = (text: string) => [...text.matchAll(/"(?:salt|check|sealed)": "([^"]+)"/g)].map((match) => match[1]);
    expect(values(before).length).toBe(4);
    expect(values(readFileSync(path, 'utf8')).filter((value) => values(before).includes(value))).toEqual([]);
    const again = open();
    expect((await errorOf(again.unlock(PASSPHRASE))).code).toBe('vaultWrongPassphrase');
    await again.unlock('another long one');
    expect([await reveal(again), await reveal(again, 'c2', 'https://desk.example')]).toEqual([CANARY, 'other']);
  });

  test('takes over from the system’s store, and nothing of that stays', async () => {
    const { open } = profile();
    const { storage } = fakeSafeStorage();
    const vault = open({ safeStorage: storage });
    await vault.put('c1', ORIGIN, CANARY);
    await vault.setPassphrase(PASSPHRASE);
    const elsewhere = open();
    await elsewhere.unlock(PASSPHRASE);
    expect(await reveal(elsewhere)).toBe(CANARY);
  });

  test('makes the key its inventors’ own program makes', async () => {
    // From the tests of phc-winner-argon2: argon2id, version 1.3, 64 MiB, two passes, "password", "somesalt".
    const key = Buffer.from('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7', 'hex');
    const nonce = Buffer.alloc(12, 7);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const closed = Buffer.concat([cipher.update('text'), cipher.final()]);
    const seal = await passphraseSeal('password', {
      name: 'argon2id',
      memoryKiB: 64 * 1024,
      iterations: 2,
      parallelism: 1,
      salt: Buffer.from('somesalt').toString('base64'),
    });
    expect(await seal.open(Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64'))).toBe('text');
  });

  test('opens what it closed, never closes alike twice, and opens nothing that was touched', async () => {
    const seal = await passphraseSeal(PASSPHRASE, newDerivation(cost));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const safe = text.replace(/\p{Surrogate}/gu, '');
        const sealed = await seal.close(safe);
        expect(await seal.open(sealed)).toBe(safe);
        expect(await seal.close(safe)).not.toBe(sealed);
        const spoilt = Buffer.from(sealed, 'base64');
        spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
        expect((await errorOf(seal.open(spoilt.toString('base64')))).code).toBe('vaultBroken');
      }),
    );
  });
});

describe('an origin', () => {
  test('is the only one its secret goes to', async () => {
    const { open } = profile();
    const vault = open();
    await vault.put('c1', `${ORIGIN}/jira`, CANARY);
    expect(await reveal(vault, 'c1', `${ORIGIN}:443/other`)).toBe(CANARY);
    for (const other of ['https://tracker.example:8443', 'https://x.tracker.example', 'https://tracker.example.org']) {
      expect(await errorOf(reveal(vault, 'c1', other))).toMatchObject({ code: 'secretOtherOrigin' });
    }
    expect((await errorOf(reveal(vault, 'c1', 'http://tracker.example'))).code).toBe('remoteAddress');
    expect((await errorOf(reveal(vault, 'c9'))).code).toBe('secretMissing');
  });

  test.each(['origin', 'connectionId'] as const)('can’t be changed in the file (%s)', async (field) => {
    const { path, open } = profile();
    const { storage } = fakeSafeStorage();
    await open({ safeStorage: storage }).put('c1', ORIGIN, CANARY);
    const [from, to] = field === 'origin' ? [ORIGIN, 'https://evil.example'] : ['"c1"', '"c2"'];
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    const vault = open({ safeStorage: storage });
    const asked = field === 'origin' ? reveal(vault, 'c1', 'https://evil.example') : reveal(vault, 'c2');
    expect((await errorOf(asked)).code).toBe('vaultBroken');
  });
});

describe('changing', () => {
  test('puts, replaces and removes, also many at once', async () => {
    const { open } = profile();
    const { storage } = fakeSafeStorage();
    const vault = open({ safeStorage: storage });
    const ids = Array.from({ length: 20 }, (_, at) => `c${at}`);
    await Promise.all(ids.map((id) => vault.put(id, ORIGIN, `secret of ${id}`)));
    await vault.put('c3', 'https://desk.example', 'moved');
    await vault.remove('c4');
    const again = open({ safeStorage: storage });
    expect(await reveal(again, 'c3', 'https://desk.example')).toBe('moved');
    expect((await errorOf(reveal(again, 'c4'))).code).toBe('secretMissing');
    expect(await reveal(again, 'c19')).toBe('secret of c19');
    await again.forgetAll();
    expect(await again.status()).toEqual({ protection: 'system', locked: false, secrets: [] });
    expect((await open({ safeStorage: storage }).status()).secrets).toEqual([]);
  });

  test('removes without the passphrase, and keeps what a later version wrote beside', async () => {
    const { path, open } = profile();
    const vault = open();
    await vault.put('c1', ORIGIN, CANARY);
    await vault.put('c2', ORIGIN, 'other');
    await vault.setPassphrase(PASSPHRASE);
    const file = JSON.parse(readFileSync(path, 'utf8')) as { entries: object[] };
    writeFileSync(path, JSON.stringify({ ...file, later: 1, entries: file.entries.map((e) => ({ ...e, note: 2 })) }));
    await open().remove('c2');
    const again = open();
    await again.setPassphrase('another long one', PASSPHRASE);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      later: 1,
      entries: [{ connectionId: 'c1', note: 2 }],
    });
    expect(await reveal(again)).toBe(CANARY);
  });

  test.each(['', 'line\nbreak', 'zero\u0000', 'unseen\u200b', 'x'.repeat(5_000)])(
    'refuses a secret like %j',
    async (secret) => {
      const { open } = profile();
      expect((await errorOf(open().put('c1', ORIGIN, secret))).code).toBe('secretUnusable');
    },
  );

  test('that breaks off before the new file takes its name leaves the old one, here and there', async () => {
    const { folder, path, open } = profile();
    let broken = false;
    const write: VaultOptions['write'] = async (target, bytes, mode) => {
      if (broken) {
        writeFileSync(`${target}.0a.tmp`, bytes.subarray(0, bytes.length - 10), { mode });
        throw new SlipwayError('writeFailed', { name: 'vault.json' });
      }
      writeFileSync(target, bytes);
    };
    const vault = open({ write });
    await vault.put('c1', ORIGIN, CANARY);
    await vault.setPassphrase(PASSPHRASE);
    const before = readFileSync(path, 'utf8');
    broken = true;
    expect((await errorOf(vault.put('c2', ORIGIN, `${CANARY}2`))).code).toBe('writeFailed');
    expect((await errorOf(vault.setPassphrase('another long one', PASSPHRASE))).code).toBe('writeFailed');
    expect((await errorOf(vault.remove('c1'))).code).toBe('writeFailed');
    expect((await vault.status()).secrets.length).toBe(1);
    expect(await reveal(vault)).toBe(CANARY);
    expect(readFileSync(path, 'utf8')).toBe(before);
    for (const trace of traces(CANARY)) expect(everything(folder)).not.toContain(trace);

    const again = open();
    await again.unlock(PASSPHRASE);
    expect(await reveal(again)).toBe(CANARY);
  });
});

describe('a file that can’t be read', () => {
  const valid = {
    format: 'slipway-vault',
    version: 1,
    protection: {
      type: 'passphrase',
      derivation: { name: 'argon2id', ...cost, salt: 'c29tZXNhbHRzb21lc2FsdA==' },
      check: 'AAAA',
    },
    entries: [],
  };
  const derivation = (change: object) => ({
    ...valid,
    protection: { ...valid.protection, derivation: { ...valid.protection.derivation, ...change } },
  });

  test.each([
    ['empty', '', 'vaultBroken'],
    ['cut', JSON.stringify(valid).slice(0, -5), 'vaultBroken'],
    ['not ours', '{"format":"other"}', 'vaultBroken'],
    ['that would take all memory', JSON.stringify(derivation({ memoryKiB: 2 ** 31 })), 'vaultBroken'],
    ['that would take for ever', JSON.stringify(derivation({ iterations: 10 ** 9 })), 'vaultBroken'],
    ['with another derivation', JSON.stringify(derivation({ name: 'md5' })), 'vaultBroken'],
    ['of a later version', JSON.stringify({ ...valid, version: 2, protection: 'else' }), 'newerSchema'],
  ])('(%s) is refused by everything, and stays as it is', async (_what, content, code) => {
    const { path, open } = profile();
    writeFileSync(path, content);
    const vault = open({ safeStorage: fakeSafeStorage().storage });
    const all = [
      vault.status(),
      vault.unlock(PASSPHRASE),
      vault.put('c1', ORIGIN, CANARY),
      vault.setPassphrase(PASSPHRASE),
      vault.remove('c1'),
      reveal(vault),
    ];
    for (const one of all) expect((await errorOf(one)).code).toBe(code);
    expect(readFileSync(path, 'utf8')).toBe(content);
    // Only what nobody can read any more is let go, and only when asked to.
    if (code === 'newerSchema') expect((await errorOf(vault.forgetAll())).code).toBe(code);
    else {
      await vault.forgetAll();
      await vault.put('c1', ORIGIN, CANARY);
      expect(await reveal(vault)).toBe(CANARY);
    }
  });
});

describe('a secret', () => {
  test.each(['system', 'passphrase', 'session'] as const)(
    'is in no file, line of the log, error or inspection (%s)',
    async (protection) => {
      const { folder, path, open } = profile();
      const { storage } = fakeSafeStorage({ available: protection === 'system' });
      const vault = open({ safeStorage: storage });
      const log = createLog({ folder: join(folder, 'logs'), maxBytes: 10_000, now: () => new Date(0) });
      await vault.put('c1', ORIGIN, CANARY);
      if (protection === 'passphrase') await vault.setPassphrase(PASSPHRASE);
      await reveal(vault);

      const errors = [
        await errorOf(vault.put('c2', ORIGIN, `${CANARY}\n`)),
        await errorOf(vault.put('c2', `https://me:${CANARY}@tracker.example`, CANARY)),
        await errorOf(reveal(vault, 'c1', 'https://evil.example')),
        await errorOf(vault.setPassphrase(CANARY.slice(0, 3), PASSPHRASE)),
      ];
      if (protection === 'passphrase') {
        errors.push(await errorOf(vault.unlock(`${PASSPHRASE}${CANARY}`)), await errorOf(reveal(open())));
      }
      for (const error of errors) {
        log('error', 'call.failed', { code: error.code, message: error.message, ...error.detail });
      }
      const shown = [vault, await vault.status(), ...errors].map(
        (thing) => inspect(thing, { depth: 20, showHidden: true }) + JSON.stringify(thing),
      );
      const seen = `${everything(folder)}${shown.join('\n')}`;
      expect(seen).toContain('call.failed');
      expect(readdirSync(folder).includes('vault.json')).toBe(protection !== 'session');
      for (const trace of [...traces(CANARY), PASSPHRASE]) expect(seen).not.toContain(trace);
      expect(path).toContain(folder);
    },
  );
});
