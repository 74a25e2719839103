import { z } from 'zod';
import { Id, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant, When } from './time.ts';

export const GateCriterion = openObject({
  id: Id,
  text: requiredText,
  met: z.boolean().default(false),
  note: shortText.default(''),
});
export type GateCriterion = z.infer<typeof GateCriterion>;

/** Who must agree, and what was said. It records who; it does not authenticate. */
export const SignOff = openObject({
  id: Id,
  role: requiredText,
  personId: optionalId,
  decision: z.enum(['pending', 'approved', 'rejected']).default('pending'),
  decidedAt: Instant.nullable().default(null),
  note: shortText.default(''),
});
export type SignOff = z.infer<typeof SignOff>;

/** A point a release must pass. Its state is derived from criteria and sign-offs and never written. */
export const Gate = openObject({
  id: Id,
  releaseId: Id,
  typeId: Id,
  name: requiredText,
  /** A single day, or a point in time (start equals end). */
  due: When,
  criteria: z.array(GateCriterion).default([]),
  signOffs: z.array(SignOff).default([]),
  notes: longText.default(''),
});
export type Gate = z.infer<typeof Gate>;

export type GateState = 'open' | 'passed' | 'rejected';

/**
 * `rejected` as soon as one sign-off is, or a change it waits for; `passed` once every criterion is met, every
 * sign-off approved, and so are the changes.
 *
 * @param changes how the release's changes stand, `none` where the gate waits for none
 */
export function gateState(
  gate: Pick<Gate, 'criteria' | 'signOffs'>,
  changes: 'none' | 'open' | 'approved' | 'rejected',
): GateState {
  if (changes === 'rejected' || gate.signOffs.some((s) => s.decision === 'rejected')) return 'rejected';
  const total = gate.criteria.length + gate.signOffs.length;
  if (changes === 'open' || (total === 0 && changes === 'none')) return 'open';
  const met = gate.criteria.every((c) => c.met) && gate.signOffs.every((s) => s.decision === 'approved');
  return met ? 'passed' : 'open';
}
