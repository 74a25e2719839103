import { describe, expect, it } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { undo } from '#renderer/data/undo.ts';
import { planWhatIf } from '#renderer/data/what-if-merge.ts';
import { applyWhatIf, leaveWhatIf, previewWhatIf, removeDiscarded, startWhatIf } from '#renderer/data/what-if.ts';
import {
  connectWorkspace,
  createWorkspace,
  currentWorkspaceId,
  listWorkspaces,
  openWorkspace,
} from '#renderer/data/registry.ts';
import type { OpenWorkspace } from '#renderer/data/workspace-context.tsx';
import { readContent } from '#renderer/data/workspace-file.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLE_NAMES, TABLES } from '#shared/model/tables.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { createText } from '#shared/text/index.ts';
import { release } from '../../support/records.ts';

const { t } = createText('en');
const NOW = Date.parse('2026-11-20T09:00:00Z');

const tables = (some: Partial<WorkspaceTables>): WorkspaceTables =>
  ({ ...Object.fromEntries(TABLE_NAMES.map((table) => [table, []])), ...some }) as unknown as WorkspaceTables;
const phase = (id: string, releaseId: string, fields: object = {}) =>
  TABLES.phases.parse({ id, releaseId, typeId: 'uat', name: id, first: '2026-12-01', last: '2026-12-04', ...fields });

// Types and statuses are named by every release: they are there, the same in all three.
const kinds = {
  'release-types': [{ id: 'major' }],
  'phase-types': [{ id: 'uat' }],
  statuses: [{ id: 'planned', transitions: [] }],
} as unknown as Partial<WorkspaceTables>;
const plan = (some: Partial<WorkspaceTables>) => tables({ ...kinds, ...some });

describe('a what-if against the plan as it is now', () => {
  const base = plan({ releases: [release('a', { notes: '' }), release('b')], phases: [phase('p', 'a')] });

  it('applies what only it changed, and leaves what only the plan changed', () => {
    const scratch = plan({
      releases: [release('a', { name: 'Later' }), release('b'), release('c')],
      phases: [phase('p', 'a')],
    });
    const now = plan({ releases: [release('a', { notes: 'Agreed' }), release('b')], phases: [phase('p', 'a')] });
    const { changes, refused } = planWhatIf(base, scratch, now);
    expect(refused).toEqual([]);
    expect(changes).toMatchObject([
      { op: 'patch', id: 'a', fields: { name: 'Later' } },
      { op: 'create', record: { id: 'c' } },
    ]);
  });

  it('refuses a record whole where both changed the same field, and says so', () => {
    const scratch = plan({ releases: [release('a', { name: 'Mine', notes: 'n' }), release('b')], phases: [] });
    const now = plan({ releases: [release('a', { name: 'Theirs' })], phases: [phase('p', 'a', { notes: 'x' })] });
    const { changes, refused } = planWhatIf(base, scratch, now);
    expect(changes).toEqual([]);
    expect(refused.map(({ id, reason }) => [id, reason])).toEqual([
      ['a', 'movedOn'],
      ['p', 'movedOn'],
    ]);
  });

  it('never leaves a record naming one that is gone, nor a key twice', () => {
    const scratch = plan({
      releases: [release('a'), release('b', { key: 'NEW' })],
      phases: [phase('p', 'a'), phase('q', 'b')],
    });
    const withoutB = plan({ releases: [release('a'), release('z', { key: 'new' })], phases: [phase('p', 'a')] });
    expect(planWhatIf(base, scratch, withoutB).refused.map(({ id, reason }) => [id, reason])).toEqual([
      ['b', 'gone'],
      ['q', 'missing'],
    ]);
    const taken = plan({
      releases: [release('a'), release('b'), release('z', { key: 'new' })],
      phases: [phase('p', 'a')],
    });
    expect(planWhatIf(base, scratch, taken).refused).toMatchObject([{ id: 'b', reason: 'keyTaken' }]);
    // Deleted here with its phase; the plan has given it another one meanwhile.
    const deleted = plan({ releases: [release('b')], phases: [] });
    const grown = plan({ releases: [release('a'), release('b')], phases: [phase('p', 'a'), phase('r', 'a')] });
    expect(planWhatIf(base, deleted, grown).refused).toMatchObject([{ id: 'a', reason: 'used' }]);
  });

  it('calls what differs by what people know it by, never by its id', () => {
    const uat = TABLES.environments.parse({ id: 'e', name: 'UAT 1', purposeId: 'uat' });
    const booking = (last: string) =>
      TABLES.bookings.parse({
        id: '01a1fdb0-b528-7071-a003-2f297c4fe41c',
        environmentId: 'e',
        releaseId: 'a',
        when: { type: 'dates', first: '2026-12-01', last },
      });
    const before = plan({ ...base, environments: [uat], bookings: [booking('2026-12-04')] });
    const scratch = plan({
      ...before,
      phases: [phase('p', 'a', { last: '2026-12-05' })],
      bookings: [booking('2026-12-05')],
    });
    const { recorded, differences } = planWhatIf(before, scratch, before);
    expect(recorded.map(({ label }) => label)).toEqual(['a p', 'a UAT 1']);
    expect(differences.flatMap(({ examples }) => examples.map(({ label }) => label))).toEqual(['a p', 'a UAT 1']);
  });

  it('finds nothing to do where the plan is that way already', () => {
    const scratch = plan({ releases: [release('a', { name: 'Same' }), release('b')], phases: [phase('p', 'a')] });
    const { changes, refused, recorded } = planWhatIf(base, scratch, scratch);
    expect([changes, refused]).toEqual([[], []]);
    expect(recorded).toHaveLength(1);
  });
});

