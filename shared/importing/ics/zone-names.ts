import { findIana } from 'windows-iana';
import type { Zone } from '../../model/time.ts';
import { isKnownZone, zoneNames } from '../../planning/zones.ts';

/** Names Windows shows to people; Outlook and Exchange write them as TZID, older ones without the "(UTC…)". */
const SHOWN: Readonly<Record<string, string>> = {
  alaska: 'America/Anchorage',
  'atlantic time (canada)': 'America/Halifax',
  'central time (us & canada)': 'America/Chicago',
  'central time': 'America/Chicago',
  'central america': 'America/Guatemala',
  'coordinated universal time': 'UTC',
  'coordinated universal time-11': 'Etc/GMT+11',
  'eastern time (us & canada)': 'America/New_York',
  'eastern time': 'America/New_York',
  'greenwich mean time': 'Europe/London',
  hawaii: 'Pacific/Honolulu',
  'indiana (east)': 'America/Indianapolis',
  'international date line west': 'Etc/GMT+12',
  'mountain time (us & canada)': 'America/Denver',
  'mountain time': 'America/Denver',
  newfoundland: 'America/St_Johns',
  'pacific time (us & canada)': 'America/Los_Angeles',
  'pacific time': 'America/Los_Angeles',
  'west central africa': 'Africa/Lagos',
};

const UTC_NAMES = new Set([
  'z',
  'utc',
  'gmt',
  'uct',
  'zulu',
  'etc/utc',
  'etc/gmt',
  'universal',
  '(utc)',
  '(gmt)',
  'utc+00:00',
  'gmt+0',
  'gmt-0',
]);

let byLower: ReadonlyMap<string, Zone> | null = null;
let byCity: ReadonlyMap<string, Zone> | null = null;

/**
 * The IANA zone a name stands for: IANA's own, one with a vendor's prefix
 * ("/mozilla.org/20050126_1/Europe/Berlin"), a Windows name (CLDR windowsZones), a name as Windows
 * shows it ("(UTC+01:00) Amsterdam, Berlin, Bern"), or a fixed offset of whole hours. Null otherwise.
 */
export function zoneOfName(name: string): Zone | null {
  const text = name.trim().replace(/^"(.*)"$/, '$1');
  if (text === '') return null;
  if (UTC_NAMES.has(text.toLowerCase())) return 'UTC';
  return iana(text) ?? prefixed(text) ?? windows(text) ?? fixedOffset(text) ?? shownName(text);
}

function iana(text: string): Zone | null {
  byLower ??= new Map(zoneNames().map((zone) => [zone.toLowerCase(), zone]));
  const canonical = byLower.get(text.toLowerCase());
  if (canonical !== undefined) return canonical;
  // Older names (US/Eastern, Asia/Calcutta) are not listed by the runtime but known to it.
  return text.length <= 64 && isKnownZone(text) ? text : null;
}

/** RFC 5545 3.2.19: a TZID that begins with "/" is a registry's; the last parts are the name. */
function prefixed(text: string): Zone | null {
  const parts = text.split('/').filter((part) => part !== '');
  for (const count of [3, 2]) {
    if (parts.length <= count && !text.startsWith('/')) continue;
    const tail = parts.slice(-count).join('/');
    const found = tail.includes('/') ? iana(tail) : null;
    if (found !== null) return found;
  }
  return null;
}

function windows(text: string): Zone | null {
  const found: string | undefined = findIana(text)[0];
  return found !== undefined && isKnownZone(found) ? found : null;
}

/** "UTC+2", "GMT-05:00", "+0100". POSIX turns the sign round: Etc/GMT-2 is two hours ahead. */
function fixedOffset(text: string): Zone | null {
  const match = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (match === null) return null;
  return zoneOfOffset((match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)));
}

/** A zone that is always `minutes` ahead of UTC; null where there is none of whole hours. */
export function zoneOfOffset(minutes: number): Zone | null {
  if (minutes === 0) return 'UTC';
  if (minutes % 60 !== 0) return null;
  const hours = minutes / 60;
  if (hours < -12 || hours > 14) return null;
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** The offset in brackets is the zone's in winter and no help; a city named after it is. */
function shownName(text: string): Zone | null {
  const name = text.replace(/^\((?:UTC|GMT)[^)]*\)\s*/i, '').trim();
  const known = SHOWN[name.toLowerCase()];
  if (known !== undefined) return known;
  const bracket = /^\((?:UTC|GMT)/i.test(text);
  if (!bracket && !/[,:]/.test(name)) return null;
  byCity ??= new Map(zoneNames().map((zone) => [cityOf(zone), zone]));
  for (const place of name.split(/[,:/]/)) {
    const zone = byCity.get(place.trim().toLowerCase());
    if (zone !== undefined) return zone;
  }
  return null;
}

function cityOf(zone: Zone): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase();
}
