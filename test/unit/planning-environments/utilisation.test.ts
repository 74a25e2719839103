import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Booking } from '#shared/model/booking.ts';
import { Environment } from '#shared/model/environment.ts';
import { addDays, daysBetween, isoWeekday } from '#shared/planning/days.ts';
import { utilisation } from '#shared/planning/utilisation.ts';
import { dates, timed, ZONE } from '../../support/any-series.ts';

const environment = (fields: object) => Environment.parse({ id: 'e', name: 'UAT', purposeId: 'uat', ...fields });
const booking = (fields: object) =>
  Booking.parse({ id: 'b', environmentId: 'e', when: dates('2026-06-01'), approval: 'approved', ...fields });
const june = { first: '2026-06-01', last: '2026-06-30', zone: ZONE };
const useOf = (fields: object, bookings: readonly Booking[], range = june, approvedOnly = false) => {
  const { environments, releases } = utilisation([environment(fields)], bookings, range, { approvedOnly });
  const [use] = environments;
  if (use === undefined) throw new Error('one environment, one use');
  return { ...use, releases };
};

/** What a test knows of a booking, apart from the record it is written as. */
interface Plan {
  readonly first: string;
  readonly days: number;
  /** Null: whole days. From one hour, for so many hours, on one day. */
  readonly hours: readonly [from: number, length: number] | null;
  readonly units: number;
  readonly release: string | null;
  readonly approval: 'requested' | 'approved' | 'declined' | 'withdrawn';
  /** Every so many days, so often; the numbers of those that were taken out. */
  readonly repeats: { readonly every: number; readonly times: number; readonly without: readonly number[] } | null;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  first: fc.integer({ min: -20, max: 60 }).map((days) => addDays('2026-06-10', days)),
  days: fc.integer({ min: 1, max: 9 }),
  hours: fc.option(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 30 }))),
  units: fc.integer({ min: 1, max: 4 }),
  release: fc.constantFrom(null, 'r1', 'r2', 'r3'),
  approval: fc.constantFrom('requested', 'approved', 'approved', 'declined', 'withdrawn'),
  repeats: fc.option(
    fc.record({
      every: fc.integer({ min: 1, max: 15 }),
      times: fc.integer({ min: 1, max: 8 }),
      without: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }),
    }),
  ),
});

const pad = (hour: number) => String(hour).padStart(2, '0');

function recordOf(plan: Plan, index: number): Booking {
  const { first, hours, repeats, units, release, approval } = plan;
  const end = hours === null ? null : new Date(Date.parse(`${first}T${pad(hours[0])}:00Z`) + hours[1] * 3_600_000);
  const when =
    hours === null
      ? dates(first, addDays(first, plan.days - 1))
      : timed(`${first}T${pad(hours[0])}:00`, (end ?? new Date(0)).toISOString().slice(0, 16));
  const key = (day: string) => (hours === null ? day : `${day}T${pad(hours[0])}:00`);
  const recurrence =
    repeats === null
      ? null
      : {
          rules: [`FREQ=DAILY;INTERVAL=${repeats.every};COUNT=${repeats.times}`],
          // Of days that are no start nothing can be taken out.
          exceptions: [...new Set(repeats.without)].map((n) => key(addDays(first, n * repeats.every))),
        };
  return booking({ id: `b${index}`, when, recurrence, units, releaseId: release, approval });
}

/** The hours a plan takes, counted one by one: "2026-06-01 13". */
function hoursOf({ first, days, hours, repeats }: Plan): string[] {
  const starts = Array.from({ length: repeats?.times ?? 1 }, (_, n) => n)
    .filter((n) => repeats?.without.includes(n) !== true)
    .map((n) => addDays(first, n * (repeats?.every ?? 0)));
  return starts.flatMap((start) => {
    const [from, length] = hours ?? [0, days * 24];
    return Array.from({ length }, (_, n) => `${addDays(start, Math.floor((from + n) / 24))} ${(from + n) % 24}`);
  });
}

