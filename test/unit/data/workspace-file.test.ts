import Dexie from 'dexie';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { fileTools } from '#renderer/data/file-tools.ts';
import { listWorkspaces, openWorkspace } from '#renderer/data/registry.ts';
import { registry } from '#renderer/data/registry-database.ts';
import { undo } from '#renderer/data/undo.ts';
import { exportWorkspace, openAsNewWorkspace, readContent, readWorkspaceFile } from '#renderer/data/workspace-file.ts';
import { SlipwayError } from '#shared/errors.ts';
import { readWorkspaceFile as readShared } from '#shared/importing/workspace-file.ts';
import { LIMITS } from '#shared/limits.ts';
import { createText } from '#shared/text/index.ts';
import { release } from '../../support/records.ts';
import { sampleDatabase } from '../../support/sample-workspace.ts';
import { sha256, workspaceZip } from '../../support/zip.ts';

const request = { name: 'Bank', app: '0.1.0', journal: true, now: Date.parse('2026-11-20T10:00:00Z') };
const fails = (bytes: Uint8Array) =>
  readWorkspaceFile(bytes, 'x.slipway').then(
    () => null,
    (error: unknown) => (error instanceof SlipwayError ? error : Promise.reject(error)),
  );
const line = (record: object): string => `${JSON.stringify(record)}\n`;

