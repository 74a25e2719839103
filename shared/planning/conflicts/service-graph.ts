import type { Id } from '../../model/schema.ts';
import { dependentsByNeed, upstreamOf, type Dependent } from '../dependencies.ts';

const NONE: readonly Id[] = [];

/** The services and what they need, both ways and over any number of steps. Cycles are allowed. */
export class ServiceGraph {
  private readonly dependents: ReadonlyMap<Id, Dependent>;
  private readonly downstreams = new Map<Id, readonly Id[]>();
  private readonly relatives = new Map<Id, ReadonlySet<Id>>();

  constructor(private readonly services: ReadonlyMap<Id, Dependent>) {
    const byNeed = dependentsByNeed(services);
    this.dependents = new Map([...services.keys()].map((id) => [id, { id, dependsOn: byNeed.get(id) ?? NONE }]));
  }

  /** Everything that needs it, directly or not; itself is not among them. */
  downstream(id: Id): readonly Id[] {
    const known = this.downstreams.get(id);
    if (known !== undefined) return known;
    const found = upstreamOf(id, this.dependents).map((one) => one.id);
    this.downstreams.set(id, found);
    return found;
  }

  /** Itself, everything it needs and everything that needs it. */
  related(id: Id): ReadonlySet<Id> {
    const known = this.relatives.get(id);
    if (known !== undefined) return known;
    const found = new Set([id, ...this.downstream(id), ...upstreamOf(id, this.services).map((one) => one.id)]);
    this.relatives.set(id, found);
    return found;
  }

  /** Each pair of a service of one and a service of the other that are the same or depend on each other. */
  relatedPairs(ours: readonly Id[], theirs: readonly Id[]): [Id, Id][] {
    return ours.flatMap((mine) => {
      const related = this.related(mine);
      return theirs.filter((other) => related.has(other)).map((other): [Id, Id] => [mine, other]);
    });
  }
}
