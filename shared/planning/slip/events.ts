import type { Event } from '../../model/event.ts';
import type { PlainDate, Zone } from '../../model/time.ts';
import { widestDays } from '../days.ts';
import { readableOccurrences } from '../working-time.ts';
import type { SlippedRelease, SlipStay } from './request.ts';

/**
 * Events among the days that are left and that name a service or team of what moves: somebody made
 * them for these releases, and must be told that they stand where they stood.
 */
export function eventsThatStay(releases: readonly SlippedRelease[], events: readonly Event[], zone: Zone): SlipStay[] {
  const concerned = new Set(releases.flatMap(({ release }) => [...release.serviceIds, ...release.teamIds]));
  const days = daysLeft(releases);
  if (concerned.size === 0 || days === null) return [];
  return events.flatMap((event): SlipStay[] => {
    const names = [...event.serviceIds, ...event.teamIds].some((id) => concerned.has(id));
    if (!names || readableOccurrences(event, { ...days, zone }).every(({ cancelled }) => cancelled)) return [];
    return [{ table: 'events', id: event.id, label: event.title, reason: 'event' }];
  });
}

function daysLeft(releases: readonly SlippedRelease[]): { first: PlainDate; last: PlainDate } | null {
  const days: PlainDate[] = [];
  for (const { release, moves } of releases) {
    if (release.startDate !== null) days.push(release.startDate);
    if (release.releaseDate !== null) days.push(release.releaseDate);
    for (const { from } of moves) {
      const { first, last } = widestDays(from);
      days.push(first, last);
    }
  }
  days.sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
