import type { PlainDate, When, Zone } from '../../model/time.ts';
import { addDays } from '../days.ts';
import { startOfDayMs } from '../moments.ts';
import { msToDate, wallToMs } from '../wall.ts';
import { offsetAt } from '../zones.ts';

/** From `start` up to, not including, `end`; epoch ms. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** What both share; only where they overlap. */
export function shared(a: Interval, b: Interval): Interval {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

/**
 * Turns what is planned into instants. Plain days meet moments by their own zone where they name one,
 * else the workspace's. A point in time lasts one millisecond, so that it can lie within something.
 */
export class Instants {
  // Thousands of bookings begin on the same few hundred days; working out a midnight costs.
  private readonly days = new Map<Zone, Map<PlainDate, { start: number; end: number }>>();

  constructor(readonly zone: Zone) {}

  of(when: When): Interval {
    if (when.type === 'dates') return this.ofDays(when.first, when.last, when.zone);
    const start = wallToMs(when.start.utc);
    const end = wallToMs(when.end.utc);
    return { start, end: end > start ? end : start + 1 };
  }

  ofDays(first: PlainDate, last: PlainDate, zone: Zone = this.zone): Interval {
    const day = this.day(first, zone);
    return { start: day.start, end: first === last ? day.end : this.day(last, zone).end };
  }

  /** The day the clock of the workspace shows at an instant. */
  dateAt(ms: number): PlainDate {
    return msToDate(ms + offsetAt(this.zone, ms));
  }

  day(date: PlainDate, zone: Zone = this.zone): Interval {
    let known = this.days.get(zone);
    if (known === undefined) {
      known = new Map();
      this.days.set(zone, known);
    }
    let day = known.get(date);
    if (day === undefined) {
      day = { start: startOfDayMs(date, zone), end: startOfDayMs(addDays(date, 1), zone) };
      known.set(date, day);
    }
    return day;
  }
}
