import type { Moment, PlainDate, When } from '../../model/time.ts';
import { addDays, daysBetween } from '../days.ts';
import { momentFromInstant, toMoment, type MomentNote } from '../moments.ts';
import { msToInstant, wallToMs } from '../wall.ts';

/** Where a day goes. Keeps order: a later day never comes before an earlier one. */
export type DayMove = (day: PlainDate) => PlainDate;

export const byDays =
  (days: number): DayMove =>
  (day) =>
    addDays(day, days);

export interface Moved {
  readonly when: When;
  /** The hour it comes to never happens (`gap`), or happens twice (`overlap`), that day. */
  readonly hour: MomentNote;
}

/**
 * The same at another time: of whole days each edge moves; moments keep what the clock on the wall
 * shows in their own zone (22:00 stays 22:00 over a change of the clock), the start says by how many
 * days. Moving back gives what there was, down to which of a doubled hour was chosen (but for what
 * lasts less than an hour within or beside a doubled hour, taken straight to a day that skips that hour).
 */
export function moveWhen(when: When, move: DayMove): Moved {
  if (when.type === 'dates') return { when: { ...when, first: move(when.first), last: move(when.last) }, hour: null };
  const { start, end } = when;
  const day = start.wall.slice(0, 10);
  const days = daysBetween(day, move(day));
  if (days === 0) return { when, hour: null };
  const isPoint = end.wall === start.wall && end.zone === start.zone && end.utc === start.utc;
  const first = moveMoment(start, days, isPoint ? unasked(start) : unaskedStart(start, end));
  if (isPoint) return { when: { ...when, start: first.moment, end: first.moment }, hour: first.hour };
  const last = moveEnd(when, days, first.moment);
  if (first.hour === 'gap' && last.moment.utc < first.moment.utc) {
    // The skipped hour pushed the start past an end close behind it: then it is pushed the other way.
    const earlier = moveMoment({ ...start, choice: 'earlier' }, days, undefined);
    if (earlier.moment.utc <= last.moment.utc)
      return { when: { ...when, start: earlier.moment, end: last.moment }, hour: 'gap' };
  }
  const ends = last.moment.utc < first.moment.utc ? afterExactly(when, first.moment) : last.moment;
  return { when: { ...when, start: first.moment, end: ends }, hour: first.hour ?? last.hour };
}

interface MovedMoment {
  readonly moment: Moment;
  readonly hour: MomentNote;
}

/**
 * `byRule` is the choice the rules alone would have made: it is let go where nothing has to be chosen.
 * Any other was a person's and travels along, so that the way back finds it.
 */
function moveMoment(at: Moment, days: number, byRule: Moment['choice']): MovedMoment {
  const asked = at.choice === byRule ? undefined : at.choice;
  const wall = `${addDays(at.wall.slice(0, 10), days)}${at.wall.slice(10)}`;
  const { moment, note } = toMoment(wall, at.zone, at.choice);
  const kept: Moment = { ...at };
  delete kept.choice;
  if (note === null && asked !== undefined) moment.choice = asked;
  return { moment: { ...kept, ...moment }, hour: note };
}

function moveEnd(when: When & { type: 'moments' }, days: number, first: Moment): MovedMoment {
  // Across zones the two clocks may change on different days: then how long it takes is what is kept.
  if (when.start.zone !== when.end.zone) return { moment: afterExactly(when, first), hour: null };
  return moveMoment(when.end, days, unasked(when.end));
}

function afterExactly({ start, end }: When & { type: 'moments' }, first: Moment): Moment {
  const ms = wallToMs(first.utc) + wallToMs(end.utc) - wallToMs(start.utc);
  return { ...end, ...momentFromInstant(msToInstant(ms), end.zone) };
}

const unasked = ({ wall, zone }: Moment): Moment['choice'] => toMoment(wall, zone).moment.choice;

function unaskedStart(start: Moment, end: Moment): Moment['choice'] {
  if (start.choice === undefined) return undefined;
  const { moment, note } = toMoment(start.wall, start.zone);
  return note === 'gap' && end.utc < moment.utc ? 'earlier' : moment.choice;
}
