import type { ExitCriterion, ExitMetric, SupportItem } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import { addDays, daysBetween } from '../days.ts';
import { daysOfLog, isOpenOn, type SupportLog } from './book.ts';
import { isDocumented } from './known-errors.ts';

/** Which way a measured value went over the last week, seen from leaving. */
export type Trend = 'better' | 'same' | 'worse';

/** An exit criterion as it stands. */
export interface Measured {
  readonly criterion: ExitCriterion;
  readonly met: boolean;
  /** In the metric's own unit; null where there is nothing to measure yet, or by hand. */
  readonly value: number | null;
  readonly target: number | null;
  /** Null where it can't be said. */
  readonly trend: Trend | null;
  /** The value of every day so far, for a line; empty where the past is not known. */
  readonly series: readonly (number | null)[];
}

/** Days over which a trend is told and open P3 incidents have to fall. */
const WEEK = 7;

/** What a metric is read against where no target was set. `most`: at most the target, else at least. */
const READING: Record<
  Exclude<ExitMetric, 'manual' | 'p3Falling'>,
  { readonly target: number; readonly most: boolean }
> = {
  openMajor: { target: 0, most: true },
  openP3: { target: 0, most: true },
  undocumentedWorkarounds: { target: 0, most: true },
  stableDays: { target: 1, most: false },
  slaDays: { target: 1, most: false },
  deskResolution: { target: 100, most: false },
  checklist: { target: 100, most: false },
};

/** Metrics whose value on an earlier day can be told from the log. */
const WITH_PAST: ReadonlySet<ExitMetric> = new Set([
  'openMajor',
  'openP3',
  'p3Falling',
  'stableDays',
  'slaDays',
  'deskResolution',
  'checklist',
]);

export function measureAll(log: SupportLog): Measured[] {
  return log.book.support.exitCriteria.map((criterion) => measure(log, criterion));
}

/** Measured up to the log's last day. Before the first day nothing but the checklist and known errors is. */
export function measure(log: SupportLog, criterion: ExitCriterion): Measured {
  const { metric } = criterion;
  if (metric === 'manual') return { criterion, met: criterion.met, value: null, target: null, trend: null, series: [] };
  const value = valueOn(log, criterion, log.asOf);
  const past = WITH_PAST.has(metric);
  const series = past && metric !== 'p3Falling' ? daysOfLog(log).map((day) => valueOn(log, criterion, day)) : [];
  return {
    criterion,
    value,
    target: targetOf(criterion),
    met: isMet(log, criterion, value),
    trend: past && value !== null ? trendOf(log, criterion, value) : null,
    series,
  };
}

export function targetOf({ metric, target }: ExitCriterion): number | null {
  return metric === 'manual' || metric === 'p3Falling' ? null : (target ?? READING[metric].target);
}

function isMet(log: SupportLog, criterion: ExitCriterion, value: number | null): boolean {
  const { metric } = criterion;
  if (metric === 'manual') return criterion.met;
  // Nothing was resolved because nothing happened: the desk needed nobody.
  if (metric === 'deskResolution' && value === null) return log.begun && log.incidents.length === 0;
  if (value === null) return false;
  // Falling, or none left that could fall.
  if (metric === 'p3Falling') return value < 0 || openOf(log, [3], log.asOf) === 0;
  const target = targetOf(criterion) ?? 0;
  return READING[metric].most ? value <= target : value >= target;
}

function trendOf(log: SupportLog, criterion: ExitCriterion, value: number): Trend | null {
  // A change is its own trend.
  if (criterion.metric === 'p3Falling') return compare(0, value, true);
  const before = earlierDay(log, log.asOf);
  const was = before === null ? null : valueOn(log, criterion, before);
  if (was === null) return null;
  const most = criterion.metric === 'manual' ? false : READING[criterion.metric].most;
  return compare(was, value, most);
}

function compare(was: number, is: number, lessIsBetter: boolean): Trend {
  if (was === is) return 'same';
  return is < was === lessIsBetter ? 'better' : 'worse';
}

/** A week before, or the first day where that is later; null on the first day. */
function earlierDay({ days }: SupportLog, day: PlainDate): PlainDate | null {
  if (days === null || day <= days.first) return null;
  const week = addDays(day, -WEEK);
  return week < days.first ? days.first : week;
}

function valueOn(log: SupportLog, criterion: ExitCriterion, day: PlainDate): number | null {
  const { book, days, begun } = log;
  switch (criterion.metric) {
    case 'manual':
      return null;
    case 'checklist':
      return shareDone(
        book.items.filter(({ section }) => criterion.section === null || section === criterion.section),
        day < log.asOf ? day : null,
      );
    case 'undocumentedWorkarounds':
      return book.knownErrors.filter((error) => error.closedOn === null && !isDocumented(error)).length;
    default:
      if (!begun || days === null) return null;
  }
  switch (criterion.metric) {
    case 'openMajor':
      return openOf(log, [1, 2], day);
    case 'openP3':
      return openOf(log, [3], day);
    case 'p3Falling': {
      const before = earlierDay(log, day);
      return before === null ? null : openOf(log, [3], day) - openOf(log, [3], before);
    }
    case 'stableDays':
      return stableDays(log, days.first, day);
    case 'slaDays':
      return slaDays(log, day);
    case 'deskResolution':
      return deskShare(log, day);
  }
}

function openOf(log: SupportLog, priorities: readonly number[], day: PlainDate): number {
  return log.incidents.filter((one) => priorities.includes(one.incident.priority) && isOpenOn(one, day)).length;
}

/** Whole days after the last one on which a P1 or P2 came in; from the first day on where none did. */
function stableDays(log: SupportLog, first: PlainDate, day: PlainDate): number {
  const majors = log.incidents.flatMap(({ incident, opened }) =>
    incident.priority <= 2 && opened >= first && opened <= day ? [opened] : [],
  );
  const last = majors.toSorted().at(-1);
  return last === undefined ? daysBetween(first, day) + 1 : daysBetween(last, day);
}

/** Logged days in a row, up to the day, on which the service level was met. A day nobody judged is skipped. */
function slaDays(log: SupportLog, day: PlainDate): number {
  const judged = log.book.days.filter((one) => one.day <= day && one.slaMet !== null);
  const latestFirst = judged.toSorted((a, b) => (a.day < b.day ? 1 : -1));
  const missed = latestFirst.findIndex(({ slaMet }) => slaMet === false);
  return missed === -1 ? latestFirst.length : missed;
}

/** Percent of what was resolved that the desk resolved by itself; null where nothing was. */
function deskShare(log: SupportLog, day: PlainDate): number | null {
  const resolved = log.incidents.filter(
    (one) => one.incident.resolvedBy !== null && one.resolved !== null && one.resolved <= day,
  );
  if (resolved.length === 0) return null;
  const byDesk = resolved.filter(({ incident }) => incident.resolvedBy === 'desk').length;
  return Math.floor((byDesk / resolved.length) * 100);
}

/** Percent done; on an earlier day (`until`) only what carries a day by then counts. Null without lines. */
function shareDone(items: readonly SupportItem[], until: PlainDate | null): number | null {
  const counted = items.filter(({ state }) => state !== 'notNeeded');
  // Where nothing is needed, everything is done.
  if (counted.length === 0) return items.length === 0 ? null : 100;
  const done = counted.filter(
    ({ state, doneOn }) => state === 'done' && (until === null || (doneOn !== null && doneOn <= until)),
  );
  return Math.floor((done.length / counted.length) * 100);
}
