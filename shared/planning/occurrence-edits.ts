import { dequal } from 'dequal/lite';
import { SlipwayError } from '../errors.ts';
import type { Event, EventOverride, OccurrenceKey } from '../model/event.ts';
import type { Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { When } from '../model/time.ts';
import type { OccurrenceEdit } from './occurrence-edit.ts';
import { occurrencesOf, originalWhen } from './recurrence.ts';
import { applyToSeries } from './series-edit.ts';
import { headOf, hasOccurrences, tailOf, tidy } from './series-split.ts';
import { keyAt, keyMs, seriesOf } from './series.ts';

export type { OccurrenceEdit } from './occurrence-edit.ts';

/** Which occurrences an edit of one is meant for. */
export type EditScope = 'this' | 'following' | 'all';

/** Fields one occurrence may have apart from its series. */
export const OVERRIDABLE = ['title', 'kindId', 'status', 'location', 'description'] as const;
type Overridable = (typeof OVERRIDABLE)[number];

/**
 * An edit of one occurrence, of it and those that follow, or of all, as changes to commit in one step.
 * `this` writes an override; `following` ends the series before it and starts a new one
 * (`splitFromId`) that carries the later exceptions and overrides; `all` moves the rule, exceptions and
 * overrides along. Occurrences outside the scope stay exactly as they are.
 *
 * Fails with `recurrenceNotMovable` where the days a rule names can't be moved as one, with
 * `invalidRequest` where a field belongs to the whole series only, and with the errors of
 * `occurrencesOf`.
 */
export function editOccurrence(
  event: Event,
  key: OccurrenceKey,
  edit: OccurrenceEdit,
  scope: EditScope,
  nextId: () => Id,
): Change[] {
  if (event.recurrence === null && edit.rules === undefined) {
    return patched(event, { ...event, ...edit.fields, when: edit.when ?? event.when });
  }
  if (scope === 'this' && event.recurrence !== null) return patched(event, withOverride(event, key, edit));
  if (scope === 'following') {
    const cut = cutAt(event, key);
    if (cut !== null) {
      const created: Event = { ...applyToSeries(cut.tail, key, edit), id: nextId(), splitFromId: event.id };
      return [...patched(event, cut.head), { op: 'create', table: 'events', record: created }];
    }
  }
  return patched(event, applyToSeries(event, key, edit));
}

/** Takes one occurrence, it and those that follow, or all of a series out of the plan. */
export function deleteOccurrence(event: Event, key: OccurrenceKey, scope: EditScope): Change[] {
  const gone: Change[] = [{ op: 'delete', table: 'events', id: event.id }];
  if (event.recurrence === null || scope === 'all') return gone;
  if (scope === 'following') {
    const cut = cutAt(event, key);
    return cut === null ? gone : patched(event, cut.head);
  }
  const series = seriesOf(event);
  const startMs = keyMs(series, key);
  const left: Event = {
    ...event,
    recurrence: {
      ...event.recurrence,
      exceptions: [...event.recurrence.exceptions, keyAt(series, startMs)],
      overrides: event.recurrence.overrides.filter((override) => keyMs(series, override.occurrence) !== startMs),
    },
  };
  return hasOccurrences(left) ? patched(event, left) : gone;
}

/** Gives one occurrence back what its series says: its override goes. */
export function resetOccurrence(event: Event, key: OccurrenceKey): Change[] {
  if (event.recurrence === null) return [];
  const series = seriesOf(event);
  const startMs = keyMs(series, key);
  const overrides = event.recurrence.overrides.filter((override) => keyMs(series, override.occurrence) !== startMs);
  return patched(event, { ...event, recurrence: { ...event.recurrence, overrides } });
}

/** Both halves of a series; null where nothing stands before the occurrence, so that "following" is all. */
function cutAt(event: Event, key: OccurrenceKey): { head: Event; tail: Event } | null {
  const startMs = keyMs(seriesOf(event), key);
  const head = headOf(event, startMs);
  const tail = tailOf(event, startMs);
  return head === null || tail === null || !hasOccurrences(head) ? null : { head, tail };
}

function withOverride(event: Event, key: OccurrenceKey, edit: OccurrenceEdit): Event {
  const { recurrence } = event;
  if (recurrence === null) return event;
  const foreign = Object.keys(edit.fields ?? {}).find((field) => !OVERRIDABLE.includes(field as Overridable));
  if (foreign !== undefined || edit.rules !== undefined) {
    throw new SlipwayError('invalidRequest', { call: `editOccurrence this ${foreign ?? 'rules'}` });
  }
  const series = seriesOf(event);
  const startMs = keyMs(series, key);
  const present = recurrence.overrides.find((override) => keyMs(series, override.occurrence) === startMs);
  const wanted: EventOverride = {
    ...present,
    ...edit.fields,
    ...(edit.when === undefined ? {} : { when: edit.when }),
    occurrence: keyAt(series, startMs),
  };
  const override = lean(event, wanted);
  const others = recurrence.overrides.filter((o) => o !== present);
  return { ...event, recurrence: { ...recurrence, overrides: override === null ? others : [...others, override] } };
}

/** An override without what equals its series; null where nothing is left, so that it follows it again. */
function lean(event: Event, override: EventOverride): EventOverride | null {
  const kept: EventOverride = { ...override };
  for (const field of OVERRIDABLE) if (kept[field] === event[field]) delete kept[field];
  if (kept.when !== undefined && sameWhen(kept.when, originalWhen(event, override.occurrence))) delete kept.when;
  return Object.keys(kept).length === 1 && !isOrphan(event, override.occurrence) ? null : kept;
}

/** An occurrence that stands only because an override names it must not vanish with it. */
function isOrphan(event: Event, key: OccurrenceKey): boolean {
  if (event.recurrence === null) return false;
  const bare = { ...event, recurrence: { ...event.recurrence, overrides: [] } };
  const day = key.slice(0, 10);
  const { zone } = seriesOf(event);
  const original = originalWhen(event, key);
  const last =
    original.type === 'dates' ? day : original.start.utc.slice(0, 10) > day ? original.start.utc.slice(0, 10) : day;
  return !occurrencesOf(bare, { first: day, last, zone: zone ?? 'UTC' }).some((o) => o.key === key);
}

export function sameWhen(a: When, b: When): boolean {
  if (a.type === 'dates') return b.type === 'dates' && a.first === b.first && a.last === b.last;
  if (b.type === 'dates') return false;
  return (
    a.start.utc === b.start.utc && a.end.utc === b.end.utc && a.start.zone === b.start.zone && a.end.zone === b.end.zone
  );
}

function patched(before: Event, after: Event): Change[] {
  const recurrence = after.recurrence === null ? null : tidy(after.recurrence);
  const wanted: Record<string, unknown> = { ...after, recurrence };
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (!dequal(value, (before as Record<string, unknown>)[name])) fields[name] = value;
  }
  return Object.keys(fields).length === 0 ? [] : [{ op: 'patch', table: 'events', id: before.id, fields }];
}
