import { z } from 'zod';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant, PlainDate } from './time.ts';

/** So many deployments in a calendar week or month of the workspace's zone. */
export const Quota = openObject({ count: z.number().int().min(1).max(100_000), per: z.enum(['week', 'month']) });
export type Quota = z.infer<typeof Quota>;

/**
 * A pre-authorised envelope: deployments that stay inside need no change of their own and roll up under it.
 * What is empty or null sets no bound. Breaches are derived (change/standing.ts), never stored.
 */
export const StandingChange = openObject({
  id: Id,
  /** Unique within the workspace (case-insensitive): "STD-7". */
  key: requiredText,
  externalId: shortText.default(''),
  title: requiredText,
  /** The envelope: what may be deployed where. */
  serviceIds: ids,
  environments: z.array(requiredText).default([]),
  /** Guardrails that are checked. */
  outsideFreezes: z.boolean().default(true),
  insideWindows: z.boolean().default(false),
  quota: Quota.nullable().default(null),
  /** First and last day it holds; null: no bound. */
  validFrom: PlainDate.nullable().default(null),
  expiresOn: PlainDate.nullable().default(null),
  /** Guardrails people keep: "canary at 5 % for 30 minutes". */
  guardrails: z.array(requiredText).default([]),
  backOutPlan: longText.default(''),
  ownerId: optionalId,
  authorisedById: optionalId,
  authorisedAt: Instant.nullable().default(null),
  notes: longText.default(''),
  archived: z.boolean().default(false),
});
export type StandingChange = z.infer<typeof StandingChange>;
