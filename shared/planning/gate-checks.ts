import type { GateType } from '../model/configuration.ts';
import type { Gate } from '../model/gate.ts';
import type { Id } from '../model/schema.ts';

/** What a new gate of a type starts with: its criteria open, its sign-offs pending. */
export function newGateChecks(type: GateType | undefined, nextId: () => Id): Pick<Gate, 'criteria' | 'signOffs'> {
  const criteria = type?.criteria ?? [];
  const roles = type?.signOffRoles ?? [];
  return {
    criteria: criteria.map((text) => ({ id: nextId(), text, met: false, note: '' })),
    signOffs: roles.map((role) => ({
      id: nextId(),
      role,
      personId: null,
      decision: 'pending',
      decidedAt: null,
      note: '',
    })),
  };
}
