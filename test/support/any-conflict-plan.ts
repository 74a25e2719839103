import fc from 'fast-check';
import type { ConflictRuleSetting } from '#shared/model/configuration.ts';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import type { PlanRecord, PlanTable } from '#shared/planning/conflicts/records.ts';
import { RULES, RULE_NAMES } from '#shared/planning/conflicts/rules/index.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { defaultPlan } from './plan.ts';

/* Small crowded plans: few ids, few days, so that records meet, are changed again and are taken out. */

export const TODAY = '2026-10-20';
const ZONE = 'Europe/Berlin';
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const RELEASES = ids('r', 4);
const SERVICES = ids('s', 5);
const ENVIRONMENTS = ids('e', 3);
const TEAMS = ids('t', 2);
const PEOPLE = ids('p', 2);

// Over the autumn hour that happens twice, and over the edge of what is history.
const day = fc
  .oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 1, arbitrary: fc.integer({ min: -34, max: -28 }) },
  )
  .map((by) => addDays(TODAY, by));
const dates = fc
  .tuple(
    day,
    fc.integer({ min: 0, max: 3 }),
    fc.option(fc.constantFrom('America/New_York', 'Asia/Tokyo'), { nil: undefined }),
  )
  .map(([first, more, zone]): When => ({
    type: 'dates',
    first,
    last: addDays(first, more),
    ...(zone === undefined ? {} : { zone }),
  }));
const moments = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 2, 6, 30), fc.constantFrom(ZONE, 'UTC'))
  .map(([date, hour, hours, zone]): When => {
    const wall = (at: number) => `${addDays(date, Math.floor(at / 24))}T${String(at % 24).padStart(2, '0')}:00`;
    const start = toMoment(wall(hour), zone).moment;
    const end = toMoment(wall(hour + hours), zone).moment;
    return { type: 'moments', start, end: end.utc < start.utc ? start : end };
  });
const when = fc.oneof(dates, moments);
const some = <T>(of: readonly T[], most = 2) => fc.subarray([...of], { maxLength: most });
const maybe = (of: readonly string[]) => fc.option(fc.constantFrom(...of), { nil: null });
const recurrence = fc.option(
  fc.constantFrom('FREQ=DAILY;COUNT=4', 'FREQ=MONTHLY', 'FREQ=DAILY;INTERVAL=2;COUNT=3').map((rule) => ({
    rules: [rule],
    dates: [],
    exceptions: [],
    overrides: [],
  })),
  { nil: null, freq: 3 },
);

const records: { [T in PlanTable]: fc.Arbitrary<object> } = {
  releases: fc.record({
    key: fc.constant('key'),
    name: fc.constant('name'),
    typeId: fc.constant('major'),
    statusId: fc.constantFrom('planned', 'planned', 'in-progress', 'released', 'cancelled'),
    serviceIds: some(SERVICES),
    teamIds: some(TEAMS, 1),
    ownerId: maybe(PEOPLE),
    startDate: fc.option(day, { nil: null }),
    releaseDate: fc.option(day, { nil: null }),
    dependsOn: some(RELEASES),
  }),
  phases: fc
    .record({
      releaseId: fc.constantFrom(...RELEASES),
      typeId: fc.constantFrom('plan', 'uat', 'early-life-support', 'early-life-support', 'gone'),
      name: fc.constant('phase'),
      when: dates,
    })
    .map(
      ({
        when: { first, last },
        ...rest
      }: { when: When & { type?: string; first?: string; last?: string } } & object) => ({ ...rest, first, last }),
    ),
  gates: fc.record({
    releaseId: fc.constantFrom(...RELEASES),
    typeId: fc.constantFrom('cab', 'cab', 'quality-gate'),
    name: fc.constant('gate'),
    due: when,
    signOffs: fc.constantFrom(
      [],
      [{ id: 'x', role: 'r', personId: null, decision: 'approved', decidedAt: null, note: '' }],
    ),
  }),
  deployments: fc.record({
    releaseId: fc.constantFrom(...RELEASES, 'gone'),
    environment: fc.constantFrom('Production', 'production ', 'UAT', 'Nobody knows'),
    when,
    statusId: fc.constantFrom('dep-planned', 'dep-planned', 'dep-planned', 'dep-done', 'dep-cancelled'),
    serviceIds: some(SERVICES, 1),
  }),
  bookings: fc.record({
    environmentId: fc.constantFrom(...ENVIRONMENTS),
    releaseId: maybe(RELEASES),
    when,
    recurrence,
    units: fc.integer({ min: 1, max: 3 }),
    approval: fc.constantFrom('requested', 'approved', 'approved', 'declined'),
  }),
  changes: fc.record({
    key: fc.constant('CHG-1'),
    title: fc.constant('change'),
    typeId: fc.constantFrom('normal', 'normal', 'emergency', 'gone'),
    statusId: fc.constantFrom('chg-assess', 'chg-assess', 'chg-scheduled', 'chg-closed', 'chg-canceled'),
    releaseId: maybe(RELEASES),
    when: fc.option(when, { nil: null, freq: 6 }),
    placeholder: fc.constantFrom(false, false, true),
    serviceIds: some(SERVICES),
    teamIds: some(TEAMS, 1),
  }),
  events: fc.record({
    title: fc.constant('event'),
    kindId: fc.constantFrom(
      'hard-freeze',
      'soft-freeze',
      'change-window',
      'change-window',
      'maintenance-window',
      'holiday',
      'meeting',
    ),
    when,
    recurrence,
    status: fc.constantFrom('confirmed', 'confirmed', 'cancelled'),
    serviceIds: some(SERVICES, 1),
    teamIds: some(TEAMS, 1),
  }),
};

