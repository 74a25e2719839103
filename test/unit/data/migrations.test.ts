import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '#renderer/data/check.ts';
import { registry } from '#renderer/data/registry-database.ts';
import { openWorkspace } from '#renderer/data/registry.ts';
import { Settings } from '#shared/model/configuration.ts';
import { Service } from '#shared/model/service.ts';
import { nextSteps } from '#renderer/data/undo.ts';

/* A laptop that ran the version before: its databases must open with everything in them. */

const NOW = 1_800_000_000_000;
/** The database of schema 1 as it was released; never edited. */
const SCHEMA_1 = {
  releases: 'id, $key, *$months',
  phases: 'id, releaseId, *$months',
  gates: 'id, releaseId, *$months',
  deployments: 'id, releaseId, *$months',
  services: 'id, $key',
  events: 'id, *$months',
  people: 'id',
  teams: 'id',
  'release-types': 'id',
  'phase-types': 'id',
  'gate-types': 'id',
  'event-kinds': 'id',
  statuses: 'id',
  'custom-fields': 'id',
  settings: 'id',
  'import-sources': 'id',
  'import-links': 'id, sourceId, recordId',
  publications: 'id',
  journal: 'id, &seq, [step+seq]',
  'journal-parts': 'id, entryId, *records',
  meta: 'key',
};

beforeEach(async () => {
  await registry.open();
});
afterEach(async () => {
  registry.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('a plan of schema 1', () => {
  it('opens with everything in it and can hold environments', async () => {
    const old = new Dexie('slipway-workspace-old');
    old.version(1).stores(SCHEMA_1);
    const service = Service.parse({ id: 's1', key: 'pay', name: 'Payments', fromLater: 1 });
    await old.table('services').add({ ...service, $key: 'pay' });
    const settings = { id: 'settings', zone: 'Europe/Vienna', weekStart: 1, workingDays: [1, 2, 3, 4, 5] };
    await old.table('settings').add({ ...settings, dayStart: 7, dayEnd: 20, weekNumbers: true });
    await old.table('meta').put({ key: 'schemaVersion', value: 1 });
    old.close();
    await registry.workspaces.add({ id: 'old', name: 'Old', createdAt: new Date(NOW).toISOString(), openedAt: null });

    const { db } = await openWorkspace('old', NOW);
    expect(await db.records('services').get('s1')).toMatchObject({ name: 'Payments', fromLater: 1 });
    expect((await db.records('environment-purposes').toArray()).map(({ id }) => id)).toContain('uat');
    expect(await db.records('settings').get('settings')).toEqual(Settings.parse(settings));
    // What came later: a board to decide on changes, states for them, a checklist for after go-live.
    expect((await db.records('boards').toArray()).map(({ kind }) => kind).sort()).toEqual(['cab', 'ecab']);
    expect(
      await db
        .records('statuses')
        .filter(({ appliesTo }) => appliesTo === 'changes')
        .count(),
    ).toBe(8);
    expect((await db.records('support-templates').toArray())[0]?.items.length).toBeGreaterThan(30);
    expect((await db.meta.get('schemaVersion'))?.value).toBe(4);
    expect(await nextSteps(db)).toEqual({ undo: null, redo: null });
    db.close();

    const again = await openWorkspace('old', NOW + 1);
    expect(await again.db.journal.count()).toBe(3);
    expect((await checkWorkspace(again.db)).problems.map(({ code }) => code)).not.toContain('recordBroken');
    again.db.close();
  });
});
