import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOfPlan, type ImportPlan } from '#shared/importing/index.ts';
import { MemoryWorkspace } from '../../support/importing.ts';

const FILE = 'services.csv';
const table = (...rows: string[]): string => ['key,name,team,description', ...rows, ''].join('\n');
const quiet = (plan: ImportPlan) => ({
  created: plan.counts.created,
  updated: plan.counts.updated,
  conflicts: plan.counts.conflicts,
});

function edit(workspace: MemoryWorkspace, key: string, fields: Record<string, unknown>): void {
  const service = workspace.all('services').find((one) => one.key === key);
  workspace.put('services', { ...service, ...fields });
}
const get = (workspace: MemoryWorkspace, key: string) => workspace.all('services').find((one) => one.key === key);

describe('importing again', () => {
  it('keeps what was changed here, takes what changed there, asks about both', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(FILE, table('pay,Payments,Red,old', 'led,Ledger,Red,old', 'api,API,Red,old'));
    edit(workspace, 'pay', { name: 'My payments' });
    edit(workspace, 'api', { description: 'mine' });
    const plan = workspace.import(FILE, table('pay,Payments,Red,new', 'led,Ledger 2,Red,old', 'api,API,Red,theirs'));
    expect(plan.counts).toMatchObject({ updated: 2, conflicts: 1, unchanged: 0, created: 0 });
    expect(plan.conflicts).toMatchObject([
      { field: 'description', label: 'api', line: 4, yours: 'mine', theirs: 'theirs', base: 'old' },
    ]);
    expect(get(workspace, 'pay')).toMatchObject({ name: 'My payments', description: 'new' });
    expect(get(workspace, 'led')).toMatchObject({ name: 'Ledger 2' });
    expect(get(workspace, 'api')).toMatchObject({ description: 'mine' });
    // The same file is not asked about twice.
    const again = workspace.plan(
      workspace.parse(FILE, table('pay,Payments,Red,new', 'led,Ledger 2,Red,old', 'api,API,Red,theirs')),
    );
    expect(again.counts).toMatchObject({ unchanged: 3, conflicts: 0 });
    expect(changesOfPlan(again, {}, workspace.nextId)).toEqual([]);
  });

  it('takes theirs where that is chosen, one by one or for all', () => {
    const conflicting = () => {
      const workspace = new MemoryWorkspace();
      workspace.import(FILE, table('pay,Payments,Red,old', 'api,API,Red,old'));
      edit(workspace, 'pay', { description: 'mine', name: 'Mine' });
      edit(workspace, 'api', { description: 'mine' });
      return workspace;
    };
    const next = table('pay,Theirs,Red,theirs', 'api,API,Red,theirs');
    const all = conflicting();
    all.import(FILE, next, { all: 'take' });
    expect([get(all, 'pay'), get(all, 'api')]).toMatchObject([
      { name: 'Theirs', description: 'theirs' },
      { description: 'theirs' },
    ]);
    const some = conflicting();
    some.import(FILE, next, { all: 'take', conflicts: { [`${get(some, 'pay')?.id}:name`]: 'keep' } });
    expect(get(some, 'pay')).toMatchObject({ name: 'Mine', description: 'theirs' });
  });

  it('lists rows gone from the file, deletes nothing, and knows them again when they are back', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(FILE, table('pay,Payments,Red,', 'api,API,Red,'));
    const plan = workspace.import(FILE, table('pay,Payments,Red,'));
    expect(plan.gone).toMatchObject([{ label: 'api' }]);
    expect(get(workspace, 'api')).toBeDefined();
    expect(workspace.all('import-links').filter((link) => link.goneSince !== null)).toHaveLength(1);
    workspace.import(FILE, table('pay,Payments,Red,', 'api,API,Red,'));
    expect(workspace.all('import-links').filter((link) => link.goneSince !== null)).toHaveLength(0);
    expect(workspace.all('services')).toHaveLength(2);
  });

  it('does not call a row gone that is there but unreadable', () => {
    const workspace = new MemoryWorkspace();
    workspace.import('events.csv', 'id,title,start\n1,A,2026-12-03\n2,B,2026-12-04\n');
    const plan = workspace.plan(workspace.parse('events.csv', 'id,title,start\n1,A,2026-02-30\n2,B,2026-12-04\n'));
    expect(plan.counts).toMatchObject({ failed: 1, gone: 0, unchanged: 1 });
  });

  it('leaves deleted what was deleted here, unless it is asked back', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(FILE, table('pay,Payments,Red,old'));
    workspace.table('services').clear();
    const plan = workspace.import(FILE, table('pay,Payments,Red,new'));
    expect(plan.removed).toMatchObject([{ label: 'pay', changed: true }]);
    expect(workspace.all('services')).toHaveLength(0);
    workspace.import(FILE, table('pay,Payments,Red,new'), { restore: ['pay'] });
    expect(get(workspace, 'pay')).toMatchObject({ description: 'new' });
  });

  it('knows a team by what the file calls it, whatever it is called here', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(FILE, table('pay,Payments,Red,old'));
    const [team] = workspace.all('teams');
    workspace.put('teams', { ...team, name: 'The red team' });
    workspace.import(FILE, table('pay,Payments,Red,new', 'api,API,Blue,'));
    expect(workspace.all('teams').map((one) => one.name)).toEqual(['The red team', 'Blue']);
    expect(get(workspace, 'pay')).toMatchObject({ description: 'new', teamId: team?.id });
  });

  it('links a record of the same key, fills what is empty there and asks about the rest', () => {
    const workspace = new MemoryWorkspace();
    workspace.put('services', { id: 'own', key: 'PAY', name: 'Mine', description: '' });
    const plan = workspace.import(FILE, table('pay,Payments,Red,theirs'));
    expect(plan.counts).toMatchObject({ created: 0, conflicts: 1 });
    expect(plan.conflicts.map((conflict) => conflict.field).sort()).toEqual(['key', 'name']);
    expect(workspace.all('services')).toMatchObject([{ id: 'own', key: 'PAY', name: 'Mine', description: 'theirs' }]);
  });

  it('takes "services (1).csv" for a new delivery of "services.csv"', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(FILE, table('pay,Payments,Red,'));
    expect(workspace.import('services (1).csv', table('pay,Payments,Red,')).counts).toMatchObject({
      created: 0,
      unchanged: 1,
    });
    expect(workspace.all('import-sources')).toHaveLength(1);
  });

  it('makes no team that only a kept conflict would have used', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(FILE, table('pay,Payments,,old'));
    const plan = workspace.plan(workspace.parse(FILE, table('pay,Payments,,old')));
    expect(changesOfPlan(plan, {}, workspace.nextId)).toEqual([]);
    expect(workspace.all('teams')).toEqual([]);
  });
});

