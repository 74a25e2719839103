import type { Id } from '../../model/schema.ts';
import type { Scope } from './rules/rule.ts';

export const SCOPES = ['environment', 'deployment', 'release', 'lead', 'change'] as const satisfies readonly Scope[];

/** Subjects that have to be looked at again. */
export class Dirty {
  readonly environment = new Set<Id>();
  readonly deployment = new Set<Id>();
  readonly release = new Set<Id>();
  readonly lead = new Set<Id>();
  readonly change = new Set<Id>();

  get size(): number {
    return this.environment.size + this.deployment.size + this.release.size + this.lead.size + this.change.size;
  }

  /** Takes out up to `most` of them. */
  take(most: number): [Scope, Id][] {
    const taken: [Scope, Id][] = [];
    for (const scope of SCOPES) {
      for (const id of this[scope]) {
        if (taken.length === most) return taken;
        this[scope].delete(id);
        taken.push([scope, id]);
      }
    }
    return taken;
  }
}
