import { dequal } from 'dequal';
import { checkWorkspace } from '#renderer/data/check.ts';
import { loadLinks, localContext, viewOf } from '#renderer/sync/load.ts';
import { readPairs } from '#renderer/sync/counterparts.ts';
import { mappingOf, remoteFields } from '#renderer/sync/parts.ts';
import { fromRow } from '#renderer/data/database.ts';
import { TABLES } from '#shared/model/tables.ts';
import { localTable } from '#shared/sync/local/index.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import { planLink } from '#shared/sync/plan-link.ts';
import type { World } from './world.ts';

/** Why a difference may stay. `send`, `take` and `agreed` are none: they are work that was not done. */
const MAY_STAY: ReadonlySet<string> = new Set([
  'same',
  'conflict',
  'choose',
  'refused',
  'held',
  'inOff',
  'outOff',
  'notOwner',
  'notForwarded',
  'unwritable',
  'unreadable',
]);

const SIGNAL = new AbortController().signal;

/** What is wrong with a world at rest; nothing, if all is well. */
export async function faultsAtRest(world: World): Promise<string[]> {
  const { witness } = world;
  return [
    ...(await openDifferences(world)),
    ...duplicates(world),
    ...(await unlisted(world)),
    ...(await damage(world)),
    ...witness.wrong,
    ...(await witness.lostHere()),
  ];
}

/** Every difference between here and there is none, or listed with its reason. */
async function openDifferences(world: World): Promise<string[]> {
  const { db } = world;
  const wrong: string[] = [];
  const local = await localContext(db);
  for (const row of await db.records('links').toArray()) {
    const link = fromRow(row);
    if (link.state !== 'linked' || link.remoteId === null) continue;
    const connection = await db.records('connections').get(link.connectionId);
    const mapping = connection === undefined ? null : mappingOf(connection, link.kind, link.table);
    if (connection === undefined || mapping === null) {
      wrong.push(`${link.key}: no mapping`);
      continue;
    }
    const reads = world
      .port(connection)
      .read({ kind: link.kind, ids: [link.remoteId], fields: remoteFields(mapping) }, SIGNAL);
    const [read] = await world.clock.run(reads);
    if (read?.state !== 'present') {
      // The sweep is once a day; until then nobody has told.
      continue;
    }
    const [loaded] = await loadLinks(db, [link], local);
    if (loaded === undefined || loaded.record === null) continue;
    const { values, guarded } = loaded;
    const pairs = await readPairs(db, link.instance, [{ mapping, raw: read.record.fields, link, values }]);
    const plan = planLink({ ...loaded, rules: rulesOf(mapping, pairs), values, guarded }, read.record);
    const taken = { ...loaded.record, ...localTable(link.table).patch(plan.take, loaded.record, local) };
    const parsed = TABLES[link.table].safeParse(taken);
    const next = parsed.success ? viewOf(link.table, parsed.data, local).values : plan.take;
    for (const field of Object.keys(plan.take)) {
      // A span that has a beginning alone has it as its end here: read anew, it stays as it is.
      if (dequal(next[field], values[field])) continue;
      if (link.setAside === null) wrong.push(`${link.key} ${field}: not taken, here ${JSON.stringify(values[field])}`);
    }
    for (const [field, { code }] of plan.decisions) {
      if (MAY_STAY.has(code) && (code !== 'conflict' || loaded.conflicts.has(field))) continue;
      if (link.setAside !== null) continue;
      const theirs = JSON.stringify(
        read.record.fields[mapping.fields.find((one) => one.field === field)?.remote ?? ''],
      );
      wrong.push(
        `${link.key} ${field}: ${code}, here ${JSON.stringify(values[field])}, there ${theirs}, base ${JSON.stringify(link.fields[field]?.base)}`,
      );
    }
  }
  return wrong;
}

/** Nothing was made twice there. */
function duplicates({ sites }: World): string[] {
  return sites.flatMap((site) => site.duplicates());
}

/** Every record can be read, names what is there, and is what its history says. */
async function damage({ db }: World): Promise<string[]> {
  const { problems } = await checkWorkspace(db);
  return problems.map(({ code, table, id, field }) => `${code}: ${table} ${id} ${field}`);
}

/** Nothing that was to go out is forgotten. */
async function unlisted({ db }: World): Promise<string[]> {
  const links = await db.records('links').toArray();
  const operations = await db.records('operations').toArray();
  return [
    ...links.flatMap(({ state, setAside, key, recordId }) =>
      state === 'creating' && setAside === null ? [`still to be made: ${key} ${recordId}`] : [],
    ),
    ...operations.flatMap(({ state, linkId, id }) =>
      state === 'waiting' && links.find((link) => link.id === linkId)?.state === 'linked'
        ? [`still to be said: ${id}`]
        : [],
    ),
  ];
}

/** Everything a run could change, to see whether a second one does. */
export async function stateOf({ db, sites }: World): Promise<string> {
  const tables = [
    'releases',
    'work-items',
    'changes',
    'people',
    'links',
    'sync-conflicts',
    'operations',
    'cursors',
  ] as const;
  const rows = await Promise.all(tables.map((table) => db.records(table).toArray()));
  const there = sites.map((site) => [site.state(), site.writes()]);
  // That it was looked through is no change.
  const cursors = rows.pop()?.map((cursor) => ({ ...cursor, sweptAt: null }));
  return JSON.stringify([rows, cursors, await db.journal.count(), there]);
}
