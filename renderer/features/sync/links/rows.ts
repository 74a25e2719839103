import type { Connection, SyncTable } from '#shared/model/connection.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { unmetFields } from '#shared/sync/first-link.ts';
import { isUnread } from '#shared/sync/left-out.ts';
import { Moment, PlainDate } from '#shared/model/time.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { suggester, type Candidate, type Suggestion } from '#shared/sync/suggest-links.ts';
import type { Values } from '#shared/sync/record.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { readable } from '../../../sync/arrive.ts';
import { lastSeen } from '../../../sync/due.ts';
import { freeRecords, readLinks, type ReadLink } from '../../../sync/first-link.ts';
import { localContext, viewOf, type LinkedRecord } from '../../../sync/load.ts';

/** `arrived`: nobody said what it is; `left`: a person left it out; `choose`: linked, and fields have sides to choose. */
export type ArrivalState = 'arrived' | 'left' | 'choose';

export interface ArrivalRow {
  readonly id: string;
  readonly read: ReadLink;
  readonly connection: Connection;
  readonly state: ArrivalState;
  readonly name: string;
  readonly day: PlainDate | null;
  readonly suggestions: readonly Suggestion[];
  /** The record it is linked to already, of `choose`. */
  readonly record: LinkedRecord | null;
}

/** What may be chosen for an arrived record, by kind and place. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, LinkedRecord>>;
export const choicesKey = ({ table, instance }: SyncLink): string => `${table} ${instance}`;

export interface Arrivals {
  readonly rows: readonly ArrivalRow[];
  readonly choices: Choices;
}

/** Everything that waits for a person to say what it is; undefined until read. */
export function useArrivals(): Arrivals | undefined {
  return useLive(readArrivals, []);
}

const STATE = { arrived: 'arrived', unlinked: 'left', linked: 'choose' } as const;

async function readArrivals(db: WorkspaceDatabase): Promise<Arrivals> {
  const connections = new Map((await db.records('connections').toArray()).map((one) => [one.id, fromRow(one)]));
  const links = (await Promise.all([...connections.values()].map((one) => linksOf(db, one)))).flat();
  const records = await recordsOf(db, links);
  // A link that was taken apart and whose record is still here is that record's own matter.
  const open = links.filter(({ id, state }) => (state === 'linked') === records.has(id));
  const reads = await readLinks(db, connections, open, records);
  const choices = new Map<string, ReadonlyMap<string, LinkedRecord>>();
  const suggest = new Map<string, ReturnType<typeof suggester>>();
  const context = await localContext(db);
  for (const { link } of reads) {
    const key = choicesKey(link);
    if (choices.has(key)) continue;
    const free = await freeRecords(db, link.table, link.instance);
    choices.set(key, free);
    const candidates = [...free.values()].map((record) =>
      candidateOf(record, viewOf(link.table, record, context).values),
    );
    suggest.set(key, suggester(candidates));
  }
  const rows = reads.flatMap((read): ArrivalRow[] => {
    const { link, rules } = read;
    const connection = connections.get(link.connectionId);
    if (connection === undefined) return [];
    const values = readable(rules, lastSeen(link), { withOut: true });
    const name = nameOf(values) || link.key;
    const day = dayOf(values);
    const state = STATE[link.state as keyof typeof STATE];
    const suggestions =
      state === 'arrived' ? (suggest.get(choicesKey(link))?.({ key: link.key, name, day }) ?? []) : [];
    return [{ id: link.id, read, connection, state, name, day, suggestions, record: records.get(link.id) ?? null }];
  });
  return { rows: rows.sort(compareRows), choices };
}

const ORDER: readonly ArrivalState[] = ['arrived', 'choose', 'left'];

/** What nobody said anything of first. */
function compareRows(a: ArrivalRow, b: ArrivalRow): number {
  return ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || compareNames(a.name, b.name);
}

/** Links of one connection a person has something to say about. */
async function linksOf(db: WorkspaceDatabase, { id, kinds }: Connection): Promise<SyncLink[]> {
  const of = (state: string) => db.records('links').where('[connectionId+state]').equals([id, state]);
  const arrived = await of('arrived')
    .filter((link) => link.setAside === null && link.recordId === null && !isUnread(link))
    .toArray();
  const left = await of('unlinked')
    .filter(({ remoteId }) => remoteId !== null)
    .toArray();
  const due = await db.records('links').where('[connectionId+$due]').equals([id, 1]).toArray();
  const unmet = due.filter(
    (link) =>
      link.state === 'linked' &&
      kinds.some(
        (mapping) =>
          mapping.remote === link.kind && mapping.table === link.table && unmetFields(mapping, link).length > 0,
      ),
  );
  return [...arrived, ...unmet, ...left].map(fromRow);
}

/** Records that links stand for, by link. */
async function recordsOf(db: WorkspaceDatabase, links: readonly SyncLink[]): Promise<Map<string, LinkedRecord>> {
  const found = new Map<string, LinkedRecord>();
  for (const table of new Set<SyncTable>(links.map((link) => link.table))) {
    const own = links.filter((link) => link.table === table && link.recordId !== null);
    const rows = await db.records(table).bulkGet(own.map(({ recordId }) => recordId ?? ''));
    for (const [at, link] of own.entries()) {
      const row = rows[at];
      if (row !== undefined) found.set(link.id, fromRow(row));
    }
  }
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const nameOf = (values: Values): string => textOf(values['name']) || textOf(values['title']);

function dayOf(values: Values): PlainDate | null {
  const day = PlainDate.safeParse(values['releaseDate'] ?? values['startDate'] ?? values['dueDate']);
  if (day.success) return day.data;
  const moment = Moment.safeParse(values['start']);
  return moment.success ? moment.data.wall.slice(0, 10) : null;
}

function candidateOf(record: LinkedRecord, values: Values): Candidate {
  return { id: record.id, key: labelOf(record), name: nameOf(values), day: dayOf(values) };
}
