import { RRuleTemporal } from 'rrule-temporal';
import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Event, OccurrenceKey } from '../model/event.ts';
import type { When, Zone } from '../model/time.ts';
import { momentFromInstant, toMoment } from './moments.ts';
import { compact, formatParts, listOf, parseParts, untilMs, withParts, type RuleParts } from './rule.ts';
import { msToDate, msToInstant, msToWall, wallToMs } from './wall.ts';

/*
 * Rules are expanded on the wall clock, as if it were UTC, and only then placed in the series' zone:
 * 22:00 stays 22:00 over every change of the clock, and the fast path of the library is taken. An
 * occurrence in an hour that never happens is moved on like any explicit time (RFC 5545 3.8.5.3)
 * rather than dropped (3.3.10 says both): a window must not vanish from a plan.
 */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SUB_DAILY = new Set(['HOURLY', 'MINUTELY', 'SECONDLY']);
const MOST_RULES_KEPT = 2_000;

/** How an event's occurrences are counted: on days (`zone` null) or on the clock of a zone. */
export interface Series {
  readonly zone: Zone | null;
  /** First start, wall time as ms read as UTC. */
  readonly startMs: number;
  /** Wall time between first and last start of day, or start and end; ms. */
  readonly lengthMs: number;
}

export function seriesOf(event: Pick<Event, 'when'>): Series {
  const { when } = event;
  if (when.type === 'dates') {
    const startMs = wallToMs(when.first);
    return { zone: null, startMs, lengthMs: wallToMs(when.last) - startMs };
  }
  const startMs = wallToMs(when.start.wall);
  return { zone: when.start.zone, startMs, lengthMs: Math.max(0, wallToMs(when.end.wall) - startMs) };
}

/** The key of the occurrence that starts at a wall time (ms). */
export function keyAt(series: Series, startMs: number): OccurrenceKey {
  return series.zone === null ? msToDate(startMs) : msToWall(startMs);
}

/** Start (wall ms) a key names; a bare date in a timed series takes the series' time of day. */
export function keyMs(series: Series, key: OccurrenceKey): number {
  if (series.zone === null) return wallToMs(key.slice(0, 10));
  if (key.length > 10) return wallToMs(key);
  return wallToMs(key) + (((series.startMs % DAY_MS) + DAY_MS) % DAY_MS);
}

/** When the occurrence that starts at a wall time is, as the series has it. */
export function whenAt(event: Pick<Event, 'when'>, series: Series, startMs: number): When {
  const { when } = event;
  if (startMs === series.startMs) return when;
  if (when.type === 'dates') {
    return { ...when, first: msToDate(startMs), last: msToDate(startMs + series.lengthMs) };
  }
  const start = toMoment(msToWall(startMs), when.start.zone, when.start.choice).moment;
  const sameZone = when.end.zone === when.start.zone;
  if (sameZone && when.end.wall >= when.start.wall) {
    const end = toMoment(msToWall(startMs + series.lengthMs), when.end.zone, when.end.choice).moment;
    if (end.utc >= start.utc) return { type: 'moments', start, end };
  }
  // Across zones, and where the clock would put the end before the start, the exact length counts.
  const exact = wallToMs(when.end.utc) - wallToMs(when.start.utc);
  const end = momentFromInstant(msToInstant(wallToMs(start.utc) + exact), when.end.zone);
  return { type: 'moments', start, end };
}

interface Rule {
  readonly engine: RRuleTemporal;
  readonly parts: RuleParts;
  /** Wall ms asked for at once, so that no answer holds much more than the limit. */
  readonly chunkMs: number;
}

const rules = new Map<string, Rule>();

function ruleOf(title: string, series: Series, rule: string): Rule {
  const name = `${series.zone ?? ''}|${series.startMs}|${rule}`;
  const kept = rules.get(name);
  if (kept !== undefined) return kept;
  const made = makeRule(title, series, rule);
  if (rules.size >= MOST_RULES_KEPT) rules.clear();
  rules.set(name, made);
  return made;
}

function makeRule(title: string, series: Series, rule: string): Rule {
  const parts = parseParts(rule);
  const until = untilMs(parts, series.zone);
  const freq = parts.get('FREQ') ?? '';
  const allDay = series.zone === null;
  const invalid = Number.isNaN(until) || (allDay && SUB_DAILY.has(freq));
  if (invalid) throw new SlipwayError('recurrenceInvalid', { title, rule });
  // On whole days the RFC has BYHOUR, BYMINUTE and BYSECOND ignored.
  const timeless = allDay ? withParts(parts, { BYHOUR: null, BYMINUTE: null, BYSECOND: null }) : parts;
  const floating = until === null ? timeless : withParts(timeless, { UNTIL: `${compact(msToWall(until))}Z` });
  const count = Number(parts.get('COUNT') ?? 0);
  try {
    const engine = new RRuleTemporal({
      rruleString: `DTSTART:${compact(msToWall(series.startMs))}Z\nRRULE:${formatParts(floating)}`,
      includeDtstart: true,
      maxIterations: LIMITS.recurrenceSteps,
      cache: count <= LIMITS.occurrences,
    });
    return { engine, parts, chunkMs: chunkOf(floating) };
  } catch (cause) {
    throw new SlipwayError('recurrenceInvalid', { title, rule }, { cause });
  }
}

