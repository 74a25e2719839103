import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentPurposes } from '#shared/model/defaults/purposes.ts';
import { Deployment } from '#shared/model/deployment.ts';
import { Environment, EnvironmentVersion } from '#shared/model/environment.ts';
import { addDays } from '#shared/planning/days.ts';
import { latestFirst, versionsOn } from '#shared/planning/environment-versions.ts';
import {
  environmentsOfDeployments,
  firstProduction,
  goesTo,
  likelyPurpose,
  renameEnvironment,
  withRenamedDeployments,
} from '#shared/planning/environments.ts';
import { createText } from '#shared/text/index.ts';
import { dates, timed, ZONE } from '../../support/any-series.ts';

const version = (fields: object) =>
  EnvironmentVersion.parse({
    id: 'v',
    environmentId: 'e',
    serviceId: 's',
    version: '1',
    since: dates('2026-01-01'),
    ...fields,
  });
const deployment = (id: string, environment: string) =>
  Deployment.parse({ id, releaseId: 'r', environment, when: dates('2026-01-01'), statusId: 'x' });
const purposes = new Map(environmentPurposes(createText('en').t).map((one) => [one.id, one]));

describe('where a new deployment goes', () => {
  const named = (fields: object) => Environment.parse({ purposeId: 'production', order: 1, ...fields });
  const of = (...list: Environment[]) => ({
    environmentPurposes: purposes,
    environments: new Map(list.map((one) => [one.id, one])),
  });

  it('is the first production by its own name, none that was put away, and else what is usual', () => {
    const uat = named({ id: 'u', name: 'UAT', purposeId: 'uat' });
    const old = named({ id: 'o', name: 'OLD', archived: true });
    const [west, east] = [named({ id: 'w', name: 'PROD west', order: 2 }), named({ id: 'e', name: 'PROD east' })];
    expect(firstProduction(of(uat, old, west, east), 'Production')).toBe('PROD east');
    expect(firstProduction(of(uat, old), 'Production')).toBe('Production');
  });
});

describe('versions on an environment', () => {
  it('are on any day the latest that came up to it, service by service', () => {
    const came = fc.record({
      serviceId: fc.constantFrom('a', 'b', 'c'),
      version: fc.constantFrom('', '1', '2', '3'),
      day: fc.integer({ min: 0, max: 30 }),
      isTimed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(came, { maxLength: 20 }), fc.integer({ min: -2, max: 33 }), (list, at) => {
        const records = list.map(({ serviceId, version: text, day, isTimed }, index) => {
          const first = addDays('2026-03-10', day);
          const since = isTimed ? timed(`${first}T10:00`, `${first}T10:00`) : dates(first);
          return version({ id: `v${String(index).padStart(3, '0')}`, serviceId, version: text, since });
        });
        const asked = addDays('2026-03-10', at);
        const found = versionsOn(records, asked, ZONE);
        for (const serviceId of ['a', 'b', 'c']) {
          // Oracle: of all of this service up to the day the last by day, then whole days before hours, then as recorded.
          const candidates = list
            .map((one, index) => ({ ...one, index }))
            .filter((one) => one.serviceId === serviceId && one.day <= at)
            .sort((a, b) => a.day - b.day || Number(a.isTimed) - Number(b.isTimed) || a.index - b.index);
          const last = candidates.at(-1);
          const expected = last === undefined || last.version === '' ? undefined : last.version;
          expect(found.get(serviceId)?.version).toBe(expected);
        }
      }),
    );
  });

  it('says by the clock of the plan on which day something came', () => {
    const late = version({ since: timed('2026-03-03T00:30', '2026-03-03T00:30') });
    expect(versionsOn([late], '2026-03-02', ZONE).size).toBe(0);
    expect(versionsOn([late], '2026-03-02', 'America/New_York').size).toBe(1);
  });

  it('stand latest first', () => {
    const [old, mid, late] = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) =>
      version({ id: day, since: dates(day) }),
    );
    if (old === undefined || mid === undefined || late === undefined) throw new Error('three');
    expect(latestFirst([mid, late, old], ZONE).map(({ id }) => id)).toEqual([late.id, mid.id, old.id]);
  });
});

describe('an environment', () => {
  const name = fc.constantFrom('UAT', 'uat', ' Uat ', 'UAT 2', 'uat 2', 'Production', 'Prod', 'Ünï');

  it('keeps its deployments under another name, and touches no other', () => {
    fc.assert(
      fc.property(fc.array(name), name, fc.constantFrom('UAT new', 'Test'), (names, own, next) => {
        const deployments = names.map((one, index) => deployment(`d${index}`, one));
        const before = deployments.filter((one) => goesTo(own, one)).map(({ id }) => id);
        const changes = renameEnvironment({ id: 'e', name: own }, next, deployments);
        const fields = new Map(
          changes.map((change) => (change.op === 'patch' ? [change.id, change.fields] : ['', {}])),
        );
        expect(fields.get('e')).toEqual({ name: next });
        const after = deployments.map((one) => ({ ...one, ...fields.get(one.id) }));
        expect(after.filter((one) => goesTo(next, one)).map(({ id }) => id)).toEqual(before);
        for (const one of after)
          if (!before.includes(one.id)) expect(one.environment).toBe(names[Number(one.id.slice(1))]?.trim());
      }),
    );
  });

  it('is followed by its deployments too where it is one of many changes', () => {
    const own = Environment.parse({ id: 'e', name: 'UAT', purposeId: 'uat' });
    const patch = { op: 'patch', table: 'environments', id: 'e', fields: { name: 'UAT 1' } } as const;
    const changes = withRenamedDeployments([patch], { environments: new Map([['e', own]]) }, [
      deployment('a', 'uat'),
      deployment('b', 'UAT 2'),
    ]);
    expect(changes).toEqual([patch, { op: 'patch', table: 'deployments', id: 'a', fields: { environment: 'UAT 1' } }]);
  });

  it('is offered for every name deployments use, once, with the purpose its name suggests', () => {
    const made = environmentsOfDeployments(
      [deployment('a', 'UAT 2'), deployment('b', 'uat 2 '), deployment('c', 'Production'), deployment('d', 'Blue')],
      { environments: new Map(), environmentPurposes: purposes },
      () => 'id',
    );
    expect(made.map((one) => [one.name, one.purposeId])).toEqual([
      ['UAT 2', 'uat'],
      ['Production', 'production'],
      ['Blue', 'development'],
    ]);
    expect(likelyPurpose('Staging', { environmentPurposes: new Map() })).toBeNull();
  });
});
