import { dequal } from 'dequal';
import type { RecordChange } from '#shared/model/journal.ts';

type Fields = Extract<RecordChange, { op: 'update' }>['fields'];

/** Before and after of every field in which two states of a record differ; null when none does. */
export function changedFields(before: object, after: object): Fields | null {
  const fields: Fields = {};
  const a = before as Record<string, unknown>;
  const b = after as Record<string, unknown>;
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (name.startsWith('$') || dequal(a[name], b[name])) continue;
    fields[name] = { before: a[name], after: b[name] };
  }
  return Object.keys(fields).length === 0 ? null : fields;
}
