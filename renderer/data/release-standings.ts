import { dequal } from 'dequal';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { onRecordsChanged, type ChangedRecords } from './changed-records.ts';
import type { WorkspaceDatabase } from './database.ts';
import { StandingFacts, type Standings } from './standing-facts.ts';

export type { Standings } from './standing-facts.ts';

/** How each release stands with its changes, read anew; for commands and whoever needs it once. */
export async function readStandings(
  db: WorkspaceDatabase,
  configuration: Pick<Configuration, 'changeTypes' | 'statuses'>,
): Promise<Standings> {
  return (await StandingFacts.read(db)).standings(configuration);
}

const NONE: ReadonlySet<Id> = new Set();

/**
 * The standings of one workspace in memory. The same map as long as they say the same: what was worked out
 * by it, every gate of the calendar, holds. After a commit no more is read than the rows it wrote.
 */
export class ReleaseStandings {
  private current: Standings = new Map();
  private facts: StandingFacts | null = null;
  private readonly listeners = new Set<() => void>();
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly db: WorkspaceDatabase) {
    const stop = onRecordsChanged(db, (changed) => this.onChanged(changed));
    db.on('close', stop);
    this.inTurn(() => this.read());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  now = (): Standings => this.current;

  private onChanged(changed: ChangedRecords): void {
    const [changes = NONE, approvals = NONE] = [changed.get('changes'), changed.get('approvals')];
    const isOfThem = changes !== NONE || approvals !== NONE;
    if (!isOfThem && !changed.has('change-types') && !changed.has('statuses')) return;
    this.inTurn(() => this.read(changes, approvals));
  }

  private inTurn(task: () => Promise<void>): void {
    this.queue = this.queue.then(task).catch(() => {
      // The next commit reads everything again.
      this.facts = null;
    });
  }

  private async read(changes: ReadonlySet<Id> | 'all' = 'all', approvals: ReadonlySet<Id> | 'all' = 'all') {
    const { db, facts } = this;
    // Approvals were never read while no change had a release; those of a change that got one may be old.
    if (facts === null || facts.isEmpty || changes === 'all' || approvals === 'all') {
      this.facts = await StandingFacts.read(db);
    } else {
      await facts.reread(db, changes, approvals);
    }
    const [types, statuses] = await Promise.all([
      db.records('change-types').toArray(),
      db.records('statuses').toArray(),
    ]);
    const byId = <R extends { id: Id }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
    const read = this.facts?.standings({ changeTypes: byId(types), statuses: byId(statuses) });
    if (read === undefined || dequal(read, this.current)) return;
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
