import Dexie from 'dexie';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '#renderer/data/check.ts';
import { openWorkspace } from '#renderer/data/registry.ts';
import { registry } from '#renderer/data/registry-database.ts';
import { openAsNewWorkspace } from '#renderer/data/workspace-file.ts';
import { SCHEMA_VERSION } from '#shared/model/tables.ts';

const folder = new URL('../../data/workspaces/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.slipway'));

beforeEach(async () => {
  await registry.open();
});
afterEach(async () => {
  registry.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('files of every released version', () => {
  it('has one for each', () => {
    expect(files.sort()).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, index) => `v${index + 1}.slipway`));
  });

  it.each(files)('%s opens whole', async (name) => {
    const info = await openAsNewWorkspace(readFileSync(new URL(name, folder)), name, 1_800_000_000_000);
    const { db } = await openWorkspace(info.id, 1_800_000_000_000);
    const release = await db.records('releases').where('$key').equals('pay 26.4').first();
    expect(release).toMatchObject({ name: 'Instant payments', fromLaterVersion: { kept: ['as', 'it', 'is'] } });
    expect(await db.records('releases').count()).toBe(14);
    expect(await checkWorkspace(db)).toMatchObject({ problems: [] });
    db.close();
  });
});
