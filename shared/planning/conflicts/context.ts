import type { StatusCategory } from '../../model/configuration.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../configuration.ts';
import { addDays } from '../days.ts';
import type { DayRange } from '../recurrence.ts';
import { environmentKey } from './facts.ts';
import { Instants, type Interval } from './intervals.ts';
import { tuneOf } from './rules/index.ts';
import { ServiceGraph } from './service-graph.ts';

/** What was over so many days before today is history. */
const DAYS_BACK = 30;
/** Repetitions are looked at to so many days after today: eighteen months. */
const DAYS_AHEAD = 548;
/** Two days before a day begins here it may not have ended everywhere: zones are up to 26 hours apart. */
const OTHER_ZONE_DAYS = 2;

/** What all rules ask of the workspace, worked out once from its configuration and today. */
export interface Context {
  readonly configuration: Configuration;
  readonly instants: Instants;
  readonly horizon: DayRange;
  /** What was over before this instant is history and no conflict any more. Epoch ms. */
  readonly pastUntil: number;
  /** First instant of today in the workspace's zone. */
  readonly todayStart: number;
  /** First and last day a stretch touches, in the workspace's zone. */
  readonly daysOf: (span: Interval) => { readonly first: PlainDate; readonly last: PlainDate };
  readonly graph: ServiceGraph;
  /** Whether what goes to an environment of this name is live. One the catalogue doesn't know counts as such. */
  readonly isProduction: (name: string) => boolean;
  readonly categoryOf: (release: Release) => StatusCategory | undefined;
  /** Teams something concerns: its own or its release's, and those of the services. */
  readonly teamsOf: (of: { readonly teamIds: readonly Id[] } | undefined, services: readonly Id[]) => readonly Id[];
}

export function contextOf(configuration: Configuration, today: PlainDate): Context {
  const { settings, environments, environmentPurposes, statuses, services } = configuration;
  const instants = new Instants(settings.zone);
  // A change at the edge of history asks for windows some days before it: they are history, and count all the same.
  const { withinDays = 0 } = tuneOf('outsideWindow', settings);
  const before = Math.max(withinDays, OTHER_ZONE_DAYS);
  const past = addDays(today, -DAYS_BACK);
  const horizon = { first: addDays(past, -before), last: addDays(today, DAYS_AHEAD), zone: settings.zone };
  const live = new Map<string, boolean>();
  for (const { name, purposeId } of environments.values())
    live.set(environmentKey(name), environmentPurposes.get(purposeId)?.production ?? false);
  return {
    configuration,
    instants,
    horizon,
    pastUntil: instants.day(past).start,
    todayStart: instants.day(today).start,
    daysOf: ({ start, end }) => ({ first: instants.dateAt(start), last: instants.dateAt(end - 1) }),
    graph: new ServiceGraph(services),
    isProduction: (name) => live.get(environmentKey(name)) ?? true,
    categoryOf: (release) => statuses.get(release.statusId)?.category,
    teamsOf: (of, ids) => teamsOf(of?.teamIds ?? [], ids, services),
  };
}

/** The teams named, and those of the services, each once. */
export function teamsOf(teamIds: readonly Id[], serviceIds: readonly Id[], services: Configuration['services']): Id[] {
  const teams = new Set(teamIds);
  for (const id of serviceIds) {
    const team = services.get(id)?.teamId;
    if (team !== undefined && team !== null) teams.add(team);
  }
  return [...teams];
}
