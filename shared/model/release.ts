import { z } from 'zod';
import { TicketPolicy } from './change.ts';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { PlainDate } from './time.ts';

/** How far one thing is that a board asks of every release. */
export const Readiness = z.enum(['open', 'inProgress', 'done', 'notNeeded']);
export type Readiness = z.infer<typeof Readiness>;

const Ready = Readiness.default('open');
const amount = z.number().min(0).max(1e12).nullable().default(null);

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
  /** What changes are drafted for from it; null: not decided. */
  ticketPolicy: TicketPolicy.nullable().default(null),
  readiness: openObject({ test: Ready, training: Ready, documentation: Ready, rollback: Ready }).default({
    test: 'open',
    training: 'open',
    documentation: 'open',
    rollback: 'open',
  }),
  /** Beside what its changes say of themselves: cost in the workspace's currency, effort in hours. */
  costEstimated: amount,
  costActual: amount,
  effortEstimated: amount,
  effortActual: amount,
  labels: z.array(shortText).default([]),
  notes: longText.default(''),
  custom: CustomValues,
});
export type Release = z.infer<typeof Release>;
