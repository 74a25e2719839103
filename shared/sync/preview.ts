import type { FieldMapping } from '../model/connection.ts';
import type { Unmapped } from './codec.ts';
import { rawId } from './codec.ts';
import type { Raw } from './field-link.ts';
import { codecOf, type MappingContext } from './mapping.ts';
import { rawText } from './raw-text.ts';

/**
 * What a mapping makes of one value.
 *
 * - `read`: this is what stands here then.
 * - `stranger`: somebody nobody here is yet; the person of the same name is taken, else one is made.
 * - `unlinked`: it names records that have no counterpart here; they are left alone there.
 * - `unread`: the mapping has no word for it; the field stays as it is here, and is told.
 * - `absent`: the system did not send it.
 */
export type Preview =
  | { readonly code: 'read'; readonly value: unknown }
  | { readonly code: 'stranger'; readonly name: string }
  | { readonly code: 'unlinked'; readonly value: unknown; readonly count: number }
  | { readonly code: 'unread'; readonly why: Unmapped }
  | { readonly code: 'absent' };

export function previewOf({ codec }: FieldMapping, raw: Raw | undefined, context: MappingContext): Preview {
  if (raw === undefined) return { code: 'absent' };
  const read = codecOf(codec, context).read(raw);
  if (!read.ok) return { code: 'unread', why: read.why };
  const ids = (Array.isArray(raw) ? raw : [raw]).flatMap((one) => rawId(one) ?? []);
  if (codec.type === 'person' && ids.some((id) => !context.people.here.has(id))) {
    return { code: 'stranger', name: rawText(raw) };
  }
  if (codec.type === 'record') {
    const known = context.records(codec.kind).here;
    const count = ids.filter((id) => !known.has(id)).length;
    if (count > 0) return { code: 'unlinked', value: read.value, count };
  }
  return { code: 'read', value: read.value };
}
