import type { Connection, KindMapping } from '#shared/model/connection.ts';
import type { SyncCounts } from '#shared/model/sync-run.ts';
import type { Instant } from '#shared/model/time.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { RemoteKind } from '#shared/sync/remote.ts';
import type { WorkspaceDatabase } from '../data/database.ts';
import type { RemotePort } from './port.ts';

export type Counts = { -readonly [K in Exclude<keyof SyncCounts, number>]: number };

/** What every step of a run works with. */
export interface RunParts {
  readonly db: WorkspaceDatabase;
  readonly port: RemotePort;
  readonly connection: Connection;
  readonly instance: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  /** Milliseconds until a record that was made there is sure to be found by its client key. */
  readonly findLagMs: number;
  /** A person has seen how many records are missing there, and says that it is so. */
  readonly isMissingAccepted?: boolean;
  readonly counts: Counts;
  /** Told after every transaction. */
  readonly progress: () => void;
}

export const instant = (parts: Pick<RunParts, 'now'>): Instant => msToInstant(parts.now());

/** Fields a kind's mapping reads or writes, by the remote's own names. */
export function remoteFields(mapping: KindMapping): string[] {
  return [...new Set(mapping.fields.map(({ remote }) => remote))].sort();
}

export function mappingOf({ kinds }: Connection, kind: RemoteKind, table: string): KindMapping | null {
  return kinds.find((one) => one.remote === kind && one.table === table) ?? null;
}
