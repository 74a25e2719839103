import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { PlainDate } from './time.ts';

/**
 * A piece of work in development's tracker: what a release is made of. Planned there and seen here; where it
 * stands there, under which key and address, is in its link.
 */
export const WorkItem = openObject({
  id: Id,
  /** As the tracker calls it ("PAY-812"); it may change when the item moves. */
  key: requiredText,
  title: requiredText,
  /** Story, bug, task: the tracker's own word. */
  type: shortText.default(''),
  statusId: Id,
  assigneeId: optionalId,
  teamId: optionalId,
  /** The releases it goes live with (fix versions). */
  releaseIds: ids,
  parentId: optionalId,
  /** "blocks PAY-3": what it says of other items, in the tracker's words. */
  relations: z.array(shortText).default([]),
  /** Hours. */
  estimate: z.number().min(0).max(1e6).nullable().default(null),
  priority: shortText.default(''),
  dueDate: PlainDate.nullable().default(null),
  labels: z.array(shortText).default([]),
  notes: longText.default(''),
  custom: CustomValues,
});
export type WorkItem = z.infer<typeof WorkItem>;
