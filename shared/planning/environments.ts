import type { EnvironmentPurpose } from '../model/configuration.ts';
import type { Deployment } from '../model/deployment.ts';
import { Environment } from '../model/environment.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from './configuration.ts';
import { compareInOrder } from './name-order.ts';
import { patchOf, type Change } from '../model/journal.ts';

/** Names are compared as `$key` in the database compares them: whatever the case, blanks around them ignored. */
export function environmentKey(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}

/** Whether a deployment goes to the environment of this name: it names it as people write it. */
export function goesTo(name: string, { environment }: Pick<Deployment, 'environment'>): boolean {
  return environmentKey(environment) === environmentKey(name);
}

/** Where a new deployment goes until somebody says otherwise: the first production of the catalogue by its own name. */
export function firstProduction(
  { environments, environmentPurposes }: Pick<Configuration, 'environments' | 'environmentPurposes'>,
  fallback: string,
): string {
  const live = [...environments.values()].filter(
    ({ archived, purposeId }) => !archived && environmentPurposes.get(purposeId)?.production === true,
  );
  return live.sort(compareInOrder)[0]?.name ?? fallback;
}

/**
 * An environment under another name, together with the deployments that go there: they know it by its
 * name alone and would be lost to it. What `deployments` names otherwise stays as it is.
 */
export function renameEnvironment(
  environment: Pick<Environment, 'id' | 'name'>,
  name: string,
  deployments: readonly Pick<Deployment, 'id' | 'environment'>[],
): Change[] {
  return [
    patchOf('environments', environment.id, { name }),
    ...deployments
      .filter((deployment) => goesTo(environment.name, deployment))
      .map((deployment) => patchOf('deployments', deployment.id, { environment: name })),
  ];
}

/** Changes of many records at once, and the deployments that follow the environments renamed among them. */
export function withRenamedDeployments(
  changes: readonly Change[],
  { environments }: Pick<Configuration, 'environments'>,
  deployments: readonly Pick<Deployment, 'id' | 'environment'>[],
): Change[] {
  const following = changes.flatMap((change) => {
    if (change.op !== 'patch' || change.table !== 'environments') return [];
    const { name } = change.fields;
    const environment = environments.get(change.id);
    if (name === undefined || environment === undefined || environment.name === name) return [];
    return renameEnvironment(environment, name, deployments).filter(({ table }) => table === 'deployments');
  });
  return [...changes, ...following];
}

/** Environments that deployments name and the catalogue does not have, each with the purpose its name suggests. */
export function environmentsOfDeployments(
  deployments: readonly Pick<Deployment, 'environment'>[],
  { environments, environmentPurposes }: Pick<Configuration, 'environments' | 'environmentPurposes'>,
  nextId: () => Id,
): Environment[] {
  const known = new Set([...environments.values()].map(({ name }) => environmentKey(name)));
  const names = new Map<string, string>();
  for (const { environment } of deployments) {
    const key = environmentKey(environment);
    if (key !== '' && !known.has(key) && !names.has(key)) names.set(key, environment.trim());
  }
  return [...names.values()].flatMap((name, index) => {
    const purpose = likelyPurpose(name, { environmentPurposes });
    if (purpose === null) return [];
    const order = environments.size + index + 1;
    return [Environment.parse({ id: nextId(), name, purposeId: purpose.id, order })];
  });
}

/** What an environment of this name is most likely for: a word they share, else the first purpose. */
export function likelyPurpose(
  name: string,
  { environmentPurposes }: Pick<Configuration, 'environmentPurposes'>,
): EnvironmentPurpose | null {
  const words = (text: string): string[] =>
    text
      .toLocaleLowerCase('en')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
  const purposes = [...environmentPurposes.values()]
    .filter(({ archived }) => !archived)
    .sort((a, b) => a.order - b.order);
  const own = words(name);
  // "Production" shares a word with "Pre-production", and all of them with "Production".
  const scoreOf = (text: string): number => {
    const parts = words(text);
    return parts.length === 0 ? 0 : parts.filter((part) => own.includes(part)).length / parts.length;
  };
  let best: { purpose: EnvironmentPurpose; score: number } | null = null;
  for (const purpose of purposes) {
    const score = Math.max(scoreOf(purpose.id), scoreOf(purpose.name));
    if (best === null || score > best.score) best = { purpose, score };
  }
  return best?.purpose ?? null;
}
