import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  backUp,
  backUpBeforeImport,
  backUpDaily,
  backUpOnClose,
  listBackups,
  previewRestore,
  restoreBackup,
} from '#renderer/data/backups.ts';
import { checkWorkspace } from '#renderer/data/check.ts';
import { commit } from '#renderer/data/commit.ts';
import { undo } from '#renderer/data/undo.ts';
import type { OpenWorkspace } from '#renderer/data/workspace-context.tsx';
import { readContent } from '#renderer/data/workspace-file.ts';
import type { BackupInfo } from '#shared/bridge.ts';
import type { Change } from '#shared/model/journal.ts';
import { FakeMain } from '../../support/fake-main.ts';
import { release } from '../../support/records.ts';
import { sampleDatabase } from '../../support/sample-workspace.ts';

const HOUR = 3_600_000;
let main: FakeMain;
let workspace: OpenWorkspace;
let now = Date.parse('2026-11-21T08:00:00Z');

const edit = (changes: readonly Change[]) =>
  commit(workspace.db, {
    intent: { code: 'edit', params: {} },
    changes,
    origin: { type: 'person' },
    personId: null,
    now: (now += 1_000),
  });
const newest = async (): Promise<BackupInfo> => {
  const [backup] = await listBackups(workspace.id);
  if (backup === undefined) throw new Error('no backup');
  return backup;
};

beforeEach(async () => {
  main = new FakeMain();
  main.install();
  const db = await sampleDatabase();
  workspace = { id: db.workspaceId, name: 'Bank', db, personId: null };
});
afterEach(() => workspace.db.delete());

describe('when a backup is due', () => {
  it('is written once a day, and only if anything was done', async () => {
    expect(await backUpDaily(workspace, now)).toMatchObject({ kept: true });
    expect(await backUpDaily(workspace, now + HOUR)).toBeNull();
    expect(await backUpDaily(workspace, now + 25 * HOUR)).toBeNull();
    await edit([{ op: 'create', table: 'releases', record: release('new') }]);
    expect(await backUpDaily(workspace, now + HOUR)).toBeNull();
    expect(await backUpDaily(workspace, now + 25 * HOUR)).toMatchObject({ kept: true });
    expect(main.backups.map(({ info }) => info.reason)).toEqual(['daily', 'daily']);
  });

  it('is written on close and before a large import, if anything was done since the last', async () => {
    expect(await backUpBeforeImport(workspace, 10, now)).toBeNull();
    expect(await backUpBeforeImport(workspace, 8_000, now)).toMatchObject({ kept: true });
    expect(await backUpBeforeImport(workspace, 8_000, now)).toBeNull();
    expect(await backUpOnClose(workspace, now)).toBeNull();
    await edit([{ op: 'create', table: 'releases', record: release('new') }]);
    expect(await backUpOnClose(workspace, now)).toMatchObject({ kept: true });
    expect(main.backups[0]?.info).toMatchObject({ workspaceName: 'Bank', reason: 'before-import' });
  });
});

describe('restore', () => {
  it('says first what will change, keeps what it replaces, and is one undo', async () => {
    await backUp(workspace, 'manual', now);
    const backup = await newest();
    const before = (await readContent(workspace.db, false)).tables;
    const gone = before.releases[0]?.id ?? '';
    await edit([
      { op: 'create', table: 'releases', record: release('new', { key: 'NEW' }) },
      { op: 'delete', table: 'releases', id: gone },
      { op: 'patch', table: 'releases', id: before.releases[1]?.id ?? '', fields: { name: 'Other', fromLater: 1 } },
    ]);
    const edited = (await readContent(workspace.db, false)).tables;

    const { differences } = await previewRestore(workspace.db, backup);
    expect(differences).toMatchObject([{ table: 'releases', added: 1, changed: 1, removed: 1 }]);
    expect(differences[0]?.examples).toContainEqual({ how: 'removed', label: 'NEW' });
    expect((await readContent(workspace.db, false)).tables).toEqual(edited);

    await restoreBackup(workspace, backup, (now += 1_000));
    expect((await readContent(workspace.db, false)).tables).toEqual(before);
    expect(await newest()).toMatchObject({ reason: 'before-restore' });
    expect((await previewRestore(workspace.db, backup)).changes).toEqual([]);
    expect((await checkWorkspace(workspace.db)).problems).toEqual([]);

    await undo(workspace.db, { personId: null, now: (now += 1_000) });
    expect((await readContent(workspace.db, false)).tables).toEqual(edited);
  });

  it('changes nothing when what it replaces could not be kept', async () => {
    await backUp(workspace, 'manual', now);
    const backup = await newest();
    await edit([{ op: 'create', table: 'releases', record: release('new') }]);
    main.refuse = 'backupWrite';
    await expect(restoreBackup(workspace, backup, now)).rejects.toMatchObject({ code: 'diskFull' });
    expect(await workspace.db.records('releases').get('new')).toBeDefined();
  });
});
