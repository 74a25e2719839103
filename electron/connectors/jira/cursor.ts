import type { z } from 'zod';

/* Where a feed goes on, as one opaque text that is kept in the database between two pages. */

export const writeCursor = (cursor: object): string => JSON.stringify(cursor);

/** Null where it was written by another version or for another feed, which is then begun again. */
export function readCursor<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
