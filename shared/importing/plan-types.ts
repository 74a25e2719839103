import type { Id } from '../model/schema.ts';
import type { Change } from '../model/journal.ts';
import type { ImportLink, ImportSource } from '../model/import-link.ts';
import type { Configuration } from '../planning/configuration.ts';
import type { KnownError, Support } from '../model/support.ts';
import type { Release } from '../model/release.ts';
import type { Imported } from './candidate.ts';
import type { ImportTable, Mapping } from './mapping.ts';
import type { Note, Problem } from './problem.ts';
import type { Progress } from './progress.ts';

/** What a workspace holds that an import may meet. */
export interface Existing {
  /** Every record of the mapping's table. */
  readonly records: readonly Imported[];
  /** The source this file is another delivery of; null for a new one. */
  readonly source: ImportSource | null;
  /** That source's links. */
  readonly links: readonly ImportLink[];
  readonly configuration: Configuration;
  /** Releases that bookings, changes, incidents and complaints may name; needed for no other table. */
  readonly releases?: readonly Pick<Release, 'id' | 'key'>[];
  /** Early life support that complaints belong to. */
  readonly supports?: readonly Pick<Support, 'id' | 'releaseId'>[];
  /** Known errors that incidents may name. */
  readonly knownErrors?: readonly Pick<KnownError, 'id' | 'key' | 'externalId'>[];
}

export interface PlanContext {
  readonly nextId: () => Id;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly progress?: Progress;
}

interface PlannedRow {
  readonly rowKey: string;
  readonly line: number;
  readonly label: string;
  readonly recordId: Id;
  /** What the link remembers from now on, per field. */
  readonly base: Record<string, unknown>;
}

export interface PlannedCreate extends PlannedRow {
  readonly record: Imported;
  /** What a new record of its table begins with: of a change the approvals its type asks for. */
  readonly along: readonly Change[];
}

/** A field both sides changed. `base` is undefined where the two meet for the first time. */
export interface FieldConflict {
  /** `<record id>:<field>`, unique within the plan. */
  readonly id: string;
  readonly rowKey: string;
  readonly line: number;
  readonly label: string;
  readonly recordId: Id;
  /** Record field, or `custom.<field id>`. */
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly base: unknown;
}

/** A row whose record is there already. */
export interface PlannedMerge extends PlannedRow {
  readonly current: Imported;
  /** The link as it stands; null for a record found by its key, met for the first time. */
  readonly link: ImportLink | null;
  /** What the file changed and the person did not, by field. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly conflicts: readonly FieldConflict[];
}

/** A row whose record was deleted here; it stays so unless the person asks for it. */
export interface PlannedRemoved extends PlannedCreate {
  readonly link: ImportLink;
  /** Whether the file has changed it since. */
  readonly changed: boolean;
}

/** A record whose row is no longer in the file. Listed, never deleted. */
export interface PlannedGone {
  readonly link: ImportLink;
  readonly recordId: Id;
  readonly label: string;
}

export interface ImportCounts {
  /** Rows or events the file holds, unreadable ones included. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows with at least one field in conflict. */
  readonly conflicts: number;
  readonly gone: number;
  /** Rows whose record was deleted here. */
  readonly removed: number;
  /** Unreadable rows. */
  readonly failed: number;
  /** Components that are no events. */
  readonly skipped: number;
}

/** What accepting an import would do. Nothing has been written. */
export interface ImportPlan {
  readonly table: ImportTable;
  readonly file: string;
  readonly source: { readonly id: Id; readonly before: ImportSource | null; readonly after: ImportSource };
  /** The mapping as planned with, custom fields named by id. */
  readonly mapping: Mapping;
  readonly creates: readonly PlannedCreate[];
  /** Rows that change something or ask something. */
  readonly updates: readonly PlannedMerge[];
  /** Rows that change nothing; some may still have something to remember. */
  readonly unchanged: readonly PlannedMerge[];
  readonly conflicts: readonly FieldConflict[];
  readonly removed: readonly PlannedRemoved[];
  readonly gone: readonly PlannedGone[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly counts: ImportCounts;
  /** Records made because the file names them (teams, people, custom fields), by id. */
  readonly made: ReadonlyMap<Id, Change>;
  /** `YYYY-MM-DDTHH:mm:ssZ` of the plan. */
  readonly at: string;
}

/** What the person decided. Both sides' fields stay as they are here unless `take` is said. */
export interface Choices {
  /** For every conflict not named in `conflicts`. */
  readonly all?: 'keep' | 'take';
  /** By conflict id. */
  readonly conflicts?: Readonly<Record<string, 'keep' | 'take'>>;
  /** Row keys of deleted records to bring back. */
  readonly restore?: readonly string[];
}
