import type { Complaint, SupportDay } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import { daysOfLog, isOpenOn, type SupportLog } from './book.ts';

export const PRIORITIES = [1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];
/** A count for each priority. */
export type ByPriority = Readonly<Record<Priority, number>>;

/** What one day of the log says; all but the typed fields is counted. */
export interface DayFigures {
  readonly day: PlainDate;
  readonly opened: ByPriority;
  readonly resolved: ByPriority;
  /** At the end of the day. */
  readonly open: ByPriority;
  readonly knownErrorHits: number;
  readonly complaintsNew: number;
  /** At the end of the day. */
  readonly complaintsOpen: number;
  /** What somebody wrote; null where nobody did. */
  readonly written: SupportDay | null;
}

/** One line for every day so far, in order of time. */
export function dailyFigures(log: SupportLog): DayFigures[] {
  const written = new Map(log.book.days.map((one) => [one.day, one]));
  return daysOfLog(log).map((day) => ({
    day,
    opened: countBy(log, ({ opened }) => opened === day),
    resolved: countBy(log, ({ resolved }) => resolved === day),
    open: countBy(log, (one) => isOpenOn(one, day)),
    knownErrorHits: sum(Object.values(written.get(day)?.knownErrorHits ?? {})) + linkedHits(log, day),
    complaintsNew: log.book.complaints.filter((one) => one.day === day).length,
    complaintsOpen: log.book.complaints.filter((one) => isComplaintOpen(one, day)).length,
    written: written.get(day) ?? null,
  }));
}

/** Open incidents by priority at the end of a day. */
export function openOn(log: SupportLog, day: PlainDate): ByPriority {
  return countBy(log, (one) => isOpenOn(one, day));
}

/** Hits of each known error so far: those written down and the incidents that name it. */
export function hitsByKnownError({ book, incidents }: SupportLog): ReadonlyMap<string, number> {
  const hits = new Map<string, number>();
  const add = (id: string, count: number) => hits.set(id, (hits.get(id) ?? 0) + count);
  for (const { knownErrorHits } of book.days) for (const [id, count] of Object.entries(knownErrorHits)) add(id, count);
  for (const { incident } of incidents) if (incident.knownErrorId !== null) add(incident.knownErrorId, 1);
  return hits;
}

export const isComplaintOpen = ({ day: since, closedOn }: Complaint, day: PlainDate): boolean =>
  since <= day && (closedOn === null || closedOn > day);

export const totalOf = (counts: ByPriority): number => sum(Object.values(counts));

function linkedHits(log: SupportLog, day: PlainDate): number {
  return log.incidents.filter(({ incident, opened }) => opened === day && incident.knownErrorId !== null).length;
}

function countBy(log: SupportLog, counts: (one: SupportLog['incidents'][number]) => boolean): ByPriority {
  const found: Record<Priority, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const one of log.incidents) if (counts(one)) found[one.incident.priority as Priority] += 1;
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
