import { dequal } from 'dequal';
import { releaseStanding, type ReleaseStanding } from '#shared/change/approval.ts';
import type { Approval, ChangeRequest } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { onRecordsChanged, type ChangedRecords } from './changed-records.ts';
import type { WorkspaceDatabase } from './database.ts';

export type Standings = ReadonlyMap<Id, ReleaseStanding>;
type Rows = Pick<Configuration, 'changeTypes' | 'statuses'>;
type Head = Pick<ChangeRequest, 'id' | 'releaseId' | 'typeId' | 'statusId' | 'placeholder'>;

const EMPTY: Standings = new Map();

/** How each release stands with its changes, read anew; for commands and whoever needs it once. */
export async function readStandings(db: WorkspaceDatabase, configuration: Rows): Promise<Standings> {
  const heads = new Map<Id, Head>();
  const decisions = new Map<Id, Map<Id, Approval>>();
  await db.transaction('r', ['changes', 'approvals'], async () => {
    // Without a release nothing waits for it. Only heads are kept: a change is a page of text.
    await db
      .records('changes')
      .where('releaseId')
      .above('')
      .each((change) => heads.set(change.id, headOf(change)));
    if (heads.size > 0) for (const approval of await db.records('approvals').toArray()) put(decisions, approval);
  });
  return standingsOf(heads.values(), decisions, configuration);
}

function headOf({ id, releaseId, typeId, statusId, placeholder }: ChangeRequest): Head {
  return { id, releaseId, typeId, statusId, placeholder };
}

function put(decisions: Map<Id, Map<Id, Approval>>, approval: Approval): void {
  const of = decisions.get(approval.changeId) ?? new Map<Id, Approval>();
  decisions.set(approval.changeId, of.set(approval.id, approval));
}

function standingsOf(
  heads: Iterable<Head>,
  decisions: ReadonlyMap<Id, ReadonlyMap<Id, Approval>>,
  configuration: Rows,
): Standings {
  const byRelease = new Map<Id, Head[]>();
  for (const head of heads) {
    if (head.releaseId !== null) byRelease.set(head.releaseId, [...(byRelease.get(head.releaseId) ?? []), head]);
  }
  if (byRelease.size === 0) return EMPTY;
  const approvalsOf = (id: Id): readonly Approval[] => [...(decisions.get(id)?.values() ?? [])];
  return new Map([...byRelease].map(([id, list]) => [id, releaseStanding(list, approvalsOf, configuration)]));
}

/** Tables whose commits may move a standing. */
const CONCERNED = ['changes', 'approvals', 'change-types', 'statuses'] as const;

/**
 * The standings of one workspace in memory. The same map as long as they say the same: what was worked out
 * by it, every gate of the calendar, holds. Read anew when a commit touches what they rest on.
 */
export class ReleaseStandings {
  private current: Standings = EMPTY;
  private readonly listeners = new Set<() => void>();
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly db: WorkspaceDatabase) {
    const stop = onRecordsChanged(db, (changed) => this.onChanged(changed));
    db.on('close', stop);
    this.refresh();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  now = (): Standings => this.current;

  private onChanged(changed: ChangedRecords): void {
    if (CONCERNED.some((table) => changed.has(table))) this.refresh();
  }

  private refresh(): void {
    this.queue = this.queue.then(() => this.read()).catch(() => {});
  }

  private async read(): Promise<void> {
    const { db } = this;
    const [types, statuses] = await Promise.all([
      db.records('change-types').toArray(),
      db.records('statuses').toArray(),
    ]);
    const byId = <R extends { id: Id }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
    const read = await readStandings(db, { changeTypes: byId(types), statuses: byId(statuses) });
    if (dequal(read, this.current)) return;
    this.current = read;
    for (const listener of this.listeners) listener();
  }
}

const byDatabase = new WeakMap<WorkspaceDatabase, ReleaseStandings>();

/** The one store of a workspace. */
export function releaseStandings(db: WorkspaceDatabase): ReleaseStandings {
  const known = byDatabase.get(db) ?? new ReleaseStandings(db);
  byDatabase.set(db, known);
  return known;
}
