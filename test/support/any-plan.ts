import fc from 'fast-check';
import type { Change } from '#shared/model/journal.ts';
import { TABLES } from '#shared/model/tables.ts';
import type { Moment, MomentSpan, When } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { wallToMs } from '#shared/planning/wall.ts';
import { PART_TABLES, type PartTable, type SlipRows } from '#shared/planning/slip/request.ts';
import { event, release } from './records.ts';

export const EVERYTHING: ReadonlySet<PartTable> = new Set(PART_TABLES);

/** Records with patches applied, as the database would hold them. */
export function applied(rows: SlipRows, changes: readonly Change[]): SlipRows {
  const patches = new Map(
    changes.map((change) => {
      if (change.op !== 'patch') throw new Error('a slip only patches');
      return [`${change.table}:${change.id}`, change.fields];
    }),
  );
  const next = <T extends keyof SlipRows>(table: T): SlipRows[T] =>
    rows[table].map((record) =>
      TABLES[table].parse({ ...record, ...patches.get(`${table}:${record.id}`) }),
    ) as unknown as SlipRows[T];
  return {
    releases: next('releases'),
    phases: next('phases'),
    gates: next('gates'),
    deployments: next('deployments'),
    bookings: next('bookings'),
    events: next('events'),
  };
}

// A good share of the days are those on which clocks change in Berlin, and the days around.
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-02-01', n)),
  fc.constantFrom('2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'),
);
const clock = fc.constantFrom('22:00', '02:30', '01:59', '03:00', '09:15', '02:00');
const dated = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 20 }))
  .map(([first, days]): When => ({ type: 'dates', first, last: addDays(first, days) }));
const isDoubled = ({ wall, zone }: Moment): boolean => toMoment(wall, zone).note === 'overlap';
/** From a wall time on, for so many minutes, with either choice where the hour happens twice. */
const timed = fc
  .record({
    day: anyDay,
    at: clock,
    minutes: fc.constantFrom(0, 30, 45, 240),
    choice: fc.constantFrom('earlier' as const, 'later' as const, undefined),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York'),
  })
  .map(({ day, at, minutes, choice, zone }): MomentSpan => {
    const start = toMoment(`${day}T${at}`, zone, choice).moment;
    const endWall = new Date(Date.parse(`${day}T${at}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
    const end = minutes === 0 ? start : toMoment(endWall, zone, choice).moment;
    return { type: 'moments', start, end: end.utc < start.utc ? start : end };
  })
  // The one thing that does not come back: see `moveWhen`.
  .filter(
    ({ start, end }) =>
      start.utc === end.utc ||
      wallToMs(end.utc) - wallToMs(start.utc) > 3_600_000 ||
      !(isDoubled(start) || isDoubled(end)),
  );
const anyWhen = fc.oneof(dated, timed);
const releaseId = fc.nat({ max: 5 }).map((n) => `r${n}`);

/** Six releases that depend on each other in any way, with parts in every state, holidays and windows. */
export const anyPlan: fc.Arbitrary<SlipRows> = fc
  .record({
    releases: fc.array(
      fc.record({
        startDate: fc.option(anyDay),
        releaseDate: fc.option(anyDay),
        statusId: fc.constantFrom('planned', 'planned', 'in-progress', 'released', 'cancelled'),
        dependsOn: fc.uniqueArray(releaseId, { maxLength: 2 }),
        serviceIds: fc.subarray(['pay', 'web']),
      }),
      { minLength: 6, maxLength: 6 },
    ),
    phases: fc.array(fc.tuple(releaseId, dated), { maxLength: 6 }),
    gates: fc.array(fc.tuple(releaseId, anyWhen, fc.boolean()), { maxLength: 5 }),
    deployments: fc.array(
      fc.tuple(releaseId, anyWhen, fc.constantFrom('dep-planned', 'dep-done', 'dep-approved', 'dep-backed-out')),
      { maxLength: 6 },
    ),
    bookings: fc.array(
      fc.tuple(releaseId, anyWhen, fc.boolean(), fc.constantFrom('approved' as const, 'declined' as const)),
      { maxLength: 4 },
    ),
    holidays: fc.array(anyDay, { maxLength: 8 }),
  })
  .map((made) => ({
    releases: made.releases.map((fields, at) => release(`r${at}`, fields)),
    phases: made.phases.map(([id, when], at) =>
      TABLES.phases.parse({
        id: `p${at}`,
        releaseId: id,
        typeId: 'uat',
        name: 'UAT',
        ...(when.type === 'dates' ? { first: when.first, last: when.last } : {}),
      }),
    ),
    gates: made.gates.map(([id, due, isPassed], at) =>
      TABLES.gates.parse({
        id: `g${at}`,
        releaseId: id,
        typeId: 'cab',
        name: 'CAB',
        due,
        criteria: isPassed ? [{ id: 'c', text: 'Done', met: true }] : [],
      }),
    ),
    deployments: made.deployments.map(([id, when, statusId], at) =>
      TABLES.deployments.parse({ id: `d${at}`, releaseId: id, environment: 'Production', when, statusId }),
    ),
    bookings: made.bookings.map(([id, when, repeats, approval], at) =>
      TABLES.bookings.parse({
        id: `b${at}`,
        releaseId: id,
        environmentId: 'uat',
        when,
        approval,
        recurrence: repeats ? { rules: ['FREQ=DAILY;COUNT=3'] } : null,
      }),
    ),
    events: made.holidays.map((day, at) =>
      event(`h${at}`, { kindId: 'holiday', when: { type: 'dates', first: day, last: day } }),
    ),
  }));
