import type { Instant, PlainDate, Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import type { WhenText } from './when-text.ts';

/** "14:02" of today, "20 Nov, 14:02" of another day: where room is short and the day mostly is today. */
export function shortInstant(instant: Instant, zone: Zone, today: PlainDate, when: WhenText): string {
  const { wall } = momentFromInstant(instant, zone);
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  return day === today ? time : `${when.dayMonth(day)}, ${time}`;
}

const UNITS = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const;

/** "5 minutes ago", "in 2 hours"; stands beside the absolute, never alone. `now` in epoch milliseconds. */
export function relativeInstant(instant: Instant | number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const ms = (typeof instant === 'number' ? instant : Date.parse(instant)) - now;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(ms) >= length) ?? ['second', 1_000];
  return format.format(Math.round(ms / size), unit);
}

/** "3 min 20 s", "12 s", "2 min", of milliseconds. */
export function durationText(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  const part = (value: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  if (hours === 0 && minutes === 0) return part(seconds, 'second');
  const parts =
    hours > 0
      ? ([
          [hours, 'hour'],
          [minutes, 'minute'],
        ] as const)
      : ([
          [minutes, 'minute'],
          [seconds % 60, 'second'],
        ] as const);
  return parts.flatMap(([value, unit]) => (value > 0 ? [part(value, unit)] : [])).join(' ');
}
