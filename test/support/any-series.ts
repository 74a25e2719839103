import fc from 'fast-check';
import { Event } from '#shared/model/event.ts';
import type { When } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { occurrencesOf } from '#shared/planning/recurrence.ts';
import { event } from './records.ts';
import { ruleText, type OracleRule } from './rule-oracle.ts';

export const ZONE = 'Europe/Berlin';
export const FAR = { first: '2025-01-01', last: '2030-12-31', zone: ZONE };

export const dates = (first: string, last = first): When => ({ type: 'dates', first, last });
export const timed = (start: string, end: string): When => ({
  type: 'moments',
  start: toMoment(start, ZONE).moment,
  end: toMoment(end, ZONE).moment,
});
export const series = (when: When, recurrence: object): Event =>
  event('s', { when, recurrence: { rules: [], dates: [], exceptions: [], overrides: [], ...recurrence } });

const start = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-01', n));
const rule: fc.Arbitrary<OracleRule> = fc
  .record({
    freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    byDay: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
    nth: fc.constantFrom(null, 1, 2, 4, -1),
    byMonthDay: fc.constantFrom([], [15], [-1], [1, 20]),
    wkst: fc.constantFrom(0, 1),
    count: fc.option(fc.integer({ min: 1, max: 12 })),
    until: fc.integer({ min: 20, max: 120 }).map((n) => addDays('2026-06-01', n)),
  })
  .map((r) => ({
    ...r,
    nth: r.freq === 'MONTHLY' ? r.nth : null,
    byMonthDay: r.freq === 'MONTHLY' ? r.byMonthDay : [],
  }));

/** A series with some of its occurrences taken out, moved, renamed or cancelled. */
export const anySeries = fc
  .record({
    r: rule,
    at: start,
    isTimed: fc.boolean(),
    picks: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 4 })), { maxLength: 5 }),
    extra: fc.option(fc.integer({ min: 1, max: 90 })),
  })
  .map(({ r, at, isTimed, picks, extra }) => {
    const until = (d: string): string =>
      isTimed ? toMoment(`${d}T23:00`, ZONE).moment.utc.replaceAll(/[-:]/g, '') : d.replaceAll('-', '');
    const when = isTimed ? timed(`${at}T22:00`, `${addDays(at, 1)}T02:00`) : dates(at, addDays(at, 1));
    const key = (d: string): string => (isTimed ? `${d}T22:00` : d);
    const plain = series(when, {
      rules: [ruleText(r, until)],
      dates: extra === null ? [] : [{ start: key(addDays(at, extra)) }],
    });
    const all = occurrencesOf(plain, FAR);
    const recurrence = { ...plain.recurrence, exceptions: [] as string[], overrides: [] as object[] };
    const used = new Set<string>();
    for (const [n, what] of picks) {
      const occurrence = all[n % all.length]?.key;
      if (occurrence === undefined || used.has(occurrence) || all.length < 3) continue;
      used.add(occurrence);
      const day = addDays(occurrence.slice(0, 10), 3);
      if (what === 0) recurrence.exceptions.push(occurrence);
      if (what === 1)
        recurrence.overrides.push({ occurrence, when: isTimed ? timed(`${day}T08:00`, `${day}T09:00`) : dates(day) });
      if (what === 2) recurrence.overrides.push({ occurrence, title: 'Renamed' });
      if (what === 3) recurrence.overrides.push({ occurrence, status: 'cancelled' });
    }
    return Event.parse({ ...plain, recurrence });
  });
