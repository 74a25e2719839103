import type { Id } from '#shared/model/schema.ts';
import type { Release } from '#shared/model/release.ts';
import { useLive } from '../../../data/live.ts';

/** Names and dependencies of releases, also of those whose own days are elsewhere. */
export type LaneReleases = ReadonlyMap<Id, Pick<Release, 'id' | 'key' | 'name' | 'dependsOn'>>;

const NONE: LaneReleases = new Map();

/** Read only where lanes are releases; empty until known. */
export function useLaneReleases(isWanted: boolean): LaneReleases {
  const releases = useLive(
    async (db) =>
      isWanted
        ? new Map((await db.records('releases').toArray()).map((release) => [release.id, release] as const))
        : NONE,
    [isWanted],
  );
  return releases ?? NONE;
}
