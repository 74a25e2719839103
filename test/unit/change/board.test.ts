import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaRule, agendaTimes, fillAgenda, heldTime, inAgendaOrder } from '#shared/change/agenda.ts';
import { cutOffOf, firmBy, meetingWhen, sittingsOf } from '#shared/change/cut-off.ts';
import { LINT_RULE_NAMES, Linter, lintMeeting } from '#shared/change/lint/index.ts';
import { reviewDue } from '#shared/change/review.ts';
import { riskOf, withAnswer } from '#shared/change/risk.ts';
import type { Settings } from '#shared/model/configuration.ts';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { between, change, completeChange, service, ZONE } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event } from '../../support/records.ts';

const { configuration: plain } = defaultPlan(ZONE);
const services = new Map([service('core'), service('web', ['core'])].map((s) => [s.id, s]));
const configuration = { ...plain, services };
const works = workingTime(configuration, []);
const weekly = event('cab-series', {
  title: 'CAB',
  kindId: 'meeting',
  when: between('2026-11-03T14:00', '2026-11-03T15:00'),
  recurrence: TABLES.events.shape.recurrence.parse({ rules: ['FREQ=WEEKLY'], exceptions: ['2026-11-24T14:00'] }),
});
const board = TABLES.boards.parse({ ...plain.boards.get('cab'), eventId: 'cab-series' });
const events = new Map([[weekly.id, weekly]]);
const meets = between('2026-12-01T14:00', '2026-12-01T15:00');

describe('sittings of a board', () => {
  it('are the occurrences of its series, those that were cancelled left out', () => {
    const found = sittingsOf(board, { events, meetings: [] }, { first: '2026-11-15', last: '2026-12-05', zone: ZONE });
    expect(found.map(({ occurrence }) => occurrence)).toEqual(['2026-11-17T14:00', '2026-12-01T14:00']);
  });

  it('have their cut-off so many working days before', () => {
    expect(cutOffOf(board, meets, ZONE, works).wall).toBe('2026-11-27T12:00');
  });

  it('give a placeholder the day by which it must be firm', () => {
    const holds = change('p', { placeholder: true, when: between('2026-12-03T22:00', '2026-12-03T23:00') });
    const source = { events, meetings: [] };
    expect(firmBy(holds, { ...configuration, boards: new Map([['cab', board]]) }, source, works)).toBe('2026-11-27');
    expect(firmBy({ ...holds, firmBy: '2026-11-20' }, configuration, source, works)).toBe('2026-11-20');
  });

  it('stay what they were once they were held, and follow the series until then', () => {
    const planned = TABLES.meetings.parse({
      id: 'm',
      boardId: 'cab',
      eventId: 'cab-series',
      occurrence: '2026-12-01T14:00',
      title: 'CAB',
    });
    expect(meetingWhen(planned, events, ZONE)).toMatchObject({ start: { wall: '2026-12-01T14:00' } });
    expect(
      meetingWhen({ ...planned, held: between('2026-12-01T15:00', '2026-12-01T16:00') as never }, new Map(), ZONE),
    ).toMatchObject({
      start: { wall: '2026-12-01T15:00' },
    });
    expect(meetingWhen({ ...planned, occurrence: '2026-11-24T14:00' }, events, ZONE)).toBeNull();
  });
});

