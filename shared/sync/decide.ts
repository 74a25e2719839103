import { isEmpty, sameValue } from '../importing/same.ts';
import type { Codec, Unmapped } from './codec.ts';
import type { BasePair, Direction, FieldLink, Raw } from './field-link.ts';

/** One field as it stands on both sides now. */
export interface FieldState {
  readonly link: FieldLink;
  readonly local: unknown;
  readonly raw: Raw;
  readonly codec: Codec;
  readonly direction: Direction;
  /** Whether this is the one link the field is pulled from (a record may have several). */
  readonly isOwner: boolean;
  /** Whether a value that came in over another link goes out over this one. */
  readonly forwards: boolean;
}

/**
 * What happens to a field. Codes are stable: they are kept in runs, counted and asserted; people read the
 * catalogue's words for them.
 *
 * - `same`: nothing changed on either side since they agreed.
 * - `agreed`: both say the same by now; only `base` is to be remembered.
 * - `take`: theirs changed, ours did not.
 * - `send`: ours changed, theirs did not; `raw` is what to write.
 * - `conflict`: both changed, differently; nothing moves until a person has decided.
 * - `choose`: they meet for the first time and differ.
 * - `unreadable`, `unwritable`: the mapping has no word for it.
 * - the rest: a difference that stays, and why.
 */
export type FieldDecision =
  | { readonly code: 'same' }
  | { readonly code: 'agreed'; readonly base: BasePair }
  | { readonly code: 'take'; readonly value: unknown; readonly base: BasePair }
  | { readonly code: 'send'; readonly raw: Raw }
  | { readonly code: 'conflict' | 'choose'; readonly theirs: unknown }
  | { readonly code: 'unreadable' | 'unwritable'; readonly why: Unmapped }
  | { readonly code: 'refused'; readonly reason: string }
  | { readonly code: 'held' | 'inOff' | 'outOff' | 'notOwner' | 'notForwarded' };

/** Decides on one field from what stands; asks nobody and remembers nothing. */
export function decideField(state: FieldState): FieldDecision {
  const { link, local, raw, codec } = state;
  const theirs = codec.read(raw);
  const isEqual = theirs.ok && sameValue(theirs.value, local);
  if (link.base === null) return decideFirst(state, isEqual);

  const changedHere = !sameValue(local, link.base.local);
  const changedThere = !sameValue(codec.identity(raw), codec.identity(link.base.raw));
  if (!changedHere && !changedThere) return { code: 'same' };
  // Echo is recognised by value: a write whose answer was lost is no conflict with itself.
  if (changedThere && (isEqual || (changedHere && codec.keeps(local, raw))))
    return { code: 'agreed', base: { raw, local } };
  // Said "mine" over just this value, ours goes out; over another it was never said.
  const isMine = link.mineOver !== null && sameValue(codec.identity(link.mineOver.raw), codec.identity(raw));
  if (!changedThere || isMine) return decideOurs(state);
  if (!changedHere) return decideTheirs(state);
  return theirs.ok ? { code: 'conflict', theirs: theirs.value } : { code: 'unreadable', why: theirs.why };
}

/** Without a base an empty side may be filled by the other where the direction lets it; else a person chooses. */
function decideFirst(state: FieldState, isTheSame: boolean): FieldDecision {
  const { local, raw, codec, direction } = state;
  if (isTheSame) return { code: 'agreed', base: { raw, local } };
  if (direction === 'off') return { code: 'inOff' };
  const theirs = codec.read(raw);
  if (!theirs.ok) return { code: 'unreadable', why: theirs.why };
  if (isEmpty(local) && state.isOwner && takes(direction)) {
    return { code: 'take', value: theirs.value, base: { raw, local: theirs.value } };
  }
  return { code: 'choose', theirs: theirs.value };
}

/** Whether a value comes in. */
export const takes = (direction: Direction): boolean => direction === 'both' || direction === 'in';
const gives = (direction: Direction): boolean => direction === 'both' || direction === 'out';

function decideTheirs({ link, local, raw, codec, direction, isOwner }: FieldState): FieldDecision {
  const theirs = codec.read(raw);
  if (!theirs.ok) return { code: 'unreadable', why: theirs.why };
  // Another raw value of the same meaning: a renamed status, a person's new name.
  if (sameValue(theirs.value, link.base?.local)) return { code: 'agreed', base: { raw, local } };
  if (!takes(direction)) return { code: 'inOff' };
  if (!isOwner) return { code: 'notOwner' };
  return { code: 'take', value: theirs.value, base: { raw, local: theirs.value } };
}

function decideOurs({ link, local, raw, codec, direction, forwards }: FieldState): FieldDecision {
  if (!gives(direction)) return { code: 'outOff' };
  if (link.held) return { code: 'held' };
  if (link.refused !== null && sameValue(link.refused.local, local)) {
    return { code: 'refused', reason: link.refused.reason };
  }
  if (!forwards && link.from !== null && sameValue(link.from.local, local)) return { code: 'notForwarded' };
  const ours = codec.write(local, raw);
  return ours.ok ? { code: 'send', raw: ours.value } : { code: 'unwritable', why: ours.why };
}
