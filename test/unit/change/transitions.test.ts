import { describe, expect, it } from 'vitest';
import { moveChange, nextStates } from '#shared/change/transitions.ts';
import { SlipwayError } from '#shared/errors.ts';
import { BreakGlass } from '#shared/model/change.ts';
import { approval, change } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';

const { configuration } = defaultPlan();
const NOW = '2026-11-21T10:00:00Z';
const next = (one: ReturnType<typeof change>, approvals = [approval(one.id, 'requested')]) =>
  nextStates(one, approvals, configuration).map(({ status, blocked }) =>
    blocked === null ? status.id : `${status.id} (${blocked})`,
  );

describe('states a change may go to', () => {
  it('follow ServiceNow for each type: nothing is jumped over', () => {
    expect(next(change('n'))).toEqual(['chg-assess', 'chg-canceled']);
    expect(next(change('e', { typeId: 'change-emergency' }))).toEqual(['chg-authorize', 'chg-canceled']);
    expect(next(change('s', { typeId: 'change-standard' }), [])).toEqual(['chg-scheduled', 'chg-canceled']);
  });

  it('need approval to be scheduled, and a placeholder to be promoted', () => {
    const one = change('n', { statusId: 'chg-authorize' });
    expect(next(one)).toContain('chg-scheduled (notApproved)');
    expect(next(one, [approval('n', 'approved')])).toContain('chg-scheduled');
    expect(next({ ...one, placeholder: true }, [approval('n', 'approved')])).toContain('chg-scheduled (placeholder)');
    expect(() => moveChange(one, 'chg-scheduled', [approval('n', 'rejected')], configuration, NOW)).toThrow(
      new SlipwayError('changeNotApproved', { label: 'n', to: 'Scheduled' }),
    );
  });

  it('hold up nobody who broke the glass', () => {
    const breakGlass = BreakGlass.parse({ reason: 'Down', startedAt: NOW });
    const one = change('e', { typeId: 'change-emergency', statusId: 'chg-authorize', breakGlass });
    expect(next(one)).toContain('chg-scheduled');
    expect(next({ ...one, statusId: 'chg-new' })).toContain('chg-scheduled');
  });

  it('write down when it was submitted, begun and ended', () => {
    const submitted = moveChange(change('n'), 'chg-assess', [], configuration, NOW);
    expect(submitted).toMatchObject({ fields: { statusId: 'chg-assess', submittedAt: NOW } });
    const running = change('n', { statusId: 'chg-scheduled', submittedAt: '2026-11-01T08:00:00Z' });
    const begun = moveChange(running, 'chg-implement', [approval('n', 'approved')], configuration, NOW);
    expect(begun).toMatchObject({ fields: { actualStart: NOW } });
    expect(begun).not.toHaveProperty('fields.submittedAt');
    const done = change('n', { statusId: 'chg-implement', actualStart: NOW });
    const ended = moveChange(done, 'chg-review', [approval('n', 'approved')], configuration, '2026-11-21T12:00:00Z');
    expect(ended).toMatchObject({ fields: { actualStart: NOW, actualEnd: '2026-11-21T12:00:00Z' } });
  });

  it('refuse what the workspace does not allow, by name', () => {
    expect(() => moveChange(change('n'), 'chg-closed', [], configuration, NOW)).toThrow(
      expect.objectContaining({ code: 'transitionNotAllowed', detail: expect.objectContaining({ to: 'Closed' }) }),
    );
  });
});
