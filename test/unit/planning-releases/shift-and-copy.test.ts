import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import type { Change } from '#shared/model/journal.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { copyRelease } from '#shared/planning/release-copy.ts';
import { extentOf, shiftRelease, shiftWhen, type ReleaseBundle } from '#shared/planning/release-shift.ts';
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
const fieldsOf = (changes: Change[], table: string): Record<string, unknown> => {
  const found = changes.find((change) => change.table === table);
  return found?.op === 'patch' ? found.fields : {};
};

describe('moving a release', () => {
  it('moves plain dates by days and keeps 22:00 at 22:00 across the autumn hour', () => {
    const changes = shiftRelease(bundle, 7, 'along');
    expect(fieldsOf(changes, 'releases')).toEqual({ startDate: '2026-09-08', releaseDate: '2026-10-27' });
    expect(fieldsOf(changes, 'phases')).toEqual({ first: '2026-10-08', last: '2026-10-16' });
    expect(fieldsOf(changes, 'gates')).toMatchObject({ due: { first: '2026-10-22', last: '2026-10-22' } });
    expect(fieldsOf(changes, 'deployments')).toMatchObject({
      when: {
        start: { wall: '2026-10-27T22:00', zone: 'Europe/Berlin', utc: '2026-10-27T21:00:00Z' },
        end: { wall: '2026-10-28T02:00', utc: '2026-10-28T01:00:00Z' },
      },
    });
  });

  it('moves only the release when asked to, and nothing by no days', () => {
    expect(shiftRelease(bundle, -3, 'only').map((change) => change.table)).toEqual(['releases']);
    expect(shiftRelease(bundle, 0, 'along')).toEqual([]);
    const undated = { ...bundle, release: release('r') };
    expect(shiftRelease(undated, 5, 'only')).toEqual([]);
  });

  it('never ends before it starts where the clock skips the hour it starts in', () => {
    // Berlin, 29 March 2026: 02:00 to 03:00 does not exist.
    const when = { type: 'moments' as const, start: moment('2026-03-28T02:30'), end: moment('2026-03-28T03:00') };
    const moved = TABLES.deployments.shape.when.parse(shiftWhen(when, 1));
    expect(moved.type === 'moments' && moved.start.utc <= moved.end.utc).toBe(true);
  });

  it('comes back to where it was', () => {
    const walls = fc
      .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 10)}T12:00`);
    fc.assert(
      fc.property(walls, fc.integer({ min: -800, max: 800 }), (wall, days) => {
        const at = moment(wall, 'America/Santiago');
        const when = { type: 'moments' as const, start: at, end: at };
        const there = shiftWhen(when, days);
        expect(there.type === 'moments' && there.start.wall).toBe(`${addDays(wall.slice(0, 10), days)}T12:00`);
        expect(shiftWhen(there, -days)).toEqual(when);
      }),
    );
  });

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
