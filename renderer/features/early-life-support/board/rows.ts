import type { PlainDate } from '#shared/model/time.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { daysOfLog, readLog, stageOf, type SupportBook, type SupportStage } from '#shared/planning/support/book.ts';
import { measureAll } from '#shared/planning/support/exit.ts';
import { openOn, totalOf, type ByPriority } from '#shared/planning/support/figures.ts';
import {
  progressBySection,
  progressOf,
  type Progress,
  type SectionProgress,
} from '#shared/planning/support/progress.ts';
import { missingFor, type Missing } from '#shared/planning/support/ready.ts';

/** One release on the board. */
export interface BoardRow {
  readonly id: string;
  readonly book: SupportBook;
  readonly stage: SupportStage;
  readonly sections: readonly SectionProgress[];
  readonly whole: Progress;
  readonly open: ByPriority;
  /** Open incidents at the end of each of the last days. */
  readonly trend: readonly number[];
  readonly met: number;
  readonly criteria: number;
  readonly missing: readonly Missing[];
}

/** Days the small line of the board goes back. */
const TREND_DAYS = 14;

export function toBoardRow(book: SupportBook, today: PlainDate): BoardRow {
  const log = readLog(book, today);
  const measured = measureAll(log);
  return {
    id: book.support.id,
    book,
    stage: stageOf(book, today),
    sections: progressBySection(book.items, today),
    whole: progressOf(book.items, today),
    open: openOn(log, log.asOf),
    trend: daysOfLog(log)
      .slice(-TREND_DAYS)
      .map((day) => totalOf(openOn(log, day))),
    met: measured.filter(({ met }) => met).length,
    criteria: measured.length,
    missing: book.support.decision === null ? missingFor(log, 'exit') : [],
  };
}

/** What ends first needs somebody first; what has no days stands last. */
export function inOrderOfEnd(rows: readonly BoardRow[]): BoardRow[] {
  const end = ({ book }: BoardRow): string => book.phase?.last ?? '9999';
  return rows.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
}

/** A release is offered this long before going live and after. */
const AHEAD = 42;
const BEHIND = 28;

/** Releases about to go live or just live that have no early life support yet, the next first. */
export function candidates(
  releases: readonly Release[],
  books: readonly SupportBook[],
  configuration: Configuration,
  today: PlainDate,
): Release[] {
  const taken = new Set(books.map(({ release }) => release.id));
  const [from, to] = [addDays(today, -BEHIND), addDays(today, AHEAD)];
  return releases
    .filter(
      ({ id, releaseDate, statusId }) =>
        !taken.has(id) &&
        releaseDate !== null &&
        from <= releaseDate &&
        releaseDate <= to &&
        configuration.statuses.get(statusId)?.category !== 'cancelled',
    )
    .toSorted((a, b) => ((a.releaseDate ?? '') < (b.releaseDate ?? '') ? -1 : 1));
}
