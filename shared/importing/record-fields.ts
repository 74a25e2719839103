import { customIdOf, type Imported } from './candidate.ts';

/** A record with fields set, custom ones within `custom`. */
export function withFields(record: Imported, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const next: Record<string, unknown> = { ...record };
  for (const [field, value] of Object.entries(fields)) {
    const id = customIdOf(field);
    if (id === null) next[field] = value;
    else next['custom'] = { ...(next['custom'] as object), [id]: value };
  }
  return next;
}
