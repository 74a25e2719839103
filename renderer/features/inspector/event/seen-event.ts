import type { Event, OccurrenceKey } from '#shared/model/event.ts';
import { originalWhen } from '#shared/planning/recurrence.ts';
import { keyMs, seriesOf } from '#shared/planning/series.ts';
import type { When } from '#shared/model/time.ts';

/** An event as one occurrence of it is: the series' fields and what differs. */
export interface SeenEvent {
  readonly event: Event;
  /** The occurrence looked at; null for an event that does not repeat and for a series as a whole. */
  readonly key: OccurrenceKey | null;
  readonly title: string;
  readonly kindId: string;
  readonly status: Event['status'];
  readonly location: string;
  readonly description: string;
  readonly when: When;
  /** Where it stood by its series, when it was moved since. */
  readonly movedFrom: When | null;
}

export function seenEvent(event: Event, key: OccurrenceKey | null): SeenEvent {
  const { title, kindId, status, location, description, when, recurrence } = event;
  const plain = { event, key: null, title, kindId, status, location, description, when, movedFrom: null };
  if (recurrence === null || key === null) return plain;
  const series = seriesOf(event);
  const at = keyMs(series, key);
  const override = recurrence.overrides.find((one) => keyMs(series, one.occurrence) === at);
  const original = originalWhen(event, key);
  return {
    event,
    key,
    title: override?.title ?? title,
    kindId: override?.kindId ?? kindId,
    status: override?.status ?? status,
    location: override?.location ?? location,
    description: override?.description ?? description,
    when: override?.when ?? original,
    movedFrom: override?.when === undefined ? null : original,
  };
}

/** The name an occurrence goes by when it begins at `when`. */
export function keyOf(when: When): OccurrenceKey {
  return when.type === 'dates' ? when.first : when.start.wall;
}
