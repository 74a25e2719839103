import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalState, approvalsFor, releaseStanding } from '#shared/change/approval.ts';
import { ApprovalDecision } from '#shared/model/change.ts';
import { approval, change } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';

const { configuration } = defaultPlan();
const normal = configuration.changeTypes.get('change-normal');
const standard = configuration.changeTypes.get('change-standard');
const decisions = fc.array(fc.constantFrom(...ApprovalDecision.options), { maxLength: 6 });

describe('what approvals come to', () => {
  it('one refusal refuses, whatever the others say; all that are required must agree', () => {
    fc.assert(
      fc.property(decisions, (list) => {
        const state = approvalState(
          normal,
          list.map((decision) => ({ decision })),
        );
        const required = list.filter((decision) => decision !== 'notRequired');
        if (required.includes('rejected')) expect(state).toBe('rejected');
        else if (required.length > 0 && required.every((decision) => decision === 'approved')) {
          expect(state).toBe('approved');
        } else expect(['open', 'none', 'notNeeded']).toContain(state);
        // Never through without a word while one is open.
        if (required.some((decision) => decision === 'requested' || decision === 'deferred')) {
          expect(['open', 'rejected']).toContain(state);
        }
      }),
    );
  });

  it('a standard change is pre-authorised, a normal one that nobody was asked about is not', () => {
    expect(approvalState(standard, [])).toBe('notNeeded');
    expect(approvalState(normal, [])).toBe('none');
    expect(approvalState(undefined, [])).toBe('none');
  });

  it('a new change asks the roles of its type and its board', () => {
    let made = 0;
    const nextId = () => `a${(made += 1)}`;
    if (normal === undefined || standard === undefined) throw new Error('default types are gone');
    expect(approvalsFor('c', normal, configuration, nextId)).toMatchObject([
      { role: 'Change manager', boardId: null, decision: 'requested' },
      { role: 'Change advisory board', boardId: 'cab', decision: 'requested' },
    ]);
    expect(approvalsFor('c', standard, configuration, nextId)).toEqual([]);
  });
});

describe('where a release stands with its changes', () => {
  const standing = (changes: Parameters<typeof releaseStanding>[0], decided: Record<string, 'approved' | 'rejected'>) =>
    releaseStanding(changes, (id) => [approval(id, decided[id] ?? 'requested')], configuration);

  it('is approved only when every change that needs it is', () => {
    const both = [change('a'), change('b')];
    expect(standing(both, { a: 'approved' })).toBe('open');
    expect(standing(both, { a: 'approved', b: 'approved' })).toBe('approved');
    expect(standing(both, { a: 'approved', b: 'rejected' })).toBe('rejected');
  });

  it('waits for a placeholder, and not for what was cancelled', () => {
    expect(standing([change('a', { placeholder: true })], { a: 'approved' })).toBe('open');
    expect(standing([change('a'), change('b', { statusId: 'chg-canceled' })], { a: 'approved' })).toBe('approved');
    expect(standing([change('b', { statusId: 'chg-canceled' })], {})).toBe('none');
    expect(releaseStanding([change('s', { typeId: 'change-standard' })], () => [], configuration)).toBe('none');
  });
});
