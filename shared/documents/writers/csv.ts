import { protectCell } from '../../csv-cell.ts';
import type { Instant } from '../../model/time.ts';
import type { CalendarEntry } from '../../planning/entry.ts';
import { daysOfWhen, wallIn } from '../../planning/moments.ts';
import { wallToMs } from '../../planning/wall.ts';
import type { Text } from '../../text/index.ts';
import { kindName, statusText } from '../chips.ts';
import type { CalendarSnapshot } from '../snapshot.ts';

/** Columns of the table, in order. The names are data for programs and stay English. */
export const CSV_COLUMNS = ['title', 'kind', 'start', 'end', 'zone', 'key', 'code', 'status', 'services'] as const;

export interface CsvOptions {
  /** Byte order mark, without which Excel reads UTF-8 as the machine's old code page. Default yes. */
  readonly bom?: boolean;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Every entry of the range, series expanded, as RFC 4180: comma, CRLF, UTF-8. Whole days are
 * `YYYY-MM-DD` with the last day inclusive and no zone; moments are ISO 8601 with offset, in their own
 * zone, which is named beside them.
 */
export function writeCsv(snapshot: CalendarSnapshot, t: Text, { bom = true }: CsvOptions = {}): string {
  const rows = byStart(snapshot).map((entry) => {
    const { start, end, zone } = timesOf(entry);
    const services = entry.serviceIds.map((id) => snapshot.services[id] ?? id).join('; ');
    const text = {
      title: entry.title,
      kind: kindName(entry, snapshot, t),
      key: entry.key ?? '',
      code: entry.code,
      status: statusText(entry, t),
      services,
    };
    const cells: Record<(typeof CSV_COLUMNS)[number], string> = {
      ...(Object.fromEntries(Object.entries(text).map(([name, value]) => [name, protectCell(value)])) as typeof text),
      start,
      end,
      zone,
    };
    return CSV_COLUMNS.map((column) => quoted(cells[column])).join(',');
  });
  return `${bom ? '\uFEFF' : ''}${[CSV_COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** In time order, as a table is read; days before moments of the same day. */
function byStart({ entries, zone }: CalendarSnapshot): CalendarEntry[] {
  const keyed = entries.map((entry, order) => {
    const { first } = daysOfWhen(entry.when, zone);
    return {
      entry,
      key: `${first}|${entry.when.type === 'dates' ? '' : entry.when.start.utc}|${String(order).padStart(9, '0')}`,
    };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

function timesOf({ when }: CalendarEntry): { start: string; end: string; zone: string } {
  if (when.type === 'dates') return { start: when.first, end: when.last, zone: '' };
  return { start: withOffset(when.start), end: withOffset(when.end), zone: when.start.zone };
}

/** `2026-12-03T22:00:00+01:00`; a time that fell into a gap is written where it was put. */
function withOffset({
  wall,
  utc,
  choice,
  zone,
}: {
  wall: string;
  utc: Instant;
  choice?: 'earlier' | 'later' | undefined;
  zone: string;
}): string {
  const shown = choice === undefined ? wall : wallIn({ wall, utc, choice, zone }, zone);
  const minutes = Math.round((wallToMs(shown) - wallToMs(utc)) / 60_000);
  const seconds = shown.length === 16 ? `${shown}:00` : shown;
  if (minutes === 0) return `${seconds}Z`;
  const two = (n: number): string => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${seconds}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
