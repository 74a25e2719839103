import { defaultConfiguration } from '#shared/model/defaults.ts';
import { TABLES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';

/*
 * A portfolio as one release manager may have to keep: 500 releases over 2027 with their parts, 60
 * environments they book, services that need each other, windows and freezes. The first 200 are one wave.
 */

const RELEASES = 500;
export const WAVE = 200;
const ENVIRONMENTS = 60;
const SERVICES = 80;
const FIRST = '2027-01-04';
const ZONE = 'Europe/Berlin';

type Tables = { -readonly [T in TableName]?: RecordOf<T>[] };

export function portfolio(): Tables {
  const made: { [T in TableName]?: unknown[] } = {};
  const add = (table: TableName, record: object): void => {
    const list = (made[table] ??= []);
    list.push(TABLES[table].parse(record));
  };
  for (const change of defaultConfiguration(createText('en').t, ZONE))
    if (change.op === 'create') add(change.table, change.record);
  for (let n = 0; n < SERVICES; n += 1)
    add('services', {
      id: `service-${n}`,
      key: `s${n}`,
      name: `Service ${n}`,
      dependsOn: n % 2 === 0 ? [] : [`service-${n - 1}`],
    });
  for (let n = 0; n < ENVIRONMENTS; n += 1)
    add('environments', {
      id: `environment-${n}`,
      name: `Environment ${n}`,
      purposeId: n % 2 === 0 ? 'uat' : 'test',
      sharing: n % 3 === 0 ? 'exclusive' : 'shared',
      capacity: n % 3 === 0 ? 1 : 4,
    });
  addEvents(add);
  for (let n = 0; n < RELEASES; n += 1) addRelease(add, n);
  return made as Tables;
}

type Add = (table: TableName, record: object) => void;

function addEvents(add: Add): void {
  for (let week = 0; week < 52; week += 1) {
    const day = addDays(FIRST, week * 7);
    const event = (name: string, kindId: string, offset: number, days: number, serviceIds: string[]) =>
      add('events', {
        id: `${kindId}-${week}`,
        title: `${name} ${week + 1}`,
        kindId,
        when: { type: 'dates', first: addDays(day, offset), last: addDays(day, offset + days - 1) },
        serviceIds,
      });
    event('Change window', 'change-window', 1, 2, [`service-${week}`]);
    event('Board', 'meeting', 2, 1, []);
    if (week % 13 === 12) event('Quarter-end freeze', 'hard-freeze', 0, 4, []);
    if (week % 6 === 5) event('Soft freeze', 'soft-freeze', 0, 2, [`service-${week}`]);
    if (week % 5 === 4) event('Holiday', 'holiday', 4, 1, []);
  }
}

/** Ten weeks: four phases, two gates, two test stages and production, three bookings. */
function addRelease(add: Add, n: number): void {
  const id = `release-${n}`;
  const begins = addDays(FIRST, (n * 3) % 280);
  const day = (offset: number) => addDays(begins, offset);
  const night = (offset: number, hours: number) => ({
    type: 'moments',
    start: toMoment(`${day(offset)}T20:00`, ZONE).moment,
    end: toMoment(`${day(offset)}T${20 + hours}:00`, ZONE).moment,
  });
  const dates = (first: number, last: number) => ({ type: 'dates', first: day(first), last: day(last) });
  add('releases', {
    id,
    key: `REL ${n}`,
    name: `${n < WAVE ? 'First wave' : 'Later'}: portfolio release ${n}`,
    typeId: ['major', 'minor', 'hotfix', 'standard'][n % 4],
    statusId: 'planned',
    serviceIds: [`service-${n % SERVICES}`],
    startDate: begins,
    releaseDate: day(63),
    dependsOn: n % 5 === 4 ? [`release-${n - 1}`] : [],
  });
  const phases = [
    ['development', 0, 27],
    ['system-test', 28, 41],
    ['uat', 42, 55],
    ['early-life-support', 64, 70],
  ] as const;
  for (const [order, [typeId, first, last]] of phases.entries())
    add('phases', {
      id: `${id}-phase-${order}`,
      releaseId: id,
      typeId,
      name: typeId,
      first: day(first),
      last: day(last),
      order,
    });
  add('gates', { id: `${id}-qg`, releaseId: id, typeId: 'quality-gate', name: 'Quality gate', due: dates(41, 41) });
  add('gates', { id: `${id}-cab`, releaseId: id, typeId: 'cab', name: 'CAB', due: dates(58, 58) });
  for (const [environment, offset] of [
    ['Test', 28],
    ['UAT', 42],
    ['Production', 63],
  ] as const)
    add('deployments', {
      id: `${id}-to-${environment}`,
      releaseId: id,
      environment,
      when: night(offset, 1 + (n % 3)),
      statusId: 'dep-planned',
    });
  for (const [index, [first, last]] of [
    [28, 34],
    [35, 41],
    [42, 55],
  ].entries())
    add('bookings', {
      id: `${id}-booking-${index}`,
      releaseId: id,
      environmentId: `environment-${(n * 3 + index) % ENVIRONMENTS}`,
      purpose: 'Test',
      when: dates(first ?? 0, last ?? 0),
    });
}
