import { z } from 'zod';
import { TIMED_TABLES } from '../model/tables.ts';
import { GROUPINGS } from './lanes/grouping.ts';
import { ZOOMS } from './lanes/scale.ts';

const ids = z.array(z.string()).catch([]);

/**
 * What a saved view of the calendar holds (`SavedView.state`). It forgives: a view saved by another version
 * shows what this one understands. Ids nobody knows any more are dropped where it is used (`knownFilter`).
 */
export const CalendarViewState = z.looseObject({
  view: z.string().catch('month'),
  filter: z
    .object({
      serviceIds: ids,
      teamIds: ids,
      typeIds: ids,
      statusIds: ids,
      show: z
        .array(z.unknown())
        .catch([])
        .transform((tables) => TIMED_TABLES.filter((table) => tables.includes(table))),
    })
    .catch({ serviceIds: [], teamIds: [], typeIds: [], statusIds: [], show: [] }),
  colourBy: z.enum(['type', 'status']).catch('type'),
  /** Where it shows lanes: by what, and how far from near. */
  lanes: z
    .object({ grouping: z.enum(GROUPINGS).catch('service'), zoom: z.enum(ZOOMS).catch('quarter') })
    .optional()
    .catch(undefined),
});
export type CalendarViewState = z.infer<typeof CalendarViewState>;
