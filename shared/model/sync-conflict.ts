import { z } from 'zod';
import { Raw } from '../sync/field-link.ts';
import { SyncTable } from './connection.ts';
import { Id, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant } from './time.ts';

/** Who said a value, and when; of the whole record where the remote keeps no history of fields. */
export const Said = openObject({ by: shortText.default(''), at: Instant.nullable().default(null) });
export type Said = z.infer<typeof Said>;

/** One field that was changed on both sides, differently. Nothing of it moves until a person has decided. */
export const SyncConflict = openObject({
  /** `<link>:<field>`: a field has one conflict at a time. */
  id: Id,
  linkId: Id,
  connectionId: Id,
  table: SyncTable,
  recordId: Id,
  field: requiredText,
  yours: z.unknown(),
  theirs: z.unknown(),
  /** Exactly what was shown: "mine" goes out over this value and no other. */
  theirsRaw: Raw,
  base: z.unknown(),
  yoursSaid: Said,
  theirsSaid: Said,
  seenAt: Instant,
  decision: z.enum(['mine', 'theirs']).nullable().default(null),
  decidedById: optionalId,
});
export type SyncConflict = z.infer<typeof SyncConflict>;
