import type { CalendarItem } from '../calendar-items.ts';

/** A line of the agenda: the heading of a day (`item` null) or an entry under it. */
export interface AgendaRow {
  readonly key: string;
  readonly day: number;
  readonly item: CalendarItem | null;
}

/**
 * Entries once each, under the day they begin, or under the first day of the period when they began
 * before it; whole days first, then by the clock.
 */
export function agendaRows(items: readonly CalendarItem[], firstDay: number, lastDay: number): AgendaRow[] {
  const inView = items.filter((item) => item.lastDay >= firstDay && item.firstDay <= lastDay);
  const dayOf = (item: CalendarItem) => Math.max(item.firstDay, firstDay);
  const clock = (item: CalendarItem) => (item.allDay || item.firstDay < firstDay ? -1 : item.start.getTime());
  inView.sort((a, b) => dayOf(a) - dayOf(b) || clock(a) - clock(b) || a.rank - b.rank);
  const rows: AgendaRow[] = [];
  let day: number | null = null;
  for (const item of inView) {
    if (dayOf(item) !== day) {
      day = dayOf(item);
      rows.push({ key: `day ${day}`, day, item: null });
    }
    rows.push({ key: item.id, day, item });
  }
  return rows;
}
