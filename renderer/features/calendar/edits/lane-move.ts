import type { LaneFields } from '#shared/planning/lanes/lane-change.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';

/** Another lane an entry is put into, beside or without another time. */
export interface LaneMove {
  readonly fields: LaneFields;
  /** What a person calls the lane. */
  readonly label: string;
}

/** The part of a step that puts a record there. */
export function laneChangeOf(table: CalendarEntry['table'], id: Id, { fields }: LaneMove): Change {
  return patchOf(table, id, fields);
}
