import type { Id } from '../../../model/schema.ts';
import type { DeploymentFact, EventFact } from '../facts.ts';
import type { ServiceGraph } from '../service-graph.ts';

/**
 * Whether an event means a deployment: it names one of its services or teams, or nobody at all. With
 * `dependents` a named service stands for everything that needs it too.
 */
export function concerns(
  event: EventFact,
  deployment: DeploymentFact,
  graph: ServiceGraph,
  dependents = false,
): boolean {
  const { services, teams } = event;
  if (services.length === 0 && teams.length === 0) return true;
  if (teams.some((team) => deployment.teams.includes(team))) return true;
  const has = (id: Id): boolean => deployment.services.includes(id);
  return services.some((id) => has(id) || (dependents && graph.downstream(id).some(has)));
}