const words = fc.string({ unit: fc.constantFrom(...'abcÄß ,;"\n<>'), maxLength: 8 });
const row = fc.record({
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'K1'),
  name: words,
  team: fc.constantFrom('', 'Red', 'Blue'),
  description: words,
});
const rows = fc.array(row, { minLength: 1, maxLength: 6 });
type Row = { key: string; name: string; team: string; description: string };
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const toCsv = (list: readonly Row[]): string =>
  table(...list.map((one) => [one.key, one.name, one.team, one.description].map(quote).join(',')));

describe('whatever the files and edits are', () => {
  it('the same file again changes nothing and writes nothing', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const workspace = new MemoryWorkspace();
        const first = workspace.import(FILE, toCsv(list), {}, 'services');
        const again = workspace.plan(workspace.parse(FILE, toCsv(list)));
        expect(quiet(again)).toEqual({ created: 0, updated: 0, conflicts: 0 });
        expect(again.counts.unchanged).toBe(first.counts.created);
        expect(changesOfPlan(again, {}, workspace.nextId)).toEqual([]);
      }),
    );
  });

  it('no edit of a person is lost, every other change of the file comes in, and it settles', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(5),
        field: fc.constantFrom('name', 'description'),
        value: fc.constantFrom('mine', 'mine too'),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(rows, edits, rows, (before, changes, after) => {
        const workspace = new MemoryWorkspace();
        workspace.import(FILE, toCsv(before), {}, 'services');
        const edited = new Set<string>();
        for (const { at, field, value } of changes) {
          const services = workspace.all('services');
          const service = services[at % services.length] as (typeof services)[number];
          workspace.put('services', { ...service, [field]: value });
          edited.add(`${service.id} ${field}`);
        }
        const held = new Map(workspace.all('services').map((service) => [service.id, service]));
        const plan = workspace.import(FILE, toCsv(after), {}, 'services');
        const now = new Map(workspace.all('services').map((service) => [service.id, service]));
        for (const mark of edited) {
          const [id = '', field = ''] = mark.split(' ');
          expect(now.get(id)?.[field as 'name']).toBe(held.get(id)?.[field as 'name']);
        }
        for (const merge of plan.updates) {
          for (const [field, value] of Object.entries(merge.fields)) {
            expect(now.get(merge.recordId)?.[field as 'name'] ?? null).toEqual(value);
          }
        }
        const settled = workspace.plan(workspace.parse(FILE, toCsv(after)));
        expect(quiet(settled)).toEqual({ created: 0, updated: 0, conflicts: 0 });
        expect(changesOfPlan(settled, {}, workspace.nextId)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('garbage is refused with a typed error or told row by row', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        fc.constantFrom('a.csv', 'a.ics'),
        (text, name) => {
          const workspace = new MemoryWorkspace();
          try {
            const plan = workspace.import(name, `${name === 'a.ics' ? 'BEGIN:VCALENDAR\n' : ''}title,start\n${text}`);
            expect(plan.counts.rows).toBe(plan.counts.created + plan.counts.failed);
          } catch (error) {
            expect((error as Error).name).toBe('SlipwayError');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
