import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#shared/model/journal.ts';
import { TABLES } from '#shared/model/tables.ts';
import { deleteRecords, tablesNaming, usesOf, type RecordsByTable } from '#shared/planning/cascade.ts';
import { REFERENCES } from '#shared/planning/references.ts';
import { event, release } from '../../support/records.ts';

const day = { type: 'dates', first: '2026-12-03', last: '2026-12-03' };
const phase = (id: string, releaseId: string) =>
  TABLES.phases.parse({ id, releaseId, typeId: 'uat', name: id, first: '2026-12-01', last: '2026-12-02' });
const gate = (id: string, releaseId: string, decision: 'pending' | 'approved', personId: string) =>
  TABLES.gates.parse({
    id,
    releaseId,
    typeId: 'cab',
    name: id,
    due: day,
    signOffs: [{ id: 's', role: 'Lead', personId, decision }],
  });
const deployment = (id: string, releaseId: string, serviceIds: string[] = []) =>
  TABLES.deployments.parse({
    id,
    releaseId,
    environment: 'Production',
    when: day,
    statusId: 'dep-planned',
    serviceIds,
  });
const service = (id: string, dependsOn: string[] = []) => TABLES.services.parse({ id, key: id, name: id, dependsOn });

const plan: RecordsByTable = {
  releases: [
    release('a', { serviceIds: ['pay', 'web'] }),
    release('b', { dependsOn: ['a', 'c'], ownerId: 'ann' }),
    release('c', { dependsOn: ['a'] }),
  ],
  phases: [phase('pa', 'a'), phase('pb', 'b')],
  gates: [gate('ga', 'a', 'approved', 'bob'), gate('gb', 'b', 'pending', 'ann')],
  deployments: [deployment('da', 'a', ['pay']), deployment('db', 'b')],
  services: [service('pay'), service('web', ['pay'])],
  events: [event('e', { serviceIds: ['pay'] })],
};
const patchOf = (changes: Change[], table: string, id: string) =>
  changes.find((change) => change.op === 'patch' && change.table === table && change.id === id);

describe('deleting', () => {
  it('takes phases, gates and deployments of a release along, and its name out of others', () => {
    const changes = deleteRecords('releases', ['a'], plan);
    expect(changes.filter((c) => c.op === 'delete').map((c) => c.id)).toEqual(['pa', 'ga', 'da', 'a']);
    expect(patchOf(changes, 'releases', 'b')).toMatchObject({ fields: { dependsOn: ['c'] } });
    expect(patchOf(changes, 'releases', 'c')).toMatchObject({ fields: { dependsOn: [] } });
    expect(changes).toHaveLength(6);
  });

  it('deletes several at once without touching what goes', () => {
    const changes = deleteRecords('releases', ['a', 'c'], plan);
    expect(changes.filter((c) => c.op === 'patch')).toEqual([
      { op: 'patch', table: 'releases', id: 'b', fields: { dependsOn: [] } },
    ]);
  });

  it('takes a service out of releases, deployments, events and other services', () => {
    const changes = deleteRecords('services', ['pay'], plan);
    expect(patchOf(changes, 'releases', 'a')).toMatchObject({ fields: { serviceIds: ['web'] } });
    expect(patchOf(changes, 'deployments', 'da')).toMatchObject({ fields: { serviceIds: [] } });
    expect(patchOf(changes, 'events', 'e')).toMatchObject({ fields: { serviceIds: [] } });
    expect(patchOf(changes, 'services', 'web')).toMatchObject({ fields: { dependsOn: [] } });
    expect(usesOf('services', ['pay'], plan).map((use) => `${use.table} ${use.label}`)).toEqual([
      'releases a',
      'deployments Production',
      'services web',
      'events Event e',
    ]);
  });

  it('asks for a replacement where a record must name one', () => {
    expect(() => deleteRecords('release-types', ['major'], plan)).toThrowError(
      expect.objectContaining({ code: 'inUse' }),
    );
    const changes = deleteRecords('release-types', ['major'], plan, 'minor');
    expect(changes.filter((c) => c.op === 'patch')).toHaveLength(3);
    expect(patchOf(changes, 'releases', 'a')).toMatchObject({ fields: { typeId: 'minor' } });
  });

  it('never forgets who signed off, but lets go of a person who was only asked', () => {
    expect(() => deleteRecords('people', ['bob'], plan)).toThrowError(expect.objectContaining({ code: 'inUse' }));
    const changes = deleteRecords('people', ['ann'], plan);
    expect(patchOf(changes, 'releases', 'b')).toMatchObject({ fields: { ownerId: null } });
    expect(patchOf(changes, 'gates', 'gb')).toMatchObject({ fields: { signOffs: [{ personId: null, role: 'Lead' }] } });
  });

  it('leaves nothing behind that names what is gone', () => {
    const releaseIds = ['a', 'b', 'c'];
    fc.assert(
      fc.property(
        fc.subarray(releaseIds, { minLength: 1 }),
        fc.array(fc.subarray(releaseIds), { minLength: 3, maxLength: 3 }),
        (ids, needs) => {
          const releases = releaseIds.map((id, at) => release(id, { dependsOn: needs[at] ?? [] }));
          const records = { ...plan, releases };
          const after = applied(records, deleteRecords('releases', ids, records));
          expect(usesOf('releases', ids, after)).toEqual([]);
          expect(after.releases?.map((r) => r.id)).toEqual(releaseIds.filter((id) => !ids.includes(id)));
        },
      ),
    );
  });
});

describe('the registry of references', () => {
  it('holds every field of the model that is named like one', () => {
    const known = new Set(REFERENCES.map((reference) => `${reference.from}.${reference.field}`));
    const planning = ['releases', 'phases', 'gates', 'deployments', 'services', 'events', 'people'] as const;
    const missing = planning.flatMap((table) => {
      const shape = Object.keys(TABLES[table].shape);
      return shape.filter((field) => /(Id|Ids|dependsOn)$/.test(field)).map((field) => `${table}.${field}`);
    });
    expect(missing.filter((field) => !known.has(field) && !field.endsWith('externalIds'))).toEqual([]);
    expect(missing.length).toBeGreaterThan(15);
  });

  it('names the tables to read before a release is deleted', () => {
    const own = [
      'phases',
      'supports',
      'gates',
      'deployments',
      'changes',
      'releases',
      'environment-versions',
      'bookings',
      'known-errors',
      'incidents',
      'work-items',
    ];
    expect(tablesNaming('releases')).toEqual(own);
  });
});

function applied(records: RecordsByTable, changes: Change[]): RecordsByTable {
  const after: Record<string, Map<string, object>> = {};
  for (const [table, rows] of Object.entries(records)) {
    after[table] = new Map(rows.map((row) => [row.id, row as object]));
  }
  for (const change of changes) {
    if (change.op === 'delete') after[change.table]?.delete(change.id);
    if (change.op === 'patch') {
      after[change.table]?.set(change.id, { ...after[change.table]?.get(change.id), ...change.fields });
    }
  }
  return Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, [...rows.values()]]));
}
