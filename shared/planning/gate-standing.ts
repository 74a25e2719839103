import { gateState, type Gate, type GateState } from '../model/gate.ts';
import type { ReleaseStanding } from '../change/approval.ts';
import type { Configuration } from './configuration.ts';

/** What says how a gate stands beside its own criteria and sign-offs. */
export type GateFacts = Pick<Configuration, 'gateTypes' | 'standings'>;
type GateOfType = Pick<Gate, 'criteria' | 'signOffs' | 'typeId' | 'releaseId'>;

/** How the changes stand that a gate waits for; `none` where it waits for none. */
export function changesOfGate({ typeId, releaseId }: GateOfType, { gateTypes, standings }: GateFacts): ReleaseStanding {
  return gateTypes.get(typeId)?.needsApprovedChanges === true ? (standings.get(releaseId) ?? 'none') : 'none';
}

/** Open, passed or rejected, the changes it waits for among what counts. */
export function stateOfGate(gate: GateOfType, facts: GateFacts): GateState {
  return gateState(gate, changesOfGate(gate, facts));
}
