import { PlainDate, WallTime, type Moment, type When } from '#shared/model/time.ts';
import { isKnownZone, toMoment } from '#shared/planning/moments.ts';
import type { BadValue } from './values.ts';

export interface TimeParts {
  readonly start?: string;
  readonly end?: string;
  readonly zone?: string;
}

export type ParsedTime =
  | { readonly ok: true; readonly when: When | null }
  | { readonly ok: false; readonly part: 'start' | 'end' | 'zone'; readonly why: BadValue };

/**
 * A new time from the parts that were given, the others as they are. Days are both inclusive; a time of
 * day makes it moments. What has no time yet begins with a start, and ends with it where no end is given; an empty
 * start takes the time away where there need be none (`mayBeNone`).
 */
export function changeTime(when: When | null, given: TimeParts, workspaceZone: string, mayBeNone = false): ParsedTime {
  const zone = given.zone ?? (when?.type === 'moments' ? when.start.zone : workspaceZone);
  if (!isKnownZone(zone)) return { ok: false, part: 'zone', why: 'zone' };
  const [givenStart, givenEnd] = [clean(given.start), clean(given.end)];
  if (mayBeNone && givenStart === '' && (givenEnd ?? '') === '') return { ok: true, when: null };
  const start = givenStart ?? (when === null ? '' : when.type === 'dates' ? when.first : when.start.wall);
  const end = givenEnd ?? (when === null ? start : when.type === 'dates' ? when.last : when.end.wall);
  if (PlainDate.safeParse(start).success) {
    if (!PlainDate.safeParse(end).success) return { ok: false, part: 'end', why: 'date' };
    if (end < start) return { ok: false, part: 'end', why: 'time' };
    // The zone of whole days counts only where it was said.
    const own = given.zone ?? (when?.type === 'dates' ? when.zone : undefined);
    return { ok: true, when: { type: 'dates', first: start, last: end, ...(own === undefined ? {} : { zone: own }) } };
  }
  if (!WallTime.safeParse(start).success) return { ok: false, part: 'start', why: 'date' };
  if (!WallTime.safeParse(end).success) return { ok: false, part: 'end', why: 'date' };
  const [from, to]: [Moment, Moment] = [toMoment(start, zone).moment, toMoment(end, zone).moment];
  if (to.utc < from.utc) return { ok: false, part: 'end', why: 'time' };
  return { ok: true, when: { type: 'moments', start: from, end: to } };
}

/** `2026-12-03 22:00` as people type it. */
function clean(text: string | undefined): string | undefined {
  return text?.trim().replace(' ', 'T');
}
