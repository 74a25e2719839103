import { Temporal } from 'temporal-polyfill';
import { SlipwayError } from '../errors.ts';
import type { Zone } from '../model/time.ts';

/*
 * What a zone's clock shows at an instant. Asking Temporal or Intl costs tens of microseconds and a
 * busy month asks thousands of times, so each zone keeps the clock changes of every year it was
 * asked about; after that an answer is two array look-ups.
 */

/** A stretch of one offset: from `from` (epoch ms) the clock shows UTC + `offset` ms. */
interface Stretch {
  readonly from: number;
  readonly offset: number;
}

/** A change of the clock: at `at` (epoch ms) the offset goes from `before` to `after` (ms). */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Three letters of ICU's own that engines know beside IANA's names. BST would be Bangladesh and not a
 * British summer, IST India and not Ireland: what they mean nobody can know, so none of them is a zone.
 */
const ICU_ONLY = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
);

const YEAR_MS = 365.2425 * 86_400_000;
const known = new Map<string, boolean>([['UTC', true]]);
const tables = new Map<Zone, Map<number, readonly Stretch[]>>();

/**
 * Whether the runtime's zone data has this name. Bare offsets ("+02:00") are refused: they have no
 * rules, and a plan made with one would be an hour off after the next clock change. So are ICU's three letters.
 */
export function isKnownZone(zone: string): boolean {
  const answer = known.get(zone);
  if (answer !== undefined) return answer;
  const found = /^[A-Za-z]/.test(zone) && !ICU_ONLY.has(zone.toUpperCase()) && canFormat(zone);
  // Names come from files too: the cache must not grow with whatever garbage they hold.
  if (found || known.size < 5_000) known.set(zone, found);
  return found;
}

function canFormat(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Every zone the runtime lists, sorted; `UTC` first. */
export function zoneNames(): readonly Zone[] {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC');
  return ['UTC', ...names.sort()];
}

/** Milliseconds the clock of `zone` is ahead of UTC at an instant (epoch ms). Throws `zoneUnknown`. */
export function offsetAt(zone: Zone, epochMs: number): number {
  if (zone === 'UTC') return 0;
  const stretches = stretchesOf(zone, epochMs);
  for (let i = stretches.length - 1; i > 0; i -= 1) {
    const stretch = stretches[i];
    if (stretch !== undefined && stretch.from <= epochMs) return stretch.offset;
  }
  return stretches[0]?.offset ?? 0;
}

/** Clock changes of a zone in (`from`, `to`], both epoch ms, in time order. */
export function clockChanges(zone: Zone, from: number, to: number): ClockChange[] {
  const changes: ClockChange[] = [];
  if (zone === 'UTC') return changes;
  let cursor = zoned(zone, from);
  for (;;) {
    const next = cursor.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > to) return changes;
    const at = next.epochMilliseconds;
    const before = offsetOf(zoned(zone, at - 1));
    const after = offsetOf(next);
    // Some changes alter only the name or the daylight-saving flag.
    if (before !== after) changes.push({ at, before, after });
    cursor = next;
  }
}

function stretchesOf(zone: Zone, epochMs: number): readonly Stretch[] {
  let byYear = tables.get(zone);
  if (byYear === undefined) {
    if (!isKnownZone(zone)) throw new SlipwayError('zoneUnknown', { zone });
    byYear = new Map();
    tables.set(zone, byYear);
  }
  const slice = Math.floor(epochMs / YEAR_MS);
  let stretches = byYear.get(slice);
  if (stretches === undefined) {
    const from = Math.floor(slice * YEAR_MS);
    const first: Stretch = { from, offset: offsetOf(zoned(zone, from)) };
    const rest = clockChanges(zone, from, Math.ceil((slice + 1) * YEAR_MS));
    stretches = [first, ...rest.map((change) => ({ from: change.at, offset: change.after }))];
    byYear.set(slice, stretches);
  }
  return stretches;
}

function zoned(zone: Zone, epochMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
}

function offsetOf(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 1_000_000);
}
