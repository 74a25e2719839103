import type { Deployment } from '../model/deployment.ts';
import type { Gate } from '../model/gate.ts';
import type { Phase } from '../model/phase.ts';
import type { Release } from '../model/release.ts';
import type { PlainDate } from '../model/time.ts';

/** A release and the records that belong to it alone. */
export interface ReleaseBundle {
  readonly release: Release;
  readonly phases: readonly Phase[];
  readonly gates: readonly Gate[];
  readonly deployments: readonly Deployment[];
}

/** First and last day of everything a release holds, as plain dates in each thing's own zone; null when undated. */
export function extentOf(bundle: ReleaseBundle): { first: PlainDate; last: PlainDate } | null {
  const { release } = bundle;
  const days = [release.startDate, release.releaseDate].filter((date) => date !== null);
  for (const phase of bundle.phases) days.push(phase.first, phase.last);
  for (const when of [...bundle.gates.map((g) => g.due), ...bundle.deployments.map((d) => d.when)]) {
    if (when.type === 'dates') days.push(when.first, when.last);
    else days.push(when.start.wall.slice(0, 10), when.end.wall.slice(0, 10));
  }
  days.sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