beforeEach(async () => {
  await registry.open();
});
afterEach(async () => {
  registry.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('workspace file', () => {
  it.each([true, false])('brings everything back, with journal: %s', async (journal) => {
    const db = await sampleDatabase();
    const { bytes, records } = await exportWorkspace(db, { ...request, journal });
    const info = await openAsNewWorkspace(bytes, 'bank.slipway', request.now);
    const opened = await openWorkspace(info.id, request.now);
    const before = await readContent(db, true);
    const after = await readContent(opened.db, true);
    expect(after.tables).toEqual(before.tables);
    expect(records).toBeGreaterThan(150);
    if (journal) expect(after.journal).toEqual(before.journal);
    else expect(after.journal?.entries.map((entry) => entry.intent.code)).toEqual(['workspaceOpened']);
    const again = await readWorkspaceFile((await exportWorkspace(opened.db, { ...request, journal })).bytes, 'again');
    expect(again.tables).toEqual(before.tables);
    if (journal)
      expect((await undo(opened.db, { personId: null, now: request.now })).step?.intent.code).toBe('renamed');
    opened.db.close();
  });

  it('never writes what the store derives, and keeps fields of later versions', async () => {
    const db = await sampleDatabase();
    const { tables } = await readWorkspaceFile((await exportWorkspace(db, request)).bytes, 'x');
    const releases = tables.releases as readonly Record<string, unknown>[];
    expect(releases.filter((row) => 'fromLaterVersion' in row)).toHaveLength(1);
    for (const rows of Object.values(tables)) {
      for (const row of rows) expect(Object.keys(row).filter((field) => field.startsWith('$'))).toEqual([]);
    }
  });

  it('opens beside what is there, under a name of its own', async () => {
    const db = await sampleDatabase();
    const { bytes } = await exportWorkspace(db, request);
    const first = await openAsNewWorkspace(bytes, 'bank.slipway', request.now);
    const second = await openAsNewWorkspace(bytes, 'bank.slipway', request.now);
    expect([first.name, second.name]).toEqual(['Bank', 'Bank 2']);
    expect(await listWorkspaces()).toHaveLength(2);
  });

  it('survives any corruption of a byte: refused, or exactly what was written', async () => {
    const db = new WorkspaceDatabase(crypto.randomUUID());
    await db.records('releases').bulkPut([release('a', { notes: 'x'.repeat(300) }), release('b')]);
    const { bytes } = await exportWorkspace(db, request);
    const whole = await readWorkspaceFile(bytes, 'x.slipway');
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const damaged = bytes.slice();
        for (const [at, by] of places) damaged[at] = (damaged[at] ?? 0) ^ by;
        const read = await readWorkspaceFile(damaged, 'x.slipway').catch((error: unknown) => error);
        if (!(read instanceof SlipwayError)) expect({ ...(read as object), ignored: [] }).toEqual(whole);
      }),
      { numRuns: 1_500 },
    );
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await fails(bytes.subarray(0, length)), `cut at ${length}`).not.toBeNull();
    }
    await db.delete();
  });

  it('never takes random bytes for a plan', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (bytes) => {
        expect(await fails(bytes)).not.toBeNull();
      }),
    );
  });

  it('refuses a newer schema before it looks at anything else, and opens nothing', async () => {
    const bytes = await workspaceZip({ 'releases.ndjson': 'not json\n' }, { schemaVersion: 7, parts: 'unheard of' });
    await expect(openAsNewWorkspace(bytes, 'new.slipway', 1)).rejects.toMatchObject({
      code: 'newerSchema',
      detail: { name: 'new.slipway', found: 7 },
    });
    expect(await listWorkspaces()).toEqual([]);
    expect(await Dexie.getDatabaseNames()).not.toContainEqual(expect.stringContaining('workspace'));
  });

  it('stops a zip bomb while it unpacks, whatever its headers say', async () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(8 * 1024 * 1024) }, { level: 9 });
    expect(await fails(bomb)).toMatchObject({ code: 'workspaceFileBomb' });
    const part = line(release('a', { notes: 'x'.repeat(90_000) })).repeat(3);
    const many = await workspaceZip({ 'releases.ndjson': part });
    const small = { ...LIMITS, workspaceUnpackedBytes: 100_000 };
    await expect(readShared(many, 'x', fileTools, small)).rejects.toMatchObject({ code: 'workspaceFileBomb' });
    const liar = zipSync({ 'manifest.json': new Uint8Array(8 * 1024 * 1024) }, { level: 9 });
    const view = new DataView(liar.buffer);
    for (let at = 0; at + 28 < liar.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(['workspaceFileBroken', 'workspaceFileBomb']).toContain((await fails(liar))?.code);
  });

  it.each(['../up.ndjson', '/abs', 'a/../../b', 'c:\\x', 'a\\b', './x', 'files/../../x'])(
    'refuses the part %s',
    async (name) => {
      const bytes = await workspaceZip({}, {}, { [name]: strToU8('x') });
      expect(await fails(bytes)).toMatchObject({ code: 'workspaceFilePath' });
    },
  );

  it('ignores parts it does not know and never unpacks them', async () => {
    const record = line(release('a'));
    const extra = { 'notes.txt': strToU8('x'), 'files/00ff': new Uint8Array(30 * 1024 * 1024) };
    const bytes = await workspaceZip({ 'releases.ndjson': record }, {}, extra);
    const read = await readWorkspaceFile(bytes, 'x');
    expect(read.tables.releases).toHaveLength(1);
    expect(read.ignored).toEqual(['notes.txt', 'files/00ff']);
  });

  it.each([
    [
      'checksum',
      { 'releases.ndjson': line(release('a')) },
      { name: 'releases.ndjson', sha256: '0'.repeat(64), count: 1 },
      'workspaceFileChecksum',
    ],
    ['missing part', {}, { name: 'releases.ndjson', sha256: '0'.repeat(64), count: 1 }, 'workspaceFileBroken'],
  ])('refuses a %s', async (_, parts, part, code) => {
    expect(await fails(await workspaceZip(parts as Record<string, string>, { parts: [part] }))).toMatchObject({ code });
  });

  it.each([
    ['a record that breaks its schema', line({ ...release('a'), releaseDate: '2026-02-30' }), 'line'],
    ['text that is no JSON', '{"id":\n', 'line'],
    ['two records of one id', line(release('a')) + line(release('a')), 'sameId'],
  ])('refuses %s and names the line', async (_, text, reason) => {
    const error = await fails(await workspaceZip({ 'releases.ndjson': text }));
    expect(error).toMatchObject({ code: 'workspaceFileBroken', detail: { reason, part: 'releases.ndjson' } });
    const said = createText('en').t(`errors:${error?.code ?? 'internal'}`, error?.detail ?? {});
    expect(said).toContain('releases.ndjson, line ');
    expect(said).not.toContain('$t(');
  });

  it('refuses two releases of one key and leaves nothing behind', async () => {
    const text = line(release('a', { key: 'PAY' })) + line(release('b', { key: 'pay' }));
    const bytes = await workspaceZip({ 'releases.ndjson': text });
    await expect(openAsNewWorkspace(bytes, 'x.slipway', 1)).rejects.toMatchObject({ code: 'duplicateKey' });
    expect(await listWorkspaces()).toEqual([]);
  });

  it('takes no prototype from a file', async () => {
    const record = JSON.stringify(release('a'));
    const text = `${record.slice(0, -1)},"__proto__":{"polluted":true},"\\u005f_proto__":{"polluted":true}}\n`;
    const { tables } = await readWorkspaceFile(await workspaceZip({ 'releases.ndjson': text }), 'x');
    expect((tables.releases[0] as unknown as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(tables.releases[0])).toBe(Object.prototype);
  });

  it('hashes as the command line of any system does', async () => {
    const bytes = strToU8('slipway');
    expect(await fileTools.sha256(bytes)).toBe(await sha256(bytes));
  });
});
