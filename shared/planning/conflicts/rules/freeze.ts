import type { Finding, NamedSpan, PlannedThing, Severity } from '../conflict.ts';
import type { Context } from '../context.ts';
import type { ChangeFact, DeploymentFact, EventFact } from '../facts.ts';
import { shared } from '../intervals.ts';
import { concerns } from './concerns.ts';
import { rule, type EventsAround } from './rule.ts';

export type FreezeMeaning = 'hardFreeze' | 'softFreeze';

/** An open deployment to production while a freeze that concerns it is on. */
export function freezeRule(meaning: FreezeMeaning, severity: Severity) {
  return rule({
    scope: 'deployment',
    severity,
    tune: { dependents: 0 },
    flags: ['dependents'],
    find: ({ deployment, events }, { dependents }, context) =>
      deployment.production ? found(deployment, events, meaning, dependents === 1, context) : [],
  });
}

/** An open change while a freeze that concerns it is on, whatever environment it is made in. */
export function changeFreezeRule(meaning: FreezeMeaning, severity: Severity) {
  return rule({
    scope: 'change',
    severity,
    tune: { dependents: 0 },
    flags: ['dependents'],
    find: ({ change, events }, { dependents }, context) => found(change, events, meaning, dependents === 1, context),
  });
}

function found(
  planned: DeploymentFact | ChangeFact,
  events: EventsAround,
  meaning: EventFact['meaning'],
  dependents: boolean,
  { graph }: Context,
): Finding[] {
  return events(meaning, planned)
    .filter((freeze) => concerns(freeze, planned, graph, dependents))
    .map((freeze) => freezeFinding(planned, freeze));
}

/** Something planned while a freeze is on. */
export function freezeFinding(planned: PlannedThing, freeze: NamedSpan): Finding {
  return {
    about: [planned.ref, freeze.ref],
    overlap: shared(planned, freeze),
    services: planned.services,
    facts: [planned.start, planned.end, freeze.start, freeze.end],
  };
}
