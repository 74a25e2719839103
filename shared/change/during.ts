import type { EventMeaning } from '../model/configuration.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { PlainDate, When } from '../model/time.ts';
import { teamsOf } from '../planning/conflicts/context.ts';
import { Instants, type Interval } from '../planning/conflicts/intervals.ts';
import { concerns, type Concerned } from '../planning/conflicts/rules/concerns.ts';
import { tuneOf } from '../planning/conflicts/rules/index.ts';
import { ServiceGraph } from '../planning/conflicts/service-graph.ts';
import { CHANGE_WINDOWS, outsideOf } from '../planning/conflicts/windows.ts';
import type { Configuration } from '../planning/configuration.ts';
import { addDays, lastOfMonth } from '../planning/days.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { readableOccurrences } from '../planning/working-time.ts';

/** An occurrence of an event that is on while something else is. */
export interface During {
  readonly eventId: Id;
  readonly title: string;
  readonly meaning: EventMeaning;
  readonly when: When;
}

interface Placed extends Interval, Concerned {
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
    return around.map(({ event, title, meaning, when: on }) => ({ eventId: event.id, title, meaning, when: on }));
  }

  /** Whether windows cover it; `none` where there is none for it for as long as the rule of conflicts looks. */
  window(when: When, serviceIds: readonly Id[], teamIds: readonly Id[] = []): 'inside' | 'outside' | 'none' {
    const concerned = this.concerned(serviceIds, teamIds);
    const windows = (days: number): Placed[] =>
      this.around(when, days, concerned)
        .filter(({ meaning }) => WINDOWS.has(meaning))
        .toSorted((a, b) => a.start - b.start);
    const planned = { ...this.instants.of(when), isDays: when.type === 'dates' };
    if (outsideOf(planned, windows(0)) === null) return 'inside';
    const { withinDays = 0 } = tuneOf('outsideWindow', this.configuration.settings);
    return windows(withinDays).length > 0 ? 'outside' : 'none';
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
    const made = this.events.flatMap((event) =>
      readableOccurrences(event, range).flatMap(({ when, override, cancelled }): Placed[] => {
        const kind = eventKinds.get(override?.kindId ?? event.kindId);
        if (cancelled || kind === undefined) return [];
        const title = override?.title ?? event.title;
        const { serviceIds: services, teamIds: teams } = event;
        return [{ event, title, meaning: kind.meaning, when, services, teams, ...this.instants.of(when) }];
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
