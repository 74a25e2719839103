import type { EventMeaning } from '../model/configuration.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { Instant, PlainDate, When } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { addDays, lastOfMonth } from '../planning/days.ts';
import { daysOfWhen, instantsOfWhen } from '../planning/moments.ts';
import { readableOccurrences } from '../planning/working-time.ts';

/** An occurrence of an event that is on while something else is. */
export interface During {
  readonly eventId: Id;
  readonly title: string;
  readonly meaning: EventMeaning;
  readonly when: When;
  /** It is on all the while. */
  readonly covers: boolean;
}

interface Placed {
  readonly event: Event;
  readonly title: string;
  readonly meaning: EventMeaning;
  readonly when: When;
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * Freezes, windows and other events by month: series are expanded once per month that is asked for, however
 * many changes are looked at.
 */
export class EventsByMonth {
  private readonly months = new Map<string, readonly Placed[]>();

  constructor(
    private readonly events: readonly Event[],
    private readonly configuration: Pick<Configuration, 'settings' | 'eventKinds'>,
  ) {}

  /**
   * What concerns any of the services (or everyone) and is on for some of the time. A plain day meets a moment
   * in its own zone, else in the workspace's.
   */
  during(when: When, serviceIds: readonly Id[]): During[] {
    const { zone } = this.configuration.settings;
    const span = instantsOfWhen(when, zone);
    const days = daysOfWhen(when, zone);
    const found = new Map<string, During>();
    for (const month of monthsOf(addDays(days.first, -1), addDays(days.last, 1))) {
      for (const one of this.of(month)) {
        const { event, title, meaning, start, end } = one;
        const concerned = event.serviceIds.length === 0 || event.serviceIds.some((id) => serviceIds.includes(id));
        const isPoint = span.start === span.end;
        const touches = isPoint ? start <= span.start && span.start < end : start < span.end && span.start < end;
        if (!concerned || !touches) continue;
        const covers = start <= span.start && span.end <= end;
        found.set(`${event.id} ${start}`, { eventId: event.id, title, meaning, when: one.when, covers });
      }
    }
    return [...found.values()];
  }

  private of(month: string): readonly Placed[] {
    const known = this.months.get(month);
    if (known !== undefined) return known;
    const { settings, eventKinds } = this.configuration;
    const range = { first: `${month}-01`, last: lastOfMonth(month), zone: settings.zone };
    const made = this.events.flatMap((event) =>
      readableOccurrences(event, range).flatMap(({ when, override, cancelled }): Placed[] => {
        const kind = eventKinds.get(override?.kindId ?? event.kindId);
        if (cancelled || kind === undefined) return [];
        const title = override?.title ?? event.title;
        return [{ event, title, meaning: kind.meaning, when, ...instantsOfWhen(when, settings.zone) }];
      }),
    );
    this.months.set(month, made);
    return made;
  }
}

/** Months from a day to a day, `YYYY-MM`. */
function* monthsOf(first: PlainDate, last: PlainDate): Iterable<string> {
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = addDays(lastOfMonth(month), 1).slice(0, 7)) {
    yield month;
  }
}
