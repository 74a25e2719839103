import { changeTypesOf, newChange } from '#shared/change/new-change.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { Release } from '#shared/model/release.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { nextKey } from '#shared/planning/release-keys.ts';
import { initialStatus, statusesOf } from '#shared/planning/transitions.ts';
import { localTable } from '#shared/sync/local/index.ts';
import type { LocalContext } from '#shared/sync/local/table.ts';
import type { Values } from '#shared/sync/record.ts';
import type { WorkspaceDatabase } from '../data/database.ts';
import { draftTools } from '../data/draft-tools.ts';
import { readable, recordOf } from './arrive.ts';
import { lastSeen } from './due.ts';
import type { ReadLink } from './first-link.ts';
import { viewOf, type LinkedRecord } from './load.ts';
import { metAs } from './merge-page.ts';

interface Made {
  readonly record: LinkedRecord;
  readonly changes: readonly Change[];
}

/** Records made at a time: the window draws and takes input in between. */
const STEP = 50;

/**
 * Makes records here of what arrived, each linked to it: a release or a change begins as any other new one, with what
 * is said there. One that can't be a record here (a work item in a status nobody knows) stays where it is.
 *
 * `pause` is told after some of many how many are made; nothing is written before all of them are.
 */
export async function createHere(
  db: WorkspaceDatabase,
  reads: readonly ReadLink[],
  configuration: Configuration,
  newId: () => string,
  now: string,
  pause: (done: number) => Promise<void> = async () => {},
): Promise<Change[]> {
  const context: LocalContext = { statuses: configuration.statuses };
  const keys = new Set((await db.records('releases').toArray()).map(({ key }) => folded(key)));
  const { nextKey: nextChangeKey } = draftTools(await db.records('changes').toArray(), configuration);
  const changes: Change[] = [];
  for (const [at, { link, mapping, rules }] of reads.entries()) {
    if (at > 0 && at % STEP === 0) await pause(at);
    const remote = lastSeen(link);
    const values = readable(rules, remote, { withOut: true });
    const made =
      link.table === 'releases'
        ? newRelease(link, values, keys, configuration, newId())
        : link.table === 'changes'
          ? changeOf(link, values, nextChangeKey, configuration, newId)
          : arrivedAs(recordOf(mapping, newId(), values, remote, context));
    if (made === null) continue;
    const { record } = made;
    const fields = metAs(rules, remote, viewOf(link.table, record, context).values);
    const state = { recordId: record.id, state: 'linked', stateSince: now, setAside: null, due: true };
    changes.push(...made.changes, patchOf('links', link.id, { ...state, fields }));
  }
  return changes;
}

function arrivedAs(arrived: ReturnType<typeof recordOf>): Made | null {
  if (!arrived.ok) return null;
  const { table, record } = arrived;
  return { record, changes: [{ op: 'create', table, record } as Change] };
}

/** Keys are compared without case. */
const folded = (key: string): string => key.toLocaleLowerCase('en');

/** Its key is what people there call it, made unique; `taken`, of folded keys, grows by it. */
function newRelease(
  link: SyncLink,
  values: Values,
  taken: Set<string>,
  { releaseTypes, statuses }: Configuration,
  id: string,
): Made | null {
  const type = [...releaseTypes.values()].filter(({ archived }) => !archived).sort(compareInOrder)[0];
  const first = initialStatus('releases', statuses);
  const done = statusesOf('releases', statuses).find(({ category }) => category === 'done');
  if (type === undefined || first === null) return null;
  const isOut = values['released'] === true && done !== undefined;
  const wanted = (textOf(values['name']) || link.key || id).slice(0, KEY_MOST).trim();
  const key = taken.has(folded(wanted)) ? nextKey(wanted, taken) : wanted;
  taken.add(folded(key));
  const blank = Release.parse({ id, key, name: key, typeId: type.id, statusId: isOut ? done.id : first.id });
  const record = Release.safeParse({ ...blank, ...localTable('releases').patch(values, blank, { statuses }) });
  if (!record.success) return null;
  return { record: record.data, changes: [{ op: 'create', table: 'releases', record: record.data }] };
}

const KEY_MOST = 60;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function changeOf(
  link: SyncLink,
  values: Values,
  nextChangeKey: () => string,
  configuration: Configuration,
  newId: () => string,
): Made | null {
  const type =
    changeTypesOf(configuration).find(({ meaning }) => meaning === 'normal') ?? changeTypesOf(configuration)[0];
  if (type === undefined) return null;
  const title = textOf(values['title']) || link.key || link.id;
  const draft = newChange({ key: nextChangeKey(), title, typeId: type.id, externalId: link.key }, configuration, newId);
  if (draft === null) return null;
  const own = localTable('changes').patch(values, draft.change, { statuses: configuration.statuses });
  const record: ChangeRequest = { ...draft.change, ...own };
  return {
    record,
    changes: draft.changes.map((change) =>
      change.op === 'create' && change.table === 'changes' ? { ...change, record } : change,
    ),
  };
}
