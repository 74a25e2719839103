import type { Board, Meeting } from '../model/board.ts';
import type { ChangeRequest } from '../model/change.ts';
import type { Event } from '../model/event.ts';
import type { Moment, MomentSpan, PlainDate, When } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { addDays } from '../planning/days.ts';
import { dayIn, instantsOfWhen, toMoment } from '../planning/moments.ts';
import { addWorkingDays, readableOccurrences, type WorkingTime } from '../planning/working-time.ts';
import { compareInOrder } from '../planning/name-order.ts';

/** One time a board meets, whether or not its meeting has been prepared. */
export interface Sitting {
  readonly board: Board;
  readonly event: Event;
  /** Key of the occurrence; null where the event does not repeat. */
  readonly occurrence: string | null;
  readonly when: When;
  /** The meeting that was prepared for it. */
  readonly meeting: Meeting | null;
}

/** How far ahead a board's next meeting is looked for. */
const LOOK_AHEAD_DAYS = 120;

/** A board's sittings that touch a range of days, in order. Cancelled ones are left out. */
export function sittingsOf(
  board: Board,
  source: { readonly events: ReadonlyMap<string, Event>; readonly meetings: readonly Meeting[] },
  range: { readonly first: PlainDate; readonly last: PlainDate; readonly zone: string },
): Sitting[] {
  const event = board.eventId === null ? undefined : source.events.get(board.eventId);
  if (event === undefined) return [];
  return readableOccurrences(event, range)
    .filter(({ cancelled }) => !cancelled)
    .map(({ key, when }) => {
      const occurrence = event.recurrence === null ? null : key;
      const meeting = source.meetings.find((one) => one.eventId === event.id && one.occurrence === occurrence) ?? null;
      return { board, event, occurrence, when, meeting };
    });
}

/** When a meeting is: when it was held, else where its occurrence stands now; null where that is gone. */
export function meetingWhen(
  meeting: Pick<Meeting, 'held' | 'eventId' | 'occurrence'>,
  events: ReadonlyMap<string, Event>,
  zone: string,
): When | null {
  if (meeting.held !== null) return meeting.held satisfies MomentSpan;
  const event = meeting.eventId === null ? undefined : events.get(meeting.eventId);
  if (event === undefined) return null;
  if (event.recurrence === null) return meeting.occurrence === null ? event.when : null;
  if (meeting.occurrence === null) return null;
  const day = meeting.occurrence.slice(0, 10);
  // An occurrence may have been moved; its key stays. Most are found within a month of where they began.
  for (const reach of [31, 400]) {
    const range = { first: addDays(day, -reach), last: addDays(day, reach), zone };
    const found = readableOccurrences(event, range).find(({ key }) => key === meeting.occurrence);
    if (found !== undefined) return found.cancelled ? null : found.when;
  }
  return null;
}

/** Last moment at which a change may be handed in for a meeting. */
export function cutOffOf(
  { cutOffDays, cutOffTime }: Pick<Board, 'cutOffDays' | 'cutOffTime'>,
  meets: When,
  zone: string,
  works: WorkingTime,
): Moment {
  const day = meets.type === 'dates' ? meets.first : dayIn(meets.start, zone);
  const last = cutOffDays === 0 ? day : addWorkingDays(works, day, -cutOffDays);
  const cutOff = toMoment(`${last}T${cutOffTime}`, zone).moment;
  // An emergency board has no lead: what is there when it meets is in time.
  return cutOffDays === 0 && meets.type === 'moments' ? meets.start : cutOff;
}

/** The board that decides on changes of a kind: the first of the workspace's that is not archived. */
export function boardFor(kind: Board['kind'] | null, { boards }: Pick<Configuration, 'boards'>): Board | null {
  if (kind === null) return null;
  return [...boards.values()].filter((one) => one.kind === kind && !one.archived).sort(compareInOrder)[0] ?? null;
}

/**
 * Day by which a placeholder has to be firm: the one somebody set, else the cut-off of its board's last
 * meeting before its start. Null where neither is known.
 */
export function firmBy(
  change: Pick<ChangeRequest, 'firmBy' | 'typeId' | 'when'>,
  configuration: Configuration,
  source: { readonly events: ReadonlyMap<string, Event>; readonly meetings: readonly Meeting[] },
  works: WorkingTime,
): PlainDate | null {
  if (change.firmBy !== null) return change.firmBy;
  const { zone } = configuration.settings;
  const board = boardFor(configuration.changeTypes.get(change.typeId)?.board ?? null, configuration);
  if (board === null || change.when === null) return null;
  const { start } = instantsOfWhen(change.when, zone);
  const day = change.when.type === 'dates' ? change.when.first : dayIn(change.when.start, zone);
  const before = sittingsOf(board, source, { first: addDays(day, -LOOK_AHEAD_DAYS), last: day, zone })
    .filter(({ when }) => instantsOfWhen(when, zone).start < start)
    .at(-1);
  return before === undefined ? null : dayIn(cutOffOf(board, before.when, zone, works), zone);
}
