import type { Status } from '../model/configuration.ts';
import type { Change } from '../model/journal.ts';
import type { Release } from '../model/release.ts';
import type { Id } from '../model/schema.ts';
import { addDays } from './days.ts';
import type { ReleaseBundle } from './release-bundle.ts';
import { byDays, moveWhen } from './slip/day-move.ts';
import { initialStatus } from './transitions.ts';

export interface CopyRequest {
  readonly key: string;
  readonly name: string;
  /** Whole days by which everything moves. */
  readonly days: number;
  readonly statuses: ReadonlyMap<Id, Status>;
  readonly nextId: () => Id;
}

/**
 * A release planned again: its phases, gates and deployments come along, moved by `days`. What was
 * decided or done about the old one is not: statuses start over, criteria are open, sign-offs pending.
 */
export function copyRelease(bundle: ReleaseBundle, request: CopyRequest): { release: Release; changes: Change[] } {
  const { days, nextId, statuses } = request;
  const release: Release = {
    ...bundle.release,
    id: nextId(),
    key: request.key,
    name: request.name,
    statusId: initialStatus('releases', statuses)?.id ?? bundle.release.statusId,
    startDate: bundle.release.startDate === null ? null : addDays(bundle.release.startDate, days),
    releaseDate: bundle.release.releaseDate === null ? null : addDays(bundle.release.releaseDate, days),
  };
  const deploymentStatus = initialStatus('deployments', statuses)?.id;
  const changes: Change[] = [{ op: 'create', table: 'releases', record: release }];
  for (const phase of bundle.phases) {
    const dates = { first: addDays(phase.first, days), last: addDays(phase.last, days) };
    changes.push({
      op: 'create',
      table: 'phases',
      record: { ...phase, ...dates, id: nextId(), releaseId: release.id },
    });
  }
  for (const gate of bundle.gates) {
    const record = {
      ...gate,
      id: nextId(),
      releaseId: release.id,
      due: moveWhen(gate.due, byDays(days)).when,
      criteria: gate.criteria.map((criterion) => ({ ...criterion, id: nextId(), met: false, note: '' })),
      signOffs: gate.signOffs.map((signOff) => ({
        ...signOff,
        id: nextId(),
        decision: 'pending' as const,
        decidedAt: null,
        note: '',
      })),
    };
    changes.push({ op: 'create', table: 'gates', record });
  }
  for (const deployment of bundle.deployments) {
    const record = {
      ...deployment,
      id: nextId(),
      releaseId: release.id,
      when: moveWhen(deployment.when, byDays(days)).when,
      statusId: deploymentStatus ?? deployment.statusId,
    };
    changes.push({ op: 'create', table: 'deployments', record });
  }
  return { release, changes };
}
