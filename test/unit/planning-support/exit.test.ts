import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExitCriterion, type ExitMetric } from '#shared/model/support.ts';
import { isOpenOn, readLog, stageOf, type SupportBook } from '#shared/planning/support/book.ts';
import { measure, measureAll } from '#shared/planning/support/exit.ts';
import { dailyFigures, hitsByKnownError, totalOf } from '#shared/planning/support/figures.ts';
import {
  anyIncident,
  book,
  complaint,
  day,
  incident,
  item,
  knownError,
  onDay,
  phase,
} from '../../support/any-support.ts';

const criterion = (metric: ExitMetric, fields: object = {}) =>
  ExitCriterion.parse({ id: metric, metric, text: metric, ...fields });
const measured = (parts: Partial<SupportBook>, metric: ExitMetric, at: number, fields: object = {}) =>
  measure(readLog(book({}, parts), onDay(at)), criterion(metric, fields));

describe('the log', () => {
  it('adds up: what is open is what was opened less what was resolved, day by day', () => {
    fc.assert(
      fc.property(fc.array(anyIncident, { maxLength: 25 }), fc.integer({ min: 0, max: 30 }), (incidents, at) => {
        const log = readLog(book({}, { incidents }), onDay(at));
        const figures = dailyFigures(log);
        expect(figures).toHaveLength(at + 1);
        for (const [index, now] of figures.entries()) {
          const before = figures[index - 1];
          const carried =
            before === undefined
              ? log.incidents.filter((one) => isOpenOn(one, onDay(-1))).length
              : totalOf(before.open);
          expect(totalOf(now.open)).toBe(carried + totalOf(now.opened) - totalOf(now.resolved));
        }
      }),
    );
  });

  it('leaves out wishes and what was seen before production, and counts a day in the plan’s zone', () => {
    const late = incident(0, null, { openedAt: `${onDay(0)}T23:30:00Z` });
    const incidents = [late, incident(0, null, { isRequest: true }), incident(0, null, { preProduction: true })];
    const log = readLog({ ...book({}, { incidents }), zone: 'Europe/Berlin' }, onDay(1));
    expect(dailyFigures(log).map(({ opened }) => totalOf(opened))).toEqual([0, 1]);
  });

  it('takes hits of a known error from the day’s count and from incidents that name it', () => {
    const known = knownError();
    const log = readLog(
      book(
        {},
        {
          knownErrors: [known],
          incidents: [incident(1, 1, { knownErrorId: known.id })],
          days: [day(1, { knownErrorHits: { [known.id]: 3 } })],
          complaints: [complaint(0, 1), complaint(1, null)],
        },
      ),
      onDay(1),
    );
    expect(dailyFigures(log).map((one) => [one.knownErrorHits, one.complaintsNew, one.complaintsOpen])).toEqual([
      [0, 1, 1],
      [4, 1, 1],
    ]);
    expect(hitsByKnownError(log).get(known.id)).toBe(4);
  });

  it('says nothing before the first day, and goes on past the last as long as nobody decided', () => {
    expect(dailyFigures(readLog(book(), onDay(-1)))).toEqual([]);
    expect(dailyFigures(readLog(book(), onDay(30)))).toHaveLength(31);
    expect(dailyFigures(readLog(book({ decision: 'exit' }), onDay(30)))).toHaveLength(28);
  });

  it('stands where its days and the decision put it', () => {
    expect(stageOf(book(), onDay(-1))).toBe('ahead');
    expect(stageOf(book(), onDay(27))).toBe('running');
    expect(stageOf(book(), onDay(28))).toBe('overdue');
    expect(stageOf(book({ decision: 'conditional' }), onDay(3))).toBe('left');
    expect(stageOf(book({}, { phase: null }), onDay(3))).toBe('ahead');
  });
});

