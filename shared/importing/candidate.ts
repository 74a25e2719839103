import type { Id } from '../model/schema.ts';
import type { RecordOf } from '../model/tables.ts';
import type { ImportTable } from './mapping.ts';

export type Imported = RecordOf<ImportTable>;

/** Tables a cell may name a record of. */
export type RefTable =
  | 'release-types'
  | 'statuses'
  | 'environment-purposes'
  | 'teams'
  | 'people'
  | 'services'
  | 'releases';

/**
 * One field's value as the file gives it. A reference is text until the plan finds or makes the
 * record it names.
 */
export type FileValue =
  | { readonly value: unknown }
  | { readonly ref: RefTable; readonly texts: readonly string[]; readonly many: boolean };

/** One row of a file on its way to a record. */
export interface Candidate {
  readonly rowKey: string;
  readonly line: number;
  /** What the person knows the row by: its key, title or name. */
  readonly label: string;
  /** By record field; a custom field as `custom.<field id>`. */
  readonly fields: Record<string, FileValue>;
  /** Set only when the record is new: the file says nothing about them. */
  readonly whenNew: Readonly<Record<string, unknown>>;
  /** Row key of the series this event continues. */
  readonly splitFrom: string | null;
}

export const CUSTOM = 'custom.';

/** Id of the custom field a path means; null for a field of the record itself. */
export function customIdOf(path: string): Id | null {
  return path.startsWith(CUSTOM) ? path.slice(CUSTOM.length) : null;
}

/** What a record holds at a field or custom field. */
export function fieldOf(record: Readonly<Record<string, unknown>>, path: string): unknown {
  const id = customIdOf(path);
  if (id === null) return record[path];
  return (record['custom'] as Record<string, unknown> | undefined)?.[id];
}
