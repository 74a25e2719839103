import { sameValue } from '../importing/same.ts';
import type { Codec } from './codec.ts';
import type { FieldLink, Raw } from './field-link.ts';

/** What became of a value that was sent, by what the remote says when read back. */
export type Settled = 'kept' | 'normalised' | 'ignored' | 'moved';

export interface SentField {
  /** The value here that was sent, and what stands here by now. */
  readonly sent: unknown;
  /** What the remote said before the write, and says after it. */
  readonly before: Raw;
  readonly after: Raw;
  readonly codec: Codec;
}

/**
 * A write that was answered with success may have done nothing: only reading back tells.
 *
 * - `kept`: it says what was sent. - `normalised`: it says it in its own way (cut, rounded); the pair is
 *   adopted, so that the field counts as unchanged on both sides and is not sent for ever.
 * - `ignored`: it says what it said before: refused in silence.
 * - `moved`: it says a third thing; somebody wrote between the write and the reading.
 */
export function settleField({ sent, before, after, codec }: SentField): Settled {
  const read = codec.read(after);
  if (read.ok && sameValue(read.value, sent)) return 'kept';
  if (codec.keeps(sent, after)) return 'normalised';
  return sameValue(codec.identity(after), codec.identity(before)) ? 'ignored' : 'moved';
}

/** The field's link after its value was sent and read back; `refusal` is the remote's own words where it said no. */
export function afterSend(link: FieldLink, field: SentField, refusal: string | null = null): FieldLink {
  const { sent, after } = field;
  switch (settleField(field)) {
    case 'kept':
    case 'normalised':
      return { ...link, base: { raw: after, local: sent }, refused: null, mineOver: null, from: null };
    case 'ignored':
      // Decided over this value and refused: asking again would change nothing, so the decision stays.
      return { ...link, refused: { local: sent, reason: refusal ?? 'ignored' } };
    case 'moved':
      return { ...link, mineOver: null };
  }
}
