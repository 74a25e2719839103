import type { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import type { Complaint, Incident, KnownError, Support, SupportDay, SupportItem } from '../../model/support.ts';
import type { PlainDate, Zone } from '../../model/time.ts';
import { addDays, daysBetween } from '../days.ts';
import { momentFromInstant } from '../moments.ts';

/** What is known of a release before and in its early life support. */
export interface ReleaseRecords {
  readonly release: Release;
  readonly incidents: readonly Incident[];
  readonly knownErrors: readonly KnownError[];
}

/** One early life support with all that is recorded about it. */
export interface SupportBook extends ReleaseRecords {
  readonly support: Support;
  /** Its days; null where the phase was deleted. */
  readonly phase: Phase | null;
  readonly items: readonly SupportItem[];
  readonly days: readonly SupportDay[];
  readonly complaints: readonly Complaint[];
  /** In which an incident's moment has its day. */
  readonly zone: Zone;
}

export interface Days {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

/** Where it stands: to come, under way, past its last day and not left, left. */
export type SupportStage = 'ahead' | 'running' | 'overdue' | 'left';

export function stageOf({ support, phase }: Pick<SupportBook, 'support' | 'phase'>, today: PlainDate): SupportStage {
  if (support.decision !== null) return 'left';
  if (phase === null || today < phase.first) return 'ahead';
  return today > phase.last ? 'overdue' : 'running';
}

/** Which of its days it is (1 is the first; less before it, more after the last) and of how many. */
export function dayOfSupport({ first, last }: Days, today: PlainDate): { day: number; of: number } {
  return { day: daysBetween(first, today) + 1, of: daysBetween(first, last) + 1 };
}

/** An incident that counts, by the days it was open. */
export interface CountedIncident {
  readonly incident: Incident;
  readonly opened: PlainDate;
  /** Null: still open. */
  readonly resolved: PlainDate | null;
}

/** A book read up to a day: what figures and exit criteria are counted from. */
export interface SupportLog {
  readonly book: SupportBook;
  readonly days: Days | null;
  /** The last day that can be spoken of: today, or the last day where that is past. */
  readonly asOf: PlainDate;
  /** It has begun. */
  readonly begun: boolean;
  /** Without what was seen before go-live and what turned out to be a wish. */
  readonly incidents: readonly CountedIncident[];
}

export function readLog(book: SupportBook, today: PlainDate): SupportLog {
  const { phase, zone } = book;
  const dayOf = (instant: string): PlainDate => momentFromInstant(instant, zone).wall.slice(0, 10);
  // While nobody has decided, what happens after the last day still counts.
  const isOver = phase !== null && book.support.decision !== null && today > phase.last;
  return {
    book,
    days: phase === null ? null : { first: phase.first, last: phase.last },
    asOf: isOver ? phase.last : today,
    begun: phase !== null && today >= phase.first,
    incidents: book.incidents
      .filter(({ preProduction, isRequest }) => !preProduction && !isRequest)
      .map((incident) => ({
        incident,
        opened: dayOf(incident.openedAt),
        resolved: incident.resolvedAt === null ? null : dayOf(incident.resolvedAt),
      })),
  };
}

/** Days written about at most: the log of a support that was forgotten must not grow for ever. */
const MOST_DAYS = 400;

/** Every day from the first up to the day spoken of, in order; empty before it has begun. */
export function daysOfLog({ days, asOf, begun }: SupportLog): PlainDate[] {
  if (!begun || days === null) return [];
  const count = Math.min(MOST_DAYS, daysBetween(days.first, asOf) + 1);
  return Array.from({ length: count }, (_, at) => addDays(asOf, at - count + 1));
}

export const isOpenOn = ({ opened, resolved }: CountedIncident, day: PlainDate): boolean =>
  opened <= day && (resolved === null || resolved > day);