function edited<T extends PlanTable>(table: T, id: string): fc.Arbitrary<PlanRecord> {
  const record = records[table].map((fields) => TABLES[table].parse({ ...fields, id }) as RecordOf<T>);
  return fc
    .oneof({ weight: 4, arbitrary: record }, { weight: 1, arbitrary: fc.constant(null) })
    .map((one) => ({ table, id, record: one }) as PlanRecord);
}

const at = <T extends PlanTable>(table: T, prefix: string, count: number) =>
  fc.constantFrom(...ids(prefix, count)).chain((id) => edited(table, id));

/** One record put in, changed or taken out. */
export const anyEdit: fc.Arbitrary<PlanRecord> = fc.oneof(
  at('releases', 'r', 4),
  at('phases', 'ph', 6),
  at('gates', 'g', 4),
  at('deployments', 'd', 6),
  at('bookings', 'b', 7),
  at('events', 'ev', 6),
  at('changes', 'c', 6),
);

const anyRules: fc.Arbitrary<Record<string, ConflictRuleSetting>> = fc
  .tuple(
    fc.array(fc.constantFrom(...RULE_NAMES), { maxLength: 2 }),
    fc.array(fc.tuple(fc.constantFrom(...RULE_NAMES), fc.integer({ min: 0, max: 2 })), { maxLength: 4 }),
  )
  .map(([off, tuned]) => {
    const settings: Record<string, ConflictRuleSetting> = {};
    for (const [name, value] of tuned) {
      const tune = Object.fromEntries(Object.keys(RULES[name].tune).map((key) => [key, value]));
      settings[name] = { on: true, tune };
    }
    for (const name of off) settings[name] = { on: false, tune: {} };
    return settings;
  });

/** What differs from one workspace to the next; small, so that a failure can be read. */
export interface World {
  readonly nodes: readonly { readonly dependsOn: string[]; readonly teamId: string | null }[];
  readonly rules: Record<string, ConflictRuleSetting>;
}

/** Services in a random graph, cycles included, and rules as anybody may set them. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  nodes: fc.array(fc.record({ dependsOn: some(SERVICES), teamId: maybe(TEAMS) }), { minLength: 5, maxLength: 5 }),
  rules: anyRules,
});

/** A workspace with two exclusive environments and a shared one. */
export function configurationIn({ nodes, rules: conflictRules }: World): Configuration {
  const { configuration } = defaultPlan(ZONE);
  const services = nodes.map((node, index) =>
    TABLES.services.parse({ ...node, id: `s${index + 1}`, key: `s${index + 1}`, name: 's' }),
  );
  const environments = [
    { id: 'e1', name: 'UAT', purposeId: 'uat', sharing: 'exclusive' },
    { id: 'e2', name: 'Shared test', purposeId: 'test', sharing: 'shared', capacity: 3 },
    { id: 'e3', name: 'Production', purposeId: 'production', sharing: 'exclusive' },
  ].map((one) => TABLES.environments.parse(one));
  return {
    ...configuration,
    settings: { ...configuration.settings, conflictRules },
    services: new Map(services.map((one) => [one.id, one])),
    environments: new Map(environments.map((one) => [one.id, one])),
  };
}