function chunkOf(parts: RuleParts): number {
  const many = (name: string): number => Math.max(1, listOf(parts, name).length);
  switch (parts.get('FREQ')) {
    case 'SECONDLY':
      return HOUR_MS;
    case 'MINUTELY':
      return Math.max(HOUR_MS, Math.floor(DAY_MS / many('BYSECOND')));
    case 'HOURLY':
      return Math.max(DAY_MS, Math.floor((60 * DAY_MS) / (many('BYMINUTE') * many('BYSECOND'))));
    default:
      return Math.max(DAY_MS, Math.floor((5_000 * DAY_MS) / (many('BYHOUR') * many('BYMINUTE') * many('BYSECOND'))));
  }
}

/** Any failure of the library, as one of ours. */
function guarded<T>(title: string, rule: string, ask: () => T): T {
  try {
    return ask();
  } catch (cause) {
    if (cause instanceof SlipwayError) throw cause;
    const many = cause instanceof Error && /exceeded/i.test(cause.message);
    if (many) throw new SlipwayError('recurrenceTooMany', { title, limit: LIMITS.recurrenceSteps }, { cause });
    throw new SlipwayError('recurrenceInvalid', { title, rule }, { cause });
  }
}

/**
 * Starts (wall ms) one rule gives from `fromMs` to `toMs`, both inclusive, the series' first among
 * them. More than the limit is `recurrenceTooMany`, a rule that can't be read `recurrenceInvalid`.
 */
export function ruleStarts(title: string, series: Series, rule: string, fromMs: number, toMs: number): number[] {
  return guarded(title, rule, () => {
    const { engine, parts, chunkMs } = ruleOf(title, series, rule);
    const dropGaps = SUB_DAILY.has(parts.get('FREQ') ?? '');
    const starts: number[] = [];
    const until = untilMs(parts, series.zone) ?? Number.POSITIVE_INFINITY;
    const last = Math.min(toMs, Math.max(until, series.startMs));
    for (let from = Math.max(fromMs, series.startMs); from <= last; from += chunkMs) {
      const to = Math.min(last, from + chunkMs - 1);
      for (const at of engine.between(new Date(from), new Date(to), true)) {
        const ms = at.epochMilliseconds;
        if (!(dropGaps && series.zone !== null && toMoment(msToWall(ms), series.zone).note === 'gap')) starts.push(ms);
      }
      if (starts.length > LIMITS.occurrences)
        throw new SlipwayError('recurrenceTooMany', { title, limit: LIMITS.occurrences });
    }
    return starts;
  });
}

/**
 * First start (wall ms) of a rule at or after a wall time; null when it has ended. A rule that gives
 * nothing for a century counts as ended: the library would look for thousands of years.
 */
export function nextRuleStart(title: string, series: Series, rule: string, fromMs: number): number | null {
  return guarded(title, rule, () => {
    const { engine, parts, chunkMs } = ruleOf(title, series, rule);
    if (SUB_DAILY.has(parts.get('FREQ') ?? '')) return engine.next(new Date(fromMs), true)?.epochMilliseconds ?? null;
    const until = Math.max(series.startMs, untilMs(parts, series.zone) ?? Number.POSITIVE_INFINITY);
    let from = Math.max(fromMs, series.startMs);
    for (const days of [31, 400, 4_000, 40_000]) {
      const to = Math.min(until, from + Math.min(days * DAY_MS, days === 31 ? chunkMs : Number.POSITIVE_INFINITY));
      if (from > until) return null;
      const [first] = engine.between(new Date(from), new Date(to), true);
      if (first !== undefined) return first.epochMilliseconds;
      from = to + 1;
    }
    return null;
  });
}

/** How many starts a rule has before a wall time, exceptions counted (COUNT counts them too). */
export function countBefore(title: string, series: Series, rule: string, beforeMs: number): number {
  return guarded(title, rule, () => {
    const { engine } = ruleOf(title, series, rule);
    return engine.between(new Date(series.startMs), new Date(beforeMs - 1), true).length;
  });
}

/** Whether a rule itself has an occurrence at this wall time, the first of the series aside. */
export function ruleHas(title: string, series: Series, rule: string, atMs: number): boolean {
  return ruleStarts(title, series, rule, atMs, atMs).length > 0;
}
