import type { Id } from '#shared/model/schema.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useLive } from './live.ts';

/** A release with its phases (in their order), gates and deployments; null when there is none (any more). */
export async function readReleaseBundle(db: WorkspaceDatabase, id: Id): Promise<ReleaseBundle | null> {
  const [release, phases, gates, deployments] = await Promise.all([
    db.records('releases').get(id),
    db.records('phases').where('releaseId').equals(id).toArray(),
    db.records('gates').where('releaseId').equals(id).toArray(),
    db.records('deployments').where('releaseId').equals(id).toArray(),
  ]);
  if (release === undefined) return null;
  phases.sort((a, b) => a.order - b.order || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  return { release, phases, gates, deployments };
}

/** The same, live; undefined until known. */
export function useReleaseBundle(id: Id | null): ReleaseBundle | null | undefined {
  return useLive(async (db) => (id === null ? null : readReleaseBundle(db, id)), [id]);
}
