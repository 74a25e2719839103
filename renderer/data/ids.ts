import { v7 } from 'uuid';

/** A new record id. `now` in epoch milliseconds orders ids by when they were made. */
export function uuidv7(now: number): string {
  return v7({ msecs: now });
}
