import { approvalState } from '../../change/approval.ts';
import { firmBy } from '../../change/cut-off.ts';
import { reviewDue } from '../../change/review.ts';
import type { Action, Meeting } from '../../model/board.ts';
import type { Approval, ChangeRequest } from '../../model/change.ts';
import type { Event } from '../../model/event.ts';
import type { Id } from '../../model/schema.ts';
import type { Incident } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../configuration.ts';
import { addDays } from '../days.ts';
import { daysOfWhen } from '../moments.ts';
import type { WorkingTime } from '../working-time.ts';
import type { Me } from './reasons.ts';

/** One thing of changes and boards that needs somebody: a code of the catalogue (`thisWeek:change`), its values. */
export interface ChangeNeed {
  readonly code: 'firm' | 'review' | 'decide' | 'notApproved' | 'outcome' | 'action';
  /** Null for an action of no change and no meeting. */
  readonly place: { readonly page: 'changes' | 'meetings'; readonly openId: Id } | null;
  readonly key: string;
  readonly title: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly day: PlainDate;
  readonly state: 'overdue' | 'today' | 'ahead';
  readonly mine: boolean;
}

export interface ChangeNeedsRequest {
  readonly configuration: Configuration;
  readonly changes: readonly ChangeRequest[];
  readonly approvalsOf: (changeId: Id) => readonly Approval[];
  readonly actions: readonly Action[];
  readonly incidents: readonly Incident[];
  readonly events: ReadonlyMap<Id, Event>;
  readonly meetings: readonly Meeting[];
  readonly works: WorkingTime;
  readonly today: PlainDate;
  /** Days looked ahead, today among them. */
  readonly days: number;
  readonly me: Me | null;
}

type Found = Omit<ChangeNeed, 'state'>;

/** What is over for so long is no longer brought up: the list of changes has it. */
const OVERDUE_DAYS = 90;

/**
 * What is due in the days ahead, in order of time: placeholders to be made firm, approvals that are open shortly
 * before the change, changes that are over without an outcome, reviews, and actions of boards.
 */
export function changeNeedsOf(request: ChangeNeedsRequest): ChangeNeed[] {
  const { today, days } = request;
  const [first, last] = [addDays(today, -OVERDUE_DAYS), addDays(today, days - 1)];
  const found = [
    ...request.changes.flatMap((change) => needsOfChange(change, request, last)),
    ...request.actions.flatMap((action) => needOfAction(action, request)),
  ];
  return found
    .filter(({ day }) => day >= first && day <= last)
    .map((need): ChangeNeed => ({
      ...need,
      state: need.day < today ? 'overdue' : need.day === today ? 'today' : 'ahead',
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function needsOfChange(change: ChangeRequest, request: ChangeNeedsRequest, last: PlainDate): Found[] {
  const { configuration, approvalsOf, incidents, events, meetings, works, me } = request;
  const { statuses, changeTypes, settings } = configuration;
  const status = statuses.get(change.statusId);
  if (status?.category === 'cancelled') return [];
  const place = { page: 'changes', openId: change.id } as const;
  const owns = me !== null && (change.ownerId === me.id || change.implementerId === me.id);
  const base = { place, key: change.key, title: change.title, params: {}, mine: owns };
  const found: Found[] = [];
  const days = change.when === null ? null : daysOfWhen(change.when, settings.zone);
  if (change.placeholder) {
    const firm = firmBy(change, configuration, { events, meetings }, works);
    if (firm !== null) found.push({ ...base, code: 'firm', day: firm });
  } else if (status?.category === 'planned' && days !== null && days.first <= last) {
    const approvals = approvalsOf(change.id);
    const state = approvalState(changeTypes.get(change.typeId), approvals);
    const asked = approvals.filter(({ decision }) => decision === 'requested' || decision === 'deferred');
    const roles = asked.map(({ role }) => role).join(', ');
    const mine = owns || asked.some((approval) => isAskedOf(approval, me));
    if (state === 'open' && status.stage !== 'new') {
      found.push({ ...base, mine, code: 'decide', params: { roles }, day: days.first });
    } else if (state === 'none' || state === 'open') found.push({ ...base, code: 'notApproved', day: days.first });
  }
  // Over by its plan, and nobody has said how it went.
  if (!change.placeholder && days !== null && change.outcome === null && status?.stage !== 'closed') {
    const isUnderWay = status?.stage === 'implement' || status?.stage === 'review' || status?.stage === 'scheduled';
    if (isUnderWay && days.last < request.today) found.push({ ...base, code: 'outcome', day: days.last });
  }
  const review = reviewDue(change, incidents, configuration, works);
  if (review !== null && !review.held && review.dueBy !== null) {
    const mine = owns || (me !== null && change.review?.ownerId === me.id);
    found.push({ ...base, mine, code: 'review', day: review.dueBy });
  }
  return found;
}

function isAskedOf({ personId, role }: Approval, me: Me | null): boolean {
  if (me === null) return false;
  if (personId !== null) return personId === me.id;
  const plain = (text: string): string => text.trim().toLocaleLowerCase('en');
  return me.role !== '' && plain(role) === plain(me.role);
}

/** Actions of boards only: those of early life support are on its page. */
function needOfAction(action: Action, { changes, me }: ChangeNeedsRequest): Found[] {
  if (action.doneAt !== null || action.due === null || action.supportId !== null) return [];
  const key = changes.find(({ id }) => id === action.changeId)?.key ?? '';
  const place =
    action.meetingId !== null
      ? ({ page: 'meetings', openId: action.meetingId } as const)
      : action.changeId === null
        ? null
        : ({ page: 'changes', openId: action.changeId } as const);
  const mine = me !== null && action.ownerId === me.id;
  return [{ code: 'action', place, key, title: action.text, params: {}, day: action.due, mine }];
}
