import type { Instant, PlainDate, Zone } from '../../model/time.ts';
import { msToInstant, wallToMs } from '../../planning/wall.ts';
import { isKnownZone } from '../../planning/zones.ts';
import { RowProblem } from '../problem.ts';

/** A time of day. `time` is `HH:mm` or `HH:mm:ss`; `instant` is set where an offset says which moment it is. */
export interface ClockTime {
  readonly time: string;
  readonly zone: Zone | null;
  readonly instant: Instant | null;
}

const TIME = /^(\d{1,2})(?:[:h](\d{2}))?(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(?:uhr)?\s*(.*)$/i;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i;

/** Anywhere on Earth: the day lasts until it is over in the last place where it is that day (IEEE 802.16). */
const AOE = /^(?:aoe|anywhere on earth)$/i;

/** A zone by the name people write beside a time or a day; null where nobody can say which it is ("PST", "IST"). */
export function zoneOfWord(word: string): Zone | null {
  if (AOE.test(word)) return 'Etc/GMT+12';
  if (/^(?:Z|UTC|GMT)$/i.test(word)) return 'UTC';
  return isKnownZone(word) ? word : null;
}

/** Reads a time of day, with or without zone or offset. Throws `timeUnreadable`, `zoneUnknown`, naming `column`. */
export function readTimeOfDay(text: string, date: PlainDate, column: string, cell: string): ClockTime {
  const broken = (): RowProblem => new RowProblem('timeUnreadable', column, cell);
  const match = TIME.exec(text);
  if (match === null) throw broken();
  const [, hourText = '', minute, second, half, tail = ''] = match;
  if (minute === undefined && half === undefined) throw broken();
  let hour = Number(hourText);
  if (half !== undefined && (hour < 1 || hour > 12)) throw broken();
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) throw broken();
  const seconds = second === undefined || second === '00' ? '' : `:${second}`;
  const time = `${String(hour).padStart(2, '0')}:${minute ?? '00'}${seconds}`;
  const name = tail.trim().replace(/^[[(](.*)[\])]$/, '$1');
  if (name === '') return { time, zone: null, instant: null };
  const offset = OFFSET.exec(name);
  if (offset !== null) return { time, zone: null, instant: instantAt(date, time, offset) };
  const zone = zoneOfWord(name);
  if (zone === null) throw new RowProblem('zoneUnknown', column, name);
  return { time, zone, instant: null };
}

function instantAt(date: PlainDate, time: string, [, sign, hours, minutes]: RegExpExecArray): Instant {
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  return msToInstant(wallToMs(`${date}T${time}`) - offset);
}

/** `HH:mm` out of a cell of its own; null when it is none. */
export function readClock(text: string): string | null {
  try {
    return readTimeOfDay(text.trim(), '2026-01-01', '', text).time;
  } catch {
    return null;
  }
}
