import { stateOfGate } from '../../gate-standing.ts';
import { refOf } from '../conflict.ts';
import { isOpen } from './go-live.ts';
import { guardedBy } from './guarded.ts';
import { rule } from './rule.ts';

/** An open gate that is due only after the deployment it should guard has begun. */
export const gateAfterDeployment = rule({
  scope: 'release',
  severity: 'error',
  tune: {},
  find: ({ release, gates, deployments }, _, context) => {
    if (!isOpen(release, context)) return [];
    return gates.flatMap((gate) => {
      if (stateOfGate(gate, context.configuration) !== 'open') return [];
      const due = context.instants.of(gate.due);
      const deployment = guardedBy(due, deployments);
      if (deployment === null || due.start <= deployment.latestStart) return [];
      return [
        {
          about: [refOf('gates', gate.id), deployment.ref],
          overlap: { start: deployment.start, end: due.end },
          services: deployment.services,
          facts: [],
        },
      ];
    });
  },
});
