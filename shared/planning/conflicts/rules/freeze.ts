import { shared } from '../intervals.ts';
import type { Severity } from '../conflict.ts';
import { concerns } from './concerns.ts';
import { rule } from './rule.ts';

/** An open deployment to production while a freeze that concerns it is on. */
export function freezeRule(meaning: 'hardFreeze' | 'softFreeze', severity: Severity) {
  return rule({
    scope: 'deployment',
    severity,
    tune: { dependents: 0 },
    flags: ['dependents'],
    find: ({ deployment, events }, { dependents }, { graph }) => {
      if (!deployment.production) return [];
      return events(meaning, deployment)
        .filter((freeze) => concerns(freeze, deployment, graph, dependents === 1))
        .map((freeze) => ({
          about: [deployment.ref, freeze.ref],
          overlap: shared(deployment, freeze),
          services: deployment.services,
          facts: [deployment.start, deployment.end, freeze.start, freeze.end],
        }));
    },
  });
}
