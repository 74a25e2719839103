import { SlipwayError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { Zone } from '../../model/time.ts';
import type { Encoding } from '../decode.ts';
import type { CalendarItem, ParsedCalendar } from '../parsed.ts';
import { Notes, RowProblem, shown, type Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { readEvent, type ReadEvent } from './component.ts';
import { componentsOf, readComponents, type Component } from './lines.ts';
import { buildSeries } from './series.ts';
import type { ValueContext } from './values.ts';
import { zoneOfName } from './zone-names.ts';
import { CalendarZones } from './zones.ts';

/** Parts of an event the plan has no place for: told, not silently dropped. */
const NOT_KEPT = ['ATTENDEE', 'ATTACH', 'GEO', 'RESOURCES'];
const OTHER_COMPONENTS = ['VTODO', 'VJOURNAL', 'VFREEBUSY'];

/**
 * A calendar file (RFC 5545), read. `zone` is the workspace's: that of times which name none. A
 * component that can't be read is a problem, the others come in; throws only where the file as a
 * whole is none (`importNoCalendar`) or too large (`importTooManyRows`).
 */
export function parseCalendar(
  file: { readonly name: string; readonly text: string; readonly encoding: Encoding },
  zone: Zone,
  progress: Progress,
): ParsedCalendar {
  const root = readComponents(file.text);
  const components = componentsOf(root, 'VEVENT');
  if (root.children.length === 0) throw new SlipwayError('importNoCalendar', { name: file.name });
  if (components.length > LIMITS.importRows) {
    throw new SlipwayError('importTooManyRows', { name: file.name, limit: LIMITS.importRows });
  }
  const notes = new Notes();
  const problems: Problem[] = [];
  const context = contextOf(root, components, zone, notes);
  const unreadable: string[] = [];
  const byUid = readAll(context, components, problems, unreadable, progress);
  const items: CalendarItem[] = [];
  for (const [uid, events] of byUid) buildSeries(uid, events, { items, problems, notes });
  tellAbout(root, components, notes);
  const cancelled = root.children.some((calendar) => propertyOf(calendar, 'METHOD')?.toUpperCase() === 'CANCEL');
  if (cancelled) notes.tell('calendarCancelled', { column: 'METHOD' });
  return {
    format: 'ics',
    name: file.name,
    encoding: file.encoding,
    items: cancelled ? items.map((item) => ({ ...item, fields: { ...item.fields, status: 'cancelled' } })) : items,
    skipped: skippedOf(root, notes),
    unreadableKeys: unreadable,
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    notes: notes.list(),
  };
}

function contextOf(root: Component, components: readonly Component[], zone: Zone, notes: Notes): ValueContext {
  const years = components.flatMap((component) => {
    const start = propertyOf(component, 'DTSTART');
    const year = start === null ? Number.NaN : Number(start.slice(0, 4));
    return year >= 1970 && year < 2200 ? [year] : [];
  });
  const fromYear = years.reduce((least, year) => Math.min(least, year), years[0] ?? 2026);
  const own =
    root.children.map((calendar) => propertyOf(calendar, 'X-WR-TIMEZONE')).find((name) => name !== null) ?? null;
  const floating = (own === null ? null : zoneOfName(own)) ?? zone;
  return { zones: new CalendarZones(componentsOf(root, 'VTIMEZONE'), zone, notes, fromYear), notes, floating };
}

function readAll(
  context: ValueContext,
  components: readonly Component[],
  problems: Problem[],
  unreadable: string[],
  progress: Progress,
): Map<string, ReadEvent[]> {
  const byUid = new Map<string, ReadEvent[]>();
  components.forEach((component, index) => {
    progress('reading', index, components.length);
    try {
      // Half an event may be a wrong event: its end or its exceptions may be what is missing.
      if (!component.closed) throw new RowProblem('componentNotClosed', 'VEVENT', propertyOf(component, 'SUMMARY'));
      const event = readEvent(context, component);
      const same = byUid.get(event.uid);
      if (same === undefined) byUid.set(event.uid, [event]);
      else same.push(event);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      problems.push(error.at(component.line));
      unreadable.push(propertyOf(component, 'UID') ?? '');
    }
  });
  return byUid;
}

function tellAbout(root: Component, components: readonly Component[], notes: Notes): void {
  for (const component of [root, ...root.children, ...components]) {
    for (const line of component.lines) {
      if (line.name === '') notes.tell('lineUnreadable', { line: line.line, value: shown(line.text) });
    }
  }
  for (const component of components) {
    const names = new Set(component.lines.map((line) => line.name));
    for (const name of NOT_KEPT)
      if (names.has(name)) notes.tell('notKept', { line: component.line, column: name }, name);
    if (component.children.some((child) => child.name === 'VALARM')) {
      notes.tell('notKept', { line: component.line, column: 'VALARM' }, 'VALARM');
    }
  }
}

function skippedOf(root: Component, notes: Notes): Record<string, number> {
  const skipped: Record<string, number> = {};
  for (const name of OTHER_COMPONENTS) {
    const found = componentsOf(root, name);
    if (found.length > 0) skipped[name] = found.length;
    for (const component of found) {
      notes.tell(
        'componentSkipped',
        { line: component.line, column: name, value: propertyOf(component, 'SUMMARY') },
        name,
      );
    }
  }
  return skipped;
}

function propertyOf(component: Component, name: string): string | null {
  const line = component.lines.find((candidate) => candidate.name === name);
  return line === undefined ? null : line.text.slice(line.text.indexOf(':') + 1).trim();
}
