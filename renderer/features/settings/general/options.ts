import { offeredZones } from '#shared/planning/offered-zones.ts';
import type { Option } from '../../../ui/index.ts';

/** Monday 5 January 1970 and the days after it, in UTC. */
const weekday = (iso: number): Date => new Date(Date.UTC(1970, 0, 4 + iso));

export function weekdayOptions(locale: string): Option[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].map((iso) => ({ id: String(iso), label: format.format(weekday(iso)) }));
}

export function weekdayShort(iso: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(weekday(iso));
}

/** Whole hours from `first` to `last`, both included; 24 is midnight at the end of the day. */
export function hourOptions(first: number, last: number, locale: string): Option[] {
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    id: String(first + index),
    label: `${two.format(first + index)}:${two.format(0)}`,
  }));
}

/** Every zone this engine knows. */
export function zoneOptions(): Option[] {
  return offeredZones().map((zone) => ({ id: zone, label: zone }));
}

/** What the clock shows there now, with the offset: "14:05 GMT+1". */
export function zoneNow(zone: string, locale: string): string {
  const format = { hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date());
}
