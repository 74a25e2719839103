import { meetingWhen, sittingsOf, type Sitting } from '#shared/change/cut-off.ts';
import { filledMeeting } from '#shared/change/filled-meeting.ts';
import type { Meeting } from '#shared/model/board.ts';
import type { Instant, PlainDate, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { instantsOfWhen } from '#shared/planning/moments.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';

/** A meeting a pack can be made for. */
export interface PackMeeting {
  readonly meeting: Meeting;
  readonly when: When;
  readonly start: Instant;
  /** False: nobody has prepared it; its agenda is what the rule takes now, and nothing of it is stored. */
  readonly isPrepared: boolean;
}

/**
 * Meetings that were prepared, and the boards' sittings within a range of days that were not; the latest first.
 */
export async function packMeetings(
  db: WorkspaceDatabase,
  configuration: Configuration,
  range: { readonly first: PlainDate; readonly last: PlainDate },
): Promise<PackMeeting[]> {
  const { zone } = configuration.settings;
  const [meetings, events] = await Promise.all([db.records('meetings').toArray(), db.records('events').toArray()]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const prepared = meetings.flatMap((meeting): PackMeeting[] => {
    const when = meetingWhen(meeting, byId, zone);
    return when === null ? [] : [{ meeting, when, start: instantsOfWhen(when, zone).start, isPrepared: true }];
  });
  const open = [...configuration.boards.values()]
    .filter(({ archived }) => !archived)
    .flatMap((board) => sittingsOf(board, { events: byId, meetings }, { ...range, zone }))
    .filter(({ meeting }) => meeting === null);
  const filled: PackMeeting[] = [];
  if (open.length > 0) {
    const [rows, approvals] = await Promise.all([db.records('changes').toArray(), db.records('approvals').toArray()]);
    const source = { changes: rows.map(fromRow), approvals, works: workingTime(configuration, events) };
    for (const sitting of open) {
      const meeting = filledMeeting(sitting, source, configuration, idsOf(sitting));
      filled.push({ meeting, when: sitting.when, start: instantsOfWhen(sitting.when, zone).start, isPrepared: false });
    }
  }
  return [...prepared, ...filled].toSorted((a, b) => (a.start < b.start ? 1 : -1));
}

/** The same every time: a pack of it that is written twice is one revision. */
function idsOf({ event, occurrence }: Sitting): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `${event.id} ${occurrence ?? ''} ${made}`;
  };
}
