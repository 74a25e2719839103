import { afterEach, describe, expect, it } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { ConflictStore, type ConflictView } from '#renderer/data/conflicts/store.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { undo } from '#renderer/data/undo.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { TABLES } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { todayIn } from '#shared/planning/today.ts';
import { createText } from '#shared/text/index.ts';
import { event, release } from '../../support/records.ts';

const ZONE = 'Europe/Vienna';
const today = todayIn(ZONE, Date.now());
const day = (count: number) => addDays(today, count);
let opened: WorkspaceDatabase[] = [];
let now = Date.now();

afterEach(async () => {
  for (const db of opened) await db.delete();
  opened = [];
});

function write(db: WorkspaceDatabase, changes: readonly Change[]) {
  const intent = { code: 'test', params: {} };
  return commit(db, { intent, changes, origin: { type: 'person' }, personId: null, now: (now += 1_000) });
}

const dates = (first: string, last = first) => ({ type: 'dates' as const, first, last });
const deployment = TABLES.deployments.parse({
  id: 'd',
  releaseId: 'r',
  environment: 'Production',
  statusId: 'dep-planned',
  when: dates(day(10)),
});

/** A deployment within a freeze, and the store that looks at it. */
async function planned(): Promise<{ db: WorkspaceDatabase; store: ConflictStore }> {
  const db = new WorkspaceDatabase(crypto.randomUUID());
  opened.push(db);
  await write(db, [
    ...defaultConfiguration(createText('en').t, ZONE),
    { op: 'create', table: 'releases', record: release('r') },
    { op: 'create', table: 'deployments', record: deployment },
    {
      op: 'create',
      table: 'events',
      record: event('freeze', { kindId: 'hard-freeze', when: dates(day(8), day(12)) }),
    },
  ]);
  const store = new ConflictStore(db);
  store.start();
  return { db, store };
}

/** Resolves with the first view of which this is true. */
function until(store: ConflictStore, isSo: (view: ConflictView) => boolean): Promise<ConflictView> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(store.view())) return;
      stop();
      resolve(store.view());
    };
    const stop = store.subscribe(look);
    look();
  });
}

describe('the store of conflicts', () => {
  it('knows what stands in the plan, and follows every commit, undo and setting', async () => {
    const { db, store } = await planned();
    const first = await until(store, ({ isReady }) => isReady);
    expect(first.all.map(({ conflict }) => conflict.rule)).toEqual(['hardFreeze']);
    expect(first.openByRef.get('deployments:d')).toBe(1);
    expect(first.openByRef.get('events:freeze')).toBe(1);

    await write(db, [patchOf('deployments', 'd', { when: dates(day(20)) })]);
    await until(store, ({ open }) => open === 0);
    await undo(db, { personId: null, now: (now += 1_000) });
    await until(store, ({ open }) => open === 1);

    const off = { hardFreeze: { on: false, tune: {} } };
    await write(db, [patchOf('settings', 'settings', { conflictRules: off })]);
    await until(store, ({ open }) => open === 0);
    await write(db, [patchOf('settings', 'settings', { conflictRules: {} })]);
    await until(store, ({ open }) => open === 1);

    await write(db, [{ op: 'delete', table: 'events', id: 'freeze' }]);
    await until(store, ({ open }) => open === 0);
  });

  it('keeps a waived conflict in sight until the facts change', async () => {
    const { db, store } = await planned();
    const [known] = (await until(store, ({ isReady }) => isReady)).all;
    if (known === undefined) throw new Error('a conflict to waive');
    const { id: conflictId, rule, facts, records } = known.conflict;
    const waiver = {
      id: 'w',
      conflictId,
      rule,
      facts,
      records: [...records],
      reason: 'Agreed',
      at: '2026-11-20T09:00:00Z',
    };
    await write(db, [{ op: 'create', table: 'waivers', record: TABLES.waivers.parse(waiver) }]);
    const waived = await until(store, ({ open }) => open === 0);
    expect(waived.all).toMatchObject([{ waiver: { reason: 'Agreed' } }]);
    expect(waived.openByRef.get('deployments:d')).toBeUndefined();

    await write(db, [patchOf('events', 'freeze', { when: dates(day(9), day(12)) })]);
    const again = await until(store, ({ open }) => open === 1);
    expect(again.all).toMatchObject([{ waiver: null, lapsed: { reason: 'Agreed' } }]);
    expect(again.all[0]?.since).toBe(known.since);
  });
});
