import type { Connection } from '#shared/model/connection.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { MISSING } from '#shared/sync/seen-missing.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { loadLinks, localContext } from './load.ts';
import { calledBy } from './pending.ts';
import { setAsideOf } from './standing.ts';

/** A link that needs a look: a run left it out, or its remote record is not there for us. */
export interface Look {
  readonly link: SyncLink;
  readonly connection: Connection;
  readonly kind: 'setAside' | 'gone' | 'forbidden' | 'left';
  readonly since: string;
  /** Empty where there is no record here. */
  readonly label: string;
  readonly name: string;
}

/** Of each state at most so many. */
const MOST = 1_000;

export async function readLooks(db: WorkspaceDatabase): Promise<Look[]> {
  const connections = (await db.records('connections').toArray()).map(fromRow);
  const local = await localContext(db);
  const looks: Look[] = [];
  for (const connection of connections) {
    const aside = await setAsideOf(db, connection.id);
    const missing: SyncLink[] = [];
    for (const state of MISSING) {
      const own = db.records('links').where('[connectionId+state]').equals([connection.id, state]);
      missing.push(...(await own.limit(MOST).toArray()).map(fromRow));
    }
    const missingIds = new Set(missing.map(({ id }) => id));
    const links = [...missing, ...aside.filter(({ id }) => !missingIds.has(id))];
    for (const { link, record } of await loadLinks(db, links, local)) {
      const { label, name } = record === null ? { label: '', name: '' } : calledBy(record);
      const kind =
        link.state === 'gone' || link.state === 'forbidden' || link.state === 'left' ? link.state : 'setAside';
      const since = kind === 'setAside' ? (link.setAside?.at ?? link.stateSince) : link.stateSince;
      looks.push({ link, connection, kind, since, label, name });
    }
  }
  const byTime = (a: Look, b: Look): number => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0);
  return looks.sort((a, b) => byTime(a, b) || compareNames(a.label, b.label));
}

export const canBeTried = ({ kind }: Look): boolean => kind === 'setAside';
/** One that left the filter is there; a look at it would say so and no more. */
export const canBeLookedAt = ({ kind }: Look): boolean => kind === 'gone' || kind === 'forbidden';
