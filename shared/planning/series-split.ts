import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Event, OccurrenceKey, Recurrence } from '../model/event.ts';
import { exceptionsOf, originalWhen } from './recurrence.ts';
import { formatParts, listOf, parseParts, untilMs, untilText, withParts } from './rule.ts';
import { WEEKDAYS } from './rule-shift.ts';
import { countBefore, keyAt, keyMs, nextRuleStart, ruleStarts, seriesOf, whenAt, type Series } from './series.ts';
import { isoWeekday } from './days.ts';
import { msToDate } from './wall.ts';

/*
 * A series cut in two at one of its starts. Both halves together have the occurrences, exceptions and
 * overrides of the whole, under the same keys.
 */

const DAY_MS = 86_400_000;
const COMPARED = 24;

/** Everything before a start (wall ms); null where there is nothing. */
export function headOf(event: Event, cutMs: number): Event | null {
  const { recurrence } = event;
  const series = seriesOf(event);
  if (recurrence === null) return series.startMs < cutMs ? event : null;
  const parts = {
    dates: recurrence.dates.filter((date) => keyMs(series, date.start) < cutMs),
    exceptions: recurrence.exceptions.filter((key) => exceptionDay(series, key) < cutMs),
    overrides: recurrence.overrides.filter((override) => keyMs(series, override.occurrence) < cutMs),
  };
  if (series.startMs < cutMs) {
    const rules = recurrence.rules
      .map((rule) => endBefore(event.title, series, rule, cutMs))
      .filter((rule) => rule !== null);
    return { ...event, recurrence: tidy({ ...recurrence, ...parts, rules }) };
  }
  return fromDates(event, series, { ...recurrence, ...parts, rules: [] });
}

/** Everything from a start (wall ms) on; null where there is nothing. */
export function tailOf(event: Event, cutMs: number): Event | null {
  const { recurrence } = event;
  const series = seriesOf(event);
  if (recurrence === null) return series.startMs < cutMs ? null : event;
  const parts = {
    dates: recurrence.dates.filter((date) => keyMs(series, date.start) >= cutMs),
    exceptions: recurrence.exceptions.filter((key) => exceptionDay(series, key) >= Math.floor(cutMs / DAY_MS) * DAY_MS),
    overrides: recurrence.overrides.filter((override) => keyMs(series, override.occurrence) >= cutMs),
  };
  if (series.startMs >= cutMs) return { ...event, recurrence: { ...recurrence, ...parts } };
  const going = recurrence.rules
    .map((rule) => ({ rule, next: nextRuleStart(event.title, series, rule, cutMs) }))
    .filter((entry): entry is { rule: string; next: number } => entry.next !== null);
  const lead = going[0];
  if (lead === undefined) return fromDates(event, series, { ...recurrence, ...parts, rules: [] });
  const next: Series = { ...series, startMs: lead.next };
  const rules = going.map(({ rule }, index) =>
    index === 0 ? lessCount(event.title, series, rule, cutMs) : spelledOut(event.title, series, rule),
  );
  going.forEach(({ rule }, index) => assertSame(event.title, series, rule, next, rules[index] ?? '', cutMs));
  return { ...event, when: whenAt(event, series, lead.next), recurrence: { ...recurrence, ...parts, rules } };
}

/** Whether anything of a series takes place at all (cancelled occurrences count: they are shown). */
export function hasOccurrences(event: Event): boolean {
  const { recurrence } = event;
  if (recurrence === null) return true;
  const series = seriesOf(event);
  const excepted = exceptionsOf(series, recurrence);
  const named = [
    series.startMs,
    ...recurrence.dates.map((d) => keyMs(series, d.start)),
    ...recurrence.overrides.map((o) => keyMs(series, o.occurrence)),
  ];
  if (named.some((ms) => !excepted(ms))) return true;
  return recurrence.rules.some((rule) => {
    let next = nextRuleStart(event.title, series, rule, series.startMs);
    // Each exception hides one start at most, a whole-day one all of a day's.
    for (let tries = 0; next !== null && tries < LIMITS.occurrences; tries += 1) {
      if (!excepted(next)) return true;
      next = nextRuleStart(event.title, series, rule, next + 1000);
    }
    return false;
  });
}

