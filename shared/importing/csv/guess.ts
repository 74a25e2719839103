import type { Configuration } from '../../planning/configuration.ts';
import {
  isOfSupport,
  REQUIRED_FIELDS,
  TARGET_FIELDS,
  takesCustomFields,
  type ColumnMapping,
  type ColumnTarget,
  type ImportTable,
  type TableMapping,
  type TargetField,
} from '../mapping.ts';
import { zoneOfName } from '../ics/zone-names.ts';
import type { ParsedTable } from '../parsed.ts';
import { customTypeOf, profileColumns, type ColumnProfile } from './columns.ts';
import type { DateOrder } from './dates.ts';
import { readApproval, readCriticality, readEventStatus } from './cells.ts';
import { guessTable } from './guess-table.ts';
import { HEADER_WORDS, headerWords, isDecidedElsewhere } from './headers.ts';

const DATE_FIELDS: ReadonlySet<TargetField> = new Set([
  'startDate',
  'releaseDate',
  'start',
  'end',
  'openedAt',
  'resolvedAt',
  'day',
  'closedOn',
]);
const CLOCK_FIELDS: ReadonlySet<TargetField> = new Set(['startTime', 'endTime']);

export interface GuessOptions {
  /** The table the person or the command line named. */
  readonly table?: ImportTable | undefined;
  /** Mapping this source was last imported with; columns it knows keep their target. */
  readonly remembered?: TableMapping | undefined;
  /** Order of day and month where no cell of the file tells; the person is asked all the same. */
  readonly dateOrder?: DateOrder | undefined;
  /** Release of incidents whose row names none, where that is known beforehand. */
  readonly releaseId?: string | undefined;
}

/** A first mapping of a table, by headers and by what its columns hold. Never throws: anything may be changed. */
export function guessTableMapping(
  parsed: ParsedTable,
  configuration: Configuration,
  options: GuessOptions,
): TableMapping {
  const profiles = profileColumns(parsed.headers, parsed.rows);
  const remembered =
    options.table === undefined || options.remembered?.table === options.table ? options.remembered : undefined;
  const table = remembered?.table ?? options.table ?? guessTable(parsed, profiles);
  const columns = guessColumns(table, profiles, configuration, remembered, options.dateOrder ?? 'dmy');
  const known = remembered?.keyColumns.every((header) => parsed.headers.includes(header)) === true;
  return {
    format: parsed.format,
    version: 1,
    table,
    columns,
    keyColumns:
      known && remembered !== undefined ? remembered.keyColumns : guessKey(table, columns, profiles, parsed.rows),
    typeId: remembered?.typeId ?? null,
    statusId: remembered?.statusId ?? null,
    kinds: remembered?.kinds ?? { byMeaning: {}, byText: {}, byRow: {} },
    ...releaseOf(table, options.releaseId ?? remembered?.releaseId),
    ...(parsed.sheet === null ? {} : { leaveHidden: parsed.sheet.leavesHidden }),
  };
}

/** What belongs to an early life support does so by the file it came in. */
function releaseOf(table: ImportTable, releaseId: string | null | undefined): Pick<TableMapping, 'releaseId'> {
  return isOfSupport(table) ? { releaseId: releaseId ?? null } : {};
}

function guessColumns(
  table: ImportTable,
  profiles: readonly ColumnProfile[],
  configuration: Configuration,
  remembered: TableMapping | undefined,
  dateOrder: DateOrder,
): ColumnMapping[] {
  const known = new Map(remembered?.columns.map((column) => [column.header, column]));
  const fields = fieldsByHeader(table, profiles, known);
  const sure = profiles.find((column) => column.orderVerdict === 'sure')?.dateOrder;
  // A field called “#3” would say nothing to anybody.
  const otherTarget = (column: ColumnProfile): ColumnTarget =>
    isNameless(profiles) ? { to: 'nothing' } : customTarget(table, column, configuration);
  return profiles.map((column, index) => {
    const before = known.get(column.header);
    const field = fields.get(index);
    const target: ColumnTarget = before?.target ?? (field === undefined ? otherTarget(column) : { to: 'field', field });
    const order =
      before?.dateOrder ?? column.dateOrder ?? (column.orderVerdict === 'ambiguous' ? (sure ?? dateOrder) : null);
    return { header: column.header, target, ...(order === null ? {} : { dateOrder: order }) };
  });
}

