import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { registry } from '#renderer/data/registry-database.ts';
import {
  createWorkspace,
  currentWorkspaceId,
  listWorkspaces,
  openWorkspace,
  registerWorkspace,
  removeWorkspace,
  renameWorkspace,
  saveMe,
} from '#renderer/data/registry.ts';
import { nextSteps, undo } from '#renderer/data/undo.ts';
import { createText } from '#shared/text/index.ts';

let now = 1_790_000_000_000;
const { t } = createText('en');
const create = (name: string, content: 'empty' | 'sample' = 'empty') =>
  createWorkspace({ name, content, zone: 'Europe/Vienna', today: '2026-11-20', now: (now += 1_000), t });

beforeEach(async () => {
  await registry.open();
});
afterEach(async () => {
  registry.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('workspaces on this laptop', () => {
  it('makes an empty plan that can be worked with, and no undo step of it', async () => {
    await saveMe({ name: ' Ann ', role: 'Release manager', now });
    const info = await create('My plan');
    const { db, personId } = await openWorkspace(info.id, now);
    expect(await db.records('people').get(personId ?? '')).toMatchObject({ name: 'Ann', role: 'Release manager' });
    expect(await db.records('statuses').count()).toBe(26);
    expect((await db.records('settings').get('settings'))?.zone).toBe('Europe/Vienna');
    expect(await nextSteps(db)).toEqual({ undo: null, redo: null });
    expect((await undo(db, { personId, now })).step).toBeNull();
    db.close();
  });

  it('keeps plans apart: names are unique, each has a database of its own', async () => {
    const first = await create('My plan', 'sample');
    const second = await create('my plan');
    expect(second.name).toBe('my plan 2');
    const a = await openWorkspace(first.id, now);
    const b = await openWorkspace(second.id, now + 1);
    expect(await a.db.records('releases').count()).toBeGreaterThan(11);
    expect(await b.db.records('releases').count()).toBe(0);
    expect(await currentWorkspaceId()).toBe(second.id);
    expect((await listWorkspaces()).map((info) => info.id)).toEqual([second.id, first.id]);
    a.db.close();
    b.db.close();
  });

  it('leaves nothing behind when a plan could not be made', async () => {
    const before = await Dexie.getDatabaseNames();
    const failing = registerWorkspace('Half', now, () => Promise.reject(new Error('disk')));
    await expect(failing).rejects.toThrow('disk');
    expect(await Dexie.getDatabaseNames()).toEqual(before);
    expect(await listWorkspaces()).toEqual([]);
  });

  it('refuses a plan from a newer Slipway and leaves it, and what is open, as they are', async () => {
    const open = await create('Open');
    const newer = await create('Newer');
    (await openWorkspace(open.id, now)).db.close();
    const db = new WorkspaceDatabase(newer.id);
    await db.meta.put({ key: 'schemaVersion', value: 99 });
    db.close();
    await expect(openWorkspace(newer.id, now)).rejects.toMatchObject({ code: 'newerSchema', detail: { found: 99 } });
    expect(await currentWorkspaceId()).toBe(open.id);

    const later = new Dexie(db.name);
    later.version(7).stores({ later: 'id' });
    await later.open();
    later.close();
    await expect(openWorkspace(newer.id, now)).rejects.toMatchObject({ code: 'newerSchema', detail: { found: 7 } });
    const installed = (await indexedDB.databases()).find((known) => known.name === db.name);
    expect(installed?.version).toBe(70);
  });

  it('renames to a free name only, and removes any but the open plan', async () => {
    const a = await create('A');
    const b = await create('B');
    await expect(renameWorkspace(b.id, 'a')).rejects.toMatchObject({ code: 'duplicateKey' });
    await renameWorkspace(b.id, 'Plan B');
    (await openWorkspace(a.id, now)).db.close();
    await expect(removeWorkspace(a.id)).rejects.toMatchObject({ code: 'invalidRequest' });
    await removeWorkspace(b.id);
    expect((await listWorkspaces()).map((info) => info.name)).toEqual(['A']);
    expect(await Dexie.exists(`slipway-workspace-${b.id}`)).toBe(false);
    await expect(openWorkspace(b.id, now)).rejects.toMatchObject({ code: 'notFound' });
  });
});
