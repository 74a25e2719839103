import type { RemotePage, RemoteRecord } from '#shared/sync/remote.ts';
import type { HttpAnswer } from '../../net/client.ts';
import { issueRecord, rowOf } from './map.ts';
import { INDEX_LAG_MS } from './query.ts';
import type { JiraSite } from './site.ts';

export interface ReadRows {
  readonly records: RemoteRecord[];
  readonly unreadable: RemotePage['unreadable'];
  /** Greatest `updated` of them, in milliseconds; `seen` where none is greater. */
  readonly seen: number | null;
}

export interface RowsAsked {
  readonly fields: readonly string[];
  readonly since: number | null;
  readonly seen: number | null;
}

/**
 * Rows of a search as records, once they are what was asked for.
 *
 * @throws SlipwayError `remoteFilter`: older than was asked for, or of another project. A row that was moved to
 *   another project while the index still has it here is no such thing, and left out: by the server's own clock it
 *   changed just now.
 */
export function readRows(site: JiraSite, rows: readonly unknown[], asked: RowsAsked, answer: HttpAnswer): ReadRows {
  const records: RemoteRecord[] = [];
  const unreadable: RemotePage['unreadable'] = [];
  const now = serverTime(answer);
  let { seen } = asked;
  for (const raw of rows) {
    const [row, record] = [rowOf(raw), issueRecord(raw, site.base, asked.fields)];
    if (row === null || record === null) {
      unreadable.push({ id: idOf(raw), reason: 'shape' });
      continue;
    }
    if (asked.since !== null && row.updated < asked.since) throw site.unfiltered();
    seen = Math.max(seen ?? 0, row.updated);
    if (isIn(site, row.project)) records.push(record);
    // Where the server does not say its time, nothing excuses it.
    else if (now === null || now - row.updated >= INDEX_LAG_MS) throw site.unfiltered();
  }
  return { records, unreadable, seen };
}

/** The server's own clock, in milliseconds; null where it does not tell. */
export function serverTime({ headers }: HttpAnswer): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function isIn({ scope }: JiraSite, project: readonly string[]): boolean {
  const wanted = scope.project.trim().toLowerCase();
  return wanted === '' || project.some((name) => name.toLowerCase() === wanted);
}

/** Ids of rows that came with their keys alone. @throws SlipwayError `remoteFilter` where most are of elsewhere */
export function readIds(site: JiraSite, rows: readonly { readonly id: string; readonly key: string }[]): string[] {
  const project = site.scope.project.trim().toLowerCase();
  // An id of a project says nothing of keys.
  if (project === '' || /^\d+$/.test(project)) return rows.map(({ id }) => id);
  const here = rows.filter(({ key }) => key.toLowerCase().startsWith(`${project}-`));
  if (here.length * 2 < rows.length) throw site.unfiltered();
  return here.map(({ id }) => id);
}

const idOf = (raw: unknown): string => {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : '';
  return typeof id === 'string' ? id.slice(0, 200) : '';
};
