import { gateState, type Gate, type GateState } from '../model/gate.ts';
import type { When } from '../model/time.ts';
import { compareNames } from './name-order.ts';

/** How far a gate is: criteria met and sign-offs given, of all that are asked. */
export interface GateProgress {
  readonly done: number;
  readonly total: number;
  readonly state: GateState;
}

export function gateProgress(gate: Pick<Gate, 'criteria' | 'signOffs'>): GateProgress {
  const met = gate.criteria.filter((criterion) => criterion.met).length;
  const approved = gate.signOffs.filter((signOff) => signOff.decision === 'approved').length;
  return { done: met + approved, total: gate.criteria.length + gate.signOffs.length, state: gateState(gate) };
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
export function nextGate(gates: readonly Gate[]): Gate | null {
  return inOrderOfTime(gates).find((gate) => gateState(gate) !== 'passed') ?? null;
}
