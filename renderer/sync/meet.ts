import { dequal } from 'dequal';
import type { KindMapping } from '#shared/model/connection.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { TABLES } from '#shared/model/tables.ts';
import { afterReading } from '#shared/sync/left-out.ts';
import { localTable } from '#shared/sync/local/index.ts';
import type { LocalContext } from '#shared/sync/local/table.ts';
import {
  afterTake,
  conflictsAfter,
  isDue,
  planLink,
  type ConflictSources,
  type LinkPlan,
  type LinkState,
} from '#shared/sync/plan-link.ts';
import { markCameFrom, type FieldRule, type Values } from '#shared/sync/record.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { namesOf, type KnownPairs } from './counterparts.ts';
import { viewOf, type LinkedRecord, type LoadedLink } from './load.ts';

/** What a step knows beside the link itself. */
export interface MeetContext {
  readonly mapping: KindMapping;
  readonly rules: readonly FieldRule[];
  readonly pairs: KnownPairs;
  readonly local: LocalContext;
  readonly sources: ConflictSources;
}

/** A link after it met what the remote says; `changes` are still to be written. */
export interface Met {
  readonly changes: readonly Change[];
  readonly link: SyncLink;
  readonly state: LinkState;
  /** Null where the record could not hold what came in: the link is set aside. */
  readonly plan: LinkPlan | null;
  readonly values: Values;
  readonly took: boolean;
}

/** Meets a record here with what the remote says of it. The record must be there. */
export function meet(loaded: LoadedLink, record: LinkedRecord, remote: RemoteRecord, context: MeetContext): Met {
  const { link } = loaded;
  const { rules, local, sources } = context;
  const { values, guarded } = viewOf(link.table, record, local);
  const state: LinkState = { ...loaded, rules, values, guarded };
  const plan = planLink(state, remote);
  const fields: Record<string, unknown> = { ...localTable(link.table).patch(plan.take, record, local) };
  // People there call it by its key; ours follows.
  if (link.table === 'work-items') fields['key'] = remote.key;
  const parsed = TABLES[link.table].safeParse({ ...record, ...fields });
  if (!parsed.success) return refusedHere(loaded, state, remote, context, parsed.error.issues[0]?.path.join('.') ?? '');

  const next = viewOf(link.table, parsed.data, local).values;
  const conflicts = conflictsAfter(state, plan, remote, sources);
  const after: SyncLink = {
    ...seen(link, remote, context),
    fields: afterTake(plan, next),
    due: isDue(plan.decisions),
    ...afterReading(link, { isToBeSent: Object.keys(plan.send).length > 0, isNew: !isKnown(link, remote) }),
  };
  const changes: Change[] = [
    patchOf(link.table, record.id, fields),
    patchOf('links', link.id, { ...after }),
    ...conflicts.over.map((id): Change => ({ op: 'delete', table: 'sync-conflicts', id })),
    ...conflicts.put.map((conflict): Change =>
      loaded.conflicts.has(conflict.field)
        ? patchOf('sync-conflicts', conflict.id, { ...conflict })
        : { op: 'create', table: 'sync-conflicts', record: conflict },
    ),
    ...cameIn(loaded, plan, next),
  ];
  return { changes, link: after, state, plan, values: next, took: Object.keys(plan.take).length > 0 };
}

/** Values that came in over this link, remembered at the other ones: going on is a choice of its own. */
function cameIn({ link, others }: LoadedLink, { take }: LinkPlan, next: Values): Change[] {
  const taken = Object.fromEntries(Object.keys(take).map((field) => [field, next[field]]));
  return others.map((other) => patchOf('links', other.id, { fields: markCameFrom(other.fields, link.id, taken) }));
}

/** The link as the remote was last seen. */
export function seen(link: SyncLink, remote: RemoteRecord, { mapping, sources }: MeetContext): SyncLink {
  return {
    ...link,
    remoteId: remote.id,
    key: remote.key,
    url: remote.url,
    raw: remote.fields,
    remoteUpdatedAt: remote.updatedAt,
    remoteUpdatedBy: remote.updatedBy,
    revision: remote.revision,
    names: namesOf(link.instance, mapping, remote.fields),
    stale: false,
    state: 'linked',
    stateSince: link.state === 'linked' ? link.stateSince : sources.now,
  };
}

/** What came in is nothing a record here can hold; the others go on, and this one says why. */
function refusedHere(
  loaded: LoadedLink,
  state: LinkState,
  remote: RemoteRecord,
  context: MeetContext,
  field: string,
): Met {
  const { link, values } = loaded;
  const known = link.setAside?.code === 'invalidRecord' && link.setAside.reason === field ? link.setAside : null;
  const setAside = known ?? { code: 'invalidRecord', reason: field, at: context.sources.now, tries: 1 };
  const after: SyncLink = { ...seen(link, remote, context), setAside, due: true };
  const changes = [patchOf('links', link.id, { ...after })];
  return { changes, link: after, state, plan: null, values, took: false };
}

/** Whether a row says nothing a link does not know already. */
export function isKnown(link: SyncLink, remote: RemoteRecord): boolean {
  return (
    (link.state === 'linked' || link.state === 'arrived') &&
    link.remoteUpdatedAt === remote.updatedAt &&
    link.key === remote.key &&
    dequal(link.raw, remote.fields)
  );
}
