import type { Status } from '../../model/configuration.ts';
import type { SyncTable } from '../../model/connection.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';
import type { Values } from '../record.ts';

/** What of the workspace an adapter needs to say what a value means here. */
export interface LocalContext {
  readonly statuses: ReadonlyMap<Id, Status>;
}

/** One kind of record here, in the fields a mapping can name. Lists whose order says nothing are sorted. */
export interface LocalTable<T extends SyncTable> {
  /** Every field a mapping can name. */
  readonly fields: readonly string[];
  values(record: RecordOf<T>, context: LocalContext): Values;
  /** Fields of the record that hold these values. What a mapping should not name is left out. */
  patch(values: Values, record: RecordOf<T>, context: LocalContext): Partial<RecordOf<T>>;
  /** Fields that nothing from outside moves without being asked: an approved change is not silently rescheduled. */
  guarded(record: RecordOf<T>, context: LocalContext): ReadonlySet<string>;
}

export const NOTHING: ReadonlySet<string> = new Set();

/** Those of `values` that stand for themselves. */
export function picked(values: Values, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)));
}

/** A copy of the named fields, lists sorted. */
export function valuesOf(record: Readonly<Record<string, unknown>>, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, sorted(record[field])]));
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? [...value].sort() : value;
}
