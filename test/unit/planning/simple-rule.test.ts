import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { When } from '#shared/model/time.ts';
import { addDays, isoWeekday } from '#shared/planning/days.ts';
import { describeRecurrence } from '#shared/planning/describe-recurrence.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { occurrencesOf } from '#shared/planning/recurrence.ts';
import { buildRule, parseSimpleRule, suggestedRules, type SimpleRule } from '#shared/planning/simple-rule.ts';
import { createText } from '#shared/text/index.ts';
import { event } from '../../support/records.ts';

const { t } = createText('en');
const repeating = (when: When, ...rules: string[]) =>
  event('e', { when, recurrence: { rules, dates: [], exceptions: [], overrides: [] } });
const day = (first: string): When => ({ type: 'dates', first, last: first });
const evening = (date: string): When => {
  const { moment } = toMoment(`${date}T22:00`, 'America/New_York');
  return { type: 'moments', start: moment, end: moment };
};

const end = fc.oneof(
  fc.constant({ type: 'never' } as const),
  fc.integer({ min: 0, max: 500 }).map((n) => ({ type: 'until', date: addDays('2026-12-01', n) }) as const),
  fc.integer({ min: 1, max: 99 }).map((count) => ({ type: 'count', count }) as const),
);
const simple: fc.Arbitrary<SimpleRule> = fc.tuple(fc.integer({ min: 1, max: 12 }), end).chain(([every, e]) =>
  fc.oneof(
    fc.constant({ every, end: e, freq: 'daily' } as const),
    fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
      .map((days) => ({ every, end: e, freq: 'weekly', days: days.sort((a, b) => a - b) }) as const),
    fc
      .constantFrom(1, 15, 31, -1)
      .map((d) => ({ every, end: e, freq: 'monthly', on: { type: 'day', day: d } }) as const),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4, 5, -1), fc.integer({ min: 1, max: 7 }))
      .map(([nth, weekday]) => ({ every, end: e, freq: 'monthly', on: { type: 'weekday', nth, weekday } }) as const),
    fc.constant({ every, end: e, freq: 'yearly' } as const),
  ),
);

describe('a rule of the form', () => {
  it('is read back as it was built, on days and on the clock', () => {
    fc.assert(
      fc.property(simple, fc.boolean(), (rule, timed) => {
        const when = timed ? evening('2026-12-01') : day('2026-12-01');
        expect(parseSimpleRule(repeating(when, buildRule(rule, when)))).toEqual(rule);
      }),
    );
  });

  it('reaches its last day and not the next, late in the evening too', () => {
    const rule: SimpleRule = { every: 1, freq: 'daily', end: { type: 'until', date: '2026-12-05' } };
    const e = repeating(evening('2026-12-01'), buildRule(rule, evening('2026-12-01')));
    expect(occurrencesOf(e, { first: '2026-11-01', last: '2027-01-31', zone: 'UTC' })).toHaveLength(5);
  });

  it('is not made of one that says more', () => {
    for (const rule of [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
      'FREQ=DAILY;BYHOUR=9,17',
      'FREQ=WEEKLY;BYDAY=2TU',
      'FREQ=HOURLY',
      'FREQ=YEARLY;BYMONTH=1,6',
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
      'nonsense',
    ]) {
      expect(parseSimpleRule(repeating(day('2026-12-01'), rule)), rule).toBeNull();
    }
    expect(parseSimpleRule(repeating(day('2026-12-01'), 'FREQ=DAILY', 'FREQ=WEEKLY'))).toBeNull();
  });

  it('is suggested so that it happens on its first day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (n) => {
        const first = addDays('2026-01-01', n);
        for (const rule of suggestedRules(first)) {
          const workdays = rule.freq === 'weekly' && rule.days.length === 5;
          if (workdays && isoWeekday(first) > 5) continue;
          const e = repeating(day(first), buildRule({ ...rule, end: { type: 'count', count: 2 } }, day(first)));
          expect(occurrencesOf(e, { first, last: addDays(first, 3000), zone: 'UTC' })[0]?.key).toBe(first);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('in words', () => {
  const words = (...rules: string[]): string => describeRecurrence(repeating(day('2026-12-01'), ...rules), t, 'en-GB');
  it('says what it does', () => {
    expect(words('FREQ=DAILY')).toBe('Every day');
    expect(words('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261218')).toBe(
      'Every 2 weeks on Tuesday and Thursday, until 18 December 2026',
    );
    expect(words('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=10')).toBe('Every weekday, Monday to Friday, 10 times');
    expect(words('FREQ=MONTHLY;BYDAY=-1FR')).toBe('Every month on the last Friday');
    expect(words('FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1')).toBe('Every 3 months on the last day');
    expect(words('FREQ=YEARLY')).toBe('Every year on 1 December');
    expect(words('FREQ=HOURLY;INTERVAL=6')).toBe('By the rule FREQ=HOURLY;INTERVAL=6');
    expect(describeRecurrence(event('e'), t, 'en-GB')).toBe('');
  });
});
