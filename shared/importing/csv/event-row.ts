import { SlipwayError } from '../../errors.ts';
import type { EventStatus } from '../../model/event.ts';
import type { Moment, When, Zone } from '../../model/time.ts';
import { addDays } from '../../planning/days.ts';
import { momentFromInstant, toMoment } from '../../planning/moments.ts';
import { zoneOfName } from '../ics/zone-names.ts';
import type { TargetField } from '../mapping.ts';
import { RowProblem } from '../problem.ts';
import { readEventStatus } from './cells.ts';
import { readClock } from './clock.ts';
import type { CellDate } from './dates.ts';
import type { ReadRow, Row, RowContext } from './row.ts';

/** Throws `RowProblem`s naming column and value. */
export function readEventRow(row: Row, context: RowContext): ReadRow {
  const title = row.short('title');
  if (title === '') throw new RowProblem('valueMissing', row.column('title'));
  const when = readWhen(row, context);
  const categories = row.list('categories');
  const rowKey = row.key === '' ? title : row.key;
  const kindId = context.kindOf({ rowKey, text: row.short('kind'), title, categories });
  return {
    label: title,
    fields: {
      title: { value: title },
      kindId: { value: kindId },
      when: { value: when },
      ...row.value('status', 'status', () => status(row, context)),
      ...row.ref('services', 'serviceIds', 'services', true),
      ...row.ref('teams', 'teamIds', 'teams', true),
      ...row.ref('owner', 'ownerId', 'people', false),
      ...row.value('location', 'location', () => row.short('location')),
      ...row.value('url', 'url', () => row.short('url')),
      ...row.value('categories', 'categories', () => categories),
      ...row.value('description', 'description', () => row.long('description')),
    },
    whenNew: {},
  };
}

function status(row: Row, context: RowContext): EventStatus {
  const text = row.text('status');
  const found = readEventStatus(text);
  if (found === null && text !== '') {
    context.notes.tell('notKept', { line: row.line, column: row.column('status'), value: text }, `status ${text}`);
  }
  return found ?? 'confirmed';
}

/** Days are whole and the last one belongs to it; with a time, it lasts until its end, or is a point. */
export function readWhen(row: Row, context: RowContext): When {
  const said = row.dates('start');
  if (said === null) throw new RowProblem('startMissing', row.column('start'));
  const start = withClock(row, said.first, 'startTime');
  const ends = row.date('end');
  // A column of its own for the end says more than a range in the start's.
  const end = (ends === null ? null : withClock(row, ends, 'endTime')) ?? said.last ?? endOnSameDay(row, start);
  const wrong = (): RowProblem =>
    new RowProblem('endBeforeStart', row.column('end'), row.text('end') || row.text('endTime'), {
      start: row.text('start'),
    });
  if (start.time === null && (end === null || end.time === null)) {
    const last = end?.date ?? start.date;
    if (last < start.date) throw wrong();
    const zone = daysZone(row, start, end);
    return { type: 'dates', first: start.date, last, ...(zone === null ? {} : { zone }) };
  }
  const zone = zoneOf(row, context);
  const from = moment(row, 'start', { ...start, time: start.time ?? '00:00' }, zone, context);
  const until = end === null ? from : moment(row, 'end', closing(end), zone, context);
  if (until.utc < from.utc) throw wrong();
  return { type: 'moments', start: from, end: until };
}

/** One moment; a day alone is its beginning. Null when the cell is empty. */
export function pointOf(row: Row, field: TargetField, context: RowContext): Moment | null {
  const said = row.date(field);
  return said === null
    ? null
    : moment(row, field, { ...said, time: said.time ?? '00:00' }, zoneOf(row, context), context);
}

/** An end without a time means to the end of that day. */
function closing(end: CellDate): CellDate {
  return end.time === null ? { ...end, date: addDays(end.date, 1), time: '00:00' } : end;
}

function withClock(row: Row, date: CellDate, field: TargetField): CellDate {
  return row.text(field) === '' ? date : { ...date, time: clock(row, field) };
}

/** The zone whole days name themselves ("4 February (AoE)"); first and last must agree. */
function daysZone(row: Row, start: CellDate, end: CellDate | null): Zone | null {
  const zones = [start.zone, end?.zone ?? null].filter((zone) => zone !== null);
  if (new Set(zones).size > 1) throw new RowProblem('dateUnreadable', row.column('start'), row.text('start'));
  return zones[0] ?? null;
}

function clock(row: Row, field: TargetField): string {
  const time = readClock(row.text(field));
  if (time === null) throw new RowProblem('timeUnreadable', row.column(field), row.text(field));
  return time;
}

/** "22:00" to "02:00" without an end date runs into the next day. */
function endOnSameDay(row: Row, start: CellDate): CellDate | null {
  if (row.text('endTime') === '' || start.time === null) return null;
  const time = clock(row, 'endTime');
  return { ...start, date: time < start.time ? addDays(start.date, 1) : start.date, time, instant: null };
}

function zoneOf(row: Row, context: RowContext): Zone {
  const text = row.text('zone');
  if (text === '') return context.zone;
  const zone = zoneOfName(text);
  if (zone === null) throw new RowProblem('zoneUnknown', row.column('zone'), text);
  return zone;
}

function moment(row: Row, field: TargetField, cell: CellDate, zone: Zone, context: RowContext): Moment {
  const at = { line: row.line, column: row.column(field), value: row.text(field) };
  try {
    if (cell.instant !== null) return momentFromInstant(cell.instant, zone);
    const named = cell.zone ?? zone;
    if (cell.zone === null && row.text('zone') === '')
      context.notes.tell('floatingTime', { ...at, params: { zone } }, zone);
    const { moment: made, note } = toMoment(`${cell.date}T${cell.time ?? '00:00'}`, named);
    if (note !== null)
      context.notes.tell(
        note === 'gap' ? 'hourNeverHappens' : 'hourHappensTwice',
        { ...at, params: { zone: named } },
        named,
      );
    return made;
  } catch (error) {
    if (error instanceof SlipwayError) throw new RowProblem('timeUnreadable', at.column, at.value);
    throw error;
  }
}
