import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordChange } from '#shared/model/journal.ts';
import { Person } from '#shared/model/people.ts';
import { WorkItem } from '#shared/model/work-item.ts';
import { Status } from '#shared/model/configuration.ts';
import { scopeChanges, scopeOf } from '#shared/planning/scope.ts';

const status = (id: string, category: Status['category'], order: number) =>
  [id, Status.parse({ id, appliesTo: 'work-items', name: id, category, transitions: [], typeIds: [], order })] as const;
const context = {
  statuses: new Map([
    status('todo', 'planned', 0),
    status('doing', 'inProgress', 1),
    status('done', 'done', 2),
    status('dropped', 'cancelled', 3),
  ]),
  people: new Map([['ann', Person.parse({ id: 'ann', name: 'Ann', teamIds: ['core'] })]]),
};
const item = (id: string, fields: Partial<WorkItem>) =>
  WorkItem.parse({ id, key: id, title: id, statusId: 'todo', releaseIds: ['r'], ...fields });

describe('scope', () => {
  it('counts what is done of what was not cancelled, in items and in hours, by status and by team', () => {
    const scope = scopeOf(
      [
        item('a', { statusId: 'done', estimate: 4, assigneeId: 'ann' }),
        item('b', { statusId: 'doing', estimate: 2, assigneeId: 'ann' }),
        item('c', { statusId: 'dropped', estimate: 8 }),
        item('d', { teamId: 'web' }),
        item('e', { statusId: 'gone' }),
      ],
      context,
    );
    expect(scope).toMatchObject({ count: 5, done: 1, counted: 4, hours: 6, hoursDone: 4, withoutEstimate: 2 });
    expect(scope.byStatus.map(({ id, count }) => [id, count])).toEqual([
      ['todo', 1],
      ['doing', 1],
      ['done', 1],
      ['dropped', 1],
      ['gone', 1],
    ]);
    expect(scope.byTeam.map(({ id, open, count }) => [id, open, count])).toEqual([
      ['core', 1, 2],
      [null, 1, 2],
      ['web', 1, 1],
    ]);
  });
});

describe('what changed in a scope', () => {
  const STATUSES = ['todo', 'doing', 'done'];
  interface Now {
    readonly isIn: boolean;
    readonly statusId: string;
  }
  const ids = (isIn: boolean) => (isIn ? ['other', 'r'] : ['other']);

  it('is what differs between its beginning and its end, whatever happened in between', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b'),
      what: fc.constantFrom('releases', 'status', 'both', 'delete', 'create'),
      isIn: fc.boolean(),
      statusId: fc.constantFrom(...STATUSES),
    });
    const first = fc.option(fc.record({ isIn: fc.boolean(), statusId: fc.constantFrom(...STATUSES) }));
    fc.assert(
      fc.property(fc.tuple(first, first), fc.array(step, { maxLength: 12 }), ([a, b], steps) => {
        const before = new Map<string, Now | null>([
          ['a', a],
          ['b', b],
        ]);
        const now = new Map(before);
        const changes: RecordChange[] = [];
        for (const { id, what, isIn, statusId } of steps) {
          const was = now.get(id) ?? null;
          const record = (one: Now) => ({ id, releaseIds: ids(one.isIn), statusId: one.statusId });
          if (was === null) {
            if (what !== 'create') continue;
            now.set(id, { isIn, statusId });
            changes.push({ op: 'create', table: 'work-items', id, record: record({ isIn, statusId }) });
          } else if (what === 'delete') {
            now.set(id, null);
            changes.push({ op: 'delete', table: 'work-items', id, record: record(was) });
          } else if (what !== 'create') {
            const next = {
              isIn: what === 'status' ? was.isIn : isIn,
              statusId: what === 'releases' ? was.statusId : statusId,
            };
            now.set(id, next);
            const fields = {
              ...(next.isIn === was.isIn ? {} : { releaseIds: { before: ids(was.isIn), after: ids(next.isIn) } }),
              ...(next.statusId === was.statusId ? {} : { statusId: { before: was.statusId, after: next.statusId } }),
            };
            if (Object.keys(fields).length > 0) changes.push({ op: 'update', table: 'work-items', id, fields });
          }
        }
        const found = scopeChanges(changes, 'r', (id) => now.get(id)?.isIn === true);
        for (const id of ['a', 'b']) {
          const [was, is] = [before.get(id) ?? null, now.get(id) ?? null];
          const [wasIn, isIn] = [was?.isIn === true, is?.isIn === true];
          expect(found.cameIn.includes(id)).toBe(isIn && !wasIn);
          expect(found.left.includes(id)).toBe(wasIn && !isIn);
          const moved = found.moved.find((one) => one.id === id);
          const isMoved = wasIn && isIn && was?.statusId !== is?.statusId;
          expect(moved).toEqual(isMoved ? { id, from: was?.statusId, to: is?.statusId } : undefined);
        }
      }),
    );
  });
});
