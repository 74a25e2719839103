import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { undo } from '#renderer/data/undo.ts';
import { decisionChanges } from '#renderer/sync/decide.ts';
import { ChangeRequest } from '#shared/model/change.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncConflict } from '#shared/model/sync-conflict.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { decideConflicts, type ConflictChoice } from '#shared/sync/decide-conflict.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;

async function sync() {
  world.clock.advance(10 * 60_000);
  const run = await world.sync('c-pay');
  if (run === null) throw new Error('the run ended with its process');
  return run;
}

const issueOf = (key: string) => {
  const issue = world.model.findIssue(key);
  if (issue === undefined) throw new Error(`no issue ${key}`);
  return issue;
};

async function titleOf(key: string): Promise<string> {
  return (await world.db.records('work-items').where('key').equals(key).first())?.title ?? '';
}

/** Titles changed on both sides; and the run that found it out. */
async function inConflict(...keys: readonly string[]) {
  world = await World.make(new Random(1), { pageCap: 100 });
  await sync();
  for (const key of keys) {
    const item = await world.db.records('work-items').where('key').equals(key).first();
    await world.edit('edited', [patchOf('work-items', item?.id ?? '', { title: `Ours ${key}` })]);
    world.model.change(issueOf(key).id, { summary: `Theirs ${key}` });
  }
  expect((await sync()).counts.conflicts).toBe(keys.length);
}

async function decide(choice: ConflictChoice) {
  const all = await world.db.records('sync-conflicts').toArray();
  const chosen = all.map((conflict) => ({ conflict, choice }));
  await world.edit('conflictsDecided', await decisionChanges(world.db, chosen, null));
}

const sides = async (key: string) => [await titleOf(key), issueOf(key).summary];

describe('a decision', () => {
  afterEach(async () => {
    await world.close();
  });

  it.each([
    [{ take: 'mine' }, 'Ours PAY-1'],
    [{ take: 'theirs' }, 'Theirs PAY-1'],
    [{ take: 'edit', value: 'A third' }, 'A third'],
  ] as const)('%o stands on both sides after the next run, and nothing is left to decide', async (choice, stands) => {
    await inConflict('PAY-1');
    await decide(choice);
    expect((await sync()).counts.conflicts).toBe(0);
    expect(await sides('PAY-1')).toEqual([stands, stands]);
    expect(await world.db.records('sync-conflicts').count()).toBe(0);
    const quiet = await sync();
    expect(quiet.counts).toMatchObject({ pushed: 0, pulled: 0, conflicts: 0 });
  });

  it.each([{ take: 'mine' }, { take: 'edit', value: 'A third' }] as const)(
    '%o over what has moved on there since is asked anew, and overwrites nothing',
    async (choice) => {
      await inConflict('PAY-1');
      await decide(choice);
      world.clock.advance(60_000);
      world.model.change(issueOf('PAY-1').id, { summary: 'Theirs again' });
      expect((await sync()).counts.conflicts).toBe(1);
      expect(issueOf('PAY-1').summary).toBe('Theirs again');
      const [open] = await world.db.records('sync-conflicts').toArray();
      expect(open).toMatchObject({ theirs: 'Theirs again', decision: null, decidedById: null });
    },
  );

  it.each([{ take: 'mine' }, { take: 'theirs' }, { take: 'edit', value: 'A third' }] as const)(
    '%o of many is one step, and taken back before the next run the conflicts stand as they stood',
    async (choice) => {
      await inConflict('PAY-1', 'PAY-2', 'PAY-3');
      const before = await world.db.records('sync-conflicts').toArray();
      await decide(choice);
      await undo(world.db, { personId: null, now: world.clock.now() });
      expect(await world.db.records('sync-conflicts').toArray()).toEqual(before);
      expect(await titleOf('PAY-2')).toBe('Ours PAY-2');
      expect((await sync()).counts).toMatchObject({ conflicts: 3, pushed: 0 });
      expect(await sides('PAY-3')).toEqual(['Ours PAY-3', 'Theirs PAY-3']);
    },
  );

  it('that keeps what may not go out is remembered: the same is not asked again', async () => {
    world = await World.make(new Random(1), { pageCap: 100 });
    const connection = await world.db.records('connections').get('c-pay');
    const kinds = (connection?.kinds ?? []).map((kind) => ({
      ...kind,
      fields: kind.fields.map((field) => (field.field === 'title' ? { ...field, direction: 'in' as const } : field)),
    }));
    await world.edit('mapped', [patchOf('connections', 'c-pay', { kinds })]);
    await sync();
    const item = await world.db.records('work-items').where('key').equals('PAY-1').first();
    await world.edit('edited', [patchOf('work-items', item?.id ?? '', { title: 'Ours' })]);
    world.model.change(issueOf('PAY-1').id, { summary: 'Theirs' });
    await sync();
    await decide({ take: 'mine' });
    await sync();
    world.model.change(issueOf('PAY-1').id, { labels: ['moved'] });
    expect((await sync()).counts.conflicts).toBe(0);
    expect(await sides('PAY-1')).toEqual(['Ours', 'Theirs']);
  });

  it('is no longer asked for once the record was deleted here', async () => {
    await inConflict('PAY-1');
    const item = await world.db.records('work-items').where('key').equals('PAY-1').first();
    await world.edit('deleted', [{ op: 'delete', table: 'work-items', id: item?.id ?? '' }]);
    expect((await sync()).counts.conflicts).toBe(0);
    expect(await world.db.records('sync-conflicts').count()).toBe(0);
    expect(issueOf('PAY-1').summary).toBe('Theirs PAY-1');
  });
});

