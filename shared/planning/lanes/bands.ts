import type { EventMeaning } from '../../model/configuration.ts';
import type { CalendarEntry } from '../entry.ts';

const CONCERN_ALL: ReadonlySet<EventMeaning> = new Set([
  'hardFreeze',
  'softFreeze',
  'holiday',
  'changeWindow',
  'maintenanceWindow',
]);

/**
 * Whether something concerns everything: a freeze, a holiday or a window that names neither a service nor
 * a team. It stands behind all lanes, once, not as a bar in each.
 */
export function isForAll(entry: CalendarEntry, meaning: EventMeaning | undefined): boolean {
  if (entry.table !== 'events' || meaning === undefined) return false;
  return CONCERN_ALL.has(meaning) && entry.serviceIds.length === 0 && entry.teamIds.length === 0;
}
