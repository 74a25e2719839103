import type { PlainDate } from '../model/time.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { chipOf, statusText, whenText } from './chips.ts';
import type { DocumentContext } from './context.ts';
import { linesOf, textWidth } from './text-metrics.ts';
import type { AgendaRow, PageContent } from './tree.ts';

/** Heights of the table, mm; the writer's style sheet draws with the same figures. */
export const AGENDA = { head: 6, day: 6.4, line: 4.2, padding: 1.6, size: 8.5, cell: 2 } as const;
const MOST_SERVICES = 12;

/** Widths of when, code, key, title, status, services; mm, together the inner width. */
export function agendaColumns(innerWidth: number): number[] {
  const shares = innerWidth > 230 ? [42, 10, 30, 0, 34, 62] : [33, 9, 24, 0, 25, 38];
  const used = shares.reduce((sum, share) => sum + share, 0);
  const factor = innerWidth > 380 ? 1.35 : 1;
  return shares.map((share) => (share === 0 ? innerWidth - used * factor : share * factor));
}

/** The range as a table by day; heads and the day repeat on every page. */
export function agendaPages(context: DocumentContext): PageContent[] {
  const { snapshot, dates, t, contentHeight } = context;
  const heading = dates.range(snapshot.first, snapshot.last);
  if (snapshot.entries.length === 0) return [{ heading, blocks: [{ kind: 'empty', text: t('documents:empty') }] }];
  const widths = agendaColumns(context.sheet.innerWidth);
  const heads = [
    t('documents:agenda.when'),
    t('documents:agenda.code'),
    t('documents:agenda.key'),
    t('documents:agenda.title'),
    t('documents:agenda.status'),
    t('documents:agenda.services'),
  ];
  const pages: AgendaRow[][] = [];
  let rows: AgendaRow[] = [];
  let left = 0;
  for (const { day, entries } of byDay(context)) {
    let said = false;
    for (const entry of entries) {
      const row = rowOf(context, entry, day);
      const height = rowHeight(row, widths);
      const needed = height + (said ? 0 : AGENDA.day);
      if (rows.length === 0 || needed > left) {
        rows = [];
        pages.push(rows);
        left = contentHeight - AGENDA.head;
        const text = said ? t('documents:agenda.continued', { day: dates.day(day) }) : dates.day(day);
        rows.push({ kind: 'day', text }, row);
        left -= height + AGENDA.day;
      } else {
        if (!said) rows.push({ kind: 'day', text: dates.day(day) });
        rows.push(row);
        left -= needed;
      }
      said = true;
    }
  }
  return pages.map((page) => ({ heading, blocks: [{ kind: 'table', heads, rows: page }] }));
}

/** Entries by the first of their days that lies in the range. */
function byDay({ snapshot }: DocumentContext): { day: PlainDate; entries: CalendarEntry[] }[] {
  const days = new Map<PlainDate, CalendarEntry[]>();
  for (const entry of snapshot.entries) {
    const { first } = daysOfWhen(entry.when, snapshot.zone);
    const day = first < snapshot.first ? snapshot.first : first;
    const list = days.get(day);
    if (list === undefined) days.set(day, [entry]);
    else list.push(entry);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, entries]) => ({ day, entries }));
}

type EntryRow = Extract<AgendaRow, { kind: 'entry' }>;

function rowOf({ snapshot, book, dates, t }: DocumentContext, entry: CalendarEntry, day: PlainDate): EntryRow {
  const { first } = daysOfWhen(entry.when, snapshot.zone);
  const when = whenText(entry.when, snapshot.zone, dates, t);
  const names = entry.serviceIds.map((id) => snapshot.services[id] ?? id);
  const shown = names.slice(0, MOST_SERVICES).join(', ');
  return {
    kind: 'entry',
    chip: chipOf(entry, book, snapshot.zone),
    when: first === day ? when : t('documents:when.since', { date: dates.shortDay(first), when }),
    status: statusText(entry, t),
    services:
      names.length > MOST_SERVICES
        ? t('documents:agenda.more', { names: shown, count: names.length - MOST_SERVICES })
        : shown,
  };
}

function rowHeight(row: EntryRow, widths: readonly number[]): number {
  const texts = [row.when, row.chip.code, row.chip.key, row.chip.title, row.status, row.services];
  const lines = texts.map((text, i) => {
    const room = (widths[i] ?? 0) - AGENDA.cell - (i === 4 && row.chip.dot !== null ? 3.6 : 0);
    return i === 1 ? Math.ceil(textWidth(text, AGENDA.size) / 20) : linesOf(text, AGENDA.size, room);
  });
  return Math.max(...lines) * AGENDA.line + AGENDA.padding;
}
