import { z } from 'zod';
import { RemoteOperation } from '../sync/remote.ts';
import { Id, openObject, optionalId, shortText } from './schema.ts';
import { Instant } from './time.ts';

/** A comment, a work note or a transition on its way out: sent once, known again there by its client key. */
export const SyncOperation = openObject({
  id: Id,
  linkId: Id,
  connectionId: Id,
  operation: RemoteOperation,
  state: z.enum(['waiting', 'done', 'refused']).default('waiting'),
  /** The remote's own words where it said no. */
  reason: shortText.default(''),
  madeAt: Instant,
  madeById: optionalId,
  /** Written before the first try: from then on it is looked for before it is sent. */
  triedAt: Instant.nullable().default(null),
  /** How often it was sent without anybody saying whether it took effect; it is looked for after each. */
  unanswered: z.number().int().min(0).default(0),
  doneAt: Instant.nullable().default(null),
});
export type SyncOperation = z.infer<typeof SyncOperation>;