/** A recurrence that says nothing becomes none. */
export function tidy(recurrence: Recurrence): Recurrence | null {
  const { rules, dates, exceptions, overrides } = recurrence;
  return rules.length + dates.length + exceptions.length + overrides.length === 0 ? null : recurrence;
}

function exceptionDay(series: Series, key: OccurrenceKey): number {
  return series.zone !== null && key.length === 10 ? keyMs({ ...series, startMs: 0 }, key) : keyMs(series, key);
}

/** A series of dates alone; its first date becomes its start. */
function fromDates(event: Event, series: Series, recurrence: Recurrence): Event | null {
  const [first] = [...recurrence.dates].sort((a, b) => keyMs(series, a.start) - keyMs(series, b.start));
  if (first === undefined) return null;
  const key = keyAt(series, keyMs(series, first.start));
  // Its length may be its own; the others keep theirs by naming it.
  const dates = recurrence.dates
    .filter((date) => date !== first)
    .map((date) =>
      date.end === undefined && first.end !== undefined ? { ...date, end: endKey(event, date.start) } : date,
    );
  return { ...event, when: originalWhen(event, key), recurrence: tidy({ ...recurrence, dates }) };
}

function endKey(event: Event, start: OccurrenceKey): OccurrenceKey {
  const when = originalWhen(event, start);
  return when.type === 'dates' ? when.last : when.end.wall;
}

function endBefore(title: string, series: Series, rule: string, cutMs: number): string | null {
  const parts = parseParts(rule);
  if (parts.has('COUNT')) {
    const count = countBefore(title, series, rule, cutMs);
    return count === 0 ? null : formatParts(withParts(parts, { COUNT: String(count) }));
  }
  const until = untilMs(parts, series.zone);
  const last = series.zone === null ? cutMs - DAY_MS : cutMs - 1000;
  if (until !== null && until <= last) return rule;
  return formatParts(withParts(parts, { UNTIL: untilText(last, series.zone) }));
}

function lessCount(title: string, series: Series, rule: string, cutMs: number): string {
  const parts = parseParts(rule);
  const count = parts.get('COUNT');
  if (count === undefined) return rule;
  return formatParts(withParts(parts, { COUNT: String(Number(count) - countBefore(title, series, rule, cutMs)) }));
}

/** What a rule took from the first start, written into it, since it will start elsewhere. */
function spelledOut(title: string, series: Series, rule: string): string {
  const parts = parseParts(rule);
  const day = msToDate(series.startMs);
  const add: Record<string, string | null> = {};
  const freq = parts.get('FREQ');
  const hasDays = listOf(parts, 'BYDAY').length + listOf(parts, 'BYMONTHDAY').length > 0;
  if (freq === 'WEEKLY' && !hasDays) add['BYDAY'] = WEEKDAYS[isoWeekday(day) - 1] ?? 'MO';
  if ((freq === 'MONTHLY' || freq === 'YEARLY') && !hasDays && !parts.has('BYYEARDAY') && !parts.has('BYWEEKNO')) {
    add['BYMONTHDAY'] = String(Number(day.slice(8, 10)));
    if (freq === 'YEARLY' && !parts.has('BYMONTH')) add['BYMONTH'] = String(Number(day.slice(5, 7)));
  }
  if (parts.has('COUNT')) {
    // COUNT would count the new first start, which another rule gave.
    const last =
      ruleStarts(title, series, rule, series.startMs, Number.MAX_SAFE_INTEGER / 1000).at(-1) ?? series.startMs;
    add['COUNT'] = null;
    add['UNTIL'] = untilText(last, series.zone);
  }
  return formatParts(withParts(parts, add));
}

/** Refuses a cut that would change the rhythm of one of several rules, rather than shift it unseen. */
function assertSame(title: string, from: Series, rule: string, to: Series, cut: string, cutMs: number): void {
  let [before, after] = [cutMs, cutMs];
  for (let i = 0; i < COMPARED; i += 1) {
    const was = nextRuleStart(title, from, rule, before);
    let is = nextRuleStart(title, to, cut, after);
    // The first start belongs to every rule that is asked for, whether it gave it or not.
    if (is === to.startMs && was !== is) is = nextRuleStart(title, to, cut, is + 1000);
    if (was !== is) throw new SlipwayError('recurrenceNotMovable', { title, rule });
    if (was === null || is === null) return;
    before = was + 1000;
    after = is + 1000;
  }
}