describe('what decisions write', () => {
  const status = { id: 'agreed', name: 'Scheduled', appliesTo: 'changes', category: 'planned', stage: 'scheduled' };
  const context = { statuses: new Map([['agreed', status as never]]) };
  const at = (wall: string) => toMoment(wall, 'Europe/Vienna').moment;
  const change = ChangeRequest.parse({
    id: 'chg',
    key: 'CHG-1',
    title: 'Upgrade',
    typeId: 'normal',
    statusId: 'agreed',
    when: { type: 'moments', start: at('2026-12-03T22:00'), end: at('2026-12-03T23:00') },
  });
  const conflictOf = (field: string, theirs: unknown) =>
    SyncConflict.parse({
      id: `l:${field}`,
      linkId: 'l',
      connectionId: 'c',
      table: 'changes',
      recordId: 'chg',
      field,
      yours: null,
      theirs,
      theirsRaw: null,
      base: null,
      yoursSaid: {},
      theirsSaid: {},
      seenAt: '2026-11-21T00:00:00Z',
    });

  it('moves both ends of an approved change together, and says nothing of its approvals', () => {
    const [start, end] = [at('2026-12-10T22:00'), at('2026-12-10T23:30')];
    const chosen = [conflictOf('start', start), conflictOf('end', end)].map((conflict) => ({
      conflict,
      choice: { take: 'theirs' } as const,
    }));
    const changes = decideConflicts(chosen, () => change, context, 'ann');
    expect(changes).toContainEqual(patchOf('changes', 'chg', { when: { type: 'moments', start, end } }));
    expect(changes.every(({ table }) => table === 'changes' || table === 'sync-conflicts')).toBe(true);
  });

  it('touches nothing but the conflicts and their records, whatever is chosen', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            field: fc.constantFrom('title', 'reason', 'category'),
            take: fc.constantFrom('mine', 'theirs', 'edit'),
            isThere: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        (picks) => {
          const chosen = picks.map(({ field, take }) => ({
            conflict: conflictOf(field, 'Theirs'),
            choice: (take === 'edit' ? { take, value: 'Third' } : { take }) as ConflictChoice,
          }));
          const isThere = picks.every((pick) => pick.isThere);
          const changes = decideConflicts(chosen, () => (isThere ? change : undefined), context, null);
          if (!isThere) return changes.length === 0;
          const own = changes.filter(({ table }) => table === 'changes');
          return (
            changes.every(({ op }) => op === 'patch') &&
            own.length <= 1 &&
            (own.length === 1) === picks.some(({ take }) => take !== 'mine')
          );
        },
      ),
    );
  });
});
