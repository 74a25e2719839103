import { Booking } from '../../model/booking.ts';
import type { Deployment } from '../../model/deployment.ts';
import { Environment, EnvironmentVersion } from '../../model/environment.ts';
import type { Change } from '../../model/journal.ts';
import type { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import type { RecordOf, TableName } from '../../model/tables.ts';
import type { PlainDate, When } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { addDays } from '../days.ts';
import { goesTo } from '../environments.ts';
import type { SampleCalendar } from './calendar.ts';
import type { PersonName, SampleCatalogue, ServiceName, TeamName } from './catalogue.ts';
import { PORTFOLIO, type SampleRelease } from './portfolio.ts';

interface SampleEnvironment {
  readonly purposeId: string;
  readonly owner: PersonName;
  readonly team: TeamName;
  readonly sharing: Environment['sharing'];
  readonly capacity: number;
  readonly costPerDay: number;
  readonly services: 'all' | readonly ServiceName[];
}

const ENVIRONMENTS = {
  test: env('test', 'weber', 'shared', 3, 180, 'all'),
  uat: env('uat', 'weber', 'shared', 2, 420, 'all'),
  uat2: env('uat', 'weber', 'exclusive', 1, 420, ['pay', 'core', 'web', 'mob', 'iam']),
  performance: env('performance', 'weber', 'exclusive', 1, 650, ['pay', 'core', 'web', 'bus']),
  staging: env('pre-production', 'novak', 'shared', 2, 300, 'all'),
  production: env('production', 'novak', 'shared', 4, 1_900, 'all'),
} as const satisfies Record<string, SampleEnvironment>;
type EnvironmentName = keyof typeof ENVIRONMENTS;
const NAMES = Object.keys(ENVIRONMENTS) as readonly EnvironmentName[];

function env(
  purposeId: string,
  owner: PersonName,
  sharing: Environment['sharing'],
  capacity: number,
  costPerDay: number,
  services: SampleEnvironment['services'],
): SampleEnvironment {
  return { purposeId, owner, team: 'platform', sharing, capacity, costPerDay, services };
}

type Made = <T extends TableName>(table: T) => RecordOf<T>[];

/**
 * Where the sample's releases are tested and run: named as its deployments name them, with the versions
 * that came there up to today and who has booked what. `parts` are the releases and what belongs to them.
 */
export function sampleEnvironments(
  parts: readonly Change[],
  calendar: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  const made: Made = <T extends TableName>(table: T) =>
    parts.flatMap((change) => (change.op === 'create' && change.table === table ? [change.record as RecordOf<T>] : []));
  const services = made('services');
  const environments = NAMES.map((name, index) => {
    const { owner, team, services: own, ...fields } = ENVIRONMENTS[name];
    return Environment.parse({
      ...fields,
      id: nextId(),
      name: t(`defaults:sample.environments.${name}`),
      ownerId: catalogue.person(owner),
      teamId: catalogue.team(team),
      serviceIds: own === 'all' ? services.map(({ id }) => id) : own.map(catalogue.service),
      notes: name === 'performance' ? t('defaults:sample.notes.performance') : '',
      order: index + 1,
    });
  });
  const idOf = (name: EnvironmentName) => environments[NAMES.indexOf(name)]?.id ?? '';
  return [
    ...environments.map((record): Change => ({ op: 'create', table: 'environments', record })),
    ...versions(environments, made, calendar, nextId),
    ...bookings(idOf, made, calendar, catalogue, nextId, t),
  ];
}

/** What stood there before the quarter, and what every deployment that is done brought. */
function versions(
  environments: readonly Environment[],
  made: Made,
  calendar: SampleCalendar,
  nextId: () => string,
): Change[] {
  const releases = new Map(made('releases').map((release) => [release.id, release]));
  const before = calendar.day(-12, 1);
  const old = environments.flatMap(({ id: environmentId, serviceIds }) =>
    serviceIds.map((serviceId) => ({
      environmentId,
      serviceId,
      version: `${calendar.version(-2)}.0`,
      since: { type: 'dates', first: before, last: before } as const,
      releaseId: null,
    })),
  );
  const brought = made('deployments').flatMap((deployment) => {
    const environment = environments.find(({ name }) => goesTo(name, deployment));
    const release = releases.get(deployment.releaseId);
    if (environment === undefined || release === undefined || deployment.statusId !== 'dep-done') return [];
    return release.serviceIds.map((serviceId) => ({
      environmentId: environment.id,
      serviceId,
      version: versionOf(release),
      since: endOf(deployment),
      releaseId: release.id,
    }));
  });
  return [...old, ...brought].map((fields) => ({
    op: 'create',
    table: 'environment-versions',
    record: EnvironmentVersion.parse({ ...fields, id: nextId() }),
  }));
}

/** "26.4.0" of "PAY 26.4", "26.3.1" of "WEB 26.3.1". */
function versionOf({ key }: Release): string {
  const version = key.slice(key.indexOf(' ') + 1);
  return version.split('.').length > 2 ? version : `${version}.0`;
}

function endOf({ when }: Deployment): When {
  return when.type === 'moments' ? { ...when, start: when.end } : { type: 'dates', first: when.last, last: when.last };
}

interface Asked {
  readonly environment: EnvironmentName;
  readonly when: When;
  readonly by: PersonName;
  readonly release?: Release;
  readonly purpose?: string;
  readonly approval?: Booking['approval'];
  readonly recurrence?: Booking['recurrence'];
  readonly note?: string;
}

function bookings(
  idOf: (name: EnvironmentName) => string,
  made: Made,
  calendar: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  const { day, hours } = calendar;
  const releases = made('releases');
  const phases = made('phases');
  const days = (first: PlainDate, last: PlainDate): When => ({ type: 'dates', first, last });
  const forPhase = (
    name: SampleRelease['name'],
    typeId: string,
    environment: EnvironmentName,
    fields: Partial<Asked> = {},
  ): Asked[] => {
    const item = PORTFOLIO.find((one) => one.name === name);
    const key = item === undefined ? '' : `${item.prefix} ${calendar.version(item.quarter)}${item.suffix}`;
    const release = releases.find((one) => one.key === key);
    const phase = phases.find((one: Phase) => one.releaseId === release?.id && one.typeId === typeId);
    if (item === undefined || release === undefined || phase === undefined) return [];
    return [{ environment, when: days(phase.first, phase.last), by: item.owner, release, ...fields }];
  };
  const asked: readonly Asked[] = [
    ...forPhase('iam', 'uat', 'uat'),
    ...forPhase('portal', 'uat', 'uat'),
    ...forPhase('core', 'system-test', 'performance'),
    ...forPhase('core', 'uat', 'uat2'),
    ...forPhase('pay', 'system-test', 'performance'),
    ...forPhase('pay', 'uat', 'uat2', { note: t('defaults:sample.bookings.payNote') }),
    ...forPhase('mob', 'uat', 'uat'),
    ...forPhase('ehr', 'uat', 'uat', { approval: 'requested' }),
    ...forPhase('ehr', 'system-test', 'uat2', {
      approval: 'declined',
      note: t('defaults:sample.bookings.ehrNote'),
    }),
    {
      environment: 'staging',
      when: hours(day(-1, 3), '18:00', 4),
      by: 'novak',
      purpose: t('defaults:sample.bookings.restore'),
      recurrence: {
        rules: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'],
        dates: [],
        exceptions: [`${day(13, 3)}T18:00`],
        overrides: [],
      },
    },
    {
      environment: 'staging',
      when: days(day(5, 1), day(5, 5)),
      by: 'khan',
      purpose: t('defaults:sample.bookings.penetration'),
    },
    {
      environment: 'uat',
      when: days(day(11, 1), day(11, 3)),
      by: 'osei',
      purpose: t('defaults:sample.bookings.training'),
      approval: 'requested',
    },
  ];
  return asked.map((one) => ({ op: 'create', table: 'bookings', record: record(one) }));

  function record({ environment, when, by, release, purpose = '', approval = 'approved', ...rest }: Asked): Booking {
    const first = when.type === 'dates' ? when.first : when.start.wall.slice(0, 10);
    const early = addDays(first, -20);
    const decided = early < calendar.today ? early : addDays(calendar.today, -3);
    const isDecided = approval !== 'requested';
    return Booking.parse({
      id: nextId(),
      environmentId: idOf(environment),
      releaseId: release?.id ?? null,
      purpose,
      when,
      recurrence: rest.recurrence ?? null,
      requesterId: catalogue.person(by),
      approval,
      decidedById: isDecided ? catalogue.person(ENVIRONMENTS[environment].owner) : null,
      decidedAt: isDecided ? `${decided}T09:00:00Z` : null,
      decisionNote: rest.note ?? '',
    });
  }
}
