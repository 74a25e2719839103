import { z } from 'zod';
import { Id, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant, PlainDate } from './time.ts';

/**
 * A conflict that somebody takes upon them. It silences visibly, and only while the facts it was given
 * for stand: `facts` is the fingerprint of rule, records and times. It stays when its records are
 * deleted: who allowed what is evidence.
 */
export const Waiver = openObject({
  id: Id,
  /** Code of the rule (planning/conflicts). */
  rule: shortText,
  /** The conflict's own id: rule and records, the same while only times change. */
  conflictId: requiredText,
  /** `table:id` of each record concerned. */
  records: z.array(shortText).default([]),
  facts: shortText,
  reason: requiredText,
  personId: optionalId,
  at: Instant,
  /** Last day it holds; null: as long as the facts stand. */
  until: PlainDate.nullable().default(null),
});
export type Waiver = z.infer<typeof Waiver>;
