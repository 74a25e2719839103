import { beforeEach, describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { codeOwner, freeCode } from '#renderer/features/settings/kinds/codes.ts';
import { presetOf, PRESETS } from '#renderer/features/settings/kinds/presets.ts';
import { freeName, inOrder, isNameTaken } from '#renderer/features/settings/use-record-edits.ts';
import { countUsage } from '#renderer/features/settings/use-usage.ts';
import { event, release } from '../../support/records.ts';

const kind = (id: string, name: string, code: string) => ({ id, name, appearance: { code } });

describe('codes of kinds', () => {
  const kinds = [kind('major', 'Major', 'M'), kind('minor', 'Minor', 'm')];
  it('are told apart by case, as on the chip', () => {
    expect(codeOwner('M', kinds, 'minor')?.id).toBe('major');
    expect(codeOwner('m', kinds, 'minor')).toBeNull();
    expect(codeOwner(' M ', kinds, 'x')?.id).toBe('major');
  });
  it('are found free, from the name where it goes', () => {
    expect(freeCode('Mobile', kinds)).toBe('O');
    expect(freeCode('!', kinds)).toBe('A');
    const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => kind(letter, letter, letter));
    expect(freeCode('Any', all)).toBe('1');
  });
});

describe('names and order', () => {
  it('are told apart whatever the case', () => {
    const records = [{ id: 'a', name: 'New type' }];
    expect(freeName('new type', records)).toBe('new type 2');
    expect(isNameTaken(' NEW TYPE ', { id: 'b' }, records)).toBe(true);
    expect(isNameTaken('New type', { id: 'a' }, records)).toBe(false);
  });
  it('leave what is archived last', () => {
    const record = (name: string, order: number, archived: boolean) => ({ name, order, archived });
    const ordered = inOrder([record('c', 1, true), record('b', 3, false), record('a', 2, false)]);
    expect(ordered.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
  it('offer each set of colours once and know it again', () => {
    expect(new Set(PRESETS.map(([, look]) => look.light.edge)).size).toBe(PRESETS.length);
    for (const [id, look] of PRESETS) expect(presetOf(look)).toBe(id);
    expect(
      presetOf({
        light: { edge: '#000000', fill: '#ffffff', ink: '#000000' },
        dark: { edge: '#ffffff', fill: '#000000', ink: '#ffffff' },
      }),
    ).toBeNull();
  });
});

describe('what is in use', () => {
  let db: WorkspaceDatabase;
  beforeEach(async () => {
    db = new WorkspaceDatabase(crypto.randomUUID());
    await db.open();
  });
  const write = (changes: Parameters<typeof commit>[1]['changes']) =>
    commit(db, { intent: { code: 'x', params: {} }, changes, origin: { type: 'person' }, personId: null, now: 1 });

  it('is counted wherever it is named, so that it is archived and not deleted', async () => {
    const closed = TABLES.statuses.parse({ id: 'closed', appliesTo: 'releases', name: 'Closed', category: 'done' });
    const open = { ...closed, id: 'planned', name: 'Planned', transitions: ['closed'] };
    await write([
      { op: 'create', table: 'releases', record: release('a', { typeId: 'major', statusId: 'planned' }) },
      { op: 'create', table: 'releases', record: release('b', { typeId: 'major', statusId: 'planned' }) },
      { op: 'create', table: 'events', record: event('c', { kindId: 'milestone' }) },
      { op: 'create', table: 'statuses', record: closed },
      { op: 'create', table: 'statuses', record: open },
    ]);
    expect((await countUsage(db, 'release-types')).get('major')).toBe(2);
    expect((await countUsage(db, 'event-kinds')).get('milestone')).toBe(1);
    const statuses = await countUsage(db, 'statuses');
    expect(statuses.get('planned')).toBe(2);
    // That one may follow another is no use of it: deleting takes it out there.
    expect(statuses.get('closed')).toBeUndefined();
  });
});
