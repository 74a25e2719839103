import type { Meeting } from '../model/board.ts';
import type { Approval, ChangeRequest } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import type { WorkingTime } from '../planning/working-time.ts';
import { fillAgenda } from './agenda.ts';
import { cutOffOf, type Sitting } from './cut-off.ts';
import { decidedBy, prepareMeeting } from './meeting.ts';

/** A meeting for a sitting that has none yet: the board's members expected, the agenda filled by rule. */
export function filledMeeting(
  sitting: Sitting,
  source: {
    readonly changes: readonly ChangeRequest[];
    readonly approvals: readonly Approval[];
    readonly works: WorkingTime;
  },
  configuration: Configuration,
  nextId: () => Id,
): Meeting {
  const { board, when } = sitting;
  const { changes, approvals, works } = source;
  const meeting = prepareMeeting(sitting, configuration, nextId);
  const cutOff = cutOffOf(board, when, configuration.settings.zone, works).utc;
  const rule = { board, meets: when, cutOff, changes, isDecided: decidedBy(board.id, approvals) };
  return { ...meeting, agenda: fillAgenda([], false, rule, configuration, nextId) };
}
