import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { draftPhases, followingPhase, reorderPhases } from '#shared/planning/release-phases.ts';
import { release } from '../../support/records.ts';

const colours = { edge: '#000000', fill: '#ffffff', ink: '#000000' };
const appearance = { code: 'P', light: colours, dark: colours };
const type = (id: string) => TABLES['phase-types'].parse({ id, name: id, appearance });
const types = ['plan', 'development', 'uat', 'deployment', 'early-life-support'].map(type);
let at = 0;
const nextId = () => `p${(at += 1)}`;

describe('usual phases', () => {
  it('share the days up to going live, deploy that day and support afterwards', () => {
    const planned = release('r', { startDate: '2026-11-01', releaseDate: '2026-12-01' });
    expect(draftPhases(planned, types, '2026-11-21', nextId).map((p) => [p.name, p.first, p.last])).toEqual([
      ['plan', '2026-11-01', '2026-11-10'],
      ['development', '2026-11-11', '2026-11-20'],
      ['uat', '2026-11-21', '2026-11-30'],
      ['deployment', '2026-12-01', '2026-12-01'],
      ['early-life-support', '2026-12-02', '2026-12-15'],
    ]);
  });

  it('follow each other without a gap and are valid, whatever the dates', () => {
    const date = fc.option(
      fc.integer({ min: -400, max: 400 }).map((days) => addDays('2026-06-01', days)),
      { nil: null },
    );
    fc.assert(
      fc.property(date, date, (startDate, releaseDate) => {
        const phases = draftPhases(release('r', { startDate, releaseDate }), types, '2026-06-01', nextId);
        for (const [index, phase] of phases.entries()) {
          TABLES.phases.parse(phase);
          const before = phases[index - 1];
          if (before !== undefined) expect(phase.first).toBe(addDays(before.last, 1));
        }
      }),
    );
  });

  it('go on after the last phase, or with the start of the release', () => {
    const uat = type('uat');
    const first = followingPhase(release('r', { startDate: '2026-11-02' }), [], uat, '2026-11-21', 'a');
    expect([first.first, first.last, first.order]).toEqual(['2026-11-02', '2026-11-11', 0]);
    const second = followingPhase(release('r'), [first], uat, '2026-11-21', 'b');
    expect([second.first, second.order]).toEqual(['2026-11-12', 1]);
    expect(reorderPhases([first, second], 'b', -1)?.map((p) => [p.id, p.order])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
    expect(reorderPhases([first, second], 'b', 1)).toBeNull();
  });
});