describe('exit criteria', () => {
  it('open P1 and P2: met at the target, better when there are fewer than a week ago', () => {
    const incidents = [incident(0, 9, { priority: 1 }), incident(1, null, { priority: 2 })];
    expect(measured({ incidents }, 'openMajor', 10)).toMatchObject({ value: 1, met: false, trend: 'better' });
    expect(measured({ incidents }, 'openMajor', 10, { target: 1 }).met).toBe(true);
    expect(measured({ incidents }, 'openMajor', 10).series).toHaveLength(11);
  });

  it('P3 falling: fewer than a week ago, or none left', () => {
    const four = [0, 1, 2, 3].map((at) => incident(at, at < 2 ? 9 : null));
    expect(measured({ incidents: four }, 'p3Falling', 10)).toMatchObject({ value: -2, met: true, trend: 'better' });
    expect(measured({ incidents: [incident(0, null)] }, 'p3Falling', 10)).toMatchObject({ value: 0, met: false });
    expect(measured({}, 'p3Falling', 10).met).toBe(true);
    expect(measured({}, 'p3Falling', 0).value).toBeNull();
  });

  it('stable days begin anew with every P1 or P2, resolved or not', () => {
    expect(measured({}, 'stableDays', 4).value).toBe(5);
    const incidents = [incident(2, 2, { priority: 2 }), incident(6, null, { priority: 3 })];
    expect(measured({ incidents }, 'stableDays', 8, { target: 6 })).toMatchObject({ value: 6, met: true });
    expect(measured({ incidents }, 'stableDays', 8, { target: 7 }).met).toBe(false);
  });

  it('service level: days in a row that were met; a day nobody judged neither counts nor breaks', () => {
    const days = [0, 1, 2, 3, 4, 5].map((at) => day(at, { slaMet: at === 1 ? false : at === 3 ? null : true }));
    expect(measured({ days }, 'slaDays', 5, { target: 3 })).toMatchObject({ value: 3, met: true });
    expect(measured({ days }, 'slaDays', 1)).toMatchObject({ value: 0, met: false });
  });

  it('the desk: its share of what was resolved; nothing that happened needed nobody', () => {
    const incidents = [
      incident(0, 1, { resolvedBy: 'desk' }),
      incident(0, 1, { resolvedBy: 'desk' }),
      incident(0, 1, { resolvedBy: 'developer' }),
    ];
    expect(measured({ incidents }, 'deskResolution', 3, { target: 80 })).toMatchObject({ value: 66, met: false });
    expect(measured({}, 'deskResolution', 3)).toMatchObject({ value: null, met: true });
    expect(measured({ incidents: [incident(0, null)] }, 'deskResolution', 3).met).toBe(false);
  });

  it('workarounds: every open known error has one, and an article', () => {
    const knownErrors = [
      knownError({ workaround: 'restart', article: 'KB 1' }),
      knownError({ workaround: 'restart' }),
      knownError({ closedOn: onDay(1) }),
    ];
    expect(measured({ knownErrors }, 'undocumentedWorkarounds', 2)).toMatchObject({ value: 1, met: false });
  });

  it('a section of the checklist: share done, without what is not needed', () => {
    const items = [
      item({ state: 'done', doneOn: onDay(2) }),
      item({ state: 'notNeeded' }),
      item({}),
      item({ section: 'A' }),
    ];
    expect(measured({ items }, 'checklist', 3, { section: 'D' })).toMatchObject({
      value: 50,
      met: false,
      trend: 'better',
    });
    expect(measured({ items: [] }, 'checklist', 3, { section: 'D' })).toMatchObject({ value: null, met: false });
  });

  it('by hand: what somebody found', () => {
    expect(measured({}, 'manual', 3, { met: true })).toMatchObject({ met: true, value: null });
  });

  it('never fail, and never read what lies after the day they are measured on', () => {
    const metrics = ['openMajor', 'openP3', 'p3Falling', 'stableDays', 'slaDays', 'deskResolution'] as const;
    fc.assert(
      fc.property(
        fc.array(anyIncident, { maxLength: 20 }),
        fc.integer({ min: -3, max: 27 }),
        fc.constantFrom(...metrics),
        (incidents, at, metric) => {
          const known = incidents.filter(({ openedAt }) => openedAt.slice(0, 10) <= onDay(at));
          const asKnown = known.map((one) =>
            one.resolvedAt !== null && one.resolvedAt.slice(0, 10) > onDay(at)
              ? { ...one, resolvedAt: null, resolvedBy: null }
              : one,
          );
          expect(measured({ incidents }, metric, at).value).toBe(measured({ incidents: asKnown }, metric, at).value);
        },
      ),
    );
  });

  it('more time without a major incident never makes it less stable', () => {
    fc.assert(
      fc.property(fc.array(anyIncident, { maxLength: 20 }), fc.integer({ min: 0, max: 26 }), (incidents, at) => {
        const calm = incidents.filter(({ openedAt }) => openedAt.slice(0, 10) !== onDay(at + 1));
        const [now, next] = [at, at + 1].map((one) => measured({ incidents: calm }, 'stableDays', one).value ?? 0);
        expect(next).toBe((now ?? 0) + 1);
      }),
    );
  });

  it('of a support without days, only what needs none is measured', () => {
    const log = readLog(
      book(
        { exitCriteria: [criterion('openMajor'), criterion('undocumentedWorkarounds')] },
        { phase: null, incidents: [incident(0, null)] },
      ),
      onDay(3),
    );
    expect(measureAll(log).map(({ value }) => value)).toEqual([null, 0]);
    expect(phase.first).toBe(onDay(0));
  });
});
