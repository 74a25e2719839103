import type { Id } from '../../../model/schema.ts';
import type { ServiceGraph } from '../service-graph.ts';

/** Services and teams that something names or touches. */
export interface Concerned {
  readonly services: readonly Id[];
  readonly teams: readonly Id[];
}

/**
 * Whether an event means a deployment or a change: it names one of its services or teams, or nobody at all. With
 * `dependents` a named service stands for everything that needs it too.
 */
export function concerns(event: Concerned, planned: Concerned, graph: ServiceGraph, dependents = false): boolean {
  const { services, teams } = event;
  if (services.length === 0 && teams.length === 0) return true;
  if (teams.some((team) => planned.teams.includes(team))) return true;
  const has = (id: Id): boolean => planned.services.includes(id);
  return services.some((id) => has(id) || (dependents && graph.downstream(id).some(has)));
}
