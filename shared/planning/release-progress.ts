import type { Gate, GateState } from '../model/gate.ts';
import type { When } from '../model/time.ts';
import { changesOfGate, stateOfGate, type GateFacts } from './gate-standing.ts';
import { compareNames } from './name-order.ts';

/** How far a gate is: criteria met and sign-offs given, of all that are asked; the changes it waits for are one. */
export interface GateProgress {
  readonly done: number;
  readonly total: number;
  readonly state: GateState;
}

export function gateProgress(
  gate: Pick<Gate, 'criteria' | 'signOffs' | 'typeId' | 'releaseId'>,
  facts: GateFacts,
): GateProgress {
  const met = gate.criteria.filter((criterion) => criterion.met).length;
  const approved = gate.signOffs.filter((signOff) => signOff.decision === 'approved').length;
  const changes = changesOfGate(gate, facts);
  return {
    done: met + approved + (changes === 'approved' ? 1 : 0),
    total: gate.criteria.length + gate.signOffs.length + (changes === 'none' ? 0 : 1),
    state: stateOfGate(gate, facts),
  };
}

/** What sorts and compares: the day or the wall time something starts. Good within one release, not across zones. */
export function startText(when: When): string {
  return when.type === 'dates' ? when.first : when.start.wall;
}

export function inOrderOfTime(gates: readonly Gate[]): Gate[] {
  return [...gates].sort((a, b) => {
    const one = startText(a.due);
    const other = startText(b.due);
    return one < other ? -1 : one > other ? 1 : compareNames(a.name, b.name);
  });
}

/** The earliest gate that is not passed, overdue ones included: it is what stands in the way. Null when none does. */
export function nextGate(gates: readonly Gate[], facts: GateFacts): Gate | null {
  return inOrderOfTime(gates).find((gate) => stateOfGate(gate, facts) !== 'passed') ?? null;
}
