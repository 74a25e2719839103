import type { Connection, KindMapping } from '../model/connection.ts';
import type { SyncLink } from '../model/sync-link.ts';
import type { SyncOperation } from '../model/sync-operation.ts';
import type { Instant } from '../model/time.ts';
import type { SystemPairing } from './systems/system.ts';

/** A record's place in one remote system. */
export interface Place {
  readonly link: SyncLink;
  readonly connection: Connection;
  readonly mapping: KindMapping | null;
  readonly pairing: SystemPairing | null;
  readonly operations: readonly SyncOperation[];
  /** Fields in conflict nobody has decided on. */
  readonly conflicts: number;
  /** When the connection was last read through. */
  readonly asOf: Instant | null;
  /** What statuses are called there, by id, as far as records told. */
  readonly statusNames: ReadonlyMap<string, string>;
}

/** Where a record could be made, and what would stand there. */
export interface Makeable {
  readonly connection: Connection;
  readonly mapping: KindMapping;
  readonly fields: readonly { readonly field: string; readonly value: unknown }[];
}

export interface AtRemote {
  readonly places: readonly Place[];
  readonly makeable: readonly Makeable[];
}

/** Something to be done there that is no field of the record. */
export type OperationWish =
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'transition'; readonly to: string };
