import type { Connection, KindMapping, MappingRow } from '../model/connection.ts';
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

/** Whether there is anything to tell of a record beside what is here. */
export const isAnywhere = ({ places, makeable }: AtRemote): boolean => places.length > 0 || makeable.length > 0;

/** Something to be done there that is no field of the record. */
export type OperationWish =
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'transition'; readonly to: string };

/** A status a record can be moved to there: our word for it, and theirs where ours does not say which it is. */
export interface Target {
  readonly raw: string;
  readonly ours: string;
  readonly theirs: string | null;
}

/**
 * Statuses of a mapping's table by the words a person tells them apart by: several of theirs may be one of ours. Whose
 * name nobody has heard yet goes by its id.
 */
export function targetsIn(
  rows: readonly MappingRow[],
  ours: (local: string) => string | undefined,
  theirs: ReadonlyMap<string, string>,
): readonly Target[] {
  const named = rows.map(({ raw, local }) => ({ raw, ours: ours(local) ?? raw, theirs: theirs.get(raw) ?? null }));
  return named.map((one) => {
    const isAlone = named.filter((other) => other.ours === one.ours).length === 1;
    if (one.theirs === one.ours) return { ...one, theirs: null };
    return isAlone || one.theirs !== null ? one : { ...one, theirs: one.raw };
  });
}
