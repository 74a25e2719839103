import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '#renderer/data/check.ts';
import type { WorkspaceDatabase } from '#renderer/data/database.ts';
import { journalPage, recordHistory, trimJournal } from '#renderer/data/history.ts';
import { sampleDatabase } from '../../support/sample-workspace.ts';

let db: WorkspaceDatabase;
beforeEach(async () => {
  db = await sampleDatabase();
});
afterEach(() => db.delete({ disableAutoOpen: false }));

const codes = async () => [...new Set((await checkWorkspace(db)).problems.map((problem) => problem.code))];
const firstId = async (table: string): Promise<string> => String((await db.table(table).toCollection().first()).id);

describe('integrity check', () => {
  it('finds a plan well, and that its journal gives its tables', async () => {
    expect(await checkWorkspace(db)).toMatchObject({ replayed: true, steps: 4, problems: [] });
  });

  // Each damage is done behind the back of commit, as a defect or a broken disk would.
  const damages: [string, string, () => Promise<unknown>][] = [
    [
      'a record that cannot be read',
      'recordBroken',
      async () => db.table('releases').update(await firstId('releases'), { name: '' }),
    ],
    [
      'a repetition that cannot be read',
      'recordBroken',
      async () => {
        const recurrence = { rules: ['FREQ=NEVER'], dates: [], exceptions: [], overrides: [] };
        await db.table('events').update(await firstId('events'), { recurrence });
      },
    ],
    [
      'a record changed without a step',
      'journalDiffers',
      async () => db.table('releases').update(await firstId('releases'), { notes: 'x' }),
    ],
    ['a record lost', 'journalDiffers', async () => db.table('teams').delete(await firstId('teams'))],
    ['a name of what is gone', 'referenceLost', async () => db.table('release-types').delete('major')],
    [
      'a wrong index',
      'indexWrong',
      async () => db.table('events').update(await firstId('events'), { $months: ['1999-01'] }),
    ],
    ['a step missing', 'journalGap', async () => db.journal.where('seq').equals(2).delete()],
    [
      'a part missing',
      'journalIncomplete',
      async () => db.journalParts.delete((await db.journalParts.toCollection().first())?.id ?? ''),
    ],
    [
      'a part of no step',
      'journalIncomplete',
      async () => db.journalParts.toCollection().modify({ entryId: 'nobody' }),
    ],
    [
      'a step that cannot be read',
      'journalBroken',
      async () => db.journal.toCollection().modify({ step: 'half' as 'done' }),
    ],
    [
      'a link of nothing',
      'linkLost',
      async () =>
        db
          .table('import-links')
          .add({ id: 'l', sourceId: 's', rowKey: 'r', table: 'events', recordId: 'never', base: {}, goneSince: null }),
    ],
  ];
  it.each(damages)('finds %s', async (_, code, damage) => {
    await damage();
    expect(await codes()).toContain(code);
  });

  it('says that a trimmed journal can no longer be replayed, and is otherwise content', async () => {
    const entries = await journalPage(db, null, 100);
    expect(entries.map((entry) => entry.seq)).toEqual([4, 3, 2, 1]);
    const context = { personId: null, now: Date.parse('2026-12-01T00:00:00Z') };
    expect(await trimJournal(db, entries[1]?.at ?? '', context)).toBe(2);
    expect((await journalPage(db, null, 100)).map((entry) => [entry.seq, entry.intent.code])).toEqual([
      [5, 'journalTrimmed'],
      [4, 'noted'],
      [3, 'noted'],
    ]);
    expect(await checkWorkspace(db)).toMatchObject({ replayed: false, problems: [] });
    expect(await trimJournal(db, '2020-01-01T00:00:00.000Z', context)).toBe(0);
  });
});

describe('history', () => {
  it('tells of a record what was changed from what to what, newest first', async () => {
    const release = await db.records('releases').where('$key').equals('pay 26.4').first();
    const steps = await recordHistory(db, 'releases', release?.id ?? '');
    expect(steps.map(({ entry, change }) => [entry.seq, change.op])).toEqual([
      [4, 'update'],
      [3, 'update'],
      [2, 'update'],
      [1, 'create'],
    ]);
    const renamed = steps[2]?.change;
    expect(renamed?.op === 'update' ? renamed.fields['name'] : null).toEqual({
      before: 'Instant payments abroad',
      after: 'Instant payments',
    });
  });

  it('pages through the whole journal', async () => {
    const first = await journalPage(db, null, 3);
    const rest = await journalPage(db, first.at(-1)?.seq ?? null, 3);
    expect([...first, ...rest].map((entry) => entry.seq)).toEqual([4, 3, 2, 1]);
  });
});
