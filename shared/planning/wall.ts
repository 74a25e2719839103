import type { Instant, PlainDate, WallTime } from '../model/time.ts';

/*
 * Wall times and instants as whole milliseconds and back. A wall time is read as if it were UTC, so
 * that it can be added to and compared as a number; that number is not an instant.
 */

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + (text.charCodeAt(at + 1) - 48);
}

/** `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm` or `…:ss` (with or without `Z`) as milliseconds, read as UTC. */
export function wallToMs(text: WallTime | PlainDate | Instant): number {
  const year = digits(text, 0) * 100 + digits(text, 2);
  const hour = text.length > 10 ? digits(text, 11) : 0;
  const minute = text.length > 10 ? digits(text, 14) : 0;
  const second = text.length > 18 ? digits(text, 17) : 0;
  // Date.UTC reads years 0–99 as 1900–1999.
  if (year < 100)
    return (
      new Date(0).setUTCFullYear(year, digits(text, 5) - 1, digits(text, 8)) +
      ((hour * 60 + minute) * 60 + second) * 1000
    );
  return Date.UTC(year, digits(text, 5) - 1, digits(text, 8), hour, minute, second);
}

function dateText(at: Date): PlainDate {
  const year = at.getUTCFullYear();
  const text = year >= 1000 ? String(year) : String(year).padStart(4, '0');
  return `${text}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** Milliseconds as a plain date. */
export function msToDate(ms: number): PlainDate {
  return dateText(new Date(ms));
}

/** Milliseconds as a wall time; seconds are written only where there are any. */
export function msToWall(ms: number): WallTime {
  const at = new Date(ms);
  const seconds = at.getUTCSeconds();
  const text = `${dateText(at)}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds === 0 ? text : `${text}:${two(seconds)}`;
}

/** Milliseconds as an instant, cut to the second. */
export function msToInstant(ms: number): Instant {
  const at = new Date(ms);
  return `${dateText(at)}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}Z`;
}

/** The same wall time in its one way of writing: no seconds where they are zero. */
export function normalWall(wall: WallTime): WallTime {
  return wall.length === 19 && wall.endsWith(':00') ? wall.slice(0, 16) : wall;
}
