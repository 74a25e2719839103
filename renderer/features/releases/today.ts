import type { PlainDate, Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';

/** The day it is now, seen in the workspace's zone. */
export function todayIn(zone: Zone): PlainDate {
  return momentFromInstant(msToInstant(Date.now()), zone).wall.slice(0, 10);
}
