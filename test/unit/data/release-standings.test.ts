import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { readConfiguration } from '#renderer/data/live.ts';
import { ReleaseStandings } from '#renderer/data/release-standings.ts';
import { undo } from '#renderer/data/undo.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { patchOf, type Change, type Origin } from '#shared/model/journal.ts';
import type { AnyRecord } from '#shared/model/tables.ts';
import { createText } from '#shared/text/index.ts';
import { approval, change } from '../../support/change.ts';
import { release } from '../../support/records.ts';

const opened: WorkspaceDatabase[] = [];
let now = 1_790_000_000_000;

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});

function write(db: WorkspaceDatabase, changes: readonly Change[], origin: Origin['type'] = 'person') {
  const intent = { code: 'test', params: {} };
  return commit(db, { intent, changes, origin: { type: origin } as Origin, personId: null, now: (now += 1_000) });
}

async function workspace(): Promise<WorkspaceDatabase> {
  const db = new WorkspaceDatabase(crypto.randomUUID());
  opened.push(db);
  await write(db, defaultConfiguration(createText('en').t, 'Europe/Vienna'), 'migration');
  const releases = ['r0', 'r1'].map((id) => ({ op: 'create', table: 'releases', record: release(id) }) as const);
  await write(db, releases, 'migration');
  return db;
}

const step = fc.oneof(
  fc.record({
    what: fc.constant('change' as const),
    id: fc.nat(3),
    releaseId: fc.constantFrom('r0', 'r1', null),
    statusId: fc.constantFrom('chg-new', 'chg-canceled'),
    placeholder: fc.boolean(),
  }),
  fc.record({
    what: fc.constant('approval' as const),
    id: fc.nat(4),
    of: fc.nat(3),
    decision: fc.constantFrom('requested', 'approved', 'rejected', 'notRequired'),
  }),
  fc.record({ what: fc.constant('remove' as const), table: fc.constantFrom('changes', 'approvals'), id: fc.nat(4) }),
  fc.record({ what: fc.constant('undo' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function apply(db: WorkspaceDatabase, made: Step): Promise<void> {
  switch (made.what) {
    case 'undo':
      return void (await undo(db, { personId: null, now: (now += 1_000) }));
    case 'remove': {
      const gone = `${made.table === 'changes' ? 'c' : 'a'}${made.id}`;
      if ((await db.records(made.table).get(gone)) === undefined) return;
      // A change goes with its approvals, as the window takes it out.
      const own = (await db.records('approvals').toArray()).filter(({ changeId }) => changeId === gone);
      const approvals = own.map(({ id }) => ({ op: 'delete', table: 'approvals', id }) as const);
      return void (await write(db, [...approvals, { op: 'delete', table: made.table, id: gone }]));
    }
    case 'change': {
      const { id, releaseId, statusId, placeholder } = made;
      return put(db, 'changes', change(`c${id}`, { releaseId, statusId, placeholder }));
    }
    case 'approval': {
      if ((await db.records('changes').get(`c${made.of}`)) === undefined) return;
      return put(db, 'approvals', approval(`c${made.of}`, made.decision, { id: `a${made.id}` }));
    }
  }
}

async function put(db: WorkspaceDatabase, table: 'changes' | 'approvals', record: AnyRecord): Promise<void> {
  const known = await db.records(table).get(record.id);
  const created = { op: 'create', table, record } as Change;
  await write(db, [known === undefined ? created : patchOf(table, record.id, { ...record })]);
}

describe('how releases stand with their changes', () => {
  it('is in memory what reading everything anew finds, after any steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const db = await workspace();
        const store = new ReleaseStandings(db);
        for (const made of steps) {
          await apply(db, made);
          const { standings } = await readConfiguration(db);
          await vi.waitFor(() => expect(store.now()).toEqual(standings));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is told of once it changed, and reads no more than what was written', async () => {
    const db = await workspace();
    const ids = Array.from({ length: 50 }, (_, index) => `c${index}`);
    await write(
      db,
      ids.map((id) => ({ op: 'create', table: 'changes', record: change(id, { releaseId: 'r0' }) }) as const),
    );
    const store = new ReleaseStandings(db);
    await vi.waitFor(() => expect(store.now().get('r0')).toBe('open'));
    const read: number[] = [];
    const records = db.records.bind(db);
    vi.spyOn(db, 'records').mockImplementation(((table: 'changes') => {
      const rows = records(table);
      const bulkGet = rows.bulkGet.bind(rows);
      return Object.assign(rows, {
        bulkGet: (keys: string[]) => {
          read.push(keys.length);
          return bulkGet(keys);
        },
      });
    }) as never);
    const told = new Promise<void>((resolve) => store.subscribe(resolve));
    await write(db, [{ op: 'create', table: 'approvals', record: approval('c7', 'rejected') }]);
    await told;
    expect(store.now().get('r0')).toBe('rejected');
    expect(read).toEqual([0, 1]);
  });
});
