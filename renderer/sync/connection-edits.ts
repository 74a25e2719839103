import type { Connection } from '#shared/model/connection.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import type { WorkspaceDatabase } from '../data/database.ts';

/** What removing a connection comes to: the steps, and what of it is told before it is asked. */
export interface Removal {
  readonly changes: readonly Change[];
  /** Records that stay and are no longer compared with anything. */
  readonly linked: number;
  /** Arrivals, conflicts and operations that go. */
  readonly waiting: number;
}

/**
 * Takes a connection out of the plan. What was planned stays. Of what it brought in the links stay, as they are, as the
 * memory of what is what: no run looks at them, and if the same place is connected again its records are known again and
 * nothing comes in twice.
 */
export async function removalOf(db: WorkspaceDatabase, { id }: Connection): Promise<Removal> {
  const own = (table: 'sync-conflicts' | 'cursors') => db.records(table).where('connectionId').equals(id).primaryKeys();
  const inState = (state: SyncLink['state']) => db.records('links').where('[connectionId+state]').equals([id, state]);
  // Nothing here belongs to what only arrived, nothing there to what was still to be made.
  const open = [...(await inState('arrived').primaryKeys()), ...(await inState('creating').primaryKeys())];
  const [conflicts, cursors] = [await own('sync-conflicts'), await own('cursors')];
  const operations = await db.records('operations').where('[connectionId+state]').equals([id, 'waiting']).primaryKeys();
  const runs = await db
    .records('runs')
    .where('[connectionId+startedAt]')
    .between([id, ''], [id, '\uFFFF'])
    .primaryKeys();
  const gone = (table: Change['table'], ids: readonly string[]): Change[] =>
    ids.map((one) => ({ op: 'delete', table, id: one }));
  return {
    changes: [
      ...gone('links', open),
      ...gone('sync-conflicts', conflicts),
      ...gone('operations', operations),
      ...gone('runs', runs),
      ...gone('cursors', cursors),
      { op: 'delete', table: 'connections', id },
    ],
    linked: await inState('linked').count(),
    waiting: open.length + conflicts.length + operations.length,
  };
}

/** What another address comes to. `taken`: another connection has records there already, and they would be mixed up. */
export interface AddressChange {
  readonly changes: readonly Change[];
  readonly linked: number;
  readonly isTaken: boolean;
}

/**
 * A connection led to another address: its system has moved, so everything known of the old place is known of the new
 * one. Without that every record would come in a second time.
 */
export async function addressChangeOf(
  db: WorkspaceDatabase,
  connection: Connection,
  address: string,
): Promise<AddressChange> {
  const from = instanceOf(connection.system, connection.address);
  const to = instanceOf(connection.system, address);
  const own = patchOf('connections', connection.id, { address });
  if (from === to) return { changes: [own], linked: 0, isTaken: false };
  const links = await db
    .records('links')
    .where('[connectionId+state]')
    .between([connection.id, ''], [connection.id, '\uFFFF'])
    .toArray();
  const there = await db
    .records('links')
    .where('$remote')
    .startsWith(`${to} `)
    .filter((link) => link.connectionId !== connection.id)
    .count();
  const moved = (name: string): string => (name.startsWith(`${from} `) ? `${to}${name.slice(from.length)}` : name);
  const known = [
    ...(await db.records('people').toArray()).map((one) => ({ table: 'people' as const, one })),
    ...(await db.records('teams').toArray()).map((one) => ({ table: 'teams' as const, one })),
  ];
  return {
    changes: [
      own,
      ...links
        .filter(({ instance }) => instance === from)
        .map(({ id, names }) => patchOf('links', id, { instance: to, names: names.map(moved) })),
      ...known.flatMap(({ table, one: { id, externalIds } }) => {
        const account = externalIds[from];
        if (account === undefined || externalIds[to] !== undefined) return [];
        return [patchOf(table, id, { externalIds: { ...externalIds, [to]: account } })];
      }),
    ],
    linked: links.filter(({ recordId }) => recordId !== null).length,
    isTaken: links.length > 0 && there > 0,
  };
}