/** Each field goes to the column whose header names it best and whose content it can be. */
function fieldsByHeader(
  table: ImportTable,
  profiles: readonly ColumnProfile[],
  known: ReadonlyMap<string, ColumnMapping>,
): Map<number, TargetField> {
  const wishes: { field: TargetField; index: number; rank: number }[] = [];
  for (const field of TARGET_FIELDS[table] as readonly TargetField[]) {
    const words = HEADER_WORDS[table][field] ?? [];
    profiles.forEach((column, index) => {
      const rank = words.indexOf(headerWords(column.header));
      if (rank !== -1 && canBe(table, field, column) && !known.has(column.header)) wishes.push({ field, index, rank });
    });
  }
  wishes.sort((a, b) => a.rank - b.rank);
  const taken = new Set([...known.values()].flatMap(({ target }) => (target.to === 'field' ? [target.field] : [])));
  const fields = new Map<number, TargetField>();
  for (const { field, index } of wishes) {
    if (taken.has(field) || fields.has(index)) continue;
    taken.add(field);
    fields.set(index, field);
  }
  addByContent(table, profiles, fields, taken);
  addRequiredByHeader(table, profiles, fields, taken);
  return fields;
}

/** A column named "start" that holds words is none; nor is a "tier" of gold and silver a criticality of 1 to 4. */
function canBe(table: ImportTable, field: TargetField, column: ColumnProfile): boolean {
  if (DATE_FIELDS.has(field)) return column.filled === 0 || column.dates > 0;
  if (CLOCK_FIELDS.has(field)) return column.filled === 0 || column.clocks > 0;
  if (field === 'title' || field === 'name' || field === 'key') return column.filled > 0;
  if (field === 'criticality') return column.samples.every((cell) => readCriticality(cell) !== null);
  if (field === 'status' && table === 'events') return column.samples.every((cell) => readEventStatus(cell) !== null);
  if (field === 'approval') return column.samples.every((cell) => readApproval(cell) !== null);
  if (field === 'capacity' || field === 'units') return column.numbers === column.filled;
  if (field === 'zone') return column.samples.every((cell) => zoneOfName(cell) !== null);
  return true;
}

/** Fields that are found by content where no header names anything, in order: dates by dates, the others by words. */
const BY_CONTENT: Partial<Record<ImportTable, readonly TargetField[]>> = {
  releases: ['key', 'name', 'releaseDate'],
  services: ['key', 'name'],
  environments: ['name'],
};

