import { localContext } from '#renderer/sync/load.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { SyncConflict } from '#shared/model/sync-conflict.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { FieldLink } from '#shared/sync/field-link.ts';
import { changes } from '#shared/sync/local/changes.ts';
import { codecOf } from '#shared/sync/mapping.ts';
import type { World } from './world.ts';

/** One thing that happens. Says what was done; null: there was nothing to do it to. */
export type Action = (world: World) => Promise<string | null>;

/** Records here that have a counterpart on a site. */
export const takenOn = async (world: World, instance: string): Promise<ReadonlySet<string | null>> =>
  new Set(
    (await world.db.records('links').toArray())
      .filter((link) => link.instance === instance)
      .map(({ recordId }) => recordId),
  );
export const at = (world: World): string => `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z`;

/** "All mine": agreed on what was shown, and ours differs from it. */
export function agreedOn(link: Pick<SyncLink, 'raw'>, mapping: KindMapping): SyncLink['fields'] {
  const none = { here: new Map<string, string>(), there: new Map<string, string>() };
  const context = { people: none, records: () => none };
  return Object.fromEntries(
    mapping.fields.flatMap(({ field, remote, codec }) => {
      const raw = link.raw[remote];
      const read = raw === undefined ? null : codecOf(codec, context).read(raw);
      return raw === undefined || read === null || !read.ok
        ? []
        : [[field, FieldLink.parse({ base: { raw, local: read.value } })]];
    }),
  );
}

/** What stands there in a conflict, put in here. */
export async function takenIn({ db }: World, conflict: SyncConflict): Promise<Change> {
  const { table, recordId, field, theirs } = conflict;
  const change = table === 'changes' ? await db.records('changes').get(recordId) : undefined;
  // The start and the end of a change are one span here.
  const fields =
    change === undefined ? { [field]: theirs } : changes.patch({ [field]: theirs }, change, await localContext(db));
  return patchOf(table, recordId, { ...fields });
}
