import type { Moment, PlainDate, WallTime, Zone } from '../model/time.ts';
import { momentFromInstant, toMoment } from './moments.ts';
import { msToWall, wallToMs } from './wall.ts';

/*
 * RRULE values taken apart and put together (RFC 5545 3.3.10). What a part means is left to the
 * recurrence library; here they are only read, replaced and written back, unknown ones included.
 */

/** Parts of a rule by upper-case name, in the order they stood. */
export type RuleParts = ReadonlyMap<string, string>;

export function parseParts(rule: string): RuleParts {
  const parts = new Map<string, string>();
  for (const piece of rule.replace(/^RRULE:/i, '').split(';')) {
    const at = piece.indexOf('=');
    if (at > 0)
      parts.set(
        piece.slice(0, at).trim().toUpperCase(),
        piece
          .slice(at + 1)
          .trim()
          .toUpperCase(),
      );
  }
  return parts;
}

export function formatParts(parts: RuleParts): string {
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';');
}

/** The rule with some parts set, or taken out where the value is null. */
export function withParts(parts: RuleParts, changes: Readonly<Record<string, string | null>>): RuleParts {
  const next = new Map(parts);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function listOf(parts: RuleParts, name: string): readonly string[] {
  const value = parts.get(name);
  return value === undefined || value === '' ? [] : value.split(',');
}

export function intervalOf(parts: RuleParts): number {
  return Number(parts.get('INTERVAL') ?? 1);
}

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/**
 * The last wall time (as ms read as UTC) a rule allows, in the zone of its series; null without
 * UNTIL. A bare date allows all of that day. Returns NaN for text that is no time.
 */
export function untilMs(parts: RuleParts, zone: Zone | null): number | null {
  const text = parts.get('UNTIL');
  if (text === undefined) return null;
  const match = UNTIL.exec(text);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour, minute, second, utc] = match;
  const date = `${year}-${month}-${day}`;
  if (zone === null) return wallToMs(date);
  if (hour === undefined) return wallToMs(date) + 86_400_000 - 1000;
  const wall = `${date}T${hour}:${minute}:${second}`;
  return utc === undefined ? wallToMs(wall) : wallToMs(momentFromInstant(`${wall}Z`, zone).wall);
}

/** UNTIL as the RFC wants it: a date for all-day series (zone null), an instant in UTC otherwise. */
export function untilText(lastMs: number, zone: Zone | null): string {
  if (zone === null) return compact(msToWall(lastMs)).slice(0, 8);
  return compact(toMoment(msToWall(lastMs), zone).moment.utc);
}

/** `2026-12-03T22:00` as `20261203T220000`, `2026-12-03` as `20261203`; a final Z stays. */
export function compact(text: WallTime | PlainDate | Moment['utc']): string {
  const bare = text.replace(/[-:]/g, '');
  return bare.length === 13 ? `${bare}00` : bare;
}
