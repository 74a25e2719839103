import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { When } from './time.ts';

/**
 * Where releases are built, tested and run. It is known by its name: a deployment names its
 * environment as people write it, and means the one of the catalogue that is called so.
 */
export const Environment = openObject({
  id: Id,
  /** Unique within the workspace (case-insensitive): "UAT 2". */
  name: requiredText,
  purposeId: Id,
  ownerId: optionalId,
  teamId: optionalId,
  /** An exclusive one bears a single booking at a time, whatever its capacity. */
  sharing: z.enum(['shared', 'exclusive']).default('shared'),
  /** Units that may be booked at once; a booking takes one unless it says more. */
  capacity: z.number().int().min(1).max(10_000).default(1),
  /** In the workspace's currency, per calendar day it is booked. Null: not known. */
  costPerDay: z.number().min(0).max(1e12).nullable().default(null),
  /** Services that run on it; which version since when is said by `environment-versions`. */
  serviceIds: ids,
  notes: longText.default(''),
  custom: CustomValues,
  order: z.number().default(0),
  /** Taken down: no longer offered, still shown where it was used. */
  archived: z.boolean().default(false),
});
export type Environment = z.infer<typeof Environment>;

/** Which version of a service came onto an environment, and when. The latest before a day is the one on it. */
export const EnvironmentVersion = openObject({
  id: Id,
  environmentId: Id,
  serviceId: Id,
  /** As the organisation writes versions. Empty: the service was taken off. */
  version: shortText,
  /** A single day, or a point in time (start equals end). */
  since: When,
  releaseId: optionalId,
  notes: longText.default(''),
});
export type EnvironmentVersion = z.infer<typeof EnvironmentVersion>;
