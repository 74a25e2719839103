import type { PlainDate, Zone } from '../model/time.ts';
import { momentFromInstant } from './moments.ts';
import { msToInstant } from './wall.ts';

/** The day it is in a zone. `now` in epoch milliseconds. */
export function todayIn(zone: Zone, now: number): PlainDate {
  return momentFromInstant(msToInstant(now), zone).wall.slice(0, 10);
}
