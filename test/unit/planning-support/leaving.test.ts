import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { supportTemplates } from '#shared/model/defaults/support-template.ts';
import type { Phase } from '#shared/model/phase.ts';
import { TABLES } from '#shared/model/tables.ts';
import { SupportTemplate } from '#shared/model/support.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { readLog } from '#shared/planning/support/book.ts';
import { gapsOf, nextKnownErrorKey } from '#shared/planning/support/known-errors.ts';
import { extendProblem, extendSupport, leaveSupport, setState } from '#shared/planning/support/leave.ts';
import { onCall } from '#shared/planning/support/on-call.ts';
import { progressBySection, progressOf } from '#shared/planning/support/progress.ts';
import { missingFor } from '#shared/planning/support/ready.ts';
import { asTemplate, setUpSupport } from '#shared/planning/support/set-up.ts';
import { createText } from '#shared/text/index.ts';
import { book, item, knownError, LIVE, onDay, phase, release } from '../../support/any-support.ts';

const { t } = createText('en');
const [template = SupportTemplate.parse({ id: 'none', name: 'none' })] = supportTemplates(t);
const nextId = (() => {
  let made = 0;
  return () => `n${(made += 1)}`;
})();
const setUp = (phases: readonly Phase[] = []) =>
  setUpSupport({ release, phases, template, phaseTypes: new Map(), leadId: 'ann', today: onDay(-30), nextId });

const signed = (decision: string, personId: string | null = 'ann') => ({
  signOffs: ['a', 'b', 'c'].map((id) => ({ id, role: `Role ${id}`, decision, personId })),
});
const inOrder = { supportModel: 'Operations runs it', pirOn: onDay(30) };

describe('setting up', () => {
  it('makes every line of the template, due from go-live, with criteria and three sign-offs', () => {
    const { support, items, changes } = setUp();
    expect(items).toHaveLength(template.items.length);
    const offsets = template.items.map(({ dueOffset }) => dueOffset);
    expect(items.map(({ due }) => (due === null ? null : daysBetween(LIVE, due)))).toEqual(offsets);
    expect(support.exitCriteria.map(({ metric }) => metric)).toEqual(template.exitCriteria.map(({ metric }) => metric));
    expect(support.signOffs.map(({ decision }) => decision)).toEqual(['pending', 'pending', 'pending']);
    for (const change of changes)
      if (change.op === 'create') expect(() => TABLES[change.table].parse(change.record)).not.toThrow();
  });

  it('stands in the release’s own phase, and makes one where there is none', () => {
    const made = setUp();
    expect(made.phase).toMatchObject({ first: LIVE, last: onDay(template.days - 1), releaseId: 'r' });
    expect(made.changes[0]).toMatchObject({ op: 'create', table: 'phases' });
    const kept = setUp([phase]);
    expect(kept.support.phaseId).toBe(phase.id);
    expect(kept.changes.some(({ table }) => table === 'phases')).toBe(false);
  });

  it('is the template again when kept as one, whatever the day of going live', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), (moved) => {
        const moving = { ...release, releaseDate: onDay(moved) };
        const one = setUpSupport({
          release: moving,
          phases: [],
          template,
          phaseTypes: new Map(),
          leadId: null,
          today: LIVE,
          nextId,
        });
        const again = asTemplate(template, one.support, one.items, onDay(moved), nextId);
        const plain = (of: SupportTemplate) => ({
          items: of.items.map(({ section, text, role, dueOffset }) => ({ section, text, role, dueOffset })),
          exit: of.exitCriteria.map(({ metric, target, text, section }) => ({ metric, target, text, section })),
          roles: of.signOffRoles,
        });
        expect(plain(again)).toEqual(plain(template));
      }),
    );
  });

  it('a new plan starts with the template', () => {
    expect(defaultConfiguration(t).filter(({ table }) => table === 'support-templates')).toHaveLength(1);
  });
});

describe('extending', () => {
  const request = { to: onDay(34), reason: ' P3 not falling ', personId: 'ann', at: `${onDay(25)}T08:00:00Z`, id: 'e' };

  it('moves the phase’s last day and says from when to when and why', () => {
    expect(extendSupport(book(), request)).toEqual([
      { op: 'patch', table: 'phases', id: 'p', fields: { last: onDay(34) } },
      {
        op: 'patch',
        table: 'supports',
        id: 's',
        fields: {
          extensions: [
            { id: 'e', from: onDay(27), to: onDay(34), reason: 'P3 not falling', at: request.at, personId: 'ann' },
          ],
        },
      },
    ]);
  });

  it('needs a later day, a reason, days of its own, and that it was not left', () => {
    expect(extendProblem(book(), { ...request, to: onDay(27) })).toBe('notLater');
    expect(extendProblem(book(), { ...request, reason: ' ' })).toBe('noReason');
    expect(extendProblem(book({}, { phase: null }), request)).toBe('noPhase');
    expect(() => extendSupport(book({ decision: 'exit' }), request)).toThrow('supportNotExtended');
  });
});

