import { LIMITS } from '../../limits.ts';
import type { EventStatus, Recurrence } from '../../model/event.ts';
import type { When } from '../../model/time.ts';
import { contentHash } from '../hash.ts';
import { RowProblem } from '../problem.ts';
import { Properties, type Property } from './properties.ts';
import type { Component } from './lines.ts';
import { occurrenceKey, readRule } from './rules.ts';
import { readDuration, addLength, readTime, readWhen, type IcsTime, type ValueContext } from './values.ts';

/** One VEVENT, read. What belongs together (same UID) is put together in `series.ts`. */
export interface ReadEvent {
  readonly uid: string;
  readonly line: number;
  readonly start: IcsTime;
  readonly when: When;
  readonly title: string;
  readonly status: EventStatus;
  readonly location: string;
  readonly url: string;
  readonly categories: readonly string[];
  readonly description: string;
  readonly recurrence: Recurrence | null;
  /** RECURRENCE-ID: which occurrence of its series this replaces. */
  readonly replaces: IcsTime | null;
  readonly andFollowing: boolean;
  readonly sequence: number;
  /** LAST-MODIFIED or DTSTAMP, as text that sorts. */
  readonly stamp: string;
}

/** Throws `RowProblem`s naming the property and its line. */
export function readEvent(context: ValueContext, component: Component): ReadEvent {
  const properties = new Properties(component);
  const dtstart = properties.one('DTSTART');
  if (dtstart === null) throw new RowProblem('startMissing', 'DTSTART');
  const { start, when } = readWhen(context, dtstart, properties.one('DTEND'), properties.one('DURATION'));
  const recurrenceId = properties.one('RECURRENCE-ID');
  const title = readTitle(context, properties);
  const read = {
    line: component.line,
    start,
    when,
    title,
    status: readStatus(properties),
    location: limited(properties, 'LOCATION', LIMITS.shortText),
    url: limited(properties, 'URL', LIMITS.shortText),
    categories: readCategories(properties),
    description: limited(properties, 'DESCRIPTION', LIMITS.longText),
    recurrence: readRecurrence(context, properties, start),
    replaces: recurrenceId === null ? null : readTime(context, recurrenceId),
    andFollowing: recurrenceId?.params['range']?.toUpperCase() === 'THISANDFUTURE',
    sequence: Number.parseInt(properties.one('SEQUENCE')?.raw ?? '0', 10) || 0,
    stamp: properties.one('LAST-MODIFIED')?.raw ?? properties.one('DTSTAMP')?.raw ?? '',
  };
  return { ...read, uid: readUid(context, properties, title, dtstart) };
}

/** A calendar without UIDs must still find its events again: the key comes from what identifies them. */
function readUid(context: ValueContext, properties: Properties, title: string, dtstart: Property): string {
  const uid = properties.text('UID');
  if (uid !== '') return uid;
  context.notes.tell('uidMissing', { line: properties.line, column: 'UID', value: title });
  return `no-uid-${contentHash(`${title}\n${dtstart.raw}`)}`;
}

function readTitle(context: ValueContext, properties: Properties): string {
  const title = limited(properties, 'SUMMARY', LIMITS.shortText).replace(/\s+/g, ' ');
  if (title !== '') return title;
  const others = ['DESCRIPTION', 'LOCATION', 'CATEGORIES', 'UID'].map(
    (name) => properties.text(name).split('\n')[0] ?? '',
  );
  const other = (others.find((text) => text.trim() !== '') ?? '').trim().slice(0, LIMITS.shortText);
  if (other === '') throw new RowProblem('valueMissing', 'SUMMARY');
  context.notes.tell('titleMissing', { line: properties.line, column: 'SUMMARY', value: other });
  return other;
}

function limited(properties: Properties, name: string, limit: number): string {
  const text = properties.text(name);
  if (text.length <= limit) return text;
  throw new RowProblem(
    'valueTooLong',
    name,
    text,
    { limit, length: text.length },
    properties.lines(name)[0]?.line ?? null,
  );
}

function readCategories(properties: Properties): string[] {
  const texts = properties.texts('CATEGORIES').filter((text) => text !== '');
  const long = texts.find((text) => text.length > LIMITS.shortText);
  if (long !== undefined) {
    throw new RowProblem('valueTooLong', 'CATEGORIES', long, { limit: LIMITS.shortText, length: long.length });
  }
  return [...new Set(texts)];
}

function readStatus(properties: Properties): EventStatus {
  const text = properties.text('STATUS').toUpperCase();
  if (text === 'CANCELLED' || text === 'CANCELED') return 'cancelled';
  return text === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

function readRecurrence(context: ValueContext, properties: Properties, start: IcsTime): Recurrence | null {
  const excluded = properties.lines('EXRULE')[0];
  // Removed from iCalendar by RFC 5545; expanding it would freeze an open-ended series.
  if (excluded !== undefined) throw new RowProblem('ruleUnsupported', 'EXRULE', excluded.text, {}, excluded.line);
  const rules = properties.lines('RRULE').map((line) => readRule(line.text.replace(/^[^:]*:/, ''), start, line.line));
  if (rules.length > 20) throw new RowProblem('ruleUnsupported', 'RRULE', String(rules.length));
  const dates = properties.all('RDATE').flatMap((property) => readRdate(context, property, start));
  if (rules.length === 0 && dates.length === 0) return null;
  const exceptions = properties
    .all('EXDATE')
    .flatMap((property) => property.values.map((value) => occurrenceKey(readTime(context, property, value), start)));
  return { rules, dates, exceptions: [...new Set(exceptions)].sort(), overrides: [] };
}

function readRdate(context: ValueContext, property: Property, start: IcsTime): Recurrence['dates'] {
  return property.values.map((value) => {
    if (property.type !== 'period') return { start: occurrenceKey(readTime(context, property, value), start) };
    const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
    const first = readTime(context, property, from);
    const key = occurrenceKey(first, start);
    if (first.type === 'date' || start.type === 'date') return { start: key };
    const text = String(to);
    const end = /^[+-]?P/i.test(text)
      ? addLength(first.moment, readDuration(property, text), property)
      : readTime(context, property, to);
    const endTime: IcsTime = 'type' in end ? end : { type: 'moment', moment: end };
    if (endTime.type === 'moment' && endTime.moment.utc < first.moment.utc) {
      throw new RowProblem('endBeforeStart', property.name, property.raw, {}, property.line);
    }
    return { start: key, end: occurrenceKey(endTime, start) };
  });
}