describe('utilisation', () => {
  it('equals a count hour by hour, repetitions and what was taken out of them included', () => {
    const shape = fc.record({
      plans: fc.array(plan, { maxLength: 8 }),
      capacity: fc.integer({ min: 1, max: 3 }),
      sharing: fc.constantFrom('shared' as const, 'exclusive' as const),
      length: fc.integer({ min: 0, max: 40 }),
      approvedOnly: fc.boolean(),
    });
    fc.assert(
      fc.property(shape, ({ plans, capacity, sharing, length, approvedOnly }) => {
        const range = { ...june, last: addDays(june.first, length) };
        const use = useOf({ capacity, sharing, costPerDay: 60 }, plans.map(recordOf), range, approvedOnly);
        const counted = plans.filter(
          ({ approval }) => approval === 'approved' || (!approvedOnly && approval === 'requested'),
        );
        const byHour = new Map<string, number>();
        const releasesOn = new Map<string, Set<string | null>>();
        for (const one of counted) {
          // A repeating booking may overlap itself; each of its times takes its units.
          for (const hour of hoursOf(one)) {
            byHour.set(hour, (byHour.get(hour) ?? 0) + one.units);
            const day = hour.slice(0, 10);
            releasesOn.set(day, (releasesOn.get(day) ?? new Set()).add(one.release));
          }
        }
        let [days, units] = [0, 0];
        for (let day = range.first; day <= range.last; day = addDays(day, 1)) {
          const most = Math.max(...Array.from({ length: 24 }, (_, hour) => byHour.get(`${day} ${hour}`) ?? 0));
          if (most === 0) continue;
          days += 1;
          units += sharing === 'exclusive' ? capacity : most;
        }
        expect(use.bookedDays).toBe(days);
        expect(use.bookedUnits).toBe(units);
        expect(use.units).toBe(capacity * (daysBetween(range.first, range.last) + 1));
        expect(use.cost).toBe(60 * days);
        const shared = use.releases.reduce((sum, one) => sum + one.cost, 0);
        expect(shared).toBeCloseTo(60 * days, 6);
        const releaseDays = [...releasesOn]
          .filter(([day]) => day >= range.first && day <= range.last)
          .reduce((sum, [, set]) => sum + set.size, 0);
        expect(use.releases.reduce((sum, one) => sum + one.days, 0)).toBe(releaseDays);
      }),
      { numRuns: 400 },
    );
  });

  it('counts a day once it is begun, and morning and afternoon after each other as one unit', () => {
    const use = useOf({ costPerDay: 100 }, [
      booking({ id: 'a', when: timed('2026-06-02T08:00', '2026-06-02T12:00') }),
      booking({ id: 'b', when: timed('2026-06-02T12:00', '2026-06-02T18:00') }),
      booking({ id: 'c', when: timed('2026-06-03T22:00', '2026-06-04T00:00') }),
    ]);
    expect(use).toMatchObject({ bookedDays: 2, bookedUnits: 2, cost: 200 });
  });

  it('splits the cost of a day between the releases that share it', () => {
    const both = { when: dates('2026-06-01', '2026-06-02') };
    const { releases } = useOf({ capacity: 3, costPerDay: 100 }, [
      booking({ ...both, id: 'a', releaseId: 'r1' }),
      booking({ ...both, id: 'b', releaseId: 'r1' }),
      booking({ id: 'c', releaseId: 'r2' }),
      booking({ id: 'd', purpose: 'Training', when: dates('2026-06-09') }),
    ]);
    expect(releases).toEqual([
      { releaseId: 'r1', days: 2, cost: 150 },
      { releaseId: 'r2', days: 1, cost: 50 },
      { releaseId: null, days: 1, cost: 100 },
    ]);
  });

  it('says no cost where none is known, and counts the first time of what can’t be read', () => {
    const broken = booking({ recurrence: { rules: ['FREQ=SOMETIMES'] } });
    expect(useOf({}, [broken])).toMatchObject({ cost: null, bookedDays: 1, unreadable: ['b'] });
  });

  it('leaves out declined and withdrawn ones, and counts weekly ones on their weekday', () => {
    const weekly = booking({ recurrence: { rules: ['FREQ=WEEKLY'] } });
    expect(isoWeekday('2026-06-01')).toBe(1);
    expect(useOf({}, [weekly]).bookedDays).toBe(5);
    expect(useOf({}, [{ ...weekly, approval: 'declined' }]).bookedDays).toBe(0);
  });
});
