import type { ChangeRequest } from '../../model/change.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import { compareNames } from '../name-order.ts';
import { concerning } from './concerning.ts';
import type { MeasureRange, MeasureSource } from './source.ts';

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

export interface NamedCost extends ReleaseCost {
  readonly release: Release;
}

/** Of releases that go live in the range and are looked at, in the order of their keys. */
export function costsInRange(source: MeasureSource, range: MeasureRange): NamedCost[] {
  const concerns = concerning(range, source.configuration);
  const releases = source.releases.filter(
    ({ releaseDate, serviceIds, teamIds }) =>
      releaseDate !== null && releaseDate >= range.first && releaseDate <= range.last && concerns(serviceIds, teamIds),
  );
  const byId = new Map(releases.map((release) => [release.id, release]));
  return releaseCosts(releases, source.changes)
    .flatMap((cost): NamedCost[] => {
      const release = byId.get(cost.releaseId);
      return release === undefined ? [] : [{ ...cost, release }];
    })
    .toSorted((a, b) => compareNames(a.release.key, b.release.key));
}

/** How far the actual is from the estimate, in whole percent of it; null where that cannot be said. */
export function differenceOf({ estimated, actual }: Compared): number | null {
  return estimated === null || actual === null || estimated === 0 ? null : Math.round(100 * (actual / estimated - 1));
}
