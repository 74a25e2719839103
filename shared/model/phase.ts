import { z } from 'zod';
import { Id, longText, openObject, requiredText } from './schema.ts';
import { PlainDate } from './time.ts';

/** A stretch of work of a release (development, system test, early life support …), whole days inclusive. */
export const Phase = openObject({
  id: Id,
  releaseId: Id,
  typeId: Id,
  name: requiredText,
  first: PlainDate,
  last: PlainDate,
  notes: longText.default(''),
  order: z.number().default(0),
}).refine((phase) => phase.first <= phase.last, { message: 'end before start', path: ['last'] });
export type Phase = z.infer<typeof Phase>;
