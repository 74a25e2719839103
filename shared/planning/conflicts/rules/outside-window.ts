import { byStart } from '../sweep.ts';
import type { Interval } from '../intervals.ts';
import { concerns } from './concerns.ts';
import { rule } from './rule.ts';

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
  find: ({ deployment, events }, { withinDays }, { graph }) => {
    if (!deployment.production) return [];
    const concerning = (span: Interval) =>
      events('changeWindow', span)
        .filter((window) => concerns(window, deployment, graph))
        .sort(byStart);
    // Most are well with the windows they lie in: those for weeks around need not be looked at.
    const within = concerning(deployment);
    const uncovered = uncoveredPart(deployment, within);
    if (deployment.isDays ? within.length > 0 : uncovered === null) return [];
    const reach = withinDays * DAY_MS;
    const windows = concerning({ start: deployment.start - reach, end: deployment.end + reach });
    if (windows.length === 0) return [];
    return [
      {
        about: [deployment.ref],
        overlap: uncovered ?? { start: deployment.start, end: deployment.end },
        services: deployment.services,
        facts: [
          deployment.start,
          deployment.end,
          ...windows.map((window) => `${window.ref} ${window.start} ${window.end}`),
        ],
      },
    ];
  },
});

/** From the first to the last instant that no window covers; null where all is covered. `windows` in order of start. */
function uncoveredPart({ start, end }: Interval, windows: readonly Interval[]): Interval | null {
  let first: number | null = null;
  let last = start;
  let at = start;
  for (const window of windows) {
    if (window.end <= at) continue;
    if (window.start >= end) break;
    if (window.start > at) {
      first ??= at;
      last = window.start;
    }
    at = window.end;
  }
  if (at < end) {
    first ??= at;
    last = end;
  }
  return first === null ? null : { start: first, end: last };
}
