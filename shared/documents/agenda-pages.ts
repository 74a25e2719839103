import { AgendaColumn } from '../bridge.ts';
import type { PlainDate } from '../model/time.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { chipOf, kindName, statusText, whenText } from './chips.ts';
import type { DocumentContext } from './context.ts';
import type { CalendarSnapshot } from './snapshot.ts';
import { linesOf, textWidth } from './text-metrics.ts';
import type { AgendaRow, PageContent } from './tree.ts';

/** Heights of the table, mm; the writer's style sheet draws with the same figures. */
export const AGENDA = { head: 6, day: 6.4, line: 4.2, padding: 1.6, size: 8.5, cell: 2 } as const;
const MOST_SERVICES = 12;

const USUAL: readonly AgendaColumn[] = ['when', 'code', 'key', 'title', 'status', 'services'];
/** Widths on upright A4 and on what is wider than 230 mm; the title takes what is left. */
const WIDTHS: Readonly<Record<AgendaColumn, readonly [narrow: number, wide: number]>> = {
  when: [33, 42],
  code: [9, 10],
  key: [24, 30],
  title: [0, 0],
  kind: [26, 34],
  status: [25, 34],
  place: [26, 36],
  services: [38, 62],
};
/** Share of the page that the title keeps, however many columns stand beside it. */
const TITLE_SHARE = 0.28;

/** Columns of a document's agenda, in their order; when and title are always among them. */
export function agendaColumnsOf({ columns = USUAL }: Pick<CalendarSnapshot, 'columns'>): AgendaColumn[] {
  return AgendaColumn.options.filter((id) => id === 'when' || id === 'title' || columns.includes(id));
}

/** Widths by column, mm, together the inner width. */
export function agendaWidths(columns: readonly AgendaColumn[], innerWidth: number): number[] {
  const wide = innerWidth > 230;
  const factor = innerWidth > 380 ? 1.35 : 1;
  const wanted = columns.map((id) => WIDTHS[id][wide ? 1 : 0] * factor);
  const used = wanted.reduce((sum, width) => sum + width, 0);
  const room = innerWidth * (1 - TITLE_SHARE);
  const shrunk = wanted.map((width) => (used > room ? (width * room) / used : width));
  const title = innerWidth - Math.min(used, room);
  return columns.map((id, i) => (id === 'title' ? title : (shrunk[i] ?? 0)));
}

/** The range as a table by day; heads and the day repeat on every page. */
export function agendaPages(context: DocumentContext): PageContent[] {
  const { snapshot, dates, t, contentHeight } = context;
  const heading = dates.range(snapshot.first, snapshot.last);
  if (snapshot.entries.length === 0) return [{ heading, blocks: [{ kind: 'empty', text: t('documents:empty') }] }];
  const ids = agendaColumnsOf(snapshot);
  const widths = agendaWidths(ids, context.sheet.innerWidth);
  const columns = ids.map((id) => ({ id, head: t(`documents:agenda.${id}`) }));
  const pages: AgendaRow[][] = [];
  let rows: AgendaRow[] = [];
  let left = 0;
  for (const { day, entries } of byDay(context)) {
    let said = false;
    for (const entry of entries) {
      const row = rowOf(context, entry, day);
      const height = rowHeight(row, ids, widths);
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
  return pages.map((page) => ({ heading, blocks: [{ kind: 'table', columns, rows: page }] }));
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
  const chip = chipOf(entry, book, snapshot.zone);
  return {
    kind: 'entry',
    chip,
    texts: {
      when: first === day ? when : t('documents:when.since', { date: dates.shortDay(first), when }),
      code: chip.code,
      key: chip.key,
      title: chip.title,
      kind: kindName(entry, snapshot, t),
      status: statusText(entry, t),
      place: entry.environment ?? entry.location,
      services:
        names.length > MOST_SERVICES
          ? t('documents:agenda.more', { names: shown, count: names.length - MOST_SERVICES })
          : shown,
    },
  };
}

/** What stands before the time of a changed entry. */
function changeText({ change }: EntryRow['chip']): string {
  return change === null ? '' : `${change.tag}${change.was} `;
}

function rowHeight({ chip, texts }: EntryRow, columns: readonly AgendaColumn[], widths: readonly number[]): number {
  const lines = columns.map((id, i) => {
    const room = (widths[i] ?? 0) - AGENDA.cell - (id === 'status' && chip.dot !== null ? 3.6 : 0);
    return id === 'code'
      ? Math.ceil(textWidth(texts.code, AGENDA.size) / 20)
      : linesOf(id === 'when' ? `${changeText(chip)}${texts.when}` : texts[id], AGENDA.size, room);
  });
  return Math.max(...lines) * AGENDA.line + AGENDA.padding;
}
