import type { Deployment } from '../model/deployment.ts';
import type { Gate } from '../model/gate.ts';
import type { Change } from '../model/journal.ts';
import type { Phase } from '../model/phase.ts';
import type { Release } from '../model/release.ts';
import type { Moment, PlainDate, When } from '../model/time.ts';
import { addDays } from './days.ts';
import { toMoment } from './moments.ts';

/** A release and the records that belong to it alone. */
export interface ReleaseBundle {
  readonly release: Release;
  readonly phases: readonly Phase[];
  readonly gates: readonly Gate[];
  readonly deployments: readonly Deployment[];
}

/** `along` moves phases, gates and deployments too; `only` leaves them where they are. */
export type ShiftScope = 'along' | 'only';

/**
 * Moves a release by whole days (negative: earlier). Plain dates move by that many days; moments keep
 * their wall time in their own zone, so that 22:00 stays 22:00 across a change of the clock.
 */
export function shiftRelease(bundle: ReleaseBundle, days: number, scope: ShiftScope): Change[] {
  if (days === 0) return [];
  const { release, phases, gates, deployments } = bundle;
  const changes: Change[] = [];
  const dates: Partial<Release> = {};
  if (release.startDate !== null) dates.startDate = addDays(release.startDate, days);
  if (release.releaseDate !== null) dates.releaseDate = addDays(release.releaseDate, days);
  if (Object.keys(dates).length > 0) changes.push({ op: 'patch', table: 'releases', id: release.id, fields: dates });
  if (scope === 'only') return changes;
  for (const phase of phases) {
    const fields = { first: addDays(phase.first, days), last: addDays(phase.last, days) };
    changes.push({ op: 'patch', table: 'phases', id: phase.id, fields });
  }
  for (const gate of gates) {
    changes.push({ op: 'patch', table: 'gates', id: gate.id, fields: { due: shiftWhen(gate.due, days) } });
  }
  for (const deployment of deployments) {
    const fields = { when: shiftWhen(deployment.when, days) };
    changes.push({ op: 'patch', table: 'deployments', id: deployment.id, fields });
  }
  return changes;
}

/** The same days or wall times, so many days later. */
export function shiftWhen(when: When, days: number): When {
  if (when.type === 'dates') return { ...when, first: addDays(when.first, days), last: addDays(when.last, days) };
  const start = shiftMoment(when.start, days);
  const end = shiftMoment(when.end, days);
  // An hour the clock skips pushes a start past an end that was close behind it.
  return { ...when, start, end: end.utc < start.utc ? start : end };
}

export function shiftMoment(moment: Moment, days: number): Moment {
  const wall = `${addDays(moment.wall.slice(0, 10), days)}${moment.wall.slice(10)}`;
  return toMoment(wall, moment.zone, moment.choice).moment;
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
