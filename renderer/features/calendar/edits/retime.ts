import type { Moment, PlainDate, WallTime, When, Zone } from '#shared/model/time.ts';
import { addDays, daysBetween } from '#shared/planning/days.ts';
import { daysOfWhen, momentFromInstant, toMoment, wallIn } from '#shared/planning/moments.ts';
import { msToInstant, msToWall, wallToMs } from '#shared/planning/wall.ts';

/*
 * What a drag or a key means for a stored time. Only what was dragged is worked out anew: a move by
 * days keeps both wall times, an edge leaves the other edge as it is stored. Never read from where
 * something is drawn, which may have been clamped for drawing.
 */

export type Retiming =
  /** As a whole, by days; 22:00 stays 22:00 in its own zone. */
  | { readonly type: 'days'; readonly days: number }
  /** As a whole, to begin when the clock of the view shows `wall`; lasts as long as before. */
  | { readonly type: 'start'; readonly wall: WallTime }
  /** From the hours to the row of whole days. */
  | { readonly type: 'wholeDay'; readonly day: PlainDate }
  | { readonly type: 'edgeDay'; readonly edge: 'start' | 'end'; readonly days: number }
  | { readonly type: 'edgeTime'; readonly edge: 'start' | 'end'; readonly wall: WallTime };

export type Refusal = 'endBeforeStart' | 'cancelled';
export type Retimed =
  | { readonly when: When; readonly refused: null }
  | { readonly when: null; readonly refused: Refusal };

/** Asks which is meant of an hour that happens twice or never; null gives up. */
export type AskHour = (note: 'gap' | 'overlap', wall: WallTime, zone: Zone) => Promise<'earlier' | 'later' | null>;

/** Length of what comes from whole days into the hours. */
const HOUR_MS = 3_600_000;

const refuse = (refused: Refusal): Retimed => ({ when: null, refused });
const done = (when: When): Retimed => ({ when, refused: null });

/** The new time of something, or why there is none. `zone` is the one of the view. */
export async function retime(when: When, to: Retiming, zone: Zone, ask: AskHour): Promise<Retimed> {
  if (when.type === 'dates') return retimeDates(when, to, zone, ask);
  const { start, end } = when;
  switch (to.type) {
    case 'days': {
      const first = await shifted(start, to.days, ask);
      if (first === null) return refuse('cancelled');
      if (end.utc === start.utc) return done({ ...when, start: first, end: first });
      const last = await shifted(end, to.days, ask);
      if (last === null) return refuse('cancelled');
      // An hour the clock skips pushes a start past an end that was close behind it.
      return done({ ...when, start: first, end: last.utc < first.utc ? first : last });
    }
    case 'start': {
      const first = await momentAt(to.wall, zone, start.zone, ask);
      if (first === null) return refuse('cancelled');
      const lasts = wallToMs(end.utc) - wallToMs(start.utc);
      const last = momentFromInstant(msToInstant(wallToMs(first.utc) + lasts), end.zone);
      return done({ ...when, start: first, end: lasts === 0 ? first : last });
    }
    case 'wholeDay': {
      const { first, last } = daysOfWhen(when, zone);
      return done({ type: 'dates', first: to.day, last: addDays(to.day, daysBetween(first, last)) });
    }
    case 'edgeDay': {
      const moved = await shifted(to.edge === 'start' ? start : end, to.days, ask);
      return moved === null ? refuse('cancelled') : withEdge(when, to.edge, moved);
    }
    case 'edgeTime': {
      const own = to.edge === 'start' ? start.zone : end.zone;
      const moved = await momentAt(to.wall, zone, own, ask);
      return moved === null ? refuse('cancelled') : withEdge(when, to.edge, moved);
    }
  }
}

function withEdge(when: When & { type: 'moments' }, edge: 'start' | 'end', moved: Moment): Retimed {
  const next = edge === 'start' ? { ...when, start: moved } : { ...when, end: moved };
  return next.end.utc < next.start.utc ? refuse('endBeforeStart') : done(next);
}

async function retimeDates(when: When & { type: 'dates' }, to: Retiming, zone: Zone, ask: AskHour): Promise<Retimed> {
  const { first, last } = when;
  switch (to.type) {
    case 'days':
      return done({ ...when, first: addDays(first, to.days), last: addDays(last, to.days) });
    case 'wholeDay':
      return done({ ...when, first: to.day, last: addDays(to.day, daysBetween(first, last)) });
    case 'start': {
      const start = await momentAt(to.wall, zone, zone, ask);
      if (start === null) return refuse('cancelled');
      return done({ type: 'moments', start, end: momentFromInstant(msToInstant(wallToMs(start.utc) + HOUR_MS), zone) });
    }
    case 'edgeDay':
    case 'edgeTime': {
      const days =
        to.type === 'edgeDay' ? to.days : daysBetween(to.edge === 'start' ? first : last, to.wall.slice(0, 10));
      const next =
        to.edge === 'start' ? { ...when, first: addDays(first, days) } : { ...when, last: addDays(last, days) };
      return next.last < next.first ? refuse('endBeforeStart') : done(next);
    }
  }
}

/** The same reading of the clock so many days later, in the moment's own zone. */
async function shifted(moment: Moment, days: number, ask: AskHour): Promise<Moment | null> {
  if (days === 0) return moment;
  const wall = `${addDays(moment.wall.slice(0, 10), days)}${moment.wall.slice(10)}`;
  return momentAt(wall, moment.zone, moment.zone, ask);
}

/** The moment at which the clock of `zone` shows `wall`, kept on the clock of `own`. */
export async function momentAt(wall: WallTime, zone: Zone, own: Zone, ask: AskHour): Promise<Moment | null> {
  const { moment, note } = toMoment(wall, zone);
  if (note === null) return own === zone ? moment : momentFromInstant(moment.utc, own);
  const choice = await ask(note, wall, zone);
  if (choice === null) return null;
  const chosen = toMoment(wall, zone, choice).moment;
  return own === zone ? chosen : momentFromInstant(chosen.utc, own);
}

/** What the clock of the view shows at one edge, moved by minutes; for the keyboard. */
export function nudged(when: When & { type: 'moments' }, edge: 'start' | 'end', minutes: number, zone: Zone): WallTime {
  return msToWall(wallToMs(wallIn(when[edge], zone)) + minutes * 60_000);
}
