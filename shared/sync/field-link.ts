import { z } from 'zod';
import { Id, openObject, shortText } from '../model/schema.ts';

/** Whatever JSON can say: a value as a remote system gives it. */
export const Raw = z.json();
export type Raw = z.infer<typeof Raw>;

/**
 * What both sides said when they last agreed, as a pair: the raw value the remote gave, and the value the
 * mapping made of it here. One of them would not do: status tables are many-to-one, text is cut off and
 * seconds are dropped, so that mapped back an untouched field would look changed.
 */
export const BasePair = openObject({ raw: Raw, local: z.unknown() });
export type BasePair = z.infer<typeof BasePair>;

/** One field of a link between a record here and one there. */
export const FieldLink = openObject({
  /** Null until the two have met: nothing goes either way before a person chose, or both said the same. */
  base: BasePair.nullable().default(null),
  /** A person keeps what is here from going out. */
  held: z.boolean().default(false),
  /** The remote did not take this value. It is not sent again until somebody edits the field or says so. */
  refused: openObject({ local: z.unknown(), reason: shortText }).nullable().default(null),
  /**
   * A person decided that what is here goes out over exactly the raw value that was shown. Has the remote
   * moved on since, it is a new conflict.
   */
  mineOver: openObject({ raw: Raw }).nullable().default(null),
  /** This value came in over another link; whether it goes on is a choice of the mapping. */
  from: openObject({ linkId: Id, local: z.unknown() }).nullable().default(null),
});
export type FieldLink = z.infer<typeof FieldLink>;

/** Which way a field goes. */
export const Direction = z.enum(['both', 'in', 'out', 'off']);
export type Direction = z.infer<typeof Direction>;
