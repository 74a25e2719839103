import { describe, expect, it } from 'vitest';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { allowedForAll, allowedNext, changeStatus, initialStatus } from '#shared/planning/transitions.ts';
import { release } from '../../support/records.ts';

type Status = RecordOf<'statuses'>;
const status = (id: string, order: number, transitions: string[], fields: Partial<Status> = {}): Status =>
  TABLES.statuses.parse({
    id,
    name: id.toUpperCase(),
    appliesTo: 'releases',
    category: 'planned',
    order,
    transitions,
    ...fields,
  });

const statuses = new Map(
  [
    status('draft', 0, ['planned', 'dropped', 'old']),
    status('planned', 1, ['running', 'draft']),
    status('running', 2, ['done'], { category: 'inProgress' }),
    status('done', 3, [], { category: 'done' }),
    status('dropped', 4, ['draft'], { category: 'cancelled' }),
    status('old', 5, [], { archived: true }),
    status('dep-new', 0, [], { appliesTo: 'deployments' }),
  ].map((s) => [s.id, s]),
);
const ids = (list: Status[]) => list.map((s) => s.id);

describe('status transitions', () => {
  it('offers what may follow, without archived ones, in the order of the workspace', () => {
    expect(ids(allowedNext('releases', 'draft', statuses))).toEqual(['planned', 'dropped']);
    expect(ids(allowedNext('releases', 'done', statuses))).toEqual([]);
  });

  it('offers everything to a record whose status is gone, so that it is not stuck', () => {
    expect(ids(allowedNext('releases', 'vanished', statuses))).toEqual([
      'draft',
      'planned',
      'running',
      'done',
      'dropped',
    ]);
  });

  it('changes to an allowed status and names the allowed ones when refusing', () => {
    const pay = release('a', { key: 'PAY 1', statusId: 'draft' });
    expect(changeStatus(pay, 'planned', statuses)).toEqual({
      op: 'patch',
      table: 'releases',
      id: 'a',
      fields: { statusId: 'planned' },
    });
    expect(() => changeStatus(pay, 'done', statuses)).toThrowError(
      expect.objectContaining({
        code: 'transitionNotAllowed',
        detail: { label: 'PAY 1', from: 'DRAFT', to: 'DONE', allowed: 'PLANNED, DROPPED' },
      }),
    );
    expect(() => changeStatus(pay, 'dep-new', statuses)).toThrowError(expect.objectContaining({ code: 'notFound' }));
  });

  it('offers several releases only what each may take or already has', () => {
    const both = [release('a', { statusId: 'draft' }), release('b', { statusId: 'planned' })];
    expect(ids(allowedForAll('releases', both, statuses))).toEqual(['draft', 'planned']);
    expect(allowedForAll('releases', [...both, release('c', { statusId: 'running' })], statuses)).toEqual([]);
    expect(initialStatus('releases', statuses)?.id).toBe('draft');
    expect(initialStatus('deployments', statuses)?.id).toBe('dep-new');
  });
});
