import { stateOfGate } from '../../gate-standing.ts';
import { daysOfWhen } from '../../moments.ts';
import { refOf } from '../conflict.ts';
import { workingDaysBetween } from '../../working-time.ts';
import { isOpen } from './go-live.ts';
import { guardedBy } from './guarded.ts';
import { rule } from './rule.ts';

/** The default gate type of the change advisory board. */
const BOARD = 'cab';

/** A board that meets after the deployment it decides on, or fewer working days before it than are asked for. */
export const cutOffMissed = rule({
  scope: 'release',
  severity: 'warning',
  tune: { workingDays: 1 },
  find: ({ release, gates, deployments, works }, { workingDays }, context) => {
    if (!isOpen(release, context)) return [];
    const { zone } = context.configuration.settings;
    return gates.flatMap((gate) => {
      if (gate.typeId !== BOARD || stateOfGate(gate, context.configuration) !== 'open') return [];
      const due = context.instants.of(gate.due);
      const deployment = guardedBy(due, deployments);
      if (deployment === null) return [];
      const meets = daysOfWhen(gate.due, zone).first;
      const isAfter = due.start > deployment.latestStart;
      const left = isAfter ? 0 : workingDaysBetween(works, meets, context.instants.dateAt(deployment.start));
      if (!isAfter && left >= workingDays) return [];
      return [
        {
          about: [refOf('gates', gate.id), deployment.ref],
          overlap: { start: Math.min(due.start, deployment.start), end: Math.max(due.end, deployment.start + 1) },
          services: deployment.services,
          facts: [workingDays, left],
        },
      ];
    });
  },
});