describe('leaving', () => {
  const ready = () => readLog(book({ ...signed('approved'), ...inOrder }), onDay(20));

  it('names everything that is missing, what hurts users first', () => {
    const { support, items } = setUp();
    const log = readLog(book(support, { items, knownErrors: [knownError()] }), onDay(2));
    const missing = missingFor(log, 'exit');
    expect(missing[0]).toMatchObject({ code: 'criterion', measured: { criterion: { metric: 'stableDays' } } });
    expect(missing.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['checklist', 'risk', 'supportModel', 'review', 'signOff']),
    );
  });

  it('needs three sign-offs, each approved by somebody with a name', () => {
    const codes = (support: object) =>
      missingFor(
        readLog(book({ ...inOrder, conditions: 'one week on call', ...support }), onDay(20)),
        'conditional',
      ).map(({ code }) => code);
    expect(codes(signed('approved'))).toEqual([]);
    expect(codes(signed('approved', null))).toEqual(['nameless', 'nameless', 'nameless']);
    expect(codes(signed('rejected'))).toEqual(['rejected', 'rejected', 'rejected']);
    expect(codes({ signOffs: signed('approved').signOffs.slice(1) })).toEqual(['signOffs']);
    expect(codes({ ...signed('approved'), conditions: '' })).toEqual(['conditions']);
  });

  it('ends its days today where it is left early, and is refused while anything is missing', () => {
    const at = `${onDay(20)}T09:00:00Z`;
    expect(missingFor(ready(), 'exit')).toEqual([]);
    expect(leaveSupport(ready(), 'exit', onDay(20), at)).toEqual([
      { op: 'patch', table: 'phases', id: 'p', fields: { last: onDay(20) } },
      { op: 'patch', table: 'supports', id: 's', fields: { decision: 'exit', decidedAt: at } },
    ]);
    expect(leaveSupport(readLog(ready().book, onDay(40)), 'exit', onDay(40), at)).toHaveLength(1);
    expect(() => leaveSupport(readLog(book(), onDay(20)), 'exit', onDay(20), at)).toThrow('supportNotReady');
    expect(() => leaveSupport(readLog(ready().book, onDay(-1)), 'exit', onDay(-1), at)).toThrow('supportNotReady');
  });
});

describe('the checklist', () => {
  it('counts what is done of what is needed, and what is late', () => {
    const items = [
      item({ state: 'done' }),
      item({ state: 'notNeeded', due: onDay(0) }),
      item({ due: onDay(1) }),
      item({ state: 'inProgress', due: onDay(2), section: 'A' }),
    ];
    expect(progressOf(items, onDay(2))).toEqual({ done: 1, total: 3, late: 1 });
    const sections = progressBySection(items, onDay(2));
    expect(sections.map(({ section }) => section).join('')).toBe('ABCDEFGHIJ');
    expect(sections.reduce((sum, { total }) => sum + total, 0)).toBe(3);
  });

  it('keeps the day a line was done on, and forgets it when it is opened again', () => {
    const done = item({ state: 'done', doneOn: onDay(1) });
    expect(setState(done, 'done', onDay(5))).toMatchObject({ fields: { doneOn: onDay(1) } });
    expect(setState(done, 'open', onDay(5))).toMatchObject({ fields: { state: 'open', doneOn: null } });
  });
});

describe('known errors and who is on call', () => {
  it('lists what a known error lacks; a closed one lacks nothing', () => {
    const whole = { workaround: 'w', article: 'a', ownerId: 'ann', riskAcceptedById: 'ann' };
    expect(gapsOf(knownError(whole), LIVE)).toEqual([]);
    expect(gapsOf(knownError({ ...whole, expiresOn: onDay(-1) }), LIVE)).toEqual(['expired']);
    expect(gapsOf(knownError({ ...whole, expiresOn: LIVE }), LIVE)).toEqual([]);
    expect(gapsOf(knownError({ closedOn: LIVE }), LIVE)).toEqual([]);
    expect(gapsOf(knownError(), LIVE)).toEqual(['noWorkaround', 'noArticle', 'notAccepted', 'noOwner']);
  });

  it('gives the next number', () => {
    expect(nextKnownErrorKey([])).toBe('KE-1');
    expect(nextKnownErrorKey(['ke-9', 'KE-010', 'KE-x', 'PRB-77'])).toBe('KE-11');
  });

  it('takes whose turn it is, else everybody of the level, and says where nobody stands in', () => {
    const turn = (id: string, first: number, last: number, personId: string | null) => ({
      id,
      first: onDay(first),
      last: onDay(last),
      personId,
    });
    const level = (id: string, rota: ReturnType<typeof turn>[]) => ({
      id,
      name: id,
      contact: '',
      hours: '',
      personIds: ['all'],
      rota,
      testedOn: null,
    });
    const levels = [
      level('L1', []),
      level('L2', [turn('1', 0, 6, 'ann'), turn('2', 6, 9, 'bo'), turn('3', 10, 12, null)]),
    ];
    const at = (offset: number) =>
      onCall(levels, onDay(offset)).map(({ personIds, gap }) => [personIds.join('+'), gap]);
    expect(at(0)).toEqual([
      ['all', false],
      ['ann', false],
    ]);
    expect(at(6)[1]).toEqual(['ann+bo', false]);
    expect(at(11)[1]).toEqual(['all', true]);
  });
});
