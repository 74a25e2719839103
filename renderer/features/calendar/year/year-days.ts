import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { isoWeekday, fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { entryDays } from '../../../data/entry-days.ts';
import { rankOf } from '../calendar-items.ts';
import type { DayMarks } from '../view-context.ts';

/** Entries of one day that look alike: a code in a cell. */
export interface YearMark {
  readonly entry: CalendarEntry;
  readonly rank: number;
}

export interface YearDay {
  /** Everything that touches the day. */
  readonly count: number;
  /** What happens on the day, each look once, what matters most first. */
  readonly marks: readonly YearMark[];
  readonly is: DayMarks;
}

/** More codes than any cell holds. */
const MOST_MARKS = 8;

/**
 * A year's days from its entries, in one pass over them: spans are counted at their ends and summed up
 * once, so that the cost is that of the entries, not of the days they last.
 *
 * A code stands where something happens: on the first day of a span, of a release on its release date.
 */
export function yearDays(
  entries: readonly CalendarEntry[],
  { first, days, zone }: { readonly first: number; readonly days: number; readonly zone: string },
  configuration: Configuration,
): YearDay[] {
  const counts = new Int32Array(days + 1);
  const looks = Array.from({ length: days }, () => new Map<number, YearMark>());
  const holidays = new Map<number, string>();
  const freezes = new Map<number, string>();
  const numberOf = dayNumbers();
  const lookOf = lookNumbers();
  for (const entry of entries) {
    const span = entryDays(entry, zone);
    const begins = numberOf(span.first) - first;
    const ends = numberOf(span.last) - first;
    const [from, to] = [Math.max(begins, 0), Math.min(ends, days - 1)];
    if (from > to) continue;
    counts[from] = (counts[from] ?? 0) + 1;
    counts[to + 1] = (counts[to + 1] ?? 0) - 1;
    const look = looks[entry.table === 'releases' ? ends : begins];
    if (look !== undefined) {
      const key = lookOf(entry);
      if (!look.has(key)) look.set(key, { entry, rank: rankOf(entry, configuration) + (entry.cancelled ? 20 : 0) });
    }
    const special = entry.cancelled ? null : specialOf(entry, configuration);
    if (special === null) continue;
    const named = special === 'holiday' ? holidays : freezes;
    for (let day = from; day <= to; day += 1) if (!named.has(day)) named.set(day, entry.title);
  }
  const working = new Set(configuration.settings.workingDays);
  let count = 0;
  return looks.map((look, day) => {
    count += counts[day] ?? 0;
    const marks = [...look.values()].sort((a, b) => a.rank - b.rank).slice(0, MOST_MARKS);
    const rest = !working.has(isoWeekday(fromDayNumber(first + day)));
    return { count, marks, is: { holiday: holidays.get(day) ?? null, freeze: freezes.get(day) ?? null, rest } };
  });
}

interface Known {
  readonly first: number;
  readonly zone: string;
  readonly configuration: Configuration;
  readonly days: readonly YearDay[];
}

const known = new WeakMap<readonly CalendarEntry[], Known>();

/** The days of a list of entries, worked out once for it: turning back to a year costs nothing. */
export function knownYearDays(...[entries, span, configuration]: Parameters<typeof yearDays>): readonly YearDay[] {
  const { first, zone } = span;
  let found = known.get(entries);
  if (found?.first !== first || found.zone !== zone || found.configuration !== configuration) {
    found = { first, zone, configuration, days: yearDays(entries, span, configuration) };
    known.set(entries, found);
  }
  return found.days;
}

/** Thousands of entries share a few hundred days: each is read once. */
function dayNumbers(): (date: PlainDate) => number {
  const known = new Map<PlainDate, number>();
  return (date) => {
    let day = known.get(date);
    if (day === undefined) known.set(date, (day = toDayNumber(date)));
    return day;
  };
}

/** Entries that look alike have the same number: no text is put together for each of thousands. */
function lookNumbers(): (entry: CalendarEntry) => number {
  const byStyle = new Map<string, Map<string, number>>();
  let next = 0;
  return ({ styleId, code, table, cancelled }) => {
    let byCode = byStyle.get(styleId);
    if (byCode === undefined) byStyle.set(styleId, (byCode = new Map()));
    let look = byCode.get(code);
    if (look === undefined) byCode.set(code, (look = next += 4));
    return look + (table === 'deployments' ? 1 : 0) + (cancelled ? 2 : 0);
  };
}

function specialOf(entry: CalendarEntry, { eventKinds }: Configuration): 'holiday' | 'freeze' | null {
  if (entry.table !== 'events') return null;
  const meaning = eventKinds.get(entry.styleId)?.meaning;
  if (meaning === 'holiday') return 'holiday';
  return meaning === 'hardFreeze' || meaning === 'softFreeze' ? 'freeze' : null;
}
