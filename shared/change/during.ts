import type { EventMeaning } from '../model/configuration.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { PlainDate, When } from '../model/time.ts';
import { refOf, type NamedSpan } from '../planning/conflicts/conflict.ts';
import { teamsOf } from '../planning/conflicts/context.ts';
import { Instants, type Interval } from '../planning/conflicts/intervals.ts';
import { concerns, type Concerned } from '../planning/conflicts/rules/concerns.ts';
import { tuneOf } from '../planning/conflicts/rules/index.ts';
import { ServiceGraph } from '../planning/conflicts/service-graph.ts';
import { byStart } from '../planning/conflicts/sweep.ts';
import { CHANGE_WINDOWS, outsideOf } from '../planning/conflicts/windows.ts';
import type { Configuration } from '../planning/configuration.ts';
import { addDays, lastOfMonth } from '../planning/days.ts';
import { placesOf } from '../planning/entries.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { touching } from '../planning/recurrence.ts';

/** An occurrence of an event that is on while something else is. */
export interface During {
  readonly eventId: Id;
  readonly title: string;
  readonly meaning: EventMeaning;
  readonly when: When;
  /** As the rules of conflicts name and time it. */
  readonly span: NamedSpan;
}

/** Where something planned stands with windows. */
export type InWindows =
  | { readonly window: 'inside' | 'none' }
  | {
      readonly window: 'outside';
      /** What no window covers. */
      readonly outside: Interval;
      /** All that count for days around, in order of start. */
      readonly around: readonly NamedSpan[];
    };

interface Placed extends NamedSpan, Concerned {
  readonly event: Event;
  readonly title: string;
  readonly meaning: EventMeaning;
  readonly when: When;
}

const WINDOWS: ReadonlySet<EventMeaning> = new Set(CHANGE_WINDOWS);

/**
 * Freezes, windows and other events by month: series are expanded once per month that is asked for, however
 * many changes are looked at. What concerns whom and what covers what is asked of the rules of conflicts.
 */
export class EventsByMonth {
  private readonly months = new Map<string, readonly Placed[]>();
  private readonly instants: Instants;
  private readonly graph: ServiceGraph;

  constructor(
    private readonly events: readonly Event[],
    private readonly configuration: Pick<Configuration, 'settings' | 'eventKinds' | 'services'>,
  ) {
    this.instants = new Instants(configuration.settings.zone);
    this.graph = new ServiceGraph(configuration.services);
  }

  /**
   * What concerns any of the services or teams (or everyone) and is on for some of the time. A plain day meets a
   * moment in its own zone, else in the workspace's.
   */
  during(when: When, serviceIds: readonly Id[], teamIds: readonly Id[] = []): During[] {
    const around = this.around(when, 0, this.concerned(serviceIds, teamIds));
    return around.map(({ event, title, meaning, when: on, ref, start, end }) => {
      return { eventId: event.id, title, meaning, when: on, span: { ref, start, end } };
    });
  }

  /** Whether windows cover it; `none` where there is none for it for as long as the rule of conflicts looks. */
  window(when: When, serviceIds: readonly Id[], teamIds: readonly Id[] = []): InWindows {
    const concerned = this.concerned(serviceIds, teamIds);
    const windows = (days: number): Placed[] =>
      this.around(when, days, concerned)
        .filter(({ meaning }) => WINDOWS.has(meaning))
        .toSorted(byStart);
    const planned = { ...this.instants.of(when), isDays: when.type === 'dates' };
    const outside = outsideOf(planned, windows(0));
    if (outside === null) return { window: 'inside' };
    const { withinDays = 0 } = tuneOf('outsideWindow', this.configuration.settings);
    const around = windows(withinDays);
    return around.length > 0 ? { window: 'outside', outside, around } : { window: 'none' };
  }

  private concerned(serviceIds: readonly Id[], teamIds: readonly Id[]): Concerned {
    return { services: serviceIds, teams: teamsOf(teamIds, serviceIds, this.configuration.services) };
  }

  private around(when: When, days: number, concerned: Concerned): Placed[] {
    const { settings } = this.configuration;
    const { start, end } = this.instants.of(when);
    const span = { start: start - days * DAY_MS, end: end + days * DAY_MS };
    const { first, last } = daysOfWhen(when, settings.zone);
    const found = new Map<string, Placed>();
    for (const month of monthsOf(addDays(first, -1 - days), addDays(last, 1 + days))) {
      for (const one of this.of(month)) {
        if (one.start >= span.end || one.end <= span.start) continue;
        const { meaning } = one;
        const isFreeze = meaning === 'hardFreeze' || meaning === 'softFreeze';
        const dependents = isFreeze && tuneOf(meaning, settings)['dependents'] === 1;
        if (concerns(one, concerned, this.graph, dependents)) found.set(`${one.event.id} ${one.start}`, one);
      }
    }
    return [...found.values()];
  }

  private of(month: string): readonly Placed[] {
    const known = this.months.get(month);
    if (known !== undefined) return known;
    const { settings, eventKinds } = this.configuration;
    const range = { first: `${month}-01`, last: lastOfMonth(month), zone: settings.zone };
    const touches = touching(range);
    const made = this.events.flatMap((event) =>
      placesOf(event, range, touches).flatMap(({ occurrence }): Placed[] => {
        const kind = eventKinds.get(occurrence?.override?.kindId ?? event.kindId);
        const isCancelled = occurrence?.cancelled ?? event.status === 'cancelled';
        if (isCancelled || kind === undefined) return [];
        const title = occurrence?.override?.title ?? event.title;
        const when = occurrence?.when ?? event.when;
        const ref = refOf('events', event.id, occurrence?.key);
        const { serviceIds: services, teamIds: teams } = event;
        return [{ event, ref, title, meaning: kind.meaning, when, services, teams, ...this.instants.of(when) }];
      }),
    );
    this.months.set(month, made);
    return made;
  }
}

const DAY_MS = 86_400_000;

/** Months from a day to a day, `YYYY-MM`. */
function* monthsOf(first: PlainDate, last: PlainDate): Iterable<string> {
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = addDays(lastOfMonth(month), 1).slice(0, 7)) {
    yield month;
  }
}
