import { isoWeekday, fromDayNumber } from '#shared/planning/days.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarItem } from '../calendar-items.ts';
import type { DayMarks } from '../view-context.ts';

/** What a day is before anything is planned on it: a holiday, within a hard freeze, a day of rest. */
export function dayMarks(
  byDay: readonly (readonly CalendarItem[])[],
  firstDay: number,
  configuration: Configuration,
): ReadonlyMap<number, DayMarks> {
  const working = new Set(configuration.settings.workingDays);
  const marks = new Map<number, DayMarks>();
  byDay.forEach((items, index) => {
    const day = firstDay + index;
    let holiday: string | null = null;
    let freeze: string | null = null;
    for (const { entry } of items) {
      if (entry.table !== 'events' || entry.cancelled) continue;
      const meaning = configuration.eventKinds.get(entry.styleId)?.meaning;
      if (meaning === 'holiday') holiday ??= entry.title;
      if (meaning === 'hardFreeze') freeze ??= entry.title;
    }
    const rest = !working.has(isoWeekday(fromDayNumber(day)));
    if (holiday !== null || freeze !== null || rest) marks.set(day, { holiday, freeze, rest });
  });
  return marks;
}
