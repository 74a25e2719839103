import type { Release } from '../../../model/release.ts';
import type { Context } from '../context.ts';
import { stateOf, type DeploymentFact } from '../facts.ts';

interface Part {
  readonly release: Release;
  readonly deployments: readonly DeploymentFact[];
}

export function isOpen(release: Release, context: Context): boolean {
  return stateOf(context.categoryOf(release)) === 'open';
}

/** Deployments that make a release live: those to production, or all where it has none; by start, then by name. */
export function goLives({ deployments }: Pick<Part, 'deployments'>): DeploymentFact[] {
  const kept = deployments.filter(({ state }) => state !== 'cancelled');
  const live = kept.filter(({ production }) => production);
  return (live.length > 0 ? live : [...kept]).sort((a, b) => a.start - b.start || (a.ref < b.ref ? -1 : 1));
}

/** The earliest instant at which a release may be finished; null when it is, or nobody knows. */
export function finish(part: Part, context: Context): number | null {
  if (!isOpen(part.release, context)) return null;
  const all = goLives(part);
  const open = all.filter(({ state }) => state === 'open');
  // Planned by the day, the last of these days may be early done.
  if (open.length > 0)
    return Math.max(...open.map(({ isDays, end, start }) => (isDays ? Math.max(start, end - DAY) : end)));
  if (all.length > 0 || part.release.releaseDate === null) return null;
  return context.instants.day(part.release.releaseDate).start;
}
const DAY = 86_400_000;

/** The last instant at which a release may begin to go live; null when it is live, or nobody knows. */
export function start(
  part: Part,
  context: Context,
): { readonly at: number; readonly by: DeploymentFact | null } | null {
  const all = goLives(part);
  const first = all.find(({ state }) => state === 'open');
  if (first !== undefined) return { at: first.latestStart, by: first };
  if (all.length > 0 || part.release.releaseDate === null) return null;
  return { at: context.instants.day(part.release.releaseDate).end - 1, by: null };
}
