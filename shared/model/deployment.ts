import type { z } from 'zod';
import { Id, ids, longText, openObject, optionalId, requiredText } from './schema.ts';
import { When } from './time.ts';

/** One release put into one environment, at a time. */
export const Deployment = openObject({
  id: Id,
  releaseId: Id,
  /** The environment's name as people write it: "Production", "UAT 2". */
  environment: requiredText,
  when: When,
  statusId: Id,
  /** Services touched, where not all of the release's. Empty means all. */
  serviceIds: ids,
  ownerId: optionalId,
  /** The pre-authorised envelope it is done under, and needs no change of its own for. */
  standingChangeId: optionalId,
  notes: longText.default(''),
});
export type Deployment = z.infer<typeof Deployment>;