describe('an agenda filled by the rule', () => {
  const source = (changes: readonly RecordOf<'changes'>[], decided: readonly string[] = []) => ({
    board,
    meets,
    cutOff: '2026-11-27T11:00:00Z',
    changes,
    isDecided: (id: string) => decided.includes(id),
  });
  const ready = (id: string, fields: Partial<RecordOf<'changes'>> = {}) =>
    completeChange(id, { statusId: 'chg-authorize', submittedAt: '2026-11-20T09:00:00Z', ...fields });

  it('takes what is of its type and state, handed in in time, and starts in its range', () => {
    const why = (one: RecordOf<'changes'>, decided: string[] = []) =>
      agendaRule(one, source([one], decided), configuration);
    expect(why(ready('ok'))).toBeNull();
    expect(why(ready('draft', { statusId: 'chg-new' }))).toBe('otherState');
    expect(why(ready('std', { typeId: 'change-standard' }))).toBe('standard');
    expect(why(ready('em', { typeId: 'change-emergency' }))).toBe('otherType');
    expect(why(ready('late', { submittedAt: '2026-11-28T09:00:00Z' }))).toBe('tooLate');
    expect(why(ready('far', { when: between('2027-01-03T22:00', '2027-01-03T23:00') }))).toBe('outOfRange');
    expect(why(ready('past', { when: between('2026-11-30T22:00', '2026-11-30T23:00') }))).toBe('outOfRange');
    expect(why(ready('none', { when: null }))).toBe('noTime');
    expect(why(ready('hold', { placeholder: true }))).toBe('placeholder');
    expect(why(ready('done'), ['done'])).toBe('decided');
  });

  it('holds time for placeholders of its range, each as its kind will take it', () => {
    const hold = (id: string, fields: Partial<RecordOf<'changes'>> = {}) =>
      change(id, { placeholder: true, when: between('2026-12-03T22:00', '2026-12-03T23:00'), ...fields });
    const held = heldTime(
      source([
        hold('new'),
        hold('simple', { riskOverride: 'low' }),
        hold('far', { when: between('2027-01-03T22:00', '2027-01-03T23:00') }),
        hold('std', { typeId: 'change-standard' }),
        hold('off', { statusId: 'chg-canceled' }),
        ready('firm'),
      ]),
      configuration,
    );
    expect(held).toEqual({ count: 2, minutes: 7 });
    const members = [{ id: 'x', personId: 'ann', chair: true, votes: true, state: 'present' as const }];
    const attendance = TABLES.meetings.shape.attendance.parse(members);
    const agenda = TABLES.meetings.shape.agenda.parse([{ id: 'i', changeId: 'firm', minutes: 55 }]);
    expect(lintMeeting({ agenda, attendance }, { quorum: 1 }, 60, held.minutes)).toEqual(['overlongSoon']);
    expect(lintMeeting({ agenda, attendance }, { quorum: 1 }, 62, held.minutes)).toEqual([]);
  });

  it('puts the riskiest first and gives simple ones less time', () => {
    const changes = [
      ready('low'),
      ready('high', { riskOverride: 'high' }),
      ready('mid', { riskOverride: 'moderate', priority: 1 }),
    ];
    let made = 0;
    const agenda = fillAgenda([], false, source(changes), configuration, () => `i${(made += 1)}`);
    expect(agenda.map(({ changeId, minutes }) => [changeId, minutes])).toEqual([
      ['high', 5],
      ['mid', 5],
      ['low', 2],
    ]);
    expect(agendaTimes(0, agenda)).toEqual([0, 300_000, 600_000, 720_000]);
  });

  it('keeps what a person put there, what was decided, and an order made by hand', () => {
    const anyIds = fc.subarray(['a', 'b', 'c', 'd', 'e']);
    fc.assert(
      fc.property(anyIds, anyIds, anyIds, fc.boolean(), (before, wanted, byPerson, byHand) => {
        const all = ['a', 'b', 'c', 'd', 'e'].map((id) =>
          ready(id, { statusId: wanted.includes(id) ? 'chg-authorize' : 'chg-new' }),
        );
        const agenda = before.map((id) => ({
          ...TABLES.meetings.shape.agenda.parse([{ id: `i-${id}`, changeId: id, minutes: 7 }])[0],
          addedBy: byPerson.includes(id) ? ('person' as const) : ('rule' as const),
        })) as RecordOf<'meetings'>['agenda'];
        let made = 0;
        const filled = fillAgenda(agenda, byHand, source(all), configuration, () => `n${(made += 1)}`);
        const ids = filled.map(({ changeId }) => changeId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of wanted) expect(ids).toContain(id);
        for (const id of before) expect(ids.includes(id)).toBe(byPerson.includes(id) || wanted.includes(id));
        const stayed = before.filter((id) => ids.includes(id));
        if (byHand) expect(ids.slice(0, stayed.length)).toEqual(stayed);
        else
          expect(ids).toEqual(
            inAgendaOrder(
              all.filter(({ id }) => ids.includes(id)),
              configuration,
            ).map(({ id }) => id),
          );
        // Filling again changes nothing.
        expect(fillAgenda(filled, byHand, source(all), configuration, () => 'never')).toEqual(filled);
      }),
    );
  });
});

