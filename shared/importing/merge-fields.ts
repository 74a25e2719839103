import { isEmpty, sameValue } from './same.ts';

/** Beside a field whose value here is not the file's text (a reference, a key made unique), that text. */
export const RAW = '$file';

/** One field as the other side gives it now: `value` in terms of the record, `raw` where its text is another thing. */
export interface Theirs {
  readonly value: unknown;
  readonly raw?: unknown;
}

/** A field both sides changed. */
export interface FieldDifference {
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  /** Undefined where the two meet for the first time. */
  readonly base: unknown;
}

export interface MergedFields {
  /** Values to take over. */
  readonly fields: Record<string, unknown>;
  readonly conflicts: readonly FieldDifference[];
  /** What to remember from now on. */
  readonly base: Record<string, unknown>;
}

/** What is remembered of a field; empty values are left out, and so is a text that is its own value. */
export function remember(base: Record<string, unknown>, field: string, { value, raw }: Theirs): void {
  const rawField = `${field}${RAW}`;
  if (isEmpty(value)) delete base[field];
  else base[field] = value;
  if (raw === undefined || isEmpty(raw) || sameValue(raw, value)) delete base[rawField];
  else base[rawField] = raw;
}

/** Whether the other side still says of a field what it said when `base` was remembered. */
export function saysTheSame(base: Readonly<Record<string, unknown>>, field: string, { value, raw }: Theirs): boolean {
  return raw === undefined ? sameValue(value, base[field]) : sameValue(raw, base[`${field}${RAW}`] ?? base[field]);
}

/**
 * Three-way merge, field by field (DESIGN "Data" 8). Changed here is record ≠ base, changed there is
 * theirs ≠ base; both differently is a conflict, and asked. Met for the first time (`before` null) an
 * empty field is filled and a differing one asked. Whatever is decided, base becomes their value: the
 * same is never asked about twice. With `asksFirst` what changed there alone is asked, too.
 */
export function mergeFields(
  names: readonly string[],
  yoursOf: (field: string) => unknown,
  before: Readonly<Record<string, unknown>> | null,
  theirsOf: (field: string) => Theirs,
  asksFirst = false,
): MergedFields {
  const fields: Record<string, unknown> = {};
  const conflicts: FieldDifference[] = [];
  const base: Record<string, unknown> = { ...before };
  for (const field of names) {
    const theirs = theirsOf(field);
    // The same text means what it meant: a team renamed here is still that team.
    if (before !== null && saysTheSame(before, field, theirs)) continue;
    remember(base, field, theirs);
    const yours = yoursOf(field);
    if (sameValue(yours, theirs.value)) continue;
    const changedHere = !sameValue(yours, before?.[field]);
    if (!changedHere && !asksFirst) fields[field] = theirs.value;
    else if (before !== null || !isEmpty(theirs.value))
      conflicts.push({ field, yours, theirs: theirs.value, base: before?.[field] });
  }
  return { fields, conflicts, base };
}
