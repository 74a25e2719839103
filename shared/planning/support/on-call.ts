import type { Id } from '../../model/schema.ts';
import type { EscalationLevel } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';

/** Who answers on one level on a day. */
export interface OnCall {
  readonly level: EscalationLevel;
  /** Those whose turn it is; where nobody has one, everybody of the level. */
  readonly personIds: readonly Id[];
  /** The level has a rota, and nobody stands in it for the day. */
  readonly gap: boolean;
}

/** Who is on call on a day, from the first level up. */
export function onCall(levels: readonly EscalationLevel[], day: PlainDate): OnCall[] {
  return levels.map((level) => {
    const turns = level.rota.filter(({ first, last, personId }) => personId !== null && first <= day && day <= last);
    const own = [...new Set(turns.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
    return {
      level,
      personIds: own.length > 0 ? own : level.personIds,
      gap: level.rota.length > 0 && own.length === 0,
    };
  });
}
