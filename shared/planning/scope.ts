import type { RecordChange } from '../model/journal.ts';
import type { Person } from '../model/people.ts';
import type { Id } from '../model/schema.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Configuration } from './configuration.ts';

type Context = Pick<Configuration, 'statuses' | 'people'>;

/** Work items of one status or one team: how many, and hours as far as they were estimated. */
export interface ScopeGroup {
  /** Of a status or a team; null: of no team. */
  readonly id: Id | null;
  readonly count: number;
  readonly open: number;
  readonly hours: number;
}

export interface Scope {
  readonly count: number;
  /** Done, and everything but what was cancelled. */
  readonly done: number;
  readonly counted: number;
  readonly hours: number;
  readonly hoursDone: number;
  readonly withoutEstimate: number;
  readonly byStatus: readonly ScopeGroup[];
  readonly byTeam: readonly ScopeGroup[];
}

/** The team an item is worked on by: its own, else the first of whoever it is assigned to. */
export function teamOf({ teamId, assigneeId }: WorkItem, people: ReadonlyMap<Id, Person>): Id | null {
  return teamId ?? people.get(assigneeId ?? '')?.teamIds[0] ?? null;
}

/** Neither done nor cancelled; of a status nobody knows it can't be said, so it counts as open. */
export function isUnresolved({ statusId }: WorkItem, { statuses }: Pick<Context, 'statuses'>): boolean {
  const category = statuses.get(statusId)?.category;
  return category !== 'done' && category !== 'cancelled';
}

/** What a release is made of, in counts. What was cancelled counts for nothing but its own line. */
export function scopeOf(items: readonly WorkItem[], context: Context): Scope {
  const statuses = new Map<Id | null, ScopeGroup>();
  const teams = new Map<Id | null, ScopeGroup>();
  let [done, counted, hours, hoursDone, withoutEstimate] = [0, 0, 0, 0, 0];
  for (const item of items) {
    const category = context.statuses.get(item.statusId)?.category;
    const open = isUnresolved(item, context) ? 1 : 0;
    const own = item.estimate ?? 0;
    add(statuses, item.statusId, open, own);
    add(teams, teamOf(item, context.people), open, own);
    if (category === 'cancelled') continue;
    counted += 1;
    hours += own;
    if (item.estimate === null) withoutEstimate += 1;
    if (category !== 'done') continue;
    done += 1;
    hoursDone += own;
  }
  const order = (id: Id | null) => context.statuses.get(id ?? '')?.order ?? Number.MAX_SAFE_INTEGER;
  return {
    count: items.length,
    done,
    counted,
    hours,
    hoursDone,
    withoutEstimate,
    byStatus: [...statuses.values()].sort((a, b) => order(a.id) - order(b.id)),
    byTeam: [...teams.values()].sort((a, b) => b.open - a.open || b.count - a.count),
  };
}

function add(groups: Map<Id | null, ScopeGroup>, id: Id | null, open: number, hours: number): void {
  const known = groups.get(id) ?? { id, count: 0, open: 0, hours: 0 };
  groups.set(id, { id, count: known.count + 1, open: known.open + open, hours: known.hours + hours });
}

/** What became of the scope of a release in a stretch of the journal. */
export interface ScopeChanges {
  readonly cameIn: readonly Id[];
  readonly left: readonly Id[];
  readonly moved: readonly { readonly id: Id; readonly from: Id; readonly to: Id }[];
}

/** An item as it was and as it is; null where no change said so. */
interface Seen {
  wasThere: boolean;
  isThere: boolean;
  wasIn: boolean | null;
  isIn: boolean | null;
  from: Id | null;
  to: Id | null;
}

/**
 * What came in, what left and what changed its status, from first to last: what came in and left again did neither.
 *
 * @param changes of work items, in the order they were made
 * @param isNowIn whether an item belongs to the release now; asked of those whose releases no change names
 */
export function scopeChanges(
  changes: readonly RecordChange[],
  releaseId: Id,
  isNowIn: (id: Id) => boolean,
): ScopeChanges {
  const all = new Map<Id, Seen>();
  for (const change of changes) {
    const { id } = change;
    const isMade = change.op === 'create';
    const seen = all.get(id) ?? { wasThere: !isMade, isThere: true, wasIn: null, isIn: null, from: null, to: null };
    all.set(id, seen);
    seen.isThere = change.op !== 'delete';
    const { releaseIds, statusId } = fieldsOf(change);
    if (releaseIds !== undefined) {
      seen.wasIn ??= names(releaseIds.before, releaseId);
      seen.isIn = names(releaseIds.after, releaseId);
    }
    if (statusId !== undefined) {
      seen.from ??= text(statusId.before);
      seen.to = text(statusId.after);
    }
  }
  const found = [...all].map(([id, seen]) => {
    const was = seen.wasThere && (seen.wasIn ?? isNowIn(id));
    const is = seen.isThere && (seen.isIn ?? isNowIn(id));
    return { id, was, is, from: seen.from, to: seen.to };
  });
  return {
    cameIn: found.flatMap(({ id, was, is }) => (is && !was ? [id] : [])),
    left: found.flatMap(({ id, was, is }) => (was && !is ? [id] : [])),
    moved: found.flatMap(({ id, was, is, from, to }) =>
      was && is && from !== null && to !== null && from !== to ? [{ id, from, to }] : [],
    ),
  };
}

interface Both {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Releases and status before and after; of a record that was made or deleted the other side is nothing. */
function fieldsOf(change: RecordChange): {
  readonly releaseIds?: Both | undefined;
  readonly statusId?: Both | undefined;
} {
  if (change.op === 'update') return { releaseIds: change.fields['releaseIds'], statusId: change.fields['statusId'] };
  const { releaseIds, statusId } = change.record;
  const side = (value: unknown): Both => (change.op === 'create' ? { after: value } : { before: value, after: value });
  return { releaseIds: side(releaseIds), statusId: side(statusId) };
}

const names = (value: unknown, releaseId: Id): boolean => Array.isArray(value) && value.includes(releaseId);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
