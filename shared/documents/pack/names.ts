import type { Id } from '../../model/schema.ts';
import { idsIn } from '../report/ids-in.ts';
import type { PackSource } from './freeze.ts';
import type { PackSnapshot } from './snapshot.ts';

/** Names of all the records a pack's own records name by id. Ids nobody knows are left out. */
export function namesIn(
  draft: Omit<PackSnapshot, 'names' | 'roles'>,
  { configuration, releases, changes, standingChanges, deployments }: PackSource,
): Pick<PackSnapshot, 'names' | 'roles'> {
  const used = idsIn(draft);
  const releaseName = new Map(releases.map(({ id, key, name }) => [id, `${key} ${name}`]));
  const all: [Id, string][] = [
    ...[...configuration.people.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...[...configuration.teams.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...[...configuration.services.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...[...configuration.customFields.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...releaseName,
    ...changes.map(({ id, key, title }): [Id, string] => [id, `${key} ${title}`]),
    ...standingChanges.map(({ id, key, title }): [Id, string] => [id, `${key} ${title}`]),
    ...deployments.map(({ id, releaseId, environment }): [Id, string] => [
      id,
      [releaseName.get(releaseId) ?? '', environment].filter((part) => part !== '').join(' · '),
    ]),
  ];
  const roles = [...configuration.people.values()].filter(({ id, role }) => used.has(id) && role !== '');
  return {
    names: Object.fromEntries(all.filter(([id]) => used.has(id))),
    roles: Object.fromEntries(roles.map(({ id, role }) => [id, role])),
  };
}
