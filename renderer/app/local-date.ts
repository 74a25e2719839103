import type { PlainDate } from '#shared/model/time.ts';

/** The day it is on this laptop's wall. `now` in epoch milliseconds. */
export function localDate(now: number): PlainDate {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
