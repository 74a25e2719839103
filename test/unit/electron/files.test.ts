import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFiles, saveFile, type FileDialogs } from '#electron/files/dialogs.ts';
import { writeError } from '#electron/files/errors.ts';
import { safeFileName, withEnding } from '#electron/files/names.ts';
import { readWhole } from '#electron/files/read.ts';
import { writeWhole } from '#electron/files/write.ts';
import { temporaryFolder } from '../../support/folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading', () => {
  test('gives the whole file and its bare name', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, 'x'.repeat(200_000));
    const file = await readWhole(path, 1_000_000);
    expect(file).toMatchObject({ name: 'a.csv', size: 200_000 });
    expect(file.bytes.length).toBe(200_000);
  });

  test('takes an empty file for what it is', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, '');
    expect(await readWhole(path, 10)).toMatchObject({ size: 0, bytes: new Uint8Array() });
  });

  test('refuses one that is too large before it is read', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, '');
    // Eight gigabytes without a block on the disk: reading it would fail in another way.
    truncateSync(path, 8 * 1024 ** 3);
    await expect(readWhole(path, 100)).rejects.toMatchObject({
      code: 'fileTooLarge',
      detail: { name: 'a.csv', size: 8 * 1024 ** 3, limit: 100 },
    });
  });

  test.each(['missing.csv', '.'])('%s is unreadable, and the whole path is not told', async (name) => {
    const folder = temporaryFolder();
    await expect(readWhole(join(folder, name), 100)).rejects.toMatchObject({ code: 'fileUnreadable' });
    const error: unknown = await readWhole(join(folder, 'missing.csv'), 100).catch((reason: unknown) => reason);
    expect(JSON.stringify(error)).not.toContain(folder);
  });
});

describe('writing', () => {
  test('replaces a file whole and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'plan.pdf');
    writeFileSync(path, 'old and longer');
    await writeWhole(path, bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan.pdf']);
  });

  test('makes the folder', async () => {
    const path = join(temporaryFolder(), 'out/deep/plan.pdf');
    await writeWhole(path, bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('writes through a link', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.pdf'), 'old');
    symlinkSync(join(folder, 'real.pdf'), join(folder, 'link.pdf'));
    await writeWhole(join(folder, 'link.pdf'), bytes('new'));
    expect(readFileSync(join(folder, 'real.pdf'), 'utf8')).toBe('new');
  });

  test('that fails leaves the old file and no rubbish', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'plan.pdf');
    // A folder of that name that isn't empty can't be replaced by a rename, even by root.
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), 'old');
    await expect(writeWhole(path, bytes('new'))).rejects.toMatchObject({
      code: 'writeFailed',
      detail: { name: 'plan.pdf' },
    });
    expect(readdirSync(folder)).toEqual(['plan.pdf']);
    expect(existsSync(join(path, 'inside'))).toBe(true);
  });

  test.runIf(existsSync('/dev/full'))('on a full disk says so', async () => {
    const { open } = await import('node:fs/promises');
    const handle = await open('/dev/full', 'w');
    const error: unknown = await handle.writeFile('x').catch((reason: unknown) => reason);
    await handle.close();
    expect(writeError(error, 'plan.pdf')).toMatchObject({ code: 'diskFull', detail: { name: 'plan.pdf' } });
  });
});

describe('names', () => {
  test.each([
    ['Plan Q4', 'Plan Q4'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a:b*c?"<>|', 'a-b-c-----'],
    ['  .hidden. ', 'hidden'],
    ['', 'slipway'],
    ['...', 'slipway'],
    ['CON.pdf', '_CON.pdf'],
    ['a\u0000b\nc', 'a-b-c'],
    ['Plan – Zürich', 'Plan – Zürich'],
  ])('%j is offered as %j', (suggested, name) => {
    expect(safeFileName(suggested)).toBe(name);
  });

  test('none leads out of a folder', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(safeFileName(text)).toMatch(/^[^/\\]+$/);
        expect(['.', '..']).not.toContain(safeFileName(text));
      }),
    );
  });

  test('the ending is added where the dialog did not', () => {
    expect(withEnding('/a/plan', ['pdf'])).toBe('/a/plan.pdf');
    expect(withEnding('/a/plan.PDF', ['pdf'])).toBe('/a/plan.PDF');
    expect(withEnding('/a/plan.v2', ['slipway'])).toBe('/a/plan.v2.slipway');
    expect(withEnding('/a/plan', ['*'])).toBe('/a/plan');
    expect(withEnding('/a/plan', [])).toBe('/a/plan');
  });
});

function dialogs(answers: { open?: string[]; save?: string[] }, startFolder = '/home/me') {
  const asked: { defaultPath?: string | undefined; properties?: unknown }[] = [];
  const save = [...(answers.save ?? [])];
  const both: FileDialogs = {
    startFolder,
    open: async (options) => {
      asked.push(options);
      return Promise.resolve({ canceled: answers.open === undefined, filePaths: answers.open ?? [] });
    },
    save: async (options) => {
      asked.push(options);
      const filePath = save.shift();
      return Promise.resolve({ canceled: filePath === undefined, filePath: filePath ?? '' });
    },
  };
  return { both, asked };
}

const PDF = [{ name: 'PDF', extensions: ['pdf'] }];

describe('dialogs', () => {
  test('cancelling opens nothing', async () => {
    const { both } = dialogs({});
    const request = { title: 't', filters: PDF, multiple: false, maxBytes: 10 };
    expect(await openFiles(both, request)).toEqual({ files: [] });
  });

  test('the limit of the request counts', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.csv'), '12345');
    const { both } = dialogs({ open: [join(folder, 'a.csv')] });
    const request = { title: 't', filters: PDF, multiple: true, maxBytes: 4 };
    await expect(openFiles(both, request)).rejects.toMatchObject({ code: 'fileTooLarge' });
    expect((await openFiles(both, { ...request, maxBytes: 5 })).files[0]).toMatchObject({ name: 'a.csv', size: 5 });
  });

  test('saving offers a safe name and says what was written', async () => {
    const folder = temporaryFolder();
    const { both, asked } = dialogs({ save: [join(folder, 'mine.pdf')] }, folder);
    const request = { title: 't', suggestedName: '../plan', filters: PDF, bytes: bytes('x') };
    expect(await saveFile(both, request)).toEqual({ name: 'mine.pdf' });
    expect(asked[0]?.defaultPath).toBe(join(folder, '-plan'));
    expect(readdirSync(folder)).toEqual(['mine.pdf']);
  });

  test('a file that only the added ending names is not replaced unasked', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'plan.pdf'), 'precious');
    const { both, asked } = dialogs({ save: [join(folder, 'plan')] }, folder);
    const request = { title: 't', suggestedName: 'plan', filters: PDF, bytes: bytes('x') };
    expect(await saveFile(both, request)).toEqual({ name: null });
    expect(asked[1]?.defaultPath).toBe(join(folder, 'plan.pdf'));
    expect(readFileSync(join(folder, 'plan.pdf'), 'utf8')).toBe('precious');
  });
});
