import { SlipwayError } from '#shared/errors.ts';
import type { Release } from '#shared/model/release.ts';
import type { WorkspaceDatabase } from '../../data/database.ts';

/** A release by its id, its key or its name. Throws `notFound`. */
export async function releaseCalled(db: WorkspaceDatabase, name: string): Promise<Release> {
  const wanted = name.trim().toLocaleLowerCase('en');
  const releases = await db.records('releases').toArray();
  const found =
    releases.find(({ id }) => id === name) ??
    releases.find(({ key }) => key.toLocaleLowerCase('en') === wanted) ??
    releases.find((release) => release.name.toLocaleLowerCase('en') === wanted);
  if (found === undefined) throw new SlipwayError('notFound', { kind: 'release', key: name });
  return found;
}
