import type { Approval, ChangeRequest } from '../../model/change.ts';
import type { Board, Meeting } from '../../model/board.ts';
import type { Event } from '../../model/event.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Configuration } from '../../planning/configuration.ts';
import type { WorkingTime } from '../../planning/working-time.ts';
import { approvalState } from '../approval.ts';
import { firmBy } from '../cut-off.ts';
import { EventsByMonth } from '../during.ts';
import { impactOf } from '../impact.ts';
import { comingTo, votersOf } from '../attendance.ts';
import { riskOf } from '../risk.ts';
import { collisionsOf, windowStatus, type Collision } from '../schedule.ts';
import { ChangeWaivers } from '../waivers.ts';
import { LINT_RULE_NAMES, LINT_RULES, type LintRule, type LintSubject, type Remark } from './rules.ts';

export { LINT_RULE_NAMES, LINT_RULES, type LintRule } from './rules.ts';

/** Something for which a board would send the change back. */
export interface LintFinding extends Remark {
  readonly rule: LintRule;
  readonly severity: 'error' | 'warning';
}

export interface LintSource {
  readonly configuration: Configuration;
  /** Every change that may collide with those that are looked at. */
  readonly changes: readonly ChangeRequest[];
  readonly approvalsOf: (changeId: Id) => readonly Approval[];
  readonly events: readonly Event[];
  readonly meetings: readonly Meeting[];
  readonly waivers: readonly Waiver[];
  readonly works: WorkingTime;
  readonly today: PlainDate;
}

/** Rules that look at a placeholder. */
const OF_PLACEHOLDERS: ReadonlySet<LintRule> = new Set(['firm', 'freeze', 'time']);
/** What was done without asking cannot be asked any more. */
const NOT_AFTERWARDS: ReadonlySet<LintRule> = new Set(['leadTime', 'outsideWindow', 'collision', 'past']);

/** Lints changes one by one; what is the same for all of them (freezes, collisions, sittings) is worked out once. */
export class Linter {
  private readonly events: EventsByMonth;
  private readonly waivers: ChangeWaivers;
  private readonly collisions: ReadonlyMap<Id, readonly Collision[]>;
  private readonly eventsById: ReadonlyMap<Id, Event>;

  constructor(private readonly source: LintSource) {
    const { configuration, changes, events, waivers, today } = source;
    this.events = new EventsByMonth(events, configuration);
    this.waivers = new ChangeWaivers(waivers, configuration, today);
    this.collisions = collisionsOf(changes, configuration, this.waivers);
    this.eventsById = new Map(events.map((event) => [event.id, event]));
  }

  /** All that the rules look at, for pages that show it too. */
  subject(change: ChangeRequest): LintSubject {
    const { configuration, approvalsOf, meetings, works, today } = this.source;
    return {
      change,
      configuration,
      today,
      works,
      risk: riskOf(change, configuration),
      impact: impactOf(change, configuration.services),
      window: windowStatus(change, this.events, this.waivers),
      collisions: this.collisions.get(change.id) ?? [],
      approval: approvalState(configuration.changeTypes.get(change.typeId), approvalsOf(change.id)),
      firmBy: change.placeholder ? firmBy(change, configuration, { events: this.eventsById, meetings }, works) : null,
    };
  }

  /** Findings in the order of the rules, errors first. None for a cancelled or closed change. */
  lint(change: ChangeRequest): LintFinding[] {
    const { configuration } = this.source;
    const status = configuration.statuses.get(change.statusId);
    if (status?.category === 'cancelled' || status?.stage === 'closed') return [];
    const subject = this.subject(change);
    const isDone = status?.category === 'done';
    const findings = LINT_RULE_NAMES.flatMap((rule): LintFinding[] => {
      if (configuration.settings.lintRules[rule]?.on === false) return [];
      if (change.placeholder ? !OF_PLACEHOLDERS.has(rule) : rule === 'firm') return [];
      if (isDone && NOT_AFTERWARDS.has(rule)) return [];
      const { severity, find } = LINT_RULES[rule];
      const remark = find(subject);
      return remark === null ? [] : [{ rule, severity, ...remark }];
    });
    return findings.toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  }
}

/** Findings about the meeting itself, beside those of its changes. */
export type MeetingFinding = 'noMembers' | 'noQuorum' | 'noChair' | 'emptyAgenda' | 'overlong' | 'overlongSoon';

/**
 * What would embarrass the meeting.
 *
 * @param minutes length of the meeting; null where unknown
 * @param held minutes its placeholders will take once they are firm
 */
export function lintMeeting(
  meeting: Pick<Meeting, 'agenda' | 'attendance'>,
  board: Pick<Board, 'quorum'>,
  minutes: number | null,
  held = 0,
): MeetingFinding[] {
  const coming = comingTo(meeting);
  const planned = meeting.agenda.reduce((sum, item) => sum + item.minutes, 0);
  const found: [MeetingFinding, boolean][] = [
    ['noMembers', meeting.attendance.length === 0],
    ['noQuorum', votersOf(coming) < board.quorum],
    ['noChair', meeting.attendance.length > 0 && !coming.some(({ chair }) => chair)],
    ['emptyAgenda', meeting.agenda.length === 0],
    ['overlong', minutes !== null && planned > minutes],
    ['overlongSoon', minutes !== null && planned <= minutes && planned + held > minutes],
  ];
  return found.filter(([, is]) => is).map(([finding]) => finding);
}
