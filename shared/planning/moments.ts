import { SlipwayError } from '../errors.ts';
import type { Instant, Moment, PlainDate, WallTime, When, Zone } from '../model/time.ts';
import { addDays } from './days.ts';
import { msToDate, msToInstant, msToWall, normalWall, wallToMs } from './wall.ts';
import { clockChanges, offsetAt } from './zones.ts';

export { isKnownZone } from './zones.ts';

const DAY_MS = 86_400_000;
/** Instants must stay within years 0000 to 9999 to be written as text that sorts. */
const LEAST_MS = wallToMs('0000-01-01');
const MOST_MS = wallToMs('9999-12-31') + DAY_MS - 1000;

/** Said when a wall time needed a decision: `gap` it never happens, `overlap` it happens twice. */
export type MomentNote = null | 'gap' | 'overlap';

interface Resolved {
  readonly ms: number;
  readonly note: MomentNote;
  readonly choice: 'earlier' | 'later';
}

/**
 * The instant a wall time names in a zone. Of an hour that happens twice the earlier is taken, an
 * hour that never happens moves on by the length of the gap (RFC 5545 3.3.5), unless `choice` says
 * otherwise; what was taken stands in `moment.choice`, and only then. Throws `zoneUnknown`.
 */
export function toMoment(
  wall: WallTime,
  zone: Zone,
  choice?: 'earlier' | 'later',
): { moment: Moment; note: MomentNote } {
  const text = normalWall(wall);
  const { ms, note, choice: taken } = resolve(wallToMs(text), zone, choice);
  const moment: Moment = { wall: text, zone, utc: instantText(ms) };
  if (note !== null) moment.choice = taken;
  return { moment, note };
}

function resolve(wallMs: number, zone: Zone, choice: 'earlier' | 'later' | undefined): Resolved {
  const before = offsetAt(zone, wallMs - DAY_MS);
  const after = offsetAt(zone, wallMs + DAY_MS);
  if (before === after && offsetAt(zone, wallMs - before) === before) {
    return { ms: wallMs - before, note: null, choice: 'earlier' };
  }
  const viaBefore = wallMs - before;
  const viaAfter = wallMs - after;
  const beforeHolds = offsetAt(zone, viaBefore) === before;
  const afterHolds = offsetAt(zone, viaAfter) === after;
  if (beforeHolds && afterHolds) {
    const later = choice === 'later';
    return {
      ms: later ? Math.max(viaBefore, viaAfter) : Math.min(viaBefore, viaAfter),
      note: before === after ? null : 'overlap',
      choice: later ? 'later' : 'earlier',
    };
  }
  if (beforeHolds) return { ms: viaBefore, note: null, choice: 'earlier' };
  if (afterHolds) return { ms: viaAfter, note: null, choice: 'earlier' };
  const earlier = choice === 'earlier';
  return {
    ms: earlier ? Math.min(viaBefore, viaAfter) : Math.max(viaBefore, viaAfter),
    note: 'gap',
    choice: earlier ? 'earlier' : 'later',
  };
}

function instantText(ms: number): Instant {
  if (ms < LEAST_MS || ms > MOST_MS) throw new SlipwayError('momentOutOfRange', {});
  return msToInstant(ms);
}

/** A moment at a known instant. Its wall time is what the clock of `zone` shows then. */
export function momentFromInstant(instant: Instant, zone: Zone): Moment {
  const ms = wallToMs(instant);
  const wallMs = ms + offsetAt(zone, ms);
  const { note, ms: taken } = resolve(wallMs, zone, 'earlier');
  const moment: Moment = { wall: msToWall(wallMs), zone, utc: instant };
  if (note === 'overlap') moment.choice = taken === ms ? 'earlier' : 'later';
  return moment;
}

/** What the clock of `zone` shows at a moment. A time that fell into a gap is shown where it was put. */
export function wallIn(moment: Moment, zone: Zone): WallTime {
  if (zone === moment.zone && moment.choice === undefined) return normalWall(moment.wall);
  return msToWall(wallMsAt(moment.utc, zone));
}

/** `utc` computed anew from wall time and zone, with the choice once made: zone rules change. */
export function rederive(moment: Moment): Moment {
  const fresh = toMoment(moment.wall, moment.zone, moment.choice).moment;
  const kept = { ...moment };
  delete kept.choice;
  return { ...kept, ...fresh };
}

function wallMsAt(instant: Instant, zone: Zone): number {
  const ms = wallToMs(instant);
  return ms + offsetAt(zone, ms);
}

/** The day a moment falls on, seen in a zone. */
export function dayIn(moment: Moment, zone: Zone): PlainDate {
  return wallIn(moment, zone).slice(0, 10);
}

/**
 * First and last day something touches, seen in a zone. Whole days are what they are; of a span of
 * moments an end at 00:00 does not touch that day, nor one at the first instant of a day that has
 * no midnight.
 */
export function daysOfWhen(when: When, zone: Zone): { first: PlainDate; last: PlainDate } {
  if (when.type === 'dates') return { first: when.first, last: when.last };
  const first = dayIn(when.start, zone);
  if (when.end.utc <= when.start.utc) return { first, last: first };
  const lastMs = wallToMs(when.end.utc) - 1000;
  const last = msToDate(lastMs + offsetAt(zone, lastMs));
  // Clocks set back across midnight show the day before after the day itself.
  return { first, last: last < first ? first : last };
}

/** The first instant of a day: 00:00, or where clocks skip it, the instant they skip to. Epoch ms. */
export function startOfDayMs(day: PlainDate, zone: Zone): number {
  const wallMs = wallToMs(day);
  const { ms, note } = resolve(wallMs, zone, undefined);
  if (note !== 'gap') return ms;
  const change = clockChanges(zone, wallMs - DAY_MS, wallMs + DAY_MS).find(
    ({ at, before, after }) => at + before <= wallMs && wallMs < at + after,
  );
  return change?.at ?? ms;
}

/**
 * From `start` up to, not including, `end`. Whole days count in their own zone where they name one,
 * else in `zone` (the workspace's).
 */
export function instantsOfWhen(when: When, zone: Zone): { start: Instant; end: Instant } {
  if (when.type === 'moments') return { start: when.start.utc, end: when.end.utc };
  const own = when.zone ?? zone;
  return {
    start: instantText(startOfDayMs(when.first, own)),
    end: instantText(startOfDayMs(addDays(when.last, 1), own)),
  };
}
