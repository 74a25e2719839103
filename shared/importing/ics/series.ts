import type { EventOverride, OccurrenceKey, Recurrence } from '../../model/event.ts';
import type { When } from '../../model/time.ts';
import { daysBetween } from '../../planning/days.ts';
import { msToWall, wallToMs } from '../../planning/wall.ts';
import { boundedKey } from '../hash.ts';
import { guessMeaning } from '../kinds.ts';
import type { CalendarItem } from '../parsed.ts';
import type { Notes } from '../problem.ts';
import { RowProblem, type Problem } from '../problem.ts';
import type { ReadEvent } from './component.ts';
import { continueRule, endRuleBefore, occurrenceKey, occurrencesBefore, shiftRule, startKey } from './rules.ts';

interface Output {
  readonly items: CalendarItem[];
  readonly problems: Problem[];
  readonly notes: Notes;
}

/**
 * Puts together what belongs to one UID: the series, its changed occurrences (RFC 5545 3.8.4.4) and
 * the parts that THISANDFUTURE splits off. Of two versions of one event the newer counts
 * (SEQUENCE, then its time stamp); two different events under one UID are both kept.
 */
export function buildSeries(uid: string, events: readonly ReadEvent[], out: Output): void {
  const masters = newest(
    events.filter((event) => event.replaces === null),
    () => '',
    out.notes,
  );
  masters.forEach((master, index) => {
    const key = boundedKey(index === 0 ? uid : `${uid} #${index + 1}`);
    // Changed occurrences name only the UID: they belong to the first that carries it.
    const replacing = index === 0 ? events.filter((event) => event.replaces !== null) : [];
    buildOne(
      key,
      master,
      newest(replacing, (event) => keyIn(event, master), out.notes),
      out,
    );
  });
  if (masters.length > 0) return;
  for (const event of newest(events, (one) => JSON.stringify(one.replaces), out.notes)) alone(uid, event, out);
}

const keyIn = (event: ReadEvent, master: ReadEvent): OccurrenceKey =>
  event.replaces === null ? '' : occurrenceKey(event.replaces, master.start);

/** One version of each; two with the same number that differ in title and start are two events. */
function newest(events: readonly ReadEvent[], keyOf: (event: ReadEvent) => string, notes: Notes): ReadEvent[] {
  const kept: ReadEvent[] = [];
  for (const event of events) {
    const at = kept.findIndex((other) => keyOf(other) === keyOf(event) && !areTwo(other, event));
    const other = kept[at];
    if (other === undefined) {
      if (kept.length > 0 && keyOf(event) === '')
        notes.tell('duplicateUid', { line: event.line, column: 'UID', value: event.uid });
      kept.push(event);
      continue;
    }
    notes.tell('superseded', { line: event.line, column: 'UID', value: event.uid });
    const newer = event.sequence - other.sequence || (event.stamp >= other.stamp ? 1 : -1);
    if (newer > 0) kept[at] = event;
  }
  return kept;
}

function areTwo(a: ReadEvent, b: ReadEvent): boolean {
  return a.sequence === b.sequence && a.title !== b.title && startKey(a.start) !== startKey(b.start);
}

function buildOne(rowKey: string, master: ReadEvent, replacing: readonly ReadEvent[], out: Output): void {
  let piece: Piece = { rowKey, event: master, recurrence: master.recurrence, splitFrom: null };
  const sorted = [...replacing].sort((a, b) => (keyIn(a, master) < keyIn(b, master) ? -1 : 1));
  const first = startKey(master.start);
  for (const event of sorted) {
    const key = keyIn(event, master);
    if (event.andFollowing && master.recurrence !== null) {
      const next = trySplit(piece, event, key, out);
      if (next === null) continue;
      if (startKey(piece.event.start) < key) out.items.push(toItem(piece));
      piece = next;
    } else if (piece.recurrence === null && key === first) {
      piece = { ...piece, event: { ...event, recurrence: null } };
    } else if (piece.recurrence === null || !generates(piece, key)) alone(master.uid, event, out);
    else piece = withOverride(piece, event, shiftKey(key, piece.shift));
  }
  out.items.push(toItem(piece));
}

/** A series while its parts are put together. */
interface Piece {
  readonly rowKey: string;
  readonly event: ReadEvent;
  readonly recurrence: Recurrence | null;
  readonly splitFrom: string | null;
  /** Milliseconds its occurrences stand later than the names the file gives them. */
  readonly shift?: number;
}

function generates(piece: Piece, fileKey: OccurrenceKey): boolean {
  const key = shiftKey(fileKey, piece.shift);
  const { rules, dates } = piece.recurrence as Recurrence;
  const start = startKey(piece.event.start);
  if (key === start || dates.some((date) => date.start === key)) return true;
  if (key < start) return false;
  return rules.some((rule) => {
    const keys = occurrencesBefore(rule, start, `${key}~`);
    return keys === null || keys.at(-1) === key;
  });
}

