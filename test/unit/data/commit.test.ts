import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { TABLES } from '#shared/model/tables.ts';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { changesOf, nextSteps, redo, undo } from '#renderer/data/undo.ts';
import { release } from '../../support/records.ts';

let db: WorkspaceDatabase;
let now = 1_790_000_000_000;
const context = () => ({ personId: 'ann', now: (now += 1_000) });

function edit(code: string, changes: Change[], origin: 'person' | 'sync' = 'person') {
  return commit(db, {
    intent: { code, params: {} },
    changes,
    origin: origin === 'person' ? { type: 'person' } : { type: 'sync', instance: 'jira', author: 'bob' },
    ...context(),
  });
}

beforeEach(() => {
  db = new WorkspaceDatabase(crypto.randomUUID());
});
afterEach(() => db.delete());

describe('commit', () => {
  it('writes record and journal together, per field', async () => {
    await edit('create', [{ op: 'create', table: 'releases', record: release('a') }]);
    const { entry } = await edit('rename', [{ op: 'patch', table: 'releases', id: 'a', fields: { name: 'New' } }]);
    expect((await db.records('releases').get('a'))?.name).toBe('New');
    expect(entry).toMatchObject({ seq: 2, personId: 'ann', count: 1, step: 'done' });
    expect(await changesOf(db, entry?.id ?? '')).toEqual([
      { op: 'update', table: 'releases', id: 'a', fields: { name: { before: 'Release a', after: 'New' } } },
    ]);
  });

  it('keeps both of two edits of one list that saw the same: lines are merged into what is stored', async () => {
    const criterion = (id: string, met = false) => ({ id, text: id, met, note: '' });
    const seen = TABLES.gates.parse({
      id: 'g',
      releaseId: 'r',
      typeId: 'cab',
      name: 'CAB',
      due: { type: 'dates', first: '2026-12-03', last: '2026-12-03' },
      criteria: [criterion('one'), criterion('two'), criterion('three')],
    });
    await edit('create', [{ op: 'create', table: 'gates', record: seen }]);
    await edit('first', [
      patchOf('gates', 'g', { criteria: [criterion('one', true), criterion('two'), criterion('three')] }, seen),
    ]);
    await edit('second', [
      patchOf('gates', 'g', { criteria: [criterion('one'), criterion('two', true), criterion('three')] }, seen),
    ]);
    await edit('third', [patchOf('gates', 'g', { criteria: [criterion('one'), criterion('two')] }, seen)]);
    expect((await db.records('gates').get('g'))?.criteria).toEqual([criterion('one', true), criterion('two', true)]);
    // Undone one by one, each takes back its own alone.
    await undo(db, context());
    await undo(db, context());
    expect((await db.records('gates').get('g'))?.criteria.map(({ met }) => met)).toEqual([true, false, false]);
    // Without what was seen the list is taken as it is.
    await edit('whole', [patchOf('gates', 'g', { criteria: [criterion('one')] })]);
    expect((await db.records('gates').get('g'))?.criteria).toEqual([criterion('one')]);
  });

  it('writes nothing when one of several changes is refused', async () => {
    const changes: Change[] = [
      { op: 'create', table: 'releases', record: release('a') },
      { op: 'patch', table: 'releases', id: 'missing', fields: { name: 'x' } },
    ];
    await expect(edit('create', changes)).rejects.toMatchObject({ code: 'staleRecord' });
    expect(await db.records('releases').count()).toBe(0);
    expect(await db.journal.count()).toBe(0);
  });

  it('refuses a record that could not be read back, and a second release of one key', async () => {
    const broken = { ...release('a'), releaseDate: '2026-02-30' };
    await expect(edit('create', [{ op: 'create', table: 'releases', record: broken }])).rejects.toMatchObject({
      code: 'invalidRecord',
      detail: { field: 'releaseDate' },
    });
    await edit('create', [{ op: 'create', table: 'releases', record: release('a', { key: 'PAY 1' }) }]);
    await expect(
      edit('create', [{ op: 'create', table: 'releases', record: release('b', { key: 'pay 1' }) }]),
    ).rejects.toMatchObject({ code: 'duplicateKey' });
    expect(await db.records('releases').count()).toBe(1);
  });

  it('leaves no step behind when nothing differs', async () => {
    await edit('create', [{ op: 'create', table: 'releases', record: release('a') }]);
    const same = await edit('rename', [{ op: 'patch', table: 'releases', id: 'a', fields: { name: 'Release a' } }]);
    expect(same.entry).toBeNull();
    expect(await db.journal.count()).toBe(1);
  });
});

describe('undo', () => {
  it('takes back and does again at any depth, and forgets what was undone at the next edit', async () => {
    await edit('create', [{ op: 'create', table: 'releases', record: release('a') }]);
    for (const name of ['one', 'two', 'three']) {
      await edit('rename', [{ op: 'patch', table: 'releases', id: 'a', fields: { name } }]);
    }
    const name = async () => (await db.records('releases').get('a'))?.name;
    await undo(db, context());
    await undo(db, context());
    expect(await name()).toBe('one');
    await redo(db, context());
    expect(await name()).toBe('two');
    await edit('rename', [{ op: 'patch', table: 'releases', id: 'a', fields: { name: 'other' } }]);
    expect((await redo(db, context())).step).toBeNull();
    for (let i = 0; i < 4; i += 1) await undo(db, context());
    expect(await db.records('releases').count()).toBe(0);
    expect((await nextSteps(db)).undo).toBeNull();
  });

  it('keeps what synchronising changed since', async () => {
    await edit('create', [{ op: 'create', table: 'releases', record: release('a') }]);
    await edit('both', [{ op: 'patch', table: 'releases', id: 'a', fields: { name: 'mine', notes: 'mine' } }]);
    await edit('pull', [{ op: 'patch', table: 'releases', id: 'a', fields: { name: 'theirs' } }], 'sync');
    const result = await undo(db, context());
    expect(result.kept).toEqual([{ table: 'releases', id: 'a', field: 'name' }]);
    expect(await db.records('releases').get('a')).toMatchObject({ name: 'theirs', notes: '' });
  });

  it('brings a deleted record back whole, unknown fields included', async () => {
    const record = { ...release('a'), fromLaterVersion: { x: 1 } };
    await edit('create', [{ op: 'create', table: 'releases', record }]);
    await edit('delete', [{ op: 'delete', table: 'releases', id: 'a' }]);
    await undo(db, context());
    expect(await db.records('releases').get('a')).toMatchObject({ fromLaterVersion: { x: 1 } });
  });
});