/** Pasted without a header: its columns are numbered, and say nothing about themselves. */
const isNameless = (profiles: readonly ColumnProfile[]): boolean =>
  profiles.every((column) => /^#\d+$/.test(column.header));

/** An event needs a start and a title: the first column of dates and the first of words, if no header named them. */
function addByContent(
  table: ImportTable,
  profiles: readonly ColumnProfile[],
  fields: Map<number, TargetField>,
  taken: Set<string>,
): void {
  const nameless = isNameless(profiles) ? (BY_CONTENT[table] ?? []) : [];
  const wanted: readonly TargetField[] = table === 'events' ? ['start', 'title'] : nameless;
  for (const field of wanted) {
    if (taken.has(field)) continue;
    const index = profiles.findIndex((column, at) => {
      if (fields.has(at) || column.filled === 0) return false;
      return DATE_FIELDS.has(field)
        ? column.dates >= column.filled * 0.9
        : column.dates + column.numbers + column.flags === 0;
    });
    if (index === -1) continue;
    fields.set(index, field);
    taken.add(field);
  }
}

/**
 * What a row cannot do without goes by its header alone, if nothing else gives it: "not a date" at each
 * row of a column named "start" says more than that no column gives the start.
 */
function addRequiredByHeader(
  table: ImportTable,
  profiles: readonly ColumnProfile[],
  fields: Map<number, TargetField>,
  taken: Set<string>,
): void {
  for (const group of REQUIRED_FIELDS[table]) {
    if (group.some((field) => taken.has(field))) continue;
    const isFree = (field: TargetField) => (column: ColumnProfile, at: number) =>
      !fields.has(at) && HEADER_WORDS[table][field]?.includes(headerWords(column.header)) === true;
    const found = group.map((field) => ({ field, index: profiles.findIndex(isFree(field)) }));
    const best = found.find(({ index }) => index !== -1);
    if (best === undefined) continue;
    fields.set(best.index, best.field);
    taken.add(best.field);
  }
}

/** Nothing of a file is lost: what has no field of its own is kept in one of the workspace's. */
function customTarget(table: ImportTable, column: ColumnProfile, configuration: Configuration): ColumnTarget {
  if (column.filled === 0 || !takesCustomFields(table)) return { to: 'nothing' };
  if (isDecidedElsewhere(table, column.header)) return { to: 'nothing' };
  return { to: 'custom', ...customFieldFor(table, column.header, customTypeOf(column), configuration) };
}

function customFieldFor(
  table: ImportTable,
  header: string,
  type: ReturnType<typeof customTypeOf>,
  configuration: Configuration,
) {
  const name = header.trim();
  for (const field of configuration.customFields.values()) {
    if (field.appliesTo === table && field.name.toLowerCase() === name.toLowerCase()) {
      return { fieldId: field.id, name: field.name, type: field.type };
    }
  }
  return { fieldId: null, name, type };
}

const WHAT = /^(?:product|service|application|app|component|project|system|name|package|module)(?: name)?$/;
const WHICH = /^(?:cycle|version|release|train|fix version|build|iteration)$/;

function guessKey(
  table: ImportTable,
  columns: readonly ColumnMapping[],
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): string[] {
  const at = (test: (column: ColumnMapping, index: number) => boolean): number => columns.findIndex(test);
  const mapped = (field: TargetField): number => at(({ target }) => target.to === 'field' && target.field === field);
  const key = mapped('key');
  if (key !== -1 && tellsApart(profiles[key], rows.length)) return [columns[key]?.header ?? ''];
  if (table === 'bookings') return guessBookingKey(columns, mapped, rows);
  if (table === 'complaints') {
    const said = (['day', 'who', 'theme'] as const).map(mapped).filter((index) => index !== -1);
    const own = said.length > 1 ? said : [...said, mapped('text')].filter((index) => index !== -1);
    return own.map((index) => columns[index]?.header ?? '');
  }
  const what = at(({ header }) => WHAT.test(headerWords(header)));
  const which = at(({ header }, index) => index !== what && WHICH.test(headerWords(header)));
  if (what !== -1 && which !== -1 && table === 'releases')
    return [columns[what]?.header ?? '', columns[which]?.header ?? ''];
  for (const required of REQUIRED_FIELDS[table].flat()) {
    const index = mapped(required);
    if (index !== -1) return [columns[index]?.header ?? ''];
  }
  return [];
}

/** Environment and what it is booked for tell most bookings apart; where they do not, the day does. */
function guessBookingKey(
  columns: readonly ColumnMapping[],
  mapped: (field: TargetField) => number,
  rows: readonly (readonly string[])[],
): string[] {
  const what = (['release', 'for', 'purpose'] as const).map(mapped).filter((index) => index !== -1);
  const indexes = [mapped('environment'), ...what].filter((index) => index !== -1);
  const distinct = new Set(rows.map((row) => indexes.map((index) => row[index] ?? '').join('\n'))).size;
  const all = distinct >= rows.length * 0.98 ? indexes : [...indexes, mapped('start')];
  return all.filter((index) => index !== -1).map((index) => columns[index]?.header ?? '');
}

/** A key column is filled and different in nearly every row; the odd duplicate is told. */
function tellsApart(column: ColumnProfile | undefined, rows: number): boolean {
  return column !== undefined && column.filled >= rows * 0.98 && column.distinct >= column.filled * 0.98;
}
