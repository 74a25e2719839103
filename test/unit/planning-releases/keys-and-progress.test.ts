import { stateOfGate } from '#shared/planning/gate-standing.ts';
import { describe, expect, it } from 'vitest';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { nextKey } from '#shared/planning/release-keys.ts';
import { gateProgress, nextGate } from '#shared/planning/release-progress.ts';
import { defaultPlan } from '../../support/plan.ts';

const gate = (id: string, day: string, fields: Partial<RecordOf<'gates'>> = {}): RecordOf<'gates'> =>
  TABLES.gates.parse({
    id,
    releaseId: 'r',
    typeId: 'cab',
    name: id,
    due: { type: 'dates', first: day, last: day },
    ...fields,
  });
const criterion = (met: boolean) => ({ id: `c${met}`, text: 'Tests pass', met, note: '' });
const signOff = (decision: 'pending' | 'approved' | 'rejected') =>
  ({ id: decision, role: 'Test lead', personId: null, decision, decidedAt: null, note: '' }) as const;

describe('next key', () => {
  it.each([
    ['PAY 26.4', [], 'PAY 26.5'],
    ['PAY 26.4', ['pay 26.5', 'PAY 26.6'], 'PAY 26.7'],
    ['R-009', ['R-009'], 'R-010'],
    ['2026.9', [], '2026.10'],
    ['PAY', ['PAY'], 'PAY 2'],
    ['PAY', ['PAY', 'pay 2'], 'PAY 3'],
  ])('after %s with %j taken comes %s', (key, taken, next) => {
    expect(nextKey(key, taken)).toBe(next);
  });
});

describe('gates', () => {
  const { configuration: facts } = defaultPlan();

  it('a board passes only when the changes of its release are approved, and is refused with one of them', () => {
    const met = gate('g', '2026-12-03', { criteria: [criterion(true)], typeId: 'cab' });
    const waiting = (standing: 'none' | 'open' | 'approved' | 'rejected') =>
      gateProgress(met, { ...facts, standings: new Map([[met.releaseId, standing]]) });
    expect(waiting('none')).toEqual({ done: 1, total: 1, state: 'passed' });
    expect(waiting('open')).toEqual({ done: 1, total: 2, state: 'open' });
    expect(waiting('approved')).toEqual({ done: 2, total: 2, state: 'passed' });
    expect(waiting('rejected').state).toBe('rejected');
    const other = { ...met, typeId: 'quality-gate' };
    expect(stateOfGate(other, { ...facts, standings: new Map([[met.releaseId, 'open']]) })).toBe('passed');
  });

  it('counts criteria and sign-offs together and derives the state', () => {
    const half = gate('g', '2026-12-03', {
      criteria: [criterion(true), criterion(false)],
      signOffs: [signOff('approved')],
    });
    expect(gateProgress(half, facts)).toEqual({ done: 2, total: 3, state: 'open' });
    expect(gateProgress({ ...half, signOffs: [signOff('rejected')] }, facts).state).toBe('rejected');
    expect(gateProgress({ ...half, criteria: [criterion(true)] }, facts).state).toBe('passed');
  });

  it('names the earliest gate in the way, an overdue or rejected one included', () => {
    const passed = gate('first', '2026-12-01', { criteria: [criterion(true)] });
    const rejected = gate('second', '2026-12-02', { signOffs: [signOff('rejected')] });
    const open = gate('third', '2026-12-03');
    expect(nextGate([open, rejected, passed], facts)?.id).toBe('second');
    expect(nextGate([passed], facts)).toBeNull();
  });
});
