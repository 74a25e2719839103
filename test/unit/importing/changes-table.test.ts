import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOfPlan, type Choices } from '#shared/importing/index.ts';
import { MemoryWorkspace } from '../../support/importing.ts';

/* Requests for change from a table: drafts, whatever the file says of their state and approvals. */

const HEAD =
  'Number,Short description,Type,State,Approval,Priority,Impact,Release,Services,Environment,Requested by,Justification,Planned start date,Planned end date,Backout plan,Outage minutes,Estimated cost';
const FILE = [
  HEAD,
  'CHG0030052,Patch the ledger,Normal,Implement,Approved,2 - High,2 - Medium,PAY 26.4,Ledger,Production,Ann,It is due,2026-12-03 22:00,2026-12-04 02:00,Take the old one,30,"EUR 1,200.50"',
  'CHG0030053,"=HYPERLINK(""http://x"",""y"")",Emergency,New,,,,,,,,,,,<script>x</script>,,',
].join('\n');

function workspace(): MemoryWorkspace {
  const made = new MemoryWorkspace();
  made.put('releases', { id: 'pay', key: 'PAY 26.4', name: 'Payments', typeId: 'major', statusId: 'planned' });
  return made;
}

function bring(into: MemoryWorkspace, content: string, choices: Choices = {}) {
  const plan = into.plan(into.parse('changes.csv', content), { table: 'changes' });
  into.apply(changesOfPlan(plan, choices, into.nextId));
  return plan;
}

