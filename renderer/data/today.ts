import type { PlainDate, Zone } from '#shared/model/time.ts';
import { todayIn as todayAt } from '#shared/planning/today.ts';

/** The day it is now, seen in the workspace's zone. */
export function todayIn(zone: Zone): PlainDate {
  return todayAt(zone, Date.now());
}
