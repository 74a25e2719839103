import { describe, expect, it } from 'vitest';
import { changesOfPlan } from '#shared/importing/index.ts';
import { MemoryWorkspace } from '../../support/importing.ts';

/* Complaints as a service desk exports them, into the log of an early life support. */

const FILE = [
  'Complaint number,Received at,Customer,Channel,Topic,Description,Response,Handled by,Closed at',
  'C-1,2026-11-16 23:30:00,Branch Oslo,phone,Printing,"Nothing, prints",Restarted,Ann,2026-11-17',
  'C-2,2026-11-17,"=cmd|\' /C calc\'!A0",mail,<b>Login</b>,,,Nobody known,',
].join('\n');

function workspace(): MemoryWorkspace {
  const made = new MemoryWorkspace();
  made.put('releases', { id: 'pay', key: 'PAY 26.4', name: 'Payments', typeId: 'major', statusId: 'planned' });
  made.put('releases', { id: 'web', key: 'WEB 3', name: 'Web', typeId: 'major', statusId: 'planned' });
  made.put('supports', { id: 'els', releaseId: 'pay' });
  made.put('people', { id: 'ann', name: 'Ann' });
  return made;
}

function bring(into: MemoryWorkspace, content: string, releaseId?: string) {
  const options = releaseId === undefined ? {} : { releaseId };
  const plan = into.plan(into.parse('complaints.csv', content), { table: 'complaints', ...options });
  into.apply(changesOfPlan(plan, {}, into.nextId));
  return plan;
}

describe('complaints from a table', () => {
  it('belong to the early life support of the release they were imported for; nothing is made from a mention', () => {
    const into = workspace();
    const plan = bring(into, FILE, 'pay');
    expect(plan.problems).toEqual([]);
    expect(into.all('complaints')).toEqual([
      {
        id: expect.any(String),
        supportId: 'els',
        day: '2026-11-16',
        who: 'Branch Oslo',
        channel: 'phone',
        theme: 'Printing',
        text: 'Nothing, prints',
        reply: 'Restarted',
        repliedById: 'ann',
        closedOn: '2026-11-17',
      },
      expect.objectContaining({
        who: "=cmd|' /C calc'!A0",
        theme: '<b>Login</b>',
        repliedById: null,
        closedOn: null,
      }),
    ]);
    expect(plan.notes.find(({ code }) => code === 'notKept')?.value).toBe('Nobody known');
    expect([into.all('people').length, into.all('custom-fields').length]).toEqual([1, 0]);
  });

  it('are known as what they are without being told, and merged when they come again', () => {
    const into = workspace();
    expect(into.plan(into.parse('export.csv', FILE)).table).toBe('complaints');
    bring(into, FILE, 'pay');
    const [first] = into.all('complaints');
    into.put('complaints', { ...first, theme: 'Printer' });
    const plan = bring(into, FILE.replace('Nobody known,', 'Nobody known,2026-11-19'));
    expect(plan.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, conflicts: 0 });
    expect(into.all('complaints').map(({ theme, closedOn }) => [theme, closedOn])).toEqual([
      ['Printer', '2026-11-17'],
      ['<b>Login</b>', '2026-11-19'],
    ]);
  });

  it('a row that cannot be one is named with what is wrong; the others come in', () => {
    const into = workspace();
    const plan = bring(
      into,
      [
        'id,day,who,text,closed,release',
        '1,16.11.2026,Ann,Slow,,WEB 3',
        '2,16.11.2026,Ann,Slow,,NOPE',
        '3,16.11.2026,Ann,Slow,15.11.2026,',
        '4,,Ann,Slow,,',
        '5,16.11.2026,,,,',
        '6,16.11.2026,Ann,Slow,,pay 26.4',
      ].join('\n'),
      'pay',
    );
    expect(plan.problems.map(({ code, line }) => [code, line])).toEqual([
      ['supportMissing', 2],
      ['releaseUnknown', 3],
      ['endBeforeStart', 4],
      ['startMissing', 5],
      ['valueMissing', 6],
    ]);
    expect(into.all('complaints').length).toBe(1);
    // Without a release nothing says whose they are.
    expect(bring(workspace(), FILE).problems.map(({ code }) => code)).toEqual(['supportUnnamed', 'supportUnnamed']);
  });
});
