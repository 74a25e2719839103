import type { Deployment } from '../model/deployment.ts';
import { Environment } from '../model/environment.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from './configuration.ts';
import { patchOf, type Change } from '../model/journal.ts';

/** Names are compared as `$key` in the database compares them: whatever the case, blanks around them ignored. */
export function environmentKey(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}

/** Whether a deployment goes to the environment of this name: it names it as people write it. */
export function goesTo(name: string, { environment }: Pick<Deployment, 'environment'>): boolean {
  return environmentKey(environment) === environmentKey(name);
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
  const purposes = [...environmentPurposes.values()].filter(({ archived }) => !archived);
  const [first] = purposes.sort((a, b) => a.order - b.order);
  if (first === undefined) return [];
  return [...names].map(([key, name], index) => {
    const words = (text: string): string[] => text.toLocaleLowerCase('en').split(/[^\p{L}\p{N}]+/u);
    const named = purposes.find((purpose) =>
      words(purpose.id).some((word) => word !== '' && words(key).includes(word)),
    );
    const order = environments.size + index + 1;
    return Environment.parse({ id: nextId(), name, purposeId: (named ?? first).id, order });
  });
}
