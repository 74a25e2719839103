import type { PrintOptions } from '../bridge.ts';
import type { Text } from '../text/index.ts';
import { sheetOf } from './paper.ts';
import { buildCalendarDocument } from './calendar.ts';
import type { CalendarSnapshot } from './snapshot.ts';
import { writeCsv, type CsvOptions } from './writers/csv.ts';
import type { FontFace } from './writers/font-faces.ts';
import { writeHtml } from './writers/html.ts';
import { writeIcs } from './writers/ics.ts';

/** Formats of one export. */
export type CalendarFormat =
  /** What the engine prints. */
  | { readonly format: 'print'; readonly fonts: readonly FontFace[] }
  /** A page for mailing: on whole sheets, as who reads it glues nothing, and without fonts, as it can load none. */
  | { readonly format: 'html' }
  | { readonly format: 'ics' }
  | ({ readonly format: 'csv' } & CsvOptions);

/** One snapshot in one format, as text. All formats of a snapshot agree: they are made of nothing else. */
export function renderCalendar(snapshot: CalendarSnapshot, t: Text, wanted: CalendarFormat): string {
  switch (wanted.format) {
    case 'print':
      return writeHtml(buildCalendarDocument(snapshot, t), wanted.fonts);
    case 'html':
      return writeHtml(buildCalendarDocument(untiled(snapshot), t));
    case 'ics':
      return writeIcs(snapshot, t);
    case 'csv':
      return writeCsv(snapshot, t, wanted);
  }
}

function untiled({ tile: _, ...snapshot }: CalendarSnapshot): CalendarSnapshot {
  return snapshot;
}

/** What the engine is told beside the HTML: the document brings its own head, foot and page size. */
export function printOptionsOf({ paper, landscape, tile }: CalendarSnapshot): PrintOptions {
  const { tiling } = sheetOf(paper, landscape, tile);
  if (tiling === null || tile === undefined) return { paper, landscape, title: '' };
  return { paper: tile, landscape: tiling.landscape, title: '' };
}

/** "release-calendar-2026-10-01-2026-12-31": a file name any system takes. */
export function fileNameOf({ title, first, last }: Pick<CalendarSnapshot, 'title' | 'first' | 'last'>): string {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return [plain === '' ? 'calendar' : plain, first, last].join('-');
}
