import type { Connection, KindMapping } from '#shared/model/connection.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { SyncOperation } from '#shared/model/sync-operation.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { FieldDecision } from '#shared/sync/decide.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import { planLink } from '#shared/sync/plan-link.ts';
import type { LocalContext } from '#shared/sync/local/table.ts';
import type { FieldRule } from '#shared/sync/record.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { writtenOf } from './create.ts';
import { readPairs, type Subject } from './counterparts.ts';
import { lastSeen } from './due.ts';
import { linksOf, readEdited } from './edited.ts';
import { loadLinks, localContext, type LinkedRecord, type LoadedLink } from './load.ts';
import { mappingOf } from './parts.ts';

/**
 * Why a value of ours is not there: it goes out with the next run (`send`), a person holds it back (`held`), the
 * system refused it (`refused`), it came in over another connection and nobody said whether it goes on
 * (`notForwarded`), or the mapping has no word for it (`unwritable`).
 */
export type PendingCode = Extract<FieldDecision['code'], 'send' | 'held' | 'refused' | 'notForwarded' | 'unwritable'>;

const PENDING: ReadonlySet<string> = new Set<PendingCode>(['send', 'held', 'refused', 'notForwarded', 'unwritable']);

/** One field whose value here is not the one there. */
export interface PendingField {
  readonly field: string;
  /** The remote's own name of it. */
  readonly remote: string;
  readonly code: PendingCode;
  readonly ours: unknown;
  /** What will stand there, read back by the mapping; `ours` where it can't be read. */
  readonly sent: unknown;
  /** What stood there when it was last read. */
  readonly theirs: unknown;
  /** The remote's own words of a refusal, `ignored` where it had none, or why the mapping has no word. */
  readonly reason: string;
}

/** A record with something that goes out, or would. */
export interface PendingRecord {
  readonly link: SyncLink;
  readonly label: string;
  /** What it is about, where its label does not say. */
  readonly name: string;
  readonly fields: readonly PendingField[];
  /** To be made there. */
  readonly isCreate: boolean;
}

/** What of one connection goes out with the next run, as far as is known without asking it. */
export interface Pending {
  readonly records: readonly PendingRecord[];
  readonly operations: readonly { readonly operation: SyncOperation; readonly label: string }[];
  /** There may be more: so many links were looked at, and no more. */
  readonly isPartial: boolean;
}

/** Links looked at: a mapping that was edited makes all of a plan due, and this is asked after every commit. */
const MOST = 1_000;
const ENTRIES = 500;

/**
 * What a run would send now, by the planner it plans with, on what the remote last said. Of the links that are due and
 * those edited since the last run: no others can differ. Reads only.
 */
export async function readPending(db: WorkspaceDatabase, connection: Connection): Promise<Pending> {
  const due = await db
    .records('links')
    .where('[connectionId+$due]')
    .equals([connection.id, 1])
    .limit(MOST + 1)
    .toArray();
  const { links: edited, isAll } = await editedLinks(db, connection);
  const links = new Map(due.map((row) => [row.id, fromRow(row)]));
  // An edit is the answer to what set a link aside: the next run tries it again.
  for (const link of edited) links.set(link.id, { ...link, setAside: null });
  const looked = [...links.values()].slice(0, MOST);
  const local = await localContext(db);
  const creating = await db
    .records('links')
    .where('[connectionId+state]')
    .equals([connection.id, 'creating'])
    .limit(MOST)
    .toArray();
  const records = [
    ...(await planned(db, connection, looked, local)),
    ...(await creates(db, connection, creating.map(fromRow), local)),
  ];
  return { records, operations: await operationsOf(db, connection), isPartial: isAll || links.size > looked.length };
}

/** Links edited since what goes out was last looked through. */
async function editedLinks(
  db: WorkspaceDatabase,
  connection: Connection,
): Promise<{ readonly links: readonly SyncLink[]; readonly isAll: boolean }> {
  const cursor = await db.records('cursors').get(`${connection.id}:`);
  // Never synchronised: nothing was agreed on that could have been edited.
  if (cursor === undefined) return { links: [], isAll: false };
  const links = new Map<string, SyncLink>();
  for (let since = cursor.sentThrough; ;) {
    const next = await readEdited(db, connection.id, since, ENTRIES);
    if (next.isAll) return { links: [...links.values()], isAll: true };
    for (const link of (await linksOf(db, connection.id, next.refs)).edited) links.set(link.id, link);
    if (next.isThrough || links.size > MOST) return { links: [...links.values()], isAll: !next.isThrough };
    since = next.through;
  }
}

