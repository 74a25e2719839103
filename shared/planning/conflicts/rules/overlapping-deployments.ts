import type { DeploymentFact } from '../facts.ts';
import { shared } from '../intervals.ts';
import { rule } from './rule.ts';

/**
 * Two open deployments at once to the same environment, or both to production, on the same services or
 * on services that depend on each other over any number of steps. Told once, by the one whose id comes
 * first.
 */
export const overlappingDeployments = rule({
  scope: 'deployment',
  severity: 'warning',
  tune: { anyEnvironment: 0, withinRelease: 0 },
  flags: ['anyEnvironment', 'withinRelease'],
  find: ({ deployment, deployments }, { anyEnvironment, withinRelease }, { graph }) => {
    if (deployment.services.length === 0) return [];
    return deployments(deployment).flatMap((other) => {
      if (other.id <= deployment.id) return [];
      if (withinRelease !== 1 && other.releaseId === deployment.releaseId) return [];
      if (anyEnvironment !== 1 && !meet(deployment, other)) return [];
      const related = graph.relatedPairs(deployment.services, other.services);
      if (related.length === 0) return [];
      return [
        {
          about: [deployment.ref, other.ref],
          overlap: shared(deployment, other),
          services: [...new Set(related.flat())],
          facts: [deployment.start, deployment.end, other.start, other.end, ...related.map(String).sort()],
        },
      ];
    });
  },
});

function meet(a: DeploymentFact, b: DeploymentFact): boolean {
  return a.environment === b.environment || (a.production && b.production);
}
