import { describe, expect, it } from 'vitest';
import { guessMapping, type ParsedTable, type TableMapping } from '#shared/importing/index.ts';
import { TABLES } from '#shared/model/tables.ts';
import { MemoryWorkspace } from '../../support/importing.ts';

const CATALOGUE = `Environment;Type;Applications;Owner;Shared;Capacity;Cost/day;Rack
UAT;User acceptance test;payments-hub, ledger;Ann Berger;yes;2;EUR 1,200.50;A1
Pen test;Security;;;no;;;A2
Broken;uat;;;perhaps;;;
`;

const BOOKINGS = `Environment,For,From,To,Requested by,Status,Units
UAT,PAY 26.4,2026-12-01,2026-12-04,Ann Berger,approved,2
uat,Training of the wards,2026-12-07 09:00,2026-12-07 17:00,,pending,
Sandbox,PAY 26.4,2026-12-01,2026-12-04,,,
`;

function workspace(): MemoryWorkspace {
  const plan = new MemoryWorkspace();
  plan.import('environments.csv', CATALOGUE, {}, 'environments');
  plan.put('releases', TABLES.releases.parse({ id: 'pay', key: 'PAY 26.4', name: 'Pay', typeId: 't', statusId: 's' }));
  return plan;
}

describe('environments from a table', () => {
  it('are recognised, with purpose, services, owner, use, capacity and cost; what is wrong is named', () => {
    const plan = new MemoryWorkspace();
    const parsed = plan.parse('landscape.csv', CATALOGUE) as ParsedTable;
    const guess = guessMapping(parsed, plan.configuration, { source: null, table: undefined }) as TableMapping;
    expect(guess.table).toBe('environments');
    const made = plan.import('landscape.csv', CATALOGUE);
    expect(made.counts).toMatchObject({ created: 2, failed: 1 });
    expect(made.problems).toMatchObject([{ code: 'notAllowed', line: 4, column: 'Shared', value: 'perhaps' }]);
    const [uat, pen] = plan.all('environments');
    expect(uat).toMatchObject({ name: 'UAT', purposeId: 'uat', sharing: 'shared', capacity: 2, costPerDay: 1200.5 });
    expect(uat?.serviceIds.map((id) => plan.all('services').find((one) => one.id === id)?.key)).toEqual([
      'payments-hub',
      'ledger',
    ]);
    expect(plan.all('people').find(({ id }) => id === uat?.ownerId)?.name).toBe('Ann Berger');
    // A purpose nobody knows yet is made.
    const security = plan.all('environment-purposes').find(({ name }) => name === 'Security');
    expect(pen).toMatchObject({ sharing: 'exclusive', capacity: 1, costPerDay: null, purposeId: security?.id });
    expect(security?.production).toBe(false);
    // What has no field of its own is kept.
    const rack = plan.all('custom-fields').find(({ name }) => name === 'Rack');
    expect(rack?.appliesTo).toBe('environments');
    expect(uat?.custom[rack?.id ?? '']).toBe('A1');
  });

  it('come again as the same ones: what the person changed stays, what the file changed comes in', () => {
    const plan = workspace();
    const uat = plan.all('environments')[0];
    if (uat === undefined) throw new Error('UAT was imported');
    plan.put('environments', { ...uat, capacity: 5 });
    const again = plan.import('environments.csv', CATALOGUE.replace('EUR 1,200.50', '900'), {}, 'environments');
    expect(again.counts).toMatchObject({ created: 0, updated: 1, conflicts: 0 });
    expect(plan.all('environments')[0]).toMatchObject({ id: uat.id, capacity: 5, costPerDay: 900 });
    // One made by hand under the same name is the same one.
    const other = new MemoryWorkspace();
    other.put('environments', TABLES.environments.parse({ id: 'mine', name: 'uat', purposeId: 'uat' }));
    // Where both say something else it is asked; here the file's is taken.
    expect(
      other.import('environments.csv', CATALOGUE, { all: 'take' }, 'environments').creates.map(({ label }) => label),
    ).toEqual(['Pen test']);
    expect(other.all('environments').find(({ id }) => id === 'mine')).toMatchObject({ name: 'UAT', capacity: 2 });
  });
});

describe('bookings from a table', () => {
  it('name environments and releases, or another purpose; what is not known is a problem of its row', () => {
    const plan = workspace();
    const parsed = plan.parse('plan.csv', BOOKINGS) as ParsedTable;
    const guess = guessMapping(parsed, plan.configuration, { source: null, table: undefined });
    expect(guess.table).toBe('bookings');
    const made = plan.import('plan.csv', BOOKINGS);
    expect(made.counts).toMatchObject({ created: 2, failed: 1 });
    expect(made.problems).toMatchObject([
      { code: 'environmentUnknown', line: 4, column: 'Environment', value: 'Sandbox' },
    ]);
    const [first, second] = plan.all('bookings');
    const uat = plan.all('environments')[0]?.id;
    expect(first).toMatchObject({
      environmentId: uat,
      releaseId: 'pay',
      purpose: '',
      units: 2,
      approval: 'approved',
      when: { type: 'dates', first: '2026-12-01', last: '2026-12-04' },
    });
    expect(second).toMatchObject({
      environmentId: uat,
      releaseId: null,
      purpose: 'Training of the wards',
      units: 1,
      approval: 'requested',
      when: { type: 'moments', start: { wall: '2026-12-07T09:00' }, end: { wall: '2026-12-07T17:00' } },
    });
    expect(plan.import('plan.csv', BOOKINGS).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('are found again when their days move, and name a release that is not there', () => {
    const plan = workspace();
    plan.import('plan.csv', BOOKINGS, {}, 'bookings');
    const moved = plan.import('plan.csv', BOOKINGS.replace('2026-12-04,Ann', '2026-12-09,Ann'), {}, 'bookings');
    expect(moved.counts).toMatchObject({ created: 0, updated: 1 });
    expect(plan.all('bookings')[0]?.when).toMatchObject({ last: '2026-12-09' });
    const strict = plan.import(
      'strict.csv',
      'Environment,Release,From,To\nUAT,PAY 99,2026-12-01,2026-12-02\n',
      {},
      'bookings',
    );
    expect(strict.problems).toMatchObject([{ code: 'releaseUnknown', column: 'Release', value: 'PAY 99' }]);
  });

  it('tells bookings of one release on one environment apart by their day', () => {
    const twice =
      'Environment,Release,From,To\nUAT,PAY 26.4,2026-12-01,2026-12-02\nUAT,PAY 26.4,2026-12-08,2026-12-09\n';
    const plan = workspace();
    const made = plan.import('twice.csv', twice, {}, 'bookings');
    expect(made.counts.created).toBe(2);
    expect(made.notes.map(({ code }) => code)).not.toContain('duplicateKey');
  });
});
