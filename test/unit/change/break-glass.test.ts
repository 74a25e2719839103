import { describe, expect, test } from 'vitest';
import {
  agreedBy,
  approversIn,
  breakGlass,
  stopClock,
  verbalApprovals,
  withOutcome,
} from '#shared/change/break-glass.ts';
import { pastedItems } from '#shared/change/fan-out.ts';
import { reviewDue } from '#shared/change/review.ts';
import { nextStates } from '#shared/change/transitions.ts';
import { Person, Team } from '#shared/model/people.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { defaultPlan } from '../../support/plan.ts';

const ann = Person.parse({ id: 'ann', name: 'Ann Marsh', role: 'Duty manager' });
const anna = Person.parse({ id: 'anna', name: 'Anna Blum', role: '' });
const marek = Person.parse({ id: 'marek', name: 'Marek Novák', role: 'Operations' });
const base = defaultPlan().configuration;
const configuration = { ...base, people: new Map([ann, anna, marek].map((one) => [one.id, one])) };
const ids = () => {
  let next = 0;
  return () => `id-${(next += 1)}`;
};
const input = {
  key: 'CHG-0007',
  reason: 'Pool exhausted\nRaised to 40',
  serviceIds: ['pay'],
  approvers: 'marek novák; Someone else, Ann M',
  incident: 'INC-1',
  startedAt: '2026-11-21T01:00:00Z',
  personId: 'ann',
  now: '2026-11-21T01:05:00Z',
};

describe('breaking the glass', () => {
  test('names are people where exactly one is meant, and are kept where nobody is', () => {
    expect(approversIn('MAREK NOVÁK, Ann, , Ann M', configuration.people)).toEqual([
      { name: 'Marek Novák', personId: 'marek', role: 'Operations' },
      { name: 'Ann', personId: null, role: '' },
      { name: 'Ann Marsh', personId: 'ann', role: 'Duty manager' },
    ]);
  });

  test('it is under way at once, and what its type asks for is still asked for', () => {
    const made = breakGlass(input, configuration, ids());
    expect(made?.change).toMatchObject({
      key: 'CHG-0007',
      title: 'Pool exhausted',
      typeId: 'change-emergency',
      statusId: 'chg-implement',
      actualStart: input.startedAt,
      submittedAt: input.now,
      when: { start: { utc: '2026-11-21T01:00:00Z' }, end: { utc: '2026-11-21T02:00:00Z' } },
      breakGlass: {
        endedAt: null,
        incident: 'INC-1',
        verbalApprovals: [{ personId: 'marek' }, { name: 'Someone else' }, { personId: 'ann' }],
      },
    });
    const said = made?.approvals.filter(({ decision }) => decision === 'approved') ?? [];
    expect(said.map(({ role, personId }) => [role, personId])).toEqual([
      ['Operations', 'marek'],
      ['Someone else', null],
      ['Duty manager', 'ann'],
    ]);
    expect(made?.approvals.some(({ decision }) => decision === 'requested')).toBe(true);
    expect(made?.changes).toHaveLength(1 + (made?.approvals.length ?? 0));
  });

  test('stopping the clock ends it, frees what comes after on the calendar, and its review falls due', () => {
    const change = breakGlass(input, configuration, ids())?.change;
    if (change === undefined) throw new Error('not made');
    const ended = { ...change, ...stopClock(change, '2026-11-21T01:20:00Z') };
    expect(ended).toMatchObject({ actualEnd: '2026-11-21T01:20:00Z', when: { end: { utc: '2026-11-21T01:20:00Z' } } });
    const works = workingTime(configuration, []);
    expect(reviewDue(change, [], configuration, works)).toMatchObject({ reasons: ['emergency'], dueBy: null });
    // Saturday: five working days on is the Friday.
    expect(reviewDue(ended, [], configuration, works)?.dueBy).toBe('2026-11-27');
    expect(nextStates(ended, [], configuration).map(({ status, blocked }) => [status.id, blocked])).toContainEqual([
      'chg-review',
      null,
    ]);
  });
});

describe('who agreed by word of mouth', () => {
  const made = breakGlass(input, configuration, ids());
  if (made === null) throw new Error('not made');
  const { change, approvals } = made;
  const list = change.breakGlass?.verbalApprovals ?? [];

  test('is added and completed later, with the approval that stands for it', () => {
    const next = ids();
    const added = verbalApprovals('Anna', configuration.people, '2026-11-21T01:30:00Z', () => `late-${next()}`);
    expect(agreedBy(change, [...list, ...added], approvals, 'ann', configuration.people)).toMatchObject([
      { op: 'patch', table: 'changes' },
      { op: 'create', table: 'approvals', record: { id: 'late-id-1', personId: 'anna', decision: 'approved' } },
    ]);
    const second = list.map((one) => (one.name === 'Someone else' ? { ...one, role: 'Duty', means: 'By phone' } : one));
    const stranger = list.find(({ name }) => name === 'Someone else');
    expect(agreedBy(change, second, approvals, 'ann', configuration.people).slice(1)).toMatchObject([
      { op: 'patch', table: 'approvals', id: stranger?.id, fields: { role: 'Duty', note: 'By phone' } },
    ]);
    expect(agreedBy(change, list.slice(1), approvals, 'ann', configuration.people).slice(1)).toEqual([
      { op: 'delete', table: 'approvals', id: list[0]?.id },
    ]);
  });

  test('the clock runs until the outcome is said, and no longer', () => {
    const at = '2026-11-21T01:45:00Z';
    expect(withOutcome(change, 'successful', at)).toMatchObject({
      outcome: 'successful',
      actualEnd: at,
      breakGlass: { endedAt: at },
    });
    expect(withOutcome(change, null, at)).toEqual({ outcome: null });
    const ended = { ...change, ...stopClock(change, '2026-11-21T01:20:00Z') };
    expect(withOutcome(ended, 'backedOut', at)).toEqual({ outcome: 'backedOut' });
  });
});

describe('cells pasted into the fan-out grid', () => {
  const team = Team.parse({ id: 'pay', name: 'Payments' });
  const known = { people: configuration.people, teams: new Map([[team.id, team]]) };

  test('rows keep every value; teams and people are found by name', () => {
    const [first, second, ...rest] = pastedItems(
      'Payments\tGateway\tProduction\tpool.size\t20\t40\tAnn Marsh\tset back\r\nUnknown\tLedger\tUAT 2\turl\t\thttps://x\tNobody here\tundo\n\n',
      known,
      ids(),
    );
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      teamId: 'pay',
      system: 'Gateway',
      oldValue: '20',
      newValue: '40',
      ownerId: 'ann',
      rollback: 'set back',
    });
    expect(second).toMatchObject({
      teamId: null,
      system: 'Unknown · Ledger',
      newValue: 'https://x',
      ownerId: null,
      rollback: 'undo · Nobody here',
    });
  });

  test('a word is no block of cells', () => {
    expect(pastedItems('just words\nand more', known, ids())).toEqual([]);
  });
});
