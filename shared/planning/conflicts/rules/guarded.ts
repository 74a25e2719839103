import type { DeploymentFact } from '../facts.ts';
import type { Interval } from '../intervals.ts';
import { goLives } from './go-live.ts';

/**
 * The deployment a gate guards: the next open one that makes its release live; where it comes after
 * all of them, the last, which it then guards too late.
 */
export function guardedBy(due: Interval, deployments: readonly DeploymentFact[]): DeploymentFact | null {
  const open = goLives({ deployments }).filter(({ state }) => state === 'open');
  return open.find(({ latestStart }) => due.start <= latestStart) ?? open.at(-1) ?? null;
}