describe('a what-if on the laptop', () => {
  async function begin(): Promise<{ plan: OpenWorkspace; whatIf: OpenWorkspace }> {
    const request = {
      name: 'Plan',
      content: 'sample',
      zone: 'Europe/Vienna',
      today: '2026-11-20',
      now: NOW,
      t,
    } as const;
    const original = await openWorkspace((await createWorkspace(request)).id, NOW);
    const copy = await startWhatIf(original, 'What-if of Plan', NOW);
    return { plan: original, whatIf: await connectWorkspace(copy.id, NOW) };
  }
  const write = (one: OpenWorkspace, changes: readonly Change[]) =>
    commit(one.db, {
      intent: { code: 'fieldChanged', params: {} },
      changes,
      origin: { type: 'person' },
      personId: null,
      now: NOW,
    });
  const firstRelease = async ({ db }: OpenWorkspace) => {
    const [found] = await db.records('releases').toArray();
    if (found === undefined) throw new Error('the sample has releases');
    return found;
  };

  it('is applied as one step, which one undo takes back', async () => {
    const { plan: original, whatIf } = await begin();
    const before = await readContent(original.db, false);
    expect((await previewWhatIf(whatIf, NOW)).recorded).toEqual([]);
    const { id } = await firstRelease(whatIf);
    await write(whatIf, [{ op: 'patch', table: 'releases', id, fields: { name: 'Tried' } }]);
    // That of early life support is used by it, and stays.
    const unused = (await whatIf.db.records('phases').toArray()).find(({ typeId }) => typeId !== 'early-life-support');
    await write(whatIf, [{ op: 'delete', table: 'phases', id: unused?.id ?? '' }]);
    expect((await firstRelease(original)).name).not.toBe('Tried');

    const { result, refused } = await applyWhatIf(whatIf, NOW);
    expect([result.entry?.intent.code, result.changes.length, refused]).toEqual(['whatIfApplied', 2, []]);
    expect((await firstRelease(original)).name).toBe('Tried');
    await undo(original.db, { personId: null, now: NOW });
    expect((await readContent(original.db, false)).tables).toEqual(before.tables);
    whatIf.db.close();
    original.db.close();
  });

  it('is thrown away without a trace in the plan, once the window has left it', async () => {
    const { plan: original, whatIf } = await begin();
    (await openWorkspace(whatIf.id, NOW)).db.close();
    await leaveWhatIf(whatIf, true, NOW);
    expect(await currentWorkspaceId()).toBe(original.id);
    expect((await listWorkspaces()).map(({ id }) => id)).not.toContain(whatIf.id);
    await removeDiscarded(whatIf.id);
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain(whatIf.db.name);
    whatIf.db.close();
    await removeDiscarded(original.id);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(whatIf.db.name);
    original.db.close();
  });
});
