import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { undo } from '#renderer/data/undo.ts';
import { ImportSession } from '#renderer/features/importing/worker/session.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { Change } from '#shared/model/journal.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { TableMapping } from '#shared/importing/index.ts';
import { bytesOf, MemoryWorkspace } from '../../support/importing.ts';

let db: WorkspaceDatabase;
let now = Date.UTC(2026, 10, 20, 12);
const tick = () => (now += 1_000);

beforeEach(async () => {
  db = new WorkspaceDatabase(crypto.randomUUID());
  const defaults = new MemoryWorkspace();
  for (const table of ['release-types', 'event-kinds', 'statuses'] as TableName[]) {
    await db.table(table).bulkPut(defaults.all(table));
  }
});
afterEach(() => db.delete());

const session = (name: string, text: string, progress = () => {}) =>
  new ImportSession(db, { name, bytes: bytesOf(text) }, progress, tick);
const edit = (changes: Change[]) =>
  commit(db, {
    intent: { code: 'edit', params: {} },
    changes,
    origin: { type: 'person' },
    personId: null,
    now: tick(),
  });

const FIRST = 'key,name,team\npay,Payments,Red\napi,API,Blue\n';

describe('an import in the database', () => {
  it('writes nothing before it is accepted, then everything as one step that undo takes back', async () => {
    const open = session('services.csv', FIRST);
    const preview = await open.read({});
    expect(preview).toMatchObject({ counts: { created: 2 }, writes: true, mapping: { table: 'services' } });
    expect(await db.journal.count()).toBe(0);
    expect(await db.records('services').count()).toBe(0);
    const entry = await open.accept({}, 'ann');
    expect(entry).toMatchObject({
      personId: 'ann',
      origin: { type: 'import', file: 'services.csv' },
      intent: { code: 'imported' },
      step: 'done',
    });
    expect(await db.records('services').count()).toBe(2);
    expect(await db.records('teams').count()).toBe(2);
    expect(await db.records('import-links').count()).toBe(2);
    await undo(db, { personId: 'ann', now: tick() });
    for (const table of ['services', 'teams', 'import-links', 'import-sources'] as const) {
      expect(await db.records(table).count()).toBe(0);
    }
  });

  it('meets an edit made while the preview stood open like any other', async () => {
    await session('services.csv', FIRST).read({});
    const first = session('services.csv', FIRST);
    await first.read({});
    await first.accept({}, null);
    const second = session('services.csv', FIRST.replace('Payments', 'Theirs'));
    expect((await second.read({})).counts).toMatchObject({ updated: 1, conflicts: 0 });
    const [pay] = await db
      .records('services')
      .filter((service) => service.key === 'pay')
      .toArray();
    await edit([{ op: 'patch', table: 'services', id: pay?.id ?? '', fields: { name: 'Mine' } }]);
    await second.accept({}, null);
    expect((await db.records('services').get(pay?.id ?? ''))?.name).toBe('Mine');
  });

  it('writes no step for the same file', async () => {
    const first = session('services.csv', FIRST);
    await first.read({});
    await first.accept({}, null);
    const again = session('services.csv', FIRST);
    expect(await again.read({})).toMatchObject({ writes: false, counts: { unchanged: 2 } });
    expect(await again.accept({}, null)).toBeNull();
    expect(await db.journal.count()).toBe(1);
  });

  it('remembers the mapping that was accepted', async () => {
    const first = session('services.csv', 'key,name,extra\npay,Payments,x\n');
    const preview = await first.read({});
    const mapping = preview.mapping as TableMapping;
    await first.chooseMapping({
      ...mapping,
      columns: mapping.columns.map((column) =>
        column.header === 'extra' ? { ...column, target: { to: 'nothing' } } : column,
      ),
    });
    await first.accept({}, null);
    expect(await db.records('custom-fields').count()).toBe(0);
    const again = await session('services.csv', 'key,name,extra\npay,Payments,y\n').read({});
    expect((again.mapping as TableMapping).columns[2]?.target).toEqual({ to: 'nothing' });
    expect(again.writes).toBe(false);
  });

  it('shows what is missing instead of a plan, and reads anew in another way', async () => {
    const open = session('events.csv', 'what is it;maybe\nLaunch;soon\n');
    const preview = await open.read({});
    const asEvents = await open.chooseTable('events');
    expect(asEvents).toMatchObject({ counts: null, missing: ['start'], writes: false });
    expect(preview.separator).toBe(';');
    expect((await open.read({ separator: ',' })).columns).toHaveLength(1);
  });

  it('leaves nothing behind when it is cancelled or refused', async () => {
    const cancelled = session('services.csv', FIRST, () => {
      throw new SlipwayError('cancelled');
    });
    await expect(cancelled.read({})).rejects.toMatchObject({ code: 'cancelled' });
    await expect(session('services.csv', '<html>').read({})).rejects.toMatchObject({ code: 'importWebPage' });
    expect(await db.journal.count()).toBe(0);
  });
});
