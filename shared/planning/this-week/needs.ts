import type { EventMeaning } from '../../model/configuration.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../configuration.ts';
import { addDays } from '../days.ts';
import { projectEntries, type PlanRows } from '../entries.ts';
import type { CalendarEntry } from '../entry.ts';
import { daysOfWhen } from '../moments.ts';
import { approvalReason, gateReason, type Me, type Reason } from './reasons.ts';

/** Kinds of things that need somebody, in the order in which they are shown. */
export const NEED_KINDS = ['gates', 'approvals', 'deployments', 'cutOffs', 'bookings'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** One thing that needs somebody, and why. */
export interface Need {
  readonly kind: NeedKind;
  readonly entry: CalendarEntry;
  /** The day it is due or begins, in the workspace's zone. */
  readonly day: PlainDate;
  readonly state: 'overdue' | 'today' | 'ahead';
  readonly reason: Reason;
  /** It is this person's, by name, by role or because it concerns everyone. */
  readonly mine: boolean;
}

export interface NeedsRequest {
  /** What may stand between `firstDayLooked` and the last day; more does no harm. */
  readonly rows: PlanRows;
  readonly configuration: Configuration;
  readonly today: PlainDate;
  /** Days looked ahead, today among them. */
  readonly days: number;
  /** Null where nobody has said a name yet. */
  readonly me: Me | null;
}

/** How long something overdue is still brought up. */
const OVERDUE_DAYS = 90;
/** A freeze is brought up this long before it begins: what must be in has to be ready. */
const FREEZE_DAYS = 14;
/** An approval is brought up this long before what it is for: somebody else has to plan with it. */
const APPROVAL_DAYS = 60;

/** The days whose records have to be read for `needsOf`. */
export function daysLooked(today: PlainDate, days: number): { first: PlainDate; last: PlainDate } {
  return { first: addDays(today, -OVERDUE_DAYS), last: addDays(today, Math.max(days - 1, APPROVAL_DAYS)) };
}

/** What needs somebody in the days ahead and what is overdue, in order of time within each kind. */
export function needsOf(request: NeedsRequest): Need[] {
  const { rows, configuration, today, days } = request;
  const zone = configuration.settings.zone;
  const find = finder(request);
  const last = addDays(today, days - 1);
  const found: Need[] = [];
  for (const entry of projectEntries(rows, configuration, { ...daysLooked(today, days), zone })) {
    if (entry.cancelled) continue;
    const span = daysOfWhen(entry.when, zone);
    for (const { kind, reason, mine, day, until } of find(entry, span)) {
      if (day > (until ?? last)) continue;
      found.push({
        kind,
        entry,
        day,
        state: day < today ? 'overdue' : day === today ? 'today' : 'ahead',
        reason,
        mine,
      });
    }
  }
  const order = (need: Need): string =>
    `${need.day} ${need.entry.when.type === 'moments' ? need.entry.when.start.utc : ''}`;
  return found.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

interface Found {
  readonly kind: NeedKind;
  readonly reason: Reason;
  readonly mine: boolean;
  readonly day: PlainDate;
  /** Last day on which it is brought up, where that is not the last of the days looked at. */
  readonly until?: PlainDate;
}

type Find = (entry: CalendarEntry, span: { first: PlainDate; last: PlainDate }) => readonly Found[];

const CUT_OFFS: Partial<Record<EventMeaning, Reason['code']>> = {
  hardFreeze: 'hardFreezeBegins',
  softFreeze: 'softFreezeBegins',
  milestone: 'milestone',
  meeting: 'meeting',
};

function finder({ rows, configuration, today, me }: NeedsRequest): Find {
  const byId = <R extends { readonly id: Id }>(list: readonly R[]) => new Map(list.map((one) => [one.id, one]));
  const gates = byId(rows.gates);
  const deployments = byId(rows.deployments);
  const bookings = byId(rows.bookings);
  const events = byId(rows.events);
  const isOver = (releaseId: Id | null): boolean => {
    const release = releaseId === null ? undefined : rows.releasesById.get(releaseId);
    return release !== undefined && configuration.statuses.get(release.statusId)?.category === 'done';
  };
  const owns = (releaseId: Id | null): boolean =>
    me !== null && releaseId !== null && rows.releasesById.get(releaseId)?.ownerId === me.id;
  const until = addDays(today, APPROVAL_DAYS);

  return (entry, { first, last }) => {
    switch (entry.table) {
      case 'gates': {
        const gate = gates.get(entry.recordId);
        if (gate === undefined || entry.category === 'done' || isOver(entry.releaseId)) return [];
        const { reason, mine } = gateReason(gate, me, configuration);
        return [{ kind: 'gates', reason, mine: mine || owns(entry.releaseId), day: first }];
      }
      case 'deployments': {
        if (entry.category === 'done') return [];
        // One that is running is not late before it should have ended.
        if (last < today && isOver(entry.releaseId)) return [];
        const mine = owns(entry.releaseId) || (me !== null && deployments.get(entry.recordId)?.ownerId === me.id);
        const code = entry.category === 'inProgress' ? 'running' : last < today ? 'notDone' : 'goesLive';
        return [{ kind: 'deployments', reason: { code, params: {} }, mine, day: last < today ? last : first }];
      }
      case 'bookings': {
        const booking = bookings.get(entry.recordId);
        if (booking === undefined || last < today) return [];
        const environment = configuration.environments.get(booking.environmentId);
        const asked = approvalReason(booking, configuration.people);
        const decides = me !== null && environment?.ownerId === me.id;
        if (asked !== null) return [{ kind: 'approvals', reason: asked, mine: decides, day: first, until }];
        if (first < today) return [];
        const mine = decides || owns(entry.releaseId) || (me !== null && booking.requesterId === me.id);
        return [{ kind: 'bookings', reason: { code: 'begins', params: {} }, mine, day: first }];
      }
      case 'events': {
        const event = events.get(entry.recordId);
        const code = CUT_OFFS[configuration.eventKinds.get(entry.styleId)?.meaning ?? 'other'];
        if (event === undefined || code === undefined || first < today) return [];
        const everyone = event.ownerId === null && event.teamIds.length === 0;
        const mine =
          everyone || (me !== null && (event.ownerId === me.id || event.teamIds.some((id) => me.teamIds.includes(id))));
        const found = { kind: 'cutOffs', reason: { code, params: {} }, mine, day: first } as const;
        return code === 'meeting' || code === 'milestone'
          ? [found]
          : [{ ...found, until: addDays(today, FREEZE_DAYS) }];
      }
      case 'changes':
      case 'releases':
      case 'phases':
        return [];
    }
  };
}
