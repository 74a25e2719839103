import type { MomentSpan, When } from '../../model/time.ts';
import { addDays, toDayNumber } from '../days.ts';
import { momentFromInstant, toMoment } from '../moments.ts';
import { byDays, moveWhen } from '../slip/day-move.ts';
import { msToInstant, msToWall, wallToMs } from '../wall.ts';
import type { Conflict } from './conflict.ts';
import { refOf } from './conflict.ts';
import type { ConflictEngine } from './engine.ts';
import { movedTo, whenOf, type Movable } from './moves.ts';
import { RULES } from './rules/index.ts';

/** How far a free slot is looked for, either way. */
const REACH_DAYS = 90;
/** Candidates asked about at most; each costs about as much as an edit. */
const MOST_ASKED = 400;
/** Days around it on which other hours are tried too. */
const HOUR_DAYS = 3;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Whether another time could help at all. */
export function isTimely({ rule }: Pick<Conflict, 'rule'>): boolean {
  return !RULES[rule].isTimeless;
}

/**
 * The nearest times of the same length at which a record breaks no rule: fewest days away first, of
 * those the same time of day, later before earlier where both are as near. On working days, within working hours where the hour changes, and within change windows
 * where there are such for it. Never before `now` (epoch ms).
 */
export function freeSlots(engine: ConflictEngine, one: Movable, now: number, most = 3): When[] {
  const found: When[] = [];
  for (const slot of slotSearch(engine, one, now)) {
    if (slot !== null) found.push(slot);
    if (found.length === most) break;
  }
  return found;
}

/** The same search step by step, for callers who must not hold up others: null where a time did not fit. */
export function* slotSearch(engine: ConflictEngine, one: Movable, now: number): Generator<When | null, void> {
  const ref = refOf(one.table, one.record.id, one.occurrence);
  const when = whenOf(one);
  if (when === null) return;
  for (const candidate of candidates(engine, one, when, now).slice(0, MOST_ASKED)) {
    const moved = movedTo(one, candidate);
    const fits = moved !== null && !engine.whatIf([moved]).of(ref).some(isTimely);
    yield fits ? candidate : null;
  }
}

function candidates(engine: ConflictEngine, one: Movable, when: When, now: number): When[] {
  const { instants } = engine.context;
  const from = instants.of(when).start;
  const earliest = when.type === 'dates' ? instants.day(instants.dateAt(now)).start : now;
  const otherTimes = when.type === 'dates' ? [] : [...otherHours(engine, when), ...windowStarts(engine, one, when)];
  const offered = [
    ...sameTimeOnOtherDays(engine, when).map((candidate) => ({ candidate, isSameTime: true })),
    ...otherTimes.map((candidate) => ({ candidate, isSameTime: false })),
  ];
  const seen = new Set<number>();
  return offered
    .map((offer) => ({ ...offer, by: instants.of(offer.candidate).start - from }))
    .filter(({ by }) => from + by >= earliest && by !== 0 && !seen.has(by) && seen.add(by))
    .sort(
      (a, b) =>
        daysAway(a.by) - daysAway(b.by) ||
        Number(b.isSameTime) - Number(a.isSameTime) ||
        Math.abs(a.by) - Math.abs(b.by) ||
        b.by - a.by,
    )
    .map(({ candidate }) => candidate);
}

function daysAway(ms: number): number {
  return Math.round(Math.abs(ms) / DAY_MS);
}

function firstDay(when: When): string {
  return when.type === 'dates' ? when.first : when.start.wall.slice(0, 10);
}

function sameTimeOnOtherDays({ works }: ConflictEngine, when: When): When[] {
  const found: When[] = [];
  for (let by = -REACH_DAYS; by <= REACH_DAYS; by += 1) {
    if (by === 0 || !works(toDayNumber(firstDay(when)) + by)) continue;
    const moved = moveWhen(when, byDays(by));
    // A night on which the clock changes is longer or shorter, or has to be asked about.
    if (moved.hour === null && isAsLong(moved.when, when)) found.push(moved.when);
  }
  return found;
}

/** Full working hours of the days around it, as the clock of its own zone shows them. */
function otherHours({ works, context }: ConflictEngine, when: MomentSpan): When[] {
  const { dayStart, dayEnd } = context.configuration.settings;
  const hours = lengthOf(when) / HOUR_MS;
  const found: When[] = [];
  for (let by = -HOUR_DAYS; by <= HOUR_DAYS; by += 1) {
    const day = addDays(firstDay(when), by);
    if (!works(toDayNumber(day))) continue;
    for (let hour = dayStart; hour + hours <= dayEnd; hour += 1) {
      const wall = msToWall(wallToMs(day) + hour * HOUR_MS);
      found.push(startingAt(when, toMoment(wall, when.start.zone).moment.utc));
    }
  }
  return found;
}

/** Where the change windows that concern it begin. */
function windowStarts(engine: ConflictEngine, one: Movable, when: MomentSpan): When[] {
  if (one.table !== 'deployments' && one.table !== 'changes') return [];
  const from = wallToMs(when.start.utc);
  const near = { start: from - REACH_DAYS * DAY_MS, end: from + REACH_DAYS * DAY_MS };
  return engine.windowsFor(one.table, one.record.id, near).map(({ start }) => startingAt(when, msToInstant(start)));
}

function isAsLong(a: When, b: When): boolean {
  return a.type !== 'moments' || b.type !== 'moments' || lengthOf(a) === lengthOf(b);
}

function lengthOf({ start, end }: MomentSpan): number {
  return wallToMs(end.utc) - wallToMs(start.utc);
}

function startingAt(when: MomentSpan, utc: string): When {
  const end = msToInstant(wallToMs(utc) + lengthOf(when));
  return {
    ...when,
    start: momentFromInstant(utc, when.start.zone),
    end: momentFromInstant(end, when.end.zone),
  };
}
