import { SlipwayError } from '../errors.ts';
import type { Status } from '../model/configuration.ts';
import type { Deployment } from '../model/deployment.ts';
import { labelOf, type Change } from '../model/journal.ts';
import type { Release } from '../model/release.ts';
import type { Id } from '../model/schema.ts';
import { compareInOrder } from './name-order.ts';

/** The two kinds of record that carry a status with transitions. */
export type StatusTable = Status['appliesTo'];
type Statuses = ReadonlyMap<Id, Status>;

/** Statuses of one kind that are still offered, in the workspace's order. */
export function statusesOf(table: StatusTable, statuses: Statuses): Status[] {
  return [...statuses.values()].filter((status) => status.appliesTo === table && !status.archived).sort(compareInOrder);
}

/**
 * Statuses that may follow. A record whose status is gone from the workspace (an old import, a trimmed
 * configuration) would be stuck for ever, so from there every status may follow.
 */
export function allowedNext(table: StatusTable, from: Id, statuses: Statuses): Status[] {
  const current = statuses.get(from);
  const offered = statusesOf(table, statuses);
  if (current === undefined || current.appliesTo !== table) return offered;
  const next = new Set(current.transitions);
  return offered.filter((status) => next.has(status.id) && status.id !== from);
}

/**
 * The change that gives a release or a deployment another status. Throws `transitionNotAllowed` with
 * the names of both statuses and of those that may follow, `notFound` for an unknown status.
 */
export function changeStatus(release: Release, to: Id, statuses: Statuses): Change;
export function changeStatus(deployment: Deployment, to: Id, statuses: Statuses, table: 'deployments'): Change;
export function changeStatus(
  record: Release | Deployment,
  to: Id,
  statuses: Statuses,
  table: StatusTable = 'releases',
): Change {
  const target = statuses.get(to);
  if (target === undefined || target.appliesTo !== table) {
    throw new SlipwayError('notFound', { kind: 'status', key: to });
  }
  const allowed = allowedNext(table, record.statusId, statuses);
  if (record.statusId !== to && !allowed.some((status) => status.id === to)) {
    throw new SlipwayError('transitionNotAllowed', {
      label: labelOf(record),
      from: statuses.get(record.statusId)?.name ?? record.statusId,
      to: target.name,
      allowed: allowed.map((status) => status.name).join(', ') || '–',
    });
  }
  return { op: 'patch', table, id: record.id, fields: { statusId: to } };
}

/** Statuses every one of the records may take next: what a bulk edit can offer. */
export function allowedForAll(
  table: StatusTable,
  records: readonly { readonly statusId: Id }[],
  statuses: Statuses,
): Status[] {
  const froms = new Set(records.map((record) => record.statusId));
  return statusesOf(table, statuses).filter((status) =>
    [...froms].every(
      (from) => from === status.id || allowedNext(table, from, statuses).some((s) => s.id === status.id),
    ),
  );
}

/** Where a new record starts: the first status that is neither under way nor over. */
export function initialStatus(table: StatusTable, statuses: Statuses): Status | null {
  const offered = statusesOf(table, statuses);
  return offered.find((status) => status.category === 'planned') ?? offered[0] ?? null;
}
