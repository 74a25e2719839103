import type { ChangeRequest } from '../model/change.ts';
import type { Incident } from '../model/support.ts';
import type { PlainDate } from '../model/time.ts';
import { dayIn, momentFromInstant } from '../planning/moments.ts';
import type { Configuration } from '../planning/configuration.ts';
import { addWorkingDays, type WorkingTime } from '../planning/working-time.ts';
import { riskOf } from './risk.ts';

/** Why a post-implementation review (PIR) is due. */
export type ReviewReason = 'emergency' | 'notSuccessful' | 'highRisk' | 'causedIncident' | 'unauthorised' | 'asked';

export interface ReviewDue {
  readonly reasons: readonly ReviewReason[];
  /** Null while the change has not ended. */
  readonly dueBy: PlainDate | null;
  readonly held: boolean;
}

/**
 * Whether and until when a change is reviewed, by the rule of Settings. `asked`: somebody set a day although
 * no rule asks for one. Null where none is due. A cancelled change was never done and is not reviewed.
 */
export function reviewDue(
  change: ChangeRequest,
  incidents: readonly Pick<Incident, 'causedByChangeId'>[],
  configuration: Configuration,
  works: WorkingTime,
): ReviewDue | null {
  const { settings, changeTypes, statuses } = configuration;
  if (statuses.get(change.statusId)?.category === 'cancelled') return null;
  const rule = settings.reviewRule;
  const reasons: ReviewReason[] = [];
  if (rule.emergency && changeTypes.get(change.typeId)?.meaning === 'emergency') reasons.push('emergency');
  if (rule.notSuccessful && change.outcome !== null && change.outcome !== 'successful') reasons.push('notSuccessful');
  if (rule.highRisk && riskOf(change, configuration).level === 'high') reasons.push('highRisk');
  if (rule.causedIncident && incidents.some(({ causedByChangeId }) => causedByChangeId === change.id)) {
    reasons.push('causedIncident');
  }
  if (rule.unauthorised && change.unauthorised) reasons.push('unauthorised');
  const asked = change.review?.dueBy ?? null;
  if (reasons.length === 0 && asked === null) return null;
  const ended = change.actualEnd ?? change.breakGlass?.endedAt ?? null;
  const byRule =
    ended === null
      ? null
      : addWorkingDays(works, dayIn(momentFromInstant(ended, settings.zone), settings.zone), rule.dueDays);
  return {
    reasons: reasons.length === 0 ? ['asked'] : reasons,
    dueBy: asked ?? byRule,
    held: (change.review?.heldOn ?? null) !== null,
  };
}
