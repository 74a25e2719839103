import { takesRoom, type Booking } from '../model/booking.ts';
import type { Environment } from '../model/environment.ts';
import type { Id } from '../model/schema.ts';
import type { When } from '../model/time.ts';
import { addDays, toDayNumber } from './days.ts';
import { byEnvironment } from './environment-versions.ts';
import { daysOfWhen, wallIn } from './moments.ts';
import { touching, type DayRange } from './recurrence.ts';
import { timesOfBooking } from './repeating.ts';
import { wallToMs } from './wall.ts';

/** How much of one environment was taken in a range of days. */
export interface EnvironmentUse {
  readonly environmentId: Id;
  /** Days of the range. */
  readonly days: number;
  /** Days on which something stands on it, a part of the day as well as the whole. */
  readonly bookedDays: number;
  /** Of each day the most units taken at once, added up. An exclusive one is taken as a whole. */
  readonly bookedUnits: number;
  /** Units there are: capacity times days. More may be booked than there are. */
  readonly units: number;
  /** Booked days times cost per day, whatever the units; null where the cost is not known. */
  readonly cost: number | null;
  /** Bookings whose repetition can't be read: only their first time is counted. */
  readonly unreadable: readonly Id[];
}

/** What one release, or everything that is for no release (`releaseId` null), takes of all environments. */
export interface ReleaseUse {
  readonly releaseId: Id | null;
  /** Days on environments: two environments on one day are two. */
  readonly days: number;
  /** A day that several share is split evenly between them, so that releases add up to environments. */
  readonly cost: number;
}

export interface Utilisation {
  readonly environments: readonly EnvironmentUse[];
  readonly releases: readonly ReleaseUse[];
}

interface Taken {
  readonly releaseId: Id | null;
  readonly units: number;
  /** Wall ms, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;

/**
 * What is booked in a range of days, per environment and per release. Requests count as long as they
 * are neither declined nor withdrawn, unless only what is `approved` is asked for.
 */
export function utilisation(
  environments: readonly Environment[],
  bookings: readonly Booking[],
  range: DayRange,
  options: { readonly approvedOnly: boolean } = { approvedOnly: false },
): Utilisation {
  const counted = bookings.filter((booking) =>
    options.approvedOnly ? booking.approval === 'approved' : takesRoom(booking),
  );
  const ofEnvironment = byEnvironment(counted);
  const releases = new Map<Id | null, { days: number; cost: number }>();
  const uses = environments.map((environment) =>
    useOf(environment, ofEnvironment.get(environment.id) ?? [], range, releases),
  );
  return {
    environments: uses,
    releases: [...releases].map(([releaseId, use]) => ({ releaseId, ...use })),
  };
}

function useOf(
  environment: Environment,
  bookings: readonly Booking[],
  range: DayRange,
  releases: Map<Id | null, { days: number; cost: number }>,
): EnvironmentUse {
  const firstDay = toDayNumber(range.first);
  const days = toDayNumber(range.last) - firstDay + 1;
  const byDay = new Map<number, Taken[]>();
  const unreadable: Id[] = [];
  const touches = touching(range);
  for (const booking of bookings) {
    for (const when of timesOfBooking(booking, range, touches, () => unreadable.push(booking.id))) {
      const span = daysOfWhen(when, range.zone);
      const taken = takenBy(booking, when, range);
      const from = Math.max(toDayNumber(span.first) - firstDay, 0);
      const to = Math.min(toDayNumber(span.last) - firstDay, days - 1);
      for (let day = from; day <= to; day += 1) {
        const list = byDay.get(day);
        if (list === undefined) byDay.set(day, [taken]);
        else list.push(taken);
      }
    }
  }
  let bookedUnits = 0;
  for (const [day, taken] of byDay) {
    bookedUnits += environment.sharing === 'exclusive' ? environment.capacity : mostAtOnce(taken, firstDay + day);
    addToReleases(releases, taken, environment.costPerDay);
  }
  return {
    environmentId: environment.id,
    days,
    bookedDays: byDay.size,
    bookedUnits,
    units: environment.capacity * days,
    cost: environment.costPerDay === null ? null : environment.costPerDay * byDay.size,
    unreadable,
  };
}

function takenBy({ releaseId, units }: Booking, when: When, { zone }: DayRange): Taken {
  if (when.type === 'dates') {
    return { releaseId, units, start: wallToMs(when.first), end: wallToMs(addDays(when.last, 1)) };
  }
  const start = wallToMs(wallIn(when.start, zone));
  // A point in time and an hour the clock repeats still take room.
  return { releaseId, units, start, end: Math.max(wallToMs(wallIn(when.end, zone)), start + 1) };
}

/** Only where something begins within the day can there be more than before. */
function mostAtOnce(taken: readonly Taken[], day: number): number {
  const dayStart = day * DAY_MS;
  let most = 0;
  for (const { start } of taken) {
    const at = Math.max(start, dayStart);
    let sum = 0;
    for (const other of taken) if (other.start <= at && other.end > at) sum += other.units;
    most = Math.max(most, sum);
  }
  return most;
}

function addToReleases(
  releases: Map<Id | null, { days: number; cost: number }>,
  taken: readonly Taken[],
  costPerDay: number | null,
): void {
  const sharing = new Set(taken.map(({ releaseId }) => releaseId));
  for (const releaseId of sharing) {
    const use = releases.get(releaseId) ?? { days: 0, cost: 0 };
    use.days += 1;
    use.cost += (costPerDay ?? 0) / sharing.size;
    releases.set(releaseId, use);
  }
}
