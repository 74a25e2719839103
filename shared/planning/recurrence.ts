import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Event, EventOverride, OccurrenceKey, Recurrence } from '../model/event.ts';
import type { PlainDate, When, Zone } from '../model/time.ts';
import { addDays } from './days.ts';
import { startOfDayMs, toMoment } from './moments.ts';
import { keyAt, keyMs, ruleStarts, seriesOf, whenAt, type Series } from './series.ts';
import { msToInstant, msToWall, wallToMs } from './wall.ts';

/** Days to look at, both inclusive, and the zone in which moments are shown on them. */
export interface DayRange {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly zone: Zone;
}

/** One occurrence of an event; the only one where it does not repeat. */
export interface Occurrence {
  /** Its original start; stays when the occurrence is moved. */
  readonly key: OccurrenceKey;
  /** Where it is now, moved or not. */
  readonly when: When;
  readonly override: EventOverride | null;
  readonly cancelled: boolean;
}

const DAY_MS = 86_400_000;

/** Tests many spans against one range: compares text, converts nothing. */
export function touching(range: DayRange): (when: When) => boolean {
  let bounds: { start: string; end: string } | null = null;
  return (when) => {
    if (when.type === 'dates') return when.first <= range.last && when.last >= range.first;
    bounds ??= {
      start: msToInstant(startOfDayMs(range.first, range.zone)),
      end: msToInstant(startOfDayMs(addDays(range.last, 1), range.zone)),
    };
    if (when.start.utc >= bounds.end) return false;
    return when.end.utc > bounds.start || when.start.utc >= bounds.start;
  };
}

/**
 * Occurrences that touch a range of days, moved ones where they are now, in order of start. Those
 * cancelled are among them and say so; exceptions are not. Fails with `recurrenceInvalid` (a rule
 * that can't be read), `recurrenceTooMany` or `zoneUnknown`.
 */
export function occurrencesOf(event: Event, range: DayRange, touches = touching(range)): Occurrence[] {
  const eventCancelled = event.status === 'cancelled';
  const { recurrence } = event;
  if (recurrence === null) {
    if (!touches(event.when)) return [];
    const series = seriesOf(event);
    return [{ key: keyAt(series, series.startMs), when: event.when, override: null, cancelled: eventCancelled }];
  }
  const series = seriesOf(event);
  const excepted = exceptionsOf(series, recurrence);
  const overridden = new Map(recurrence.overrides.map((override) => [keyMs(series, override.occurrence), override]));
  const periods = periodsOf(series, recurrence);
  const placed = (startMs: number): When => periodWhen(event, series, periods, startMs);
  const found: Occurrence[] = [];
  for (const startMs of startsIn(event, series, recurrence, range)) {
    if (excepted(startMs) || overridden.has(startMs)) continue;
    const when = placed(startMs);
    if (touches(when)) found.push({ key: keyAt(series, startMs), when, override: null, cancelled: eventCancelled });
  }
  for (const [startMs, override] of overridden) {
    if (excepted(startMs)) continue;
    const when = override.when ?? placed(startMs);
    if (!touches(when)) continue;
    const cancelled = eventCancelled || override.status === 'cancelled';
    found.push({ key: keyAt(series, startMs), when, override, cancelled });
  }
  if (found.length > LIMITS.occurrences) {
    throw new SlipwayError('recurrenceTooMany', { title: event.title, limit: LIMITS.occurrences });
  }
  return found.sort(byStart);
}

function byStart(a: Occurrence, b: Occurrence): number {
  const left = a.when.type === 'dates' ? a.when.first : a.when.start.utc;
  const right = b.when.type === 'dates' ? b.when.first : b.when.start.utc;
  if (left !== right) return left < right ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** Starts (wall ms) of rules, dates and the first, that may touch the range; each once, in order. */
function startsIn(event: Event, series: Series, recurrence: Recurrence, range: DayRange): number[] {
  // Zones are up to 26 hours apart, and a start may lie as long before the range as it lasts.
  const slack = series.zone === null ? 0 : 2 * DAY_MS;
  const fromMs = wallToMs(range.first) - series.lengthMs - slack;
  const toMs = wallToMs(range.last) + DAY_MS + slack;
  const starts = new Set<number>();
  if (series.startMs >= fromMs && series.startMs <= toMs) starts.add(series.startMs);
  for (const rule of recurrence.rules) {
    for (const startMs of ruleStarts(event.title, series, rule, fromMs, toMs)) starts.add(startMs);
  }
  // A date may bring a length of its own, so it is judged by `touches` alone.
  for (const { start } of recurrence.dates) starts.add(keyMs(series, start));
  return [...starts].sort((a, b) => a - b);
}

/** Whether a start is taken out. A bare date in a timed series takes out that whole day. */
export function exceptionsOf(series: Series, recurrence: Recurrence): (startMs: number) => boolean {
  const starts = new Set<number>();
  const days = new Set<number>();
  for (const key of recurrence.exceptions) {
    if (series.zone !== null && key.length === 10) days.add(wallToMs(key));
    else starts.add(keyMs(series, key));
  }
  return (startMs) => starts.has(startMs) || (days.size > 0 && days.has(Math.floor(startMs / DAY_MS) * DAY_MS));
}

function periodsOf(series: Series, recurrence: Recurrence): ReadonlyMap<number, OccurrenceKey> {
  const periods = new Map<number, OccurrenceKey>();
  for (const { start, end } of recurrence.dates) if (end !== undefined) periods.set(keyMs(series, start), end);
  return periods;
}

/** When a start is; a date with a length of its own (VALUE=PERIOD) ends where it says. */
function periodWhen(event: Event, series: Series, periods: ReadonlyMap<number, OccurrenceKey>, startMs: number): When {
  const when = whenAt(event, series, startMs);
  const end = periods.get(startMs);
  if (end === undefined) return when;
  if (when.type === 'dates') return end.slice(0, 10) < when.first ? when : { ...when, last: end.slice(0, 10) };
  const { moment } = toMoment(msToWall(keyMs(series, end)), when.start.zone);
  return moment.utc < when.start.utc ? when : { ...when, end: moment };
}

/** Where an occurrence stands by its series alone, whether or not it was moved since. */
export function originalWhen(event: Event, key: OccurrenceKey): When {
  const series = seriesOf(event);
  const periods = event.recurrence === null ? new Map<number, OccurrenceKey>() : periodsOf(series, event.recurrence);
  return periodWhen(event, series, periods, keyMs(series, key));
}

/**
 * Fails with `recurrenceInvalid`, `recurrenceTooMany` or `zoneUnknown` when a series could not be
 * shown in some month of its first year. For forms and imports, before it is stored.
 */
export function checkRecurrence(event: Event): void {
  const series = seriesOf(event);
  const first = msToWall(series.startMs).slice(0, 10);
  for (const days of [0, 330]) {
    occurrencesOf(event, { first: addDays(first, days), last: addDays(first, days + 42), zone: series.zone ?? 'UTC' });
  }
}
