import { monthsBetween, widestDays } from '#shared/planning/days.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { RecordOf, TimedTable } from '#shared/model/tables.ts';

/** Bucket of everything that repeats: its occurrences are expanded when a range is asked for. */
export const SERIES_BUCKET = 'series';
/** Bucket of what spans more months than are worth listing. */
export const LONG_BUCKET = 'long';
const MOST_MONTHS = 18;

/**
 * The month buckets (`YYYY-MM`) under which a record is found by range; kept in the indexed field
 * `$months` of the stored row. One multi-entry look-up then answers "what touches this month".
 */
export function timeKeys(table: TimedTable, record: RecordOf<TimedTable>): string[] {
  if ('recurrence' in record && record.recurrence !== null) return [SERIES_BUCKET];
  const days = widestDaysOf(table, record);
  return days === null ? [] : buckets(days.first, days.last);
}

/** First and last day on which a record (of a series: its first occurrence) may be seen in any zone; null without a date. */
export function widestDaysOf(
  table: TimedTable,
  record: RecordOf<TimedTable>,
): { first: PlainDate; last: PlainDate } | null {
  switch (table) {
    case 'releases': {
      const release = record as RecordOf<'releases'>;
      const last = release.releaseDate ?? release.startDate;
      const first = release.startDate ?? release.releaseDate;
      return first === null || last === null ? null : { first: first < last ? first : last, last };
    }
    case 'phases': {
      const { first, last } = record as RecordOf<'phases'>;
      return { first, last };
    }
    case 'gates':
      return widestDays((record as RecordOf<'gates'>).due);
    case 'deployments':
      return widestDays((record as RecordOf<'deployments'>).when);
    case 'bookings':
      return widestDays((record as RecordOf<'bookings'>).when);
    case 'events':
      return widestDays((record as RecordOf<'events'>).when);
    case 'changes': {
      const { when } = record as RecordOf<'changes'>;
      return when === null ? null : widestDays(when);
    }
  }
}

function buckets(first: PlainDate, last: PlainDate): string[] {
  return monthsBetween(first, last, MOST_MONTHS) ?? [LONG_BUCKET];
}

/** Buckets to look under for a range of days, both inclusive. Null: the range is too long, read all. */
export function bucketsOfRange(first: PlainDate, last: PlainDate): string[] | null {
  const months = monthsBetween(first, last, 240);
  return months === null ? null : [...months, SERIES_BUCKET, LONG_BUCKET];
}
