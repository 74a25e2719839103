import type { ChangeRequest } from '../../model/change.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';

/** Estimated against actual. Null: nobody said anything. */
export interface Compared {
  readonly estimated: number | null;
  readonly actual: number | null;
}

export interface ReleaseCost {
  readonly releaseId: Id;
  /** In the workspace's currency. */
  readonly cost: Compared;
  /** Hours of work. */
  readonly effort: Compared;
}

type Costed = Pick<Release, 'costEstimated' | 'costActual' | 'effortEstimated' | 'effortActual'>;

/** Cost and effort of each release: its own and those of its changes, together. Releases that say nothing are left out. */
export function releaseCosts(releases: readonly Release[], changes: readonly ChangeRequest[]): ReleaseCost[] {
  const byRelease = new Map<Id, Costed[]>();
  for (const change of changes) {
    if (change.releaseId === null) continue;
    const list = byRelease.get(change.releaseId);
    if (list === undefined) byRelease.set(change.releaseId, [change]);
    else list.push(change);
  }
  return releases.flatMap((release) => {
    const all: readonly Costed[] = [release, ...(byRelease.get(release.id) ?? [])];
    const total = (field: keyof Costed): number | null => {
      const said = all.flatMap((one) => one[field] ?? []);
      return said.length === 0 ? null : said.reduce((sum, value) => sum + value, 0);
    };
    const cost = { estimated: total('costEstimated'), actual: total('costActual') };
    const effort = { estimated: total('effortEstimated'), actual: total('effortActual') };
    const isEmpty = [cost.estimated, cost.actual, effort.estimated, effort.actual].every((value) => value === null);
    return isEmpty ? [] : [{ releaseId: release.id, cost, effort }];
  });
}
