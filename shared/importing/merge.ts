import type { ImportLink } from '../model/import-link.ts';
import type { Id } from '../model/schema.ts';
import { fieldOf, type Candidate, type Imported } from './candidate.ts';
import { mergeFields, type Theirs } from './merge-fields.ts';
import type { PlannedMerge } from './plan-types.ts';

/** `read` turns a field of the candidate into a value; `before` is what the same text gave last time. */
export type ReadTheirs = (candidate: Candidate, field: string) => Theirs;

/** Three-way merge of one row into the record it is linked to. `asksFirst`: nothing is taken unasked. */
export function mergeRow(
  candidate: Candidate,
  current: Imported,
  link: ImportLink | null,
  recordId: Id,
  theirsOf: ReadTheirs,
  asksFirst: boolean,
): PlannedMerge {
  const { rowKey, line, label } = candidate;
  const merged = mergeFields(
    Object.keys(candidate.fields),
    (field) => fieldOf(current, field),
    link?.base ?? null,
    (field) => theirsOf(candidate, field),
    asksFirst,
  );
  const conflicts = merged.conflicts.map((one) => ({
    id: `${recordId}:${one.field}`,
    rowKey,
    line,
    label,
    recordId,
    ...one,
  }));
  return { rowKey, line, label, recordId, current, link, ...merged, conflicts };
}
