import type { EventMeaning } from '../../../model/configuration.ts';
import type { Finding, NamedSpan, PlannedThing } from '../conflict.ts';
import type { Context } from '../context.ts';
import type { ChangeFact, DeploymentFact } from '../facts.ts';
import type { Interval } from '../intervals.ts';
import { byStart } from '../sweep.ts';
import { CHANGE_WINDOWS, outsideOf } from '../windows.ts';
import { concerns } from './concerns.ts';
import { rule, type EventsAround } from './rule.ts';

const DAY_MS = 86_400_000;

/**
 * A deployment to production that is not wholly within change windows, where there are windows for its
 * services at all, so many days before or after it. One that is planned by the day only is well with
 * any window on that day.
 */
export const outsideWindow = rule({
  scope: 'deployment',
  severity: 'warning',
  tune: { withinDays: 7 },
  find: ({ deployment, events }, { withinDays }, context) =>
    deployment.production ? found(deployment, events, ['changeWindow'], withinDays, context) : [],
});

/** A change that is not wholly within change or maintenance windows; asked and told as of deployments. */
export const changeOutsideWindow = rule({
  scope: 'change',
  severity: 'warning',
  tune: { withinDays: 7 },
  find: ({ change, events }, { withinDays }, context) =>
    change.keepsToWindows ? found(change, events, CHANGE_WINDOWS, withinDays, context) : [],
});

function found(
  planned: DeploymentFact | ChangeFact,
  events: EventsAround,
  meanings: readonly EventMeaning[],
  withinDays: number,
  { graph }: Context,
): Finding[] {
  const concerning = (span: Interval) =>
    meanings
      .flatMap((meaning) => events(meaning, span))
      .filter((window) => concerns(window, planned, graph))
      .sort(byStart);
  // Most are well with the windows they lie in: those for weeks around need not be looked at.
  const outside = outsideOf(planned, concerning(planned));
  if (outside === null) return [];
  const reach = withinDays * DAY_MS;
  const windows = concerning({ start: planned.start - reach, end: planned.end + reach });
  if (windows.length === 0) return [];
  return [outsideFinding(planned, outside, windows)];
}

/** What of it lies in none of the windows around it, these in order of start and name (`byStart`). */
export function outsideFinding(planned: PlannedThing, outside: Interval, windows: readonly NamedSpan[]): Finding {
  return {
    about: [planned.ref],
    overlap: outside,
    services: planned.services,
    facts: [planned.start, planned.end, ...windows.map((window) => `${window.ref} ${window.start} ${window.end}`)],
  };
}
