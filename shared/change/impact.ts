import type { ChangeRequest } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Service } from '../model/service.ts';
import { dependentsByNeed } from '../planning/dependencies.ts';

export interface ImpactedService {
  readonly service: Service;
  /** Steps from a service that is changed; 0 for those themselves. */
  readonly steps: number;
  /** The changed service it hangs on by the shortest way; itself where it is changed. */
  readonly through: Id;
}

/**
 * Every service a change touches over the whole graph, changed ones first, then by distance: what needs a
 * changed service feels it, however many steps away. Ids nobody knows any more are left out.
 */
export function impactOf(
  { serviceIds }: Pick<ChangeRequest, 'serviceIds'>,
  services: ReadonlyMap<Id, Service>,
): ImpactedService[] {
  const dependents = dependentsByNeed(services);
  const found = new Map<Id, ImpactedService>();
  let edge: { id: Id; through: Id }[] = serviceIds.map((id) => ({ id, through: id }));
  for (let steps = 0; edge.length > 0; steps += 1) {
    const further: typeof edge = [];
    for (const { id, through } of edge) {
      const service = services.get(id);
      if (service === undefined || found.has(id)) continue;
      found.set(id, { service, steps, through });
      for (const next of dependents.get(id) ?? []) further.push({ id: next, through });
    }
    edge = further;
  }
  return [...found.values()];
}
