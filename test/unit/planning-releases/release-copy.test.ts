import { describe, expect, it } from 'vitest';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { copyRelease } from '#shared/planning/release-copy.ts';
import { extentOf, type ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { release } from '../../support/records.ts';

const moment = (wall: string, zone = 'Europe/Berlin') => toMoment(wall, zone).moment;
const night = { type: 'moments' as const, start: moment('2026-10-20T22:00'), end: moment('2026-10-21T02:00') };

const bundle: ReleaseBundle = {
  release: release('r', { key: 'PAY 26.4', statusId: 'released', startDate: '2026-09-01', releaseDate: '2026-10-20' }),
  phases: [
    TABLES.phases.parse({
      id: 'p',
      releaseId: 'r',
      typeId: 'uat',
      name: 'UAT',
      first: '2026-10-01',
      last: '2026-10-09',
    }),
  ],
  gates: [
    TABLES.gates.parse({
      id: 'g',
      releaseId: 'r',
      typeId: 'cab',
      name: 'CAB',
      due: { type: 'dates', first: '2026-10-15', last: '2026-10-15' },
      criteria: [{ id: 'c', text: 'Tests pass', met: true, note: 'run 7' }],
      signOffs: [{ id: 's', role: 'Lead', personId: 'ann', decision: 'approved', decidedAt: '2026-10-15T09:00:00Z' }],
    }),
  ],
  deployments: [
    TABLES.deployments.parse({ id: 'd', releaseId: 'r', environment: 'Production', when: night, statusId: 'dep-done' }),
  ],
};
describe('a release with its parts', () => {
  it('knows from when to when everything of it runs', () => {
    expect(extentOf(bundle)).toEqual({ first: '2026-09-01', last: '2026-10-21' });
    expect(extentOf({ release: release('r'), phases: [], gates: [], deployments: [] })).toBeNull();
  });
});

describe('copying a release', () => {
  const status = (id: string, appliesTo: 'releases' | 'deployments'): RecordOf<'statuses'> =>
    TABLES.statuses.parse({ id, name: id, appliesTo, category: 'planned' });
  const statuses = new Map([status('draft', 'releases'), status('dep-planned', 'deployments')].map((s) => [s.id, s]));

  it('brings everything along, moved and started over, under new ids', () => {
    let at = 0;
    const request = { key: 'PAY 26.5', name: 'Next', days: 28, statuses, nextId: () => `new-${(at += 1)}` };
    const { release: copy, changes } = copyRelease(bundle, request);
    expect(copy).toMatchObject({
      key: 'PAY 26.5',
      statusId: 'draft',
      startDate: '2026-09-29',
      releaseDate: '2026-11-17',
    });
    const records = changes.map((change) => (change.op === 'create' ? change.record : null));
    expect(changes.map((change) => change.table)).toEqual(['releases', 'phases', 'gates', 'deployments']);
    expect(new Set(records.map((record) => record?.id)).size).toBe(4);
    expect(records.slice(1).every((record) => (record as { releaseId: string }).releaseId === copy.id)).toBe(true);
    expect(records[2]).toMatchObject({
      criteria: [{ text: 'Tests pass', met: false, note: '' }],
      signOffs: [{ role: 'Lead', personId: 'ann', decision: 'pending', decidedAt: null }],
    });
    expect(records[3]).toMatchObject({ statusId: 'dep-planned', when: { start: { wall: '2026-11-17T22:00' } } });
    for (const change of changes) if (change.op === 'create') TABLES[change.table].parse(change.record);
  });
});
