import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { PlainDate } from './time.ts';

/**
 * A release: what goes live together. `startDate` and `releaseDate` are Jira's version fields of the
 * same name; both may be unknown, neither moves with a zone. Phases, gates and deployments are
 * records of their own that name their release.
 */
export const Release = openObject({
  id: Id,
  /** Short name people use, e.g. "PAY 26.4"; unique within the workspace (case-insensitive). */
  key: requiredText,
  name: requiredText,
  typeId: Id,
  statusId: Id,
  serviceIds: ids,
  teamIds: ids,
  ownerId: optionalId,
  startDate: PlainDate.nullable().default(null),
  /** The planned day of going live. */
  releaseDate: PlainDate.nullable().default(null),
  /** Releases that must be finished before this one goes live. */
  dependsOn: ids,
  labels: z.array(shortText).default([]),
  notes: longText.default(''),
  custom: CustomValues,
});
export type Release = z.infer<typeof Release>;
