import { SlipwayError } from '../errors.ts';
import type { Event, EventOverride, OccurrenceKey, Recurrence } from '../model/event.ts';
import type { Moment, When } from '../model/time.ts';
import { addDays } from './days.ts';
import { toMoment } from './moments.ts';
import type { OccurrenceEdit } from './occurrence-edit.ts';
import { exceptionsOf, originalWhen } from './recurrence.ts';
import { dayOfMs, NOT_MOVABLE, shiftRule, startMapping, type SeriesMove } from './rule-shift.ts';
import { keyAt, keyMs, ruleHas, seriesOf, whenAt, type Series } from './series.ts';
import { tidy } from './series-split.ts';
import { msToWall, wallToMs } from './wall.ts';

/*
 * An edit of one occurrence carried over to its whole series: it lands where it was put, the others
 * move by as much, and what was said of single ones (exceptions, overrides) moves along.
 */

const DAY_MS = 86_400_000;

export function applyToSeries(event: Event, key: OccurrenceKey, edit: OccurrenceEdit): Event {
  const moved = edit.when === undefined ? event : move(event, key, edit.when);
  const { recurrence } = moved;
  const fields: Event = { ...moved, ...edit.fields };
  if (edit.rules === undefined) {
    return recurrence === null ? fields : { ...fields, recurrence: absorbed(event, key, moved, edit) };
  }
  const base = recurrence ?? { rules: [], dates: [], exceptions: [], overrides: [] };
  return { ...fields, recurrence: withRules(moved, absorbedOr(event, key, moved, edit, base), edit.rules) };
}

function absorbedOr(
  event: Event,
  key: OccurrenceKey,
  moved: Event,
  edit: OccurrenceEdit,
  base: Recurrence,
): Recurrence {
  return moved.recurrence === null ? base : (absorbed(event, key, moved, edit) ?? base);
}

/** What was now said of all is no longer said of the one it was said at. */
function absorbed(event: Event, key: OccurrenceKey, moved: Event, edit: OccurrenceEdit): Recurrence | null {
  const { recurrence } = moved;
  if (recurrence === null || edit.fields === undefined) return recurrence;
  const index = overrideIndex(event, key);
  const overrides = recurrence.overrides.map((override, i) => {
    if (i !== index) return override;
    const kept: Record<string, unknown> = { ...override };
    for (const field of Object.keys(edit.fields ?? {})) delete kept[field];
    return { ...kept, occurrence: override.occurrence };
  });
  return { ...recurrence, overrides: overrides.filter((override) => Object.keys(override).length > 1) };
}

function overrideIndex(event: Event, key: OccurrenceKey): number {
  const series = seriesOf(event);
  const startMs = keyMs(series, key);
  return event.recurrence?.overrides.findIndex((o) => keyMs(series, o.occurrence) === startMs) ?? -1;
}

/** New rules; exceptions and overrides stay where the new rules still have an occurrence. */
function withRules(event: Event, recurrence: Recurrence, rules: readonly string[]): Recurrence | null {
  if (rules.length === 0) return null;
  const series = seriesOf(event);
  const dates = new Set(recurrence.dates.map((date) => keyMs(series, date.start)));
  const stands = (key: OccurrenceKey): boolean => {
    const startMs = keyMs(series, key);
    return dates.has(startMs) || rules.some((rule) => ruleHas(event.title, series, rule, startMs));
  };
  return {
    ...recurrence,
    rules: [...rules],
    exceptions: recurrence.exceptions.filter(stands),
    overrides: recurrence.overrides.filter((override) => stands(override.occurrence)),
  };
}

function startOf(when: When): number {
  return wallToMs(when.type === 'dates' ? when.first : when.start.wall);
}