describe('lint', () => {
  const freeze = event('freeze', {
    title: 'Year-end freeze',
    kindId: 'hard-freeze',
    when: { type: 'dates', first: '2026-12-20', last: '2027-01-06' },
  });
  const lint = (
    one: RecordOf<'changes'>,
    settings: Partial<Settings> = {},
    { waivers = [], today = '2026-11-20' }: { waivers?: RecordOf<'waivers'>[]; today?: string } = {},
  ) =>
    new Linter({
      configuration: { ...configuration, settings: { ...configuration.settings, ...settings } },
      changes: [one],
      approvalsOf: () => [],
      events: [
        freeze,
        event('window', { kindId: 'change-window', when: between('2026-12-03T20:00', '2026-12-04T04:00') }),
      ],
      meetings: [],
      works,
      waivers,
      today,
    })
      .lint(one)
      .map(({ rule }) => rule);

  it('has nothing to say of a complete change but that nobody was asked', () => {
    expect(lint(completeChange('ok'))).toEqual(['approvals']);
  });

  it('has nothing to say of a freeze somebody waived, until the waiver ends or the change moves', () => {
    const planned = completeChange('x', { when: between('2026-12-21T22:00', '2026-12-21T23:00') });
    const engine = new ConflictEngine(configuration, '2026-11-20');
    engine.put([
      { table: 'events', id: 'freeze', record: freeze },
      { table: 'changes', id: 'x', record: planned },
    ]);
    const [conflict] = engine.of('changes:x');
    const waiver = TABLES.waivers.parse({
      id: 'w',
      rule: conflict?.rule,
      conflictId: conflict?.id,
      facts: conflict?.facts,
      reason: 'Agreed by the board',
      at: '2026-11-19T09:00:00Z',
      until: '2026-11-30',
    });
    expect(lint(planned)).toContain('freeze');
    expect(lint(planned, {}, { waivers: [waiver] })).not.toContain('freeze');
    expect(lint(planned, {}, { waivers: [waiver], today: '2026-12-01' })).toContain('freeze');
    const moved = { ...planned, when: between('2026-12-22T22:00', '2026-12-22T23:00') };
    expect(lint(moved, {}, { waivers: [waiver] })).toContain('freeze');
    // What was allowed when it was made was allowed.
    const done = { ...planned, statusId: 'chg-review' };
    const lasting = { ...waiver, until: '2026-12-31' };
    expect(lint(done, {}, { waivers: [lasting], today: '2027-01-15' })).not.toContain('freeze');
  });

  it('names each thing changes get sent back for', () => {
    expect(lint(completeChange('x', { testSignatoryId: null, testSignedOn: null }))).toEqual([
      'testSignatory',
      'approvals',
    ]);
    expect(lint(completeChange('x', { testSignedOn: null }))).toContain('testDate');
    expect(lint(completeChange('x', { backOutPlan: ' ', backOutOwnerId: null, backOutMinutes: null }))).toEqual(
      expect.arrayContaining(['backOutSteps', 'backOutOwner', 'backOutMinutes']),
    );
    expect(lint(completeChange('x', { backOutMinutes: 90 }))).toContain('backOutTooLate');
    expect(lint(completeChange('x', { when: between('2026-12-21T22:00', '2026-12-21T23:00') }))).toContain('freeze');
    expect(lint(completeChange('x', { when: between('2026-12-04T03:00', '2026-12-04T05:00') }))).toContain(
      'outsideWindow',
    );
    expect(lint(change('bare')).length).toBeGreaterThan(12);
  });

  it('is quiet about a rule that is off, and about what was cancelled', () => {
    const bare = change('bare');
    for (const rule of LINT_RULE_NAMES) {
      expect(lint(bare, { lintRules: { [rule]: { on: false, tune: {} } } })).not.toContain(rule);
    }
    expect(lint({ ...bare, statusId: 'chg-canceled' })).toEqual([]);
  });

  it('asks of a placeholder only that it is firm in time', () => {
    expect(lint(change('p', { placeholder: true, firmBy: '2026-11-20' }))).toEqual(['time', 'firm']);
    expect(lint(change('p', { placeholder: true, firmBy: '2026-11-25', when: meets }))).toEqual([]);
  });

  it('says of a meeting what would embarrass it', () => {
    expect(lintMeeting({ agenda: [], attendance: [] }, { quorum: 3 }, 60)).toEqual([
      'noMembers',
      'noQuorum',
      'emptyAgenda',
    ]);
  });
});

describe('risk', () => {
  const questions = [...configuration.riskQuestions.values()];

  it('adds up answers as they were given, whatever becomes of the question', () => {
    const [first, second] = questions;
    if (first === undefined || second === undefined) throw new Error('no questions');
    const answers = withAnswer(withAnswer([], first, 'many'), second, 'outside');
    expect(riskOf({ riskAnswers: answers, riskOverride: null }, configuration)).toMatchObject({
      points: 8,
      level: 'moderate',
    });
    const forgotten = { ...configuration, riskQuestions: new Map() };
    expect(riskOf({ riskAnswers: answers, riskOverride: null }, forgotten)).toMatchObject({ points: 8, open: [] });
    expect(riskOf({ riskAnswers: answers, riskOverride: 'low' }, configuration)).toMatchObject({
      level: 'low',
      computed: 'moderate',
    });
    expect(withAnswer(answers, first, null)).toHaveLength(1);
    expect(riskOf({ riskAnswers: [], riskOverride: null }, configuration)).toMatchObject({
      level: null,
      computed: null,
    });
  });
});

describe('post-implementation review', () => {
  const due = (one: RecordOf<'changes'>, caused: string[] = []) =>
    reviewDue(
      one,
      caused.map((causedByChangeId) => ({ causedByChangeId })),
      configuration,
      works,
    );

  it('is due by the rule, so many working days after the end', () => {
    expect(due(completeChange('ok', { outcome: 'successful' }))).toBeNull();
    const failed = completeChange('f', { outcome: 'backedOut', actualEnd: '2026-12-04T01:00:00Z' });
    expect(due(failed)).toEqual({ reasons: ['notSuccessful'], dueBy: '2026-12-11', held: false });
    expect(due(completeChange('e', { typeId: 'change-emergency' }))).toMatchObject({
      reasons: ['emergency'],
      dueBy: null,
    });
    expect(due(completeChange('i'), ['i'])).toMatchObject({ reasons: ['causedIncident'] });
    expect(due({ ...failed, statusId: 'chg-canceled' })).toBeNull();
  });
});
