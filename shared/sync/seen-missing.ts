import type { LinkState, SyncLink } from '../model/sync-link.ts';

/** States of a link whose remote record is not there for us. */
export const MISSING: readonly LinkState[] = ['gone', 'forbidden', 'left'];

/** A person has looked at what is missing there and leaves it so: it is shown, and asks for nobody any more. */
export function isSeenMissing({ state, stateSince, seenSince }: SyncLink): boolean {
  return MISSING.includes(state) && seenSince === stateSince;
}
