import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/**
 * An object schema that keeps unknown fields at run time (a record written by a later version must
 * survive a round trip through this one, DESIGN "Data" 7) while its type names the known fields only.
 */
export function openObject<S extends z.ZodRawShape>(shape: S): z.ZodObject<S> {
  return z.looseObject(shape);
}

/** UUIDv7 made on the laptop, or a stable name for a record that ships as a default. */
export const Id = z.string().min(1).max(100);
export type Id = z.infer<typeof Id>;

export const shortText = z.string().max(LIMITS.shortText);
export const requiredText = z.string().trim().min(1).max(LIMITS.shortText);
export const longText = z.string().max(LIMITS.longText);
export const ids = z.array(Id).default([]);
export const optionalId = Id.nullable().default(null);