function move(event: Event, key: OccurrenceKey, target: When): Event {
  const from = seriesOf(event);
  const index = overrideIndex(event, key);
  const seen = event.recurrence?.overrides[index]?.when ?? originalWhen(event, key);
  const template = sameShape(seen, target) && seen.type === event.when.type ? event.when : target;
  const shape = seriesOf({ when: template });
  const anchorFromMs = keyMs(from, key);
  const anchorToMs = anchorFromMs + distance(event.when, seen, target, anchorFromMs);
  const anchored: SeriesMove = { from, to: shape, anchorFromMs, anchorToMs };
  if (event.recurrence === null) return { ...event, when: target };
  const draftTo: Series = { ...shape, startMs: from.startMs + anchorToMs - anchorFromMs };
  const rules = event.recurrence.rules.map((rule) => {
    const shifted = shiftRule(rule, { ...anchored, to: draftTo });
    if (shifted === NOT_MOVABLE) throw new SlipwayError('recurrenceNotMovable', { title: event.title, rule });
    return shifted;
  });
  const map = startMapping(event.recurrence.rules, rules, anchored);
  const when = whenAt({ when: template }, shape, map(from.startMs));
  const moved: Event = { ...event, when };
  const to = seriesOf(moved);
  const mapKey = (old: OccurrenceKey): OccurrenceKey => mapped(from, to, map, old);
  const recurrence = tidy({
    rules,
    dates: event.recurrence.dates.map((date) => {
      const { end, ...rest } = date;
      return { ...rest, start: mapKey(date.start), ...(end === undefined ? {} : { end: mapKey(end) }) };
    }),
    exceptions: event.recurrence.exceptions.map(mapKey),
    overrides: event.recurrence.overrides.map((override, i) =>
      movedOverride(override, mapKey(override.occurrence), i === index ? target : null, anchored),
    ),
  });
  const whole: Event = { ...moved, recurrence: recurrence === null ? null : dropEmptyOverrides(moved, recurrence) };
  // A rhythm that does not reach the target (every other month, into the month between) stays as it is.
  if (index === -1 && !stands(whole, anchorToMs)) {
    throw new SlipwayError('recurrenceNotMovable', { title: event.title, rule: event.recurrence.rules.join(' ') });
  }
  return whole;
}

/** Whether a series has an occurrence that starts there (wall ms). */
function stands(event: Event, startMs: number): boolean {
  const { recurrence } = event;
  const series = seriesOf(event);
  if (recurrence === null) return series.startMs === startMs;
  if (exceptionsOf(series, recurrence)(startMs)) return false;
  if (series.startMs === startMs || recurrence.dates.some((date) => keyMs(series, date.start) === startMs)) return true;
  return recurrence.rules.some((rule) => ruleHas(event.title, series, rule, startMs));
}

/**
 * How far the series is moved (ms on the wall clock) when one occurrence goes from where it is seen to
 * a target: as far, or where days become moments or the reverse, by the days between and to the time.
 */
function distance(own: When, seen: When, target: When, fromMs: number): number {
  if (own.type === target.type && own.type === seen.type) return startOf(target) - startOf(seen);
  const days = dayOfMs(startOf(target)) - dayOfMs(startOf(seen));
  const time = startOf(target) - dayOfMs(startOf(target)) * DAY_MS;
  return (dayOfMs(fromMs) + days) * DAY_MS + time - fromMs;
}

/** A whole-day exception of a timed series stays one. */
function mapped(from: Series, to: Series, map: (ms: number) => number, key: OccurrenceKey): OccurrenceKey {
  if (from.zone !== null && key.length === 10) return msToWall(map(keyMs(from, key))).slice(0, 10);
  return keyAt(to, map(keyMs(from, key)));
}

function movedOverride(
  override: EventOverride,
  occurrence: OccurrenceKey,
  target: When | null,
  by: SeriesMove,
): EventOverride {
  if (override.when === undefined) return { ...override, occurrence };
  return { ...override, occurrence, when: target ?? shiftWhen(override.when, by) };
}

function dropEmptyOverrides(event: Event, recurrence: Recurrence): Recurrence {
  const series = seriesOf(event);
  const overrides = recurrence.overrides
    .map((override) => {
      if (override.when === undefined) return override;
      const own = JSON.stringify(whenAt(event, series, keyMs(series, override.occurrence)));
      if (JSON.stringify(override.when) !== own) return override;
      const kept = { ...override };
      delete kept.when;
      return kept;
    })
    .filter((override) => Object.keys(override).length > 1);
  return { ...recurrence, overrides };
}

function shiftWhen(when: When, { anchorFromMs, anchorToMs }: SeriesMove): When {
  if (when.type === 'dates') {
    const days = dayOfMs(anchorToMs) - dayOfMs(anchorFromMs);
    return { ...when, first: addDays(when.first, days), last: addDays(when.last, days) };
  }
  const shift = (moment: Moment): Moment =>
    toMoment(msToWall(wallToMs(moment.wall) + anchorToMs - anchorFromMs), moment.zone, moment.choice).moment;
  const [start, end] = [shift(when.start), shift(when.end)];
  return { ...when, start, end: end.utc < start.utc ? start : end };
}

/** Whether two are of the same kind, length and zone, so that only the place differs. */
function sameShape(a: When, b: When): boolean {
  if (a.type === 'dates') return b.type === 'dates' && startOf(b) - startOf(a) === wallToMs(b.last) - wallToMs(a.last);
  if (b.type === 'dates' || a.start.zone !== b.start.zone || a.end.zone !== b.end.zone) return false;
  return wallToMs(b.end.wall) - wallToMs(a.end.wall) === startOf(b) - startOf(a);
}