describe('changes from a table', () => {
  it('come in as drafts with the approvals their type asks for; what was decided elsewhere is not read, and told', () => {
    const into = workspace();
    const plan = bring(into, FILE);
    expect(plan.problems).toEqual([]);
    const [first, second] = into.all('changes');
    expect(first).toMatchObject({
      key: 'CHG0030052',
      title: 'Patch the ledger',
      typeId: 'chg-normal',
      statusId: 'new',
      priority: 2,
      impact: 2,
      releaseId: 'pay',
      serviceIds: [into.all('services')[0]?.id],
      environments: ['Production'],
      reason: 'It is due',
      backOutPlan: 'Take the old one',
      outageMinutes: 30,
      costEstimated: 1200.5,
      when: { type: 'moments', start: { utc: '2026-12-03T21:00:00Z' }, end: { utc: '2026-12-04T01:00:00Z' } },
      custom: {},
    });
    expect(second).toMatchObject({
      typeId: 'chg-emergency',
      statusId: 'new',
      title: '=HYPERLINK("http://x","y")',
      when: null,
      releaseId: null,
      breakGlass: null,
      backOutPlan: '<script>x</script>',
    });
    expect(into.all('approvals').map(({ changeId, role, decision }) => [changeId, role, decision])).toEqual([
      [first?.id, 'Change manager', 'requested'],
    ]);
    const told = plan.notes.filter(({ code }) => code === 'stateNotTaken').map(({ column }) => column);
    expect(told).toEqual(['State', 'Approval']);
    expect(into.all('custom-fields')).toEqual([]);
  });

  it('are known as what they are without being told', () => {
    const into = workspace();
    expect(into.plan(into.parse('export.csv', FILE)).table).toBe('changes');
  });

  it('get the next number where the file gives none, and are found again by their row', () => {
    const into = workspace();
    into.put('changes', { id: 'old', key: 'CHG-0041', title: 'Old', typeId: 'chg-normal', statusId: 'new' });
    const file = ['Title,Implementation plan', 'One,Do it', 'Two,Do that'].join('\n');
    bring(into, file);
    expect(into.all('changes').map(({ key }) => key)).toEqual(['CHG-0041', 'CHG-0042', 'CHG-0043']);
    const plan = bring(into, file.replace('Do that', 'Do that well'));
    expect(plan.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(into.all('changes').map(({ key }) => key)).toEqual(['CHG-0041', 'CHG-0042', 'CHG-0043']);
  });

  it('a draft takes what the file changed and keeps what was written here', () => {
    const into = workspace();
    bring(into, FILE);
    const [first] = into.all('changes');
    into.put('changes', { ...first, backOutPlan: 'By the runbook' });
    const plan = bring(into, FILE.replace('It is due', 'It runs out'));
    expect(plan.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, conflicts: 0 });
    expect(into.all('changes')[0]).toMatchObject({ reason: 'It runs out', backOutPlan: 'By the runbook' });
  });

  it('one that was handed in is changed by a file only where a person says so', () => {
    const into = workspace();
    bring(into, FILE);
    const [first] = into.all('changes');
    into.put('changes', { ...first, statusId: 'scheduled' });
    const later = FILE.replace('2026-12-03 22:00,2026-12-04', '2026-12-10 22:00,2026-12-11');
    const plan = into.plan(into.parse('changes.csv', later), { table: 'changes' });
    expect(plan.conflicts.map(({ recordId, field }) => [recordId, field])).toEqual([[first?.id, 'when']]);
    into.apply(changesOfPlan(plan, {}, into.nextId));
    expect(into.all('changes')[0]).toMatchObject({ statusId: 'scheduled', when: first?.when });
    const asked = bring(into, later.replace('2026-12-10', '2026-12-09'), { all: 'take' });
    expect(asked.conflicts.length).toBe(1);
    expect(into.all('changes')[0]).toMatchObject({
      statusId: 'scheduled',
      when: { start: { utc: '2026-12-09T21:00:00Z' } },
    });
  });

  it('a row that cannot be one is named with column and value; the others come in', () => {
    const into = workspace();
    const plan = bring(
      into,
      [
        'Number,Title,Type,Release,Start,End,Impact,Priority,Outage,Cost',
        'A,One,Mystery,,,,,,,',
        'B,Two,,NOPE,,,,,,',
        'C,Three,,,,2026-12-04 02:00,,,,',
        'D,Four,,,2026-12-04 02:00,2026-12-03 02:00,,,,',
        'E,Five,,,,,enormous,,,',
        'F,Six,,,,,,,-5,',
        'G,Seven,,,,,,,,-1',
        ',,,,,,,,1,',
        'H,Eight,standard change,,2026-12-04,,,,,',
      ].join('\n'),
    );
    expect(plan.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['notAllowed', 2, 'Type'],
      ['releaseUnknown', 3, 'Release'],
      ['startMissing', 4, 'Start'],
      ['endBeforeStart', 5, 'End'],
      ['notAllowed', 6, 'Impact'],
      ['notAllowed', 7, 'Outage'],
      ['notAllowed', 8, 'Cost'],
      ['valueMissing', 9, 'Title'],
    ]);
    expect(into.all('changes').map(({ key, typeId }) => [key, typeId])).toEqual([['H', 'chg-standard']]);
  });

  it('whatever stands in a table, nothing is decided by it', () => {
    const cell = fc.oneof(
      fc.constantFrom('Approved', 'Closed', 'Implement', 'yes', 'passed', 'low', '2026-12-01', 'Normal', '1', ''),
      fc.string({ maxLength: 8 }),
    );
    const heads = [
      'State',
      'Approval',
      'Risk',
      'Test result',
      'Outcome',
      'Approved by',
      'Actual start',
      'Unauthorised',
    ];
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const into = workspace();
        const quoted = rows.map((row, at) => [`C${at}`, ...row].map((text) => `"${text.replaceAll('"', '""')}"`));
        bring(into, [['Number', ...heads].join(','), ...quoted.map((row) => row.join(','))].join('\n'));
        for (const one of into.all('changes')) {
          expect(one).toMatchObject({ statusId: 'new', testResult: 'notRun', riskOverride: null, outcome: null });
          expect(one).toMatchObject({ actualStart: null, submittedAt: null, unauthorised: false, riskAnswers: [] });
        }
        expect(into.all('approvals').every(({ decision }) => decision === 'requested')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