function withOverride(piece: Piece, event: ReadEvent, key: OccurrenceKey): Piece {
  const recurrence = piece.recurrence as Recurrence;
  const override = overrideOf(piece.event, event, key);
  return {
    ...piece,
    recurrence: {
      ...recurrence,
      // An occurrence that is both taken out and described does take place: the description says more.
      exceptions: recurrence.exceptions.filter((exception) => exception !== key),
      overrides: [...recurrence.overrides, override],
    },
  };
}

function overrideOf(series: ReadEvent, event: ReadEvent, key: OccurrenceKey): EventOverride {
  const override: EventOverride = { occurrence: key, when: event.when };
  if (event.title !== series.title) override.title = event.title;
  if (event.status !== series.status) override.status = event.status;
  if (event.location !== series.location) override.location = event.location;
  if (event.description !== series.description) override.description = event.description;
  return override;
}

function trySplit(piece: Piece, event: ReadEvent, fileKey: OccurrenceKey, out: Output): Piece | null {
  try {
    return split(piece, event, fileKey, (ended) => Object.assign(piece, { recurrence: ended }));
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    out.problems.push(error.at(event.line));
    return null;
  }
}

/** The part from `fileKey` on, as a series of its own; `end` gets what is left of the first. */
function split(piece: Piece, event: ReadEvent, fileKey: OccurrenceKey, end: (left: Recurrence) => void): Piece {
  const whole = piece.recurrence as Recurrence;
  const key = shiftKey(fileKey, piece.shift);
  const start = startKey(piece.event.start);
  const newStart = startKey(event.start);
  const shift = wallToMs(newStart) - wallToMs(key);
  const unsupported = (): RowProblem => new RowProblem('ruleUnsupported', 'RECURRENCE-ID', fileKey);
  const rules = event.recurrence?.rules ?? continued(whole.rules, start, key, newStart, unsupported);
  const move = (name: OccurrenceKey): OccurrenceKey => shiftKey(name, shift);
  const later = <T>(list: readonly T[], nameOf: (item: T) => OccurrenceKey): T[] =>
    list.filter((item) => nameOf(item) >= key);
  const following: Recurrence = {
    rules: [...rules],
    dates: later(whole.dates, (date) => date.start).map((date) => ({
      start: move(date.start),
      ...(date.end === undefined ? {} : { end: move(date.end) }),
    })),
    exceptions: later(whole.exceptions, (name) => name).map(move),
    overrides: [],
  };
  end({
    rules: whole.rules.map((rule) => endRuleBefore(rule, key, piece.event.start)),
    dates: whole.dates.filter((date) => date.start < key),
    exceptions: whole.exceptions.filter((name) => name < key),
    overrides: whole.overrides.filter((override) => override.occurrence < key),
  });
  return {
    rowKey: start < key ? boundedKey(`${piece.rowKey}/${fileKey}`) : piece.rowKey,
    event,
    recurrence: following,
    splitFrom: start < key ? piece.rowKey : piece.splitFrom,
    shift: (piece.shift ?? 0) + shift,
  };
}

function continued(
  rules: readonly string[],
  start: OccurrenceKey,
  key: OccurrenceKey,
  newStart: OccurrenceKey,
  unsupported: () => RowProblem,
): string[] {
  const kept: string[] = [];
  for (const rule of rules) {
    const gone = rule.includes('COUNT=') ? occurrencesBefore(rule, start, key) : [];
    if (gone === null) throw unsupported();
    const rest = continueRule(rule, gone.length);
    if (rest === null) continue;
    const shifted = daysBetween(key, newStart) === 0 ? rest : shiftRule(rest, key, newStart);
    if (shifted === null) throw unsupported();
    kept.push(shifted);
  }
  return kept;
}

function shiftKey(key: OccurrenceKey, shift = 0): OccurrenceKey {
  if (shift === 0) return key;
  const moved = msToWall(wallToMs(key) + shift);
  return key.length === 10 ? moved.slice(0, 10) : moved;
}

/** An occurrence whose series is not in the file, or which its series does not have. */
function alone(uid: string, event: ReadEvent, out: Output): void {
  const named = event.replaces === null ? '' : startKey(event.replaces);
  out.notes.tell('occurrenceAlone', { line: event.line, column: 'RECURRENCE-ID', value: event.title });
  out.items.push(toItem({ rowKey: boundedKey(`${uid}/${named}`), event, recurrence: null, splitFrom: null }));
}

function toItem({ rowKey, event, recurrence, splitFrom }: Piece): CalendarItem {
  const { line, title, status, location, url, description } = event;
  const categories = [...event.categories];
  const when: When = event.when;
  return {
    rowKey,
    line,
    fields: { title, when, recurrence, status, location, url, categories, description },
    meaning: guessMeaning(title, categories),
    splitFrom,
  };
}
