import { boundedKey } from '../../importing/hash.ts';
import { contentHash } from '../../importing/hash.ts';
import type { OccurrenceKey } from '../../model/event.ts';
import type { Id } from '../../model/schema.ts';
import { TABLE_NAMES, type TableName } from '../../model/tables.ts';
import type { Interval } from './intervals.ts';
import type { RuleName } from './rules/names.ts';

/** `table:id`, for one of a series `table:id:occurrence key`. */
export type Ref = string;

export type Severity = 'error' | 'warning';

/** Two or more records that can't all be as they are planned, or one that breaks a rule by itself. */
export interface Conflict {
  /** Rule and the records it is about; the same while only times change. */
  readonly id: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  /** Every record concerned, the one to move first. */
  readonly records: readonly Ref[];
  /** Epoch ms, `end` not included. Null where there is no such stretch of time. */
  readonly overlap: Interval | null;
  /** Services it is about, for filters; empty where none are known. */
  readonly services: readonly Id[];
  /** Fingerprint of what it rests on: times, units, services. A waiver holds while it stays the same. */
  readonly facts: string;
}

/** A record, or one of a series, and its time. */
export interface NamedSpan extends Interval {
  readonly ref: Ref;
}

/** A deployment or a change, as the calendar's rules see it. */
export interface PlannedThing extends NamedSpan {
  readonly services: readonly Id[];
}

/** What a rule finds; the engine adds what is the same for all of its findings. */
export interface Finding {
  /** Records that tell this conflict of its rule from others, in any order. */
  readonly about: readonly Ref[];
  /** Further records concerned. */
  readonly beside?: readonly Ref[];
  readonly overlap: Interval | null;
  readonly services: readonly Id[];
  readonly facts: readonly (string | number)[];
}

export function conflictOf(rule: RuleName, severity: Severity, finding: Finding): Conflict {
  const { about, beside, overlap, services } = finding;
  const records = beside === undefined ? about : [...about, ...beside];
  return { ...markOf(rule, finding), rule, severity, records, overlap, services };
}

/** What a waiver holds on to. */
export type ConflictMark = Pick<Conflict, 'id' | 'facts'>;

export function markOf(rule: RuleName, { about, overlap, facts }: Finding): ConflictMark {
  const all = overlap === null ? facts : [overlap.start, overlap.end, ...facts];
  return { id: conflictId(rule, about), facts: contentHash(`${rule} ${all.join(' ')}`) };
}

export function conflictId(rule: RuleName, about: readonly Ref[]): string {
  return boundedKey(`${rule}|${[...about].sort().join('|')}`);
}

export function refOf(table: TableName, id: Id, occurrence: OccurrenceKey | null = null): Ref {
  return occurrence === null ? `${table}:${id}` : `${table}:${id}:${occurrence}`;
}

const tables: ReadonlySet<string> = new Set(TABLE_NAMES);
/** An occurrence key at the end: a plain date, or a wall time, which has a colon of its own. */
const OCCURRENCE = /:(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)$/;

export interface RecordName {
  readonly table: TableName;
  readonly id: Id;
  readonly occurrence: OccurrenceKey | null;
}

/** What a reference names; null for a table nobody knows any more. */
export function parseRef(ref: Ref): RecordName | null {
  const colon = ref.indexOf(':');
  const table = ref.slice(0, colon);
  if (!tables.has(table)) return null;
  const rest = ref.slice(colon);
  const occurrence = OCCURRENCE.exec(rest);
  return {
    table: table as TableName,
    id: rest.slice(1, occurrence === null ? undefined : rest.length - occurrence[0].length),
    occurrence: occurrence?.[1] ?? null,
  };
}
