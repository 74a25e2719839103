import { describe, expect, it } from 'vitest';
import { changesOfPlan } from '#shared/importing/index.ts';
import { MemoryWorkspace } from '../../support/importing.ts';

/* Incidents as the tool of operations exports them, into the log of an early life support. */

const FILE = [
  'number,short_description,priority,opened_at,resolved_at,resolved_by,business_service,problem_id,assigned_to,close_notes',
  'INC0010,Export stops,2 - High,2026-11-16 09:15:00,2026-11-17 16:00:00,Service Desk,Core banking,PRB001,Ann,Restarted',
  'INC0011,"=HYPERLINK(""http://x"",""y"")",5 - Planning,2026-11-17 10:00:00,,,Unknown CI,,Bo,',
].join('\n');

function workspace(): MemoryWorkspace {
  const made = new MemoryWorkspace();
  made.put('releases', { id: 'pay', key: 'PAY 26.4', name: 'Payments', typeId: 'major', statusId: 'planned' });
  made.put('releases', { id: 'web', key: 'WEB 3', name: 'Web', typeId: 'major', statusId: 'planned' });
  made.put('services', { id: 'core', key: 'CORE', name: 'Core banking' });
  made.put('known-errors', { id: 'ke', key: 'KE-1', title: 'Export', externalId: 'PRB001' });
  return made;
}

function bring(into: MemoryWorkspace, content: string, releaseId?: string) {
  const options = releaseId === undefined ? {} : { releaseId };
  const plan = into.plan(into.parse('incident.csv', content), { table: 'incidents', ...options });
  into.apply(changesOfPlan(plan, {}, into.nextId));
  return plan;
}

describe('incidents from a table', () => {
  it('are read by the names ServiceNow gives its columns, and belong to the release they were imported for', () => {
    const into = workspace();
    const plan = bring(into, FILE, 'pay');
    expect(plan.problems).toEqual([]);
    const [first, second] = into.all('incidents');
    expect(first).toMatchObject({
      key: 'INC0010',
      title: 'Export stops',
      priority: 2,
      openedAt: '2026-11-16T08:15:00Z',
      resolvedAt: '2026-11-17T15:00:00Z',
      resolvedBy: 'desk',
      releaseId: 'pay',
      serviceIds: ['core'],
      knownErrorId: 'ke',
      note: 'Restarted',
    });
    // What looks like a formula is what somebody wrote.
    expect(second).toMatchObject({
      title: '=HYPERLINK("http://x","y")',
      priority: 4,
      resolvedAt: null,
      serviceIds: [],
    });
    expect(plan.notes.find(({ code }) => code === 'notKept')?.value).toBe('Unknown CI');
    // Nothing is made from a mere mention, and no field of the workspace's own.
    expect([into.all('services').length, into.all('people').length, into.all('custom-fields').length]).toEqual([
      1, 0, 0,
    ]);
    expect(first).not.toHaveProperty('custom');
  });

  it('is known as what it is without being told', () => {
    const into = workspace();
    expect(into.plan(into.parse('export.csv', FILE)).table).toBe('incidents');
  });

  it('brings in what the file changed and keeps what was written here, when it comes again', () => {
    const into = workspace();
    bring(into, FILE, 'pay');
    const [first] = into.all('incidents');
    into.put('incidents', { ...first, note: 'Told the branch' });
    const plan = bring(into, FILE.replace('2026-11-17 10:00:00,,,', '2026-11-17 10:00:00,2026-11-18 08:00:00,Vendor,'));
    expect(plan.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const [one, other] = into.all('incidents');
    expect(one?.note).toBe('Told the branch');
    expect(other).toMatchObject({ resolvedAt: '2026-11-18T07:00:00Z', resolvedBy: 'vendor', releaseId: 'pay' });
  });

  it('finds what was recorded by hand under the same number, but not what has none', () => {
    const into = workspace();
    into.put('incidents', { id: 'own', key: 'inc0010', title: 'Seen by us', openedAt: '2026-11-16T08:15:00Z' });
    into.put('incidents', { id: 'nameless', key: '', title: 'Told on the floor', openedAt: '2026-11-16T08:15:00Z' });
    const plan = bring(into, FILE, 'pay');
    expect(plan.counts.created).toBe(1);
    expect(plan.conflicts.map(({ recordId, field }) => [recordId, field])).toEqual(
      expect.arrayContaining([['own', 'title']]),
    );
    expect(into.all('incidents').length).toBe(3);
  });

  it('a release in the file counts before the one asked for; what nobody knows is named with its row', () => {
    const into = workspace();
    const plan = bring(
      into,
      [
        'number,title,opened,resolved,priority,release',
        'A,One,16.11.2026 09:00,,P1,WEB 3',
        'B,Two,16.11.2026 09:00,15.11.2026 09:00,P1,',
        'C,Three,16.11.2026 09:00,,P1,NOPE',
        'D,Four,,,P1,',
        'E,Five,16.11.2026 09:00,,soon,',
        'F,Six,16.11.2026 09:00,,,',
      ].join('\n'),
      'pay',
    );
    expect(into.all('incidents').map(({ key, releaseId, priority }) => [key, releaseId, priority])).toEqual([
      ['A', 'web', 1],
      ['F', 'pay', 3],
    ]);
    expect(plan.problems.map(({ code, line }) => [code, line])).toEqual([
      ['endBeforeStart', 3],
      ['releaseUnknown', 4],
      ['startMissing', 5],
      ['notAllowed', 6],
    ]);
  });
});
