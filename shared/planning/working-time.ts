import { SlipwayError } from '../errors.ts';
import type { EventKind, Settings } from '../model/configuration.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { PlainDate } from '../model/time.ts';
import { fromDayNumber, isoWeekday, toDayNumber } from './days.ts';
import { daysOfWhen } from './moments.ts';
import { occurrencesOf, type DayRange, type Occurrence } from './recurrence.ts';

/*
 * Working days: the weekdays Settings names, without the holidays that concern everyone. A holiday
 * of one team or service is theirs alone and takes no day from a plan many share.
 */

/** Whether a day (by number, see `days.ts`) is one on which work is done. */
export type WorkingTime = (day: number) => boolean;

/** Days in a row without work after which a plan says nothing more about working time: ten years. */
const MOST_REST = 3_660;
/** Holidays are expanded for so many days at once. */
const BLOCK = 366;

export interface WorkingTimeSource {
  readonly settings: Pick<Settings, 'workingDays' | 'zone'>;
  readonly eventKinds: ReadonlyMap<Id, EventKind>;
}

/** The working time of a plan. Where no weekday is a working day, all are: nothing could be planned else. */
export function workingTime({ settings, eventKinds }: WorkingTimeSource, events: readonly Event[]): WorkingTime {
  const weekdays = new Set(settings.workingDays.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : settings.workingDays);
  const holidays = events.filter((event) => isHolidayForAll(event, eventKinds));
  const blocks = new Map<number, ReadonlySet<number>>();
  const holidaysOf = (block: number): ReadonlySet<number> => {
    const known = blocks.get(block);
    if (known !== undefined) return known;
    const made = holidayDays(holidays, block * BLOCK, (block + 1) * BLOCK - 1, settings.zone);
    blocks.set(block, made);
    return made;
  };
  return (day) => weekdays.has(isoWeekday(fromDayNumber(day))) && !holidaysOf(Math.floor(day / BLOCK)).has(day);
}

function isHolidayForAll(event: Event, kinds: ReadonlyMap<Id, EventKind>): boolean {
  const { kindId, serviceIds, teamIds } = event;
  return kinds.get(kindId)?.meaning === 'holiday' && serviceIds.length === 0 && teamIds.length === 0;
}

function holidayDays(holidays: readonly Event[], from: number, to: number, zone: string): ReadonlySet<number> {
  const range = { first: fromDayNumber(from), last: fromDayNumber(to), zone };
  const days = new Set<number>();
  for (const event of holidays) {
    for (const { when, cancelled } of readableOccurrences(event, range)) {
      if (cancelled) continue;
      const { first, last } = daysOfWhen(when, zone);
      const end = Math.min(to, toDayNumber(last));
      for (let day = Math.max(from, toDayNumber(first)); day <= end; day += 1) days.add(day);
    }
  }
  return days;
}

/** As `occurrencesOf`; a repetition that can't be read counts with its first time alone, as the calendar shows it. */
export function readableOccurrences(event: Event, range: DayRange): Occurrence[] {
  try {
    return occurrencesOf(event, range);
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return occurrencesOf({ ...event, recurrence: null }, range);
  }
}

/**
 * The nth working day after (`count` above 0) or before (below 0) a day; 0 is the day itself, whether
 * or not it is one. Throws `noWorkingDay` where there is none for ten years.
 */
export function addWorkingDays(time: WorkingTime, day: PlainDate, count: number): PlainDate {
  const step = count < 0 ? -1 : 1;
  let at = toDayNumber(day);
  for (let left = Math.abs(count); left > 0; left -= 1) at = nextWorking(time, at, step);
  return fromDayNumber(at);
}

/** Working days after `a` up to and including `b`; from `b` up to the day before `a`, as less than 0, where `b` is earlier. */
export function workingDaysBetween(time: WorkingTime, a: PlainDate, b: PlainDate): number {
  const [from, to] = [toDayNumber(a), toDayNumber(b)];
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (time(day)) count += 1;
  for (let day = from - 1; day >= to; day -= 1) if (time(day)) count -= 1;
  return count;
}

/**
 * A day moved by working days. A day of rest belongs to the working day before it and keeps its place
 * behind that one, as far as there is such a place: Saturday plus five is the next Saturday, Saturday
 * plus one is Monday. Never puts a later day before an earlier one.
 */
export function moveByWorkingDays(time: WorkingTime, day: PlainDate, count: number): PlainDate {
  const at = toDayNumber(day);
  const anchor = time(at) ? at : nextWorking(time, at, -1);
  const moved = toDayNumber(addWorkingDays(time, fromDayNumber(anchor), count));
  let place = moved;
  while (place - moved < at - anchor && !time(place + 1)) place += 1;
  return fromDayNumber(place);
}

function nextWorking(time: WorkingTime, from: number, step: 1 | -1): number {
  for (let away = 1; away <= MOST_REST; away += 1) if (time(from + step * away)) return from + step * away;
  throw new SlipwayError('noWorkingDay', { day: fromDayNumber(from) });
}
