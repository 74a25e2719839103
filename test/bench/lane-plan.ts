import { Release } from '#shared/model/release.ts';
import { Service } from '#shared/model/service.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';

/*
 * A plan for lanes: so many services, and so many entries spread over the services and over the year 2027.
 * Half are whole days, the other half nights of deployments, as a portfolio has them.
 */

export const LANES = 200;
export const LANE_ENTRIES = [5_000, 20_000] as const;
const FIRST = '2027-01-01';
const DAYS = 365;
const ZONE = 'Europe/Berlin';
const RELEASES = 200;

type Tables = { -readonly [T in TableName]?: RecordOf<T>[] };

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');

/** Entry `n`: evenly over lanes and days, never the same way twice in a row. */
export function laneEntry(n: number): { lane: number; first: string; days: number; isNight: boolean } {
  const lane = n % LANES;
  const round = Math.floor(n / LANES);
  const day = (round * 89 + lane * 13) % DAYS;
  return { lane, first: addDays(FIRST, day), days: 1 + ((round * 7 + lane) % 9), isNight: (round + lane) % 2 === 1 };
}

export function lanePlan(entries: number): Tables {
  const tables: Tables = { services: [], events: [], releases: [], deployments: [] };
  for (const change of defaultConfiguration(createText('en').t, ZONE)) {
    if (change.op !== 'create') continue;
    const list = (tables[change.table] ??= []) as unknown[];
    list.push(change.record);
  }
  for (let n = 0; n < LANES; n += 1) tables.services?.push(service(n));
  for (let n = 0; n < RELEASES; n += 1) tables.releases?.push(release(n));
  for (let n = 0; n < entries; n += 1) addEntry(tables, n);
  return tables;
}

function service(n: number): RecordOf<'services'> {
  return Service.parse({
    id: `service-${n}`,
    key: `s${padded(n, 3)}`,
    name: `Service ${padded(n, 3)}`,
    teamId: null,
    type: '',
    criticality: null,
    dependsOn: [],
    description: '',
    custom: {},
  });
}

function release(n: number): RecordOf<'releases'> {
  return Release.parse({
    id: `release-${n}`,
    key: `REL ${n}`,
    name: `Portfolio release ${n} of the benchmark`,
    typeId: ['major', 'minor', 'hotfix', 'standard'][n % 4] ?? 'major',
    statusId: 'planned',
    serviceIds: [],
    teamIds: [],
    ownerId: null,
    startDate: null,
    releaseDate: null,
    dependsOn: [],
    labels: [],
    notes: '',
    custom: {},
  });
}

function addEntry(tables: Tables, n: number): void {
  const { lane, first, days, isNight } = laneEntry(n);
  const id = `entry-${n}`;
  const serviceIds = [`service-${lane}`];
  if (isNight) {
    const start = toMoment(`${first}T20:00`, ZONE).moment;
    const end = toMoment(`${first}T23:30`, ZONE).moment;
    tables.deployments?.push({
      id,
      releaseId: `release-${n % RELEASES}`,
      environment: 'Production',
      when: { type: 'moments', start, end },
      statusId: 'dep-planned',
      serviceIds,
      ownerId: null,
      standingChangeId: null,
      notes: '',
    });
    return;
  }
  tables.events?.push({
    id,
    title: `Entry ${n} of a long schedule`,
    kindId: ['milestone', 'meeting'][n % 2] ?? 'meeting',
    when: { type: 'dates', first, last: addDays(first, days - 1) },
    recurrence: null,
    status: 'confirmed',
    serviceIds,
    teamIds: [],
    ownerId: null,
    location: '',
    url: '',
    categories: [],
    description: '',
    custom: {},
    splitFromId: null,
  });
}
