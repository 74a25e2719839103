import { z } from 'zod';
import { Id, openObject, requiredText, shortText } from './schema.ts';

/** A page as somebody set it up, under a name. `state` is what the page reads; it forgives what it doesn't know. */
export const SavedView = openObject({
  id: Id,
  name: requiredText,
  /** `calendar` and the like. */
  page: shortText,
  state: z.record(z.string(), z.unknown()).default({}),
  order: z.number().default(0),
});
export type SavedView = z.infer<typeof SavedView>;
