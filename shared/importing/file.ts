import { SlipwayError } from '../errors.ts';
import type { ImportSource } from '../model/import-link.ts';
import type { Zone } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { parseTable } from './csv/table.ts';
import { guessTableMapping } from './csv/guess.ts';
import type { DateOrder } from './csv/dates.ts';
import { parseBlock } from './block/block.ts';
import { decodeText } from './decode.ts';
import { parseCalendar } from './ics/calendar.ts';
import { Mapping, type ImportTable, type ReadOptions } from './mapping.ts';
import type { Parsed } from './parsed.ts';
import type { Note } from './problem.ts';
import { noProgress, type Progress } from './progress.ts';
import { isZip } from './xlsx/package.ts';
import { parseWorkbook } from './xlsx/sheet.ts';

const CALENDAR_ENDINGS = /\.(?:ics|ical|icalendar|ifb|vcs)$/i;
const WORKBOOK_ENDINGS = /\.(?:xls[xmb]?|xlt[xm]|ods)$/i;
const TABLE_ENDINGS = /\.(?:csv|tsv|tab|txt|psv)$/i;

/**
 * Reads a file into rows or events: encoding, format (by content, then by ending) and separator are
 * found out. `zone` is the workspace's, for times that name none.
 * Throws `fileTooLarge`, `fileEmpty`, `fileNotText`, `fileKindUnknown`, `importNoCalendar`,
 * `importNoRows`, `importWebPage`, `importTooManyRows`, those of `parseWorkbook`, and `cancelled` if `progress` does; whatever is
 * wrong with one row only stands in `problems`.
 */
export function parseFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  zone: Zone,
  options: ReadOptions = {},
  progress: Progress = noProgress,
): Parsed {
  const { name } = file;
  if (options.isPasted === true) return parseBlock(file, options, progress);
  if (isZip(file.bytes) || WORKBOOK_ENDINGS.test(name)) return parseWorkbook(file, options, progress);
  const { text, encoding, guessed, cutShort } = decodeText(name, file.bytes, options.encoding);
  const isCalendar = CALENDAR_ENDINGS.test(name) || /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 1_000));
  if (!isCalendar && !TABLE_ENDINGS.test(name)) throw new SlipwayError('fileKindUnknown', { name });
  const decoded = { name, text, encoding };
  const parsed = isCalendar ? parseCalendar(decoded, zone, progress) : parseTable(decoded, options.separator, progress);
  const told: Note[] = [];
  const note = { line: null, column: null, value: null, count: 1 };
  if (guessed) told.push({ ...note, code: 'encodingGuessed', params: { encoding } });
  if (cutShort) told.push({ ...note, code: 'fileCutShort', params: {} });
  return told.length === 0 ? parsed : { ...parsed, notes: [...told, ...parsed.notes] };
}

/**
 * How the file's columns or kinds most likely become records. A source imported before keeps what was
 * accepted then; columns it does not know are guessed.
 */
export function guessMapping(
  parsed: Parsed,
  configuration: Configuration,
  options: {
    readonly source?: ImportSource | null;
    readonly table?: ImportTable | undefined;
    readonly dateOrder?: DateOrder;
    readonly releaseId?: string | undefined;
  } = {},
): Mapping {
  // A mapping written by a later version may not be understood: it is guessed anew, never an error.
  // Numbers of columns mean nothing beyond the block they were given in.
  const isNumbered = parsed.format === 'paste' && parsed.hasHeader === false;
  const stored = Mapping.safeParse(isNumbered ? undefined : options.source?.mapping);
  const remembered = stored.success ? stored.data : undefined;
  if (parsed.format === 'ics') {
    const kinds = remembered?.kinds ?? { byMeaning: {}, byText: {}, byRow: {} };
    return { format: 'ics', version: 1, table: 'events', kinds };
  }
  const table = remembered === undefined || remembered.format === 'ics' ? undefined : remembered;
  return guessTableMapping(parsed, configuration, {
    table: options.table,
    remembered: table,
    dateOrder: options.dateOrder,
    releaseId: options.releaseId,
  });
}

/**
 * The source a file is a new delivery of: same name, format and, where named, table. A browser's
 * "schedule (1).ics" is taken for "schedule.ics"; the person can say otherwise.
 */
export function findSource(
  sources: readonly ImportSource[],
  file: Pick<Parsed, 'name' | 'format'> & { readonly sheet?: { readonly name: string } | null },
  table?: ImportTable,
): ImportSource | null {
  const fitting = sources.filter(
    (source) =>
      source.format === file.format &&
      source.sheet === file.sheet?.name &&
      (table === undefined || source.table === table),
  );
  return newestOfName(fitting, file.name);
}

/** How a file was read when it last came in: which of its sheets, and whether with hidden rows. */
export function lastReading(sources: readonly ImportSource[], name: string, table?: ImportTable): ReadOptions {
  const fitting = sources.filter(
    (source) => source.sheet !== undefined && (table === undefined || source.table === table),
  );
  const source = newestOfName(fitting, name);
  if (source === null) return {};
  const mapping = Mapping.safeParse(source.mapping);
  const leaveHidden = mapping.success && mapping.data.format !== 'ics' && mapping.data.leaveHidden === true;
  return { lastSheet: source.sheet, leaveHidden };
}

function newestOfName(fitting: readonly ImportSource[], name: string): ImportSource | null {
  const newest = [...fitting].sort((a, b) => (a.lastImportedAt < b.lastImportedAt ? 1 : -1));
  return (
    newest.find((source) => source.name === name) ??
    newest.find((source) => plainName(source.name) === plainName(name)) ??
    null
  );
}

function plainName(name: string): string {
  return name.replace(/ ?(?:\(\d+\)|- ?copy(?: ?\(\d+\))?)(?=\.[^.]*$|$)/i, '').toLowerCase();
}