async function planned(
  db: WorkspaceDatabase,
  connection: Connection,
  links: readonly SyncLink[],
  local: LocalContext,
): Promise<PendingRecord[]> {
  const open = links.filter(
    ({ state, setAside }) => state === 'linked' && (setAside === null || setAside.code === 'invalidRecord'),
  );
  const found: PendingRecord[] = [];
  for (const { mapping, own, rules } of await withRules(db, connection, open, local)) {
    for (const loaded of own) {
      const { record } = loaded;
      if (record === null) continue;
      const remote = lastSeen(loaded.link);
      const { decisions } = planLink({ ...loaded, rules }, remote);
      const fields = rules.flatMap((rule) => pendingOf(mapping, rule, decisions.get(rule.field), loaded) ?? []);
      if (fields.length > 0) found.push({ link: loaded.link, ...calledBy(record), fields, isCreate: false });
    }
  }
  return found;
}

async function creates(
  db: WorkspaceDatabase,
  connection: Connection,
  links: readonly SyncLink[],
  local: LocalContext,
): Promise<PendingRecord[]> {
  const found: PendingRecord[] = [];
  for (const { own, rules } of await withRules(
    db,
    connection,
    links.filter(({ setAside }) => setAside === null),
    local,
  )) {
    for (const { link, record, values } of own) {
      if (record === null) continue;
      const fields = writtenOf(rules, values).map(([{ field, remote, codec }, written]): PendingField => {
        const ours = values[field];
        const all = { field, remote, ours, sent: ours, theirs: null };
        if (!written.ok) return { ...all, code: 'unwritable', reason: written.why };
        const read = codec.read(written.value);
        return { ...all, code: 'send', sent: read.ok ? read.value : ours, reason: '' };
      });
      found.push({ link, ...calledBy(record), fields, isCreate: true });
    }
  }
  return found;
}

/** Links by mapping, with what stands here and the rules they are planned by. */
async function withRules(
  db: WorkspaceDatabase,
  connection: Connection,
  links: readonly SyncLink[],
  local: LocalContext,
): Promise<
  { readonly mapping: KindMapping; readonly own: readonly LoadedLink[]; readonly rules: readonly FieldRule[] }[]
> {
  const instance = instanceOf(connection.system, connection.address);
  return await Promise.all(
    connection.kinds.map(async (mapping) => {
      const mine = links.filter(({ kind, table }) => mappingOf(connection, kind, table) === mapping);
      const own = await loadLinks(db, mine, local);
      const subjects = own.map(({ link, values }): Subject => ({ mapping, raw: link.raw, link, values }));
      return { mapping, own, rules: rulesOf(mapping, await readPairs(db, instance, subjects)) };
    }),
  );
}

function pendingOf(
  mapping: KindMapping,
  { field, remote, codec }: FieldRule,
  decision: FieldDecision | undefined,
  { link, values }: LoadedLink,
): PendingField | null {
  if (decision === undefined) return null;
  const { code } = decision;
  if (!isPending(code)) return null;
  // A mapping that says so is no question.
  const said = mapping.fields.find((one) => one.field === field)?.forwards;
  if (decision.code === 'notForwarded' && said === 'no') return null;
  const raw = link.raw[remote] ?? null;
  const theirs = codec.read(raw);
  const ours = values[field];
  const written = codec.write(ours, raw);
  const sent = written.ok ? codec.read(written.value) : written;
  return {
    field,
    remote,
    code,
    ours,
    sent: sent.ok ? sent.value : ours,
    theirs: theirs.ok ? theirs.value : null,
    reason: decision.code === 'refused' ? decision.reason : decision.code === 'unwritable' ? decision.why : '',
  };
}

/** What people call a record, and what it is about. */
export function calledBy(record: LinkedRecord): { readonly label: string; readonly name: string } {
  const label = labelOf(record);
  const name = 'title' in record ? record.title : record.name;
  return { label, name: name === label ? '' : name };
}

const isPending = (code: FieldDecision['code']): code is PendingCode => PENDING.has(code);

async function operationsOf(db: WorkspaceDatabase, { id }: Connection): Promise<Pending['operations']> {
  const own = db.records('operations');
  const waiting = await own.where('[connectionId+state]').equals([id, 'waiting']).toArray();
  const refused = await own.where('[connectionId+state]').equals([id, 'refused']).toArray();
  const operations = [...waiting, ...refused].map(fromRow);
  const links = await db.records('links').bulkGet(operations.map(({ linkId }) => linkId));
  return operations.map((operation, index) => ({ operation, label: links[index]?.key ?? '' }));
}
