import { describe, expect, it } from 'vitest';
import { quorumOf } from '#shared/change/attendance.ts';
import { decide, openActions, prepareMeeting, reordered, type BoardDecision } from '#shared/change/meeting.ts';
import { moveChanges } from '#shared/change/transitions.ts';
import { TABLES } from '#shared/model/tables.ts';
import { approval, between, change } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event } from '../../support/records.ts';

const { configuration } = defaultPlan();
const board = TABLES.boards.parse({
  ...configuration.boards.get('cab'),
  members: [
    { id: 'm1', personId: 'ann', chair: true },
    { id: 'm2', personId: 'ben', role: 'Operations' },
    { id: 'm3', personId: 'guest', votes: false },
  ],
  quorum: 2,
});
const NOW = '2026-12-01T13:10:00Z';
let made = 0;
const nextId = () => `id-${(made += 1)}`;
const sitting = {
  board,
  event: event('series', { kindId: 'meeting', when: between('2026-12-01T14:00', '2026-12-01T15:00') }),
  occurrence: '2026-12-01T14:00',
  when: between('2026-12-01T14:00', '2026-12-01T15:00'),
  meeting: null,
};

describe('a meeting of a board', () => {
  const meeting = TABLES.meetings.parse({
    ...prepareMeeting(sitting, configuration, nextId),
    agenda: [
      { id: 'i1', changeId: 'a', minutes: 5 },
      { id: 'i2', changeId: 'b', minutes: 2 },
    ],
  });

  it('expects everyone of the board and counts those who vote', () => {
    expect(meeting.attendance.map(({ personId, role, votes }) => [personId, role, votes])).toEqual([
      ['ann', '', true],
      ['ben', 'Operations', true],
      ['guest', '', false],
    ]);
    const there = meeting.attendance.map((one) => ({ ...one, state: 'present' as const }));
    expect(quorumOf({ attendance: there.slice(1) }, board)).toEqual({ present: 1, needed: 2, met: false });
    expect(quorumOf({ attendance: there }, board).met).toBe(true);
  });

  const asked = [
    approval('a', 'approved', { id: 'manager' }),
    approval('a', 'requested', { id: 'cab', boardId: 'cab' }),
  ];
  const deciding = (decision: BoardDecision | null, fields = {}, approvals = asked) =>
    decide(
      { decision, conditions: 'Only with the night shift' },
      {
        meeting,
        board,
        change: change('a', { statusId: 'chg-authorize', ...fields }),
        approvals,
        personId: 'ann',
        now: NOW,
        nextId,
      },
      configuration,
    );

  it('writes an approval on the agenda, on the change, and lets the change go on once it is the last one', () => {
    const changes = deciding('approved');
    expect(changes).toMatchObject([
      {
        table: 'meetings',
        fields: {
          agenda: [
            { id: 'i1', decision: 'approved', decidedAt: NOW },
            { id: 'i2', decision: null },
          ],
        },
      },
      {
        table: 'approvals',
        id: 'cab',
        fields: { decision: 'approved', conditions: 'Only with the night shift', meetingId: meeting.id },
      },
      { table: 'changes', id: 'a', fields: { statusId: 'chg-scheduled' } },
    ]);
    // The change manager has not agreed yet: it waits.
    const waiting = deciding('approved', {}, [approval('a', 'requested', { id: 'manager' }), ...asked.slice(1)]);
    expect(waiting.map(({ table }) => table)).toEqual(['meetings', 'approvals']);
    // Through assess to scheduled, where nothing is left to ask.
    expect(deciding('approved', { statusId: 'chg-assess' }).at(-1)).toMatchObject({
      fields: { statusId: 'chg-scheduled' },
    });
  });

  it('a refusal or a deferral moves nothing on, and a decision can be taken back', () => {
    expect(deciding('rejected')).toMatchObject([{ table: 'meetings' }, { fields: { decision: 'rejected' } }]);
    expect(deciding('deferred')).toHaveLength(2);
    expect(deciding(null)).toMatchObject([
      { fields: { agenda: [{ decision: null, decidedAt: null }, {}] } },
      { id: 'cab', fields: { decision: 'requested', meetingId: null } },
    ]);
  });

  it('asks the board of a change that nobody had asked it of', () => {
    const changes = deciding('approved', {}, [approval('a', 'approved', { id: 'manager' })]);
    expect(changes[1]).toMatchObject({
      op: 'create',
      table: 'approvals',
      record: { boardId: 'cab', decision: 'approved' },
    });
  });

  it('what was sent back is asked again of everyone', () => {
    const one = change('a', { statusId: 'chg-authorize', submittedAt: NOW });
    const refused = [approval('a', 'approved', { id: 'manager' }), approval('a', 'rejected', { id: 'cab' })];
    expect(moveChanges(one, 'chg-new', refused, configuration, NOW)).toMatchObject([
      { table: 'changes', fields: { statusId: 'chg-new', submittedAt: null } },
      { id: 'manager', fields: { decision: 'requested' } },
      { id: 'cab', fields: { decision: 'requested' } },
    ]);
  });

  it('carries open actions and moves items up and down', () => {
    const action = (id: string, fields = {}) =>
      TABLES.actions.parse({ id, boardId: 'cab', text: id, createdAt: `2026-11-0${id}T09:00:00Z`, ...fields });
    const actions = [action('3'), action('1'), action('2', { doneAt: NOW }), action('4', { boardId: 'ecab' })];
    expect(openActions('cab', actions).map(({ id }) => id)).toEqual(['1', '3']);
    expect(reordered(meeting.agenda, 'i2', -1).map(({ id }) => id)).toEqual(['i2', 'i1']);
    expect(reordered(meeting.agenda, 'i1', -1)).toEqual(meeting.agenda);
  });
});
