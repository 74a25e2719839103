import type { ImportLink } from '../model/import-link.ts';
import type { Id } from '../model/schema.ts';
import { fieldOf, type Candidate, type Imported } from './candidate.ts';
import type { FieldConflict, PlannedMerge } from './plan-types.ts';
import { isEmpty, sameValue } from './same.ts';

/** Beside a field whose value here is not the file's text (a reference, a key made unique), that text. */
export const RAW = '$file';

/** One field as the file gives it now: `value` in terms of the record, `raw` where the text is another thing. */
export interface Theirs {
  readonly value: unknown;
  readonly raw?: unknown;
}

/** `read` turns a field of the candidate into a value; `before` is what the same text gave last time. */
export type ReadTheirs = (candidate: Candidate, field: string) => Theirs;

/** What a link remembers of a field; empty values are left out, and so is a text that is its own value. */
export function remember(base: Record<string, unknown>, field: string, { value, raw }: Theirs): void {
  const rawField = `${field}${RAW}`;
  if (isEmpty(value)) delete base[field];
  else base[field] = value;
  if (raw === undefined || isEmpty(raw) || sameValue(raw, value)) delete base[rawField];
  else base[rawField] = raw;
}

/** Whether the file still says of a field what it said when `base` was remembered. */
export function saysTheSame(base: Readonly<Record<string, unknown>>, field: string, { value, raw }: Theirs): boolean {
  return raw === undefined ? sameValue(value, base[field]) : sameValue(raw, base[`${field}${RAW}`] ?? base[field]);
}

/**
 * Three-way merge of one row into the record it is linked to, field by field (DESIGN "Data" 8).
 * Changed here is record ≠ base, changed there is file ≠ base; both differently is a conflict, and
 * asked. Met for the first time (no base) an empty field is filled and a differing one asked.
 * Whatever is decided, base becomes the file's value: the same file is never asked about twice.
 */
export function mergeRow(
  candidate: Candidate,
  current: Imported,
  link: ImportLink | null,
  recordId: Id,
  theirsOf: ReadTheirs,
): PlannedMerge {
  const { rowKey, line, label } = candidate;
  const fields: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  const before = link?.base ?? {};
  const base: Record<string, unknown> = { ...before };
  for (const field of Object.keys(candidate.fields)) {
    const theirs = theirsOf(candidate, field);
    // The same text means what it meant: a team renamed here is still that team.
    if (link !== null && saysTheSame(before, field, theirs)) continue;
    remember(base, field, theirs);
    const yours = fieldOf(current, field);
    if (sameValue(yours, theirs.value)) continue;
    const changedHere = !sameValue(yours, before[field]);
    if (!changedHere) fields[field] = theirs.value;
    else if (link !== null || !isEmpty(theirs.value)) {
      const place = { id: `${recordId}:${field}`, rowKey, line, label, recordId, field };
      conflicts.push({ ...place, yours, theirs: theirs.value, base: before[field] });
    }
  }
  return { rowKey, line, label, recordId, base, current, link, fields, conflicts };
}
