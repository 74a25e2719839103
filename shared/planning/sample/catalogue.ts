import type { Change } from '../../model/journal.ts';
import { Person, Team } from '../../model/people.ts';
import { Service } from '../../model/service.ts';
import type { Text } from '../../text/index.ts';

const TEAMS = ['payments', 'banking', 'channels', 'clinical', 'platform'] as const;
export type TeamName = (typeof TEAMS)[number];

const PEOPLE = {
  berger: [],
  weber: [],
  raman: ['payments'],
  silva: ['channels'],
  khan: [],
  novak: ['platform'],
  osei: ['clinical'],
} as const satisfies Record<string, readonly TeamName[]>;
export type PersonName = keyof typeof PEOPLE;

const SERVICES = {
  pay: { key: 'payments-hub', team: 'payments', criticality: 1, needs: ['core', 'bus'] },
  core: { key: 'core-banking', team: 'banking', criticality: 1, needs: ['iam'] },
  web: { key: 'online-banking', team: 'channels', criticality: 1, needs: ['core', 'pay', 'iam'] },
  mob: { key: 'mobile-app', team: 'channels', criticality: 2, needs: ['web', 'iam'] },
  portal: { key: 'patient-portal', team: 'clinical', criticality: 2, needs: ['ehr', 'iam'] },
  ehr: { key: 'health-record', team: 'clinical', criticality: 1, needs: ['bus', 'iam'] },
  iam: { key: 'identity', team: 'platform', criticality: 1, needs: [] },
  bus: { key: 'integration-bus', team: 'platform', criticality: 2, needs: [] },
} as const satisfies Record<string, { key: string; team: TeamName; criticality: 1 | 2; needs: readonly string[] }>;
export type ServiceName = keyof typeof SERVICES;

/** Teams, people and services of the sample, and the ids they got. */
export interface SampleCatalogue {
  readonly changes: readonly Change[];
  readonly team: (name: TeamName) => string;
  readonly person: (name: PersonName) => string;
  readonly service: (name: ServiceName) => string;
  readonly teamOf: (service: ServiceName) => string;
}

export function sampleCatalogue(nextId: () => string, t: Text): SampleCatalogue {
  const people = Object.keys(PEOPLE) as PersonName[];
  const services = Object.keys(SERVICES) as ServiceName[];
  const teamIds = idsFor(TEAMS, nextId);
  const personIds = idsFor(people, nextId);
  const serviceIds = idsFor(services, nextId);
  const changes: Change[] = [
    ...TEAMS.map((name): Change => ({
      op: 'create',
      table: 'teams',
      record: Team.parse({ id: teamIds(name), name: t(`defaults:sample.teams.${name}`) }),
    })),
    ...people.map((name): Change => ({
      op: 'create',
      table: 'people',
      record: Person.parse({
        id: personIds(name),
        name: t(`defaults:sample.people.${name}.name`),
        role: t(`defaults:sample.people.${name}.role`),
        teamIds: PEOPLE[name].map((team) => teamIds(team)),
      }),
    })),
    ...services.map((name): Change => ({
      op: 'create',
      table: 'services',
      record: Service.parse({
        id: serviceIds(name),
        key: SERVICES[name].key,
        name: t(`defaults:sample.services.${name}.name`),
        type: t(`defaults:sample.services.${name}.type`),
        teamId: teamIds(SERVICES[name].team),
        criticality: SERVICES[name].criticality,
        dependsOn: SERVICES[name].needs.map((need) => serviceIds(need)),
      }),
    })),
  ];
  return {
    changes,
    team: teamIds,
    person: personIds,
    service: serviceIds,
    teamOf: (name) => teamIds(SERVICES[name].team),
  };
}

function idsFor<N extends string>(names: readonly N[], nextId: () => string): (name: N) => string {
  const made = new Map(names.map((name) => [name, nextId()]));
  return (name) => made.get(name) ?? '';
}
