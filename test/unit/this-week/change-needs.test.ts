import { describe, expect, it } from 'vitest';
import { changeNeedsOf, type ChangeNeedsRequest } from '#shared/planning/this-week/change-needs.ts';
import { TABLES } from '#shared/model/tables.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { approval, between, change, ZONE } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';

const { configuration } = defaultPlan(ZONE);
const me = { id: 'ann', role: 'Change manager', teamIds: [] };
const needs = (request: Partial<ChangeNeedsRequest>) =>
  changeNeedsOf({
    configuration,
    changes: [],
    approvalsOf: () => [],
    actions: [],
    incidents: [],
    events: new Map(),
    meetings: [],
    works: workingTime(configuration, []),
    today: '2026-11-20',
    days: 7,
    me,
    ...request,
  }).map(({ code, key, day, state, mine }) => [code, key, day, state, mine]);
const night = (day: string) => between(`${day}T22:00`, `${day}T23:00`);

describe('what of changes and boards needs somebody', () => {
  it('names placeholders to be made firm, and what waits for an approval shortly before it starts', () => {
    const changes = [
      change('hold', { placeholder: true, firmBy: '2026-11-19', ownerId: 'ann' }),
      change('waits', { when: night('2026-11-24'), statusId: 'chg-assess' }),
      change('unasked', { when: night('2026-11-25'), ownerId: 'ben' }),
      change('later', { when: night('2026-12-24'), statusId: 'chg-assess' }),
      change('gone', { when: night('2026-11-24'), statusId: 'chg-canceled' }),
      change('fine', { when: night('2026-11-24'), statusId: 'chg-scheduled' }),
    ];
    const approvalsOf = (id: string) =>
      id === 'unasked' ? [] : [approval(id, id === 'fine' ? 'approved' : 'requested')];
    // Asked of the change manager, who this is.
    expect(needs({ changes, approvalsOf })).toEqual([
      ['firm', 'hold', '2026-11-19', 'overdue', true],
      ['decide', 'waits', '2026-11-24', 'ahead', true],
      ['notApproved', 'unasked', '2026-11-25', 'ahead', false],
    ]);
  });

  it('asks how a change went that is over, and for its review', () => {
    const changes = [
      change('over', { when: night('2026-11-18'), statusId: 'chg-implement', implementerId: 'ann' }),
      change('failed', {
        when: night('2026-11-13'),
        statusId: 'chg-review',
        outcome: 'backedOut',
        actualEnd: '2026-11-13T22:00:00Z',
      }),
    ];
    expect(needs({ changes, approvalsOf: (id) => [approval(id, 'approved')] })).toEqual([
      ['outcome', 'over', '2026-11-18', 'overdue', true],
      ['review', 'failed', '2026-11-20', 'today', false],
    ]);
  });

  it('names actions of boards until they are done, not those of early life support', () => {
    const action = (id: string, fields: object) =>
      TABLES.actions.parse({ id, text: id, createdAt: '2026-11-10T10:00:00Z', due: '2026-11-23', ...fields });
    const actions = [
      action('mine', { ownerId: 'ann', meetingId: 'm' }),
      action('done', { doneAt: '2026-11-12T10:00:00Z' }),
      action('support', { supportId: 's' }),
      action('undated', { due: null }),
    ];
    expect(needs({ actions })).toEqual([['action', '', '2026-11-23', 'ahead', true]]);
  });
});
