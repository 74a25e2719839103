import type { SetAside, SyncLink } from '../model/sync-link.ts';

/** Runs a record is tried in by itself though the system broke over it, or answered no write of it; then a person says so. */
export const MOST_TRIES = 3;

/** What may pass without anybody doing anything. */
const PASSING: ReadonlySet<string> = new Set(['remoteServer']);

const mayPass = ({ code, tries }: SetAside): boolean => PASSING.has(code) && tries < MOST_TRIES;

/** Whether runs leave a record out until it is edited, changes there, or a person has it tried again. */
export function isLeftOut({ setAside }: Pick<SyncLink, 'setAside'>): boolean {
  // What came in can be held once the mapping has a word for it: that is planned anew each time, and asks nobody.
  return setAside !== null && setAside.code !== 'invalidRecord' && !mayPass(setAside);
}

/** Whether it came in as something nobody could read, and no reading has told since what it is. */
export function isUnread({ state, key }: Pick<SyncLink, 'state' | 'key'>): boolean {
  return state === 'arrived' && key === '';
}

/** What became clear of a record once it was read, or planned on what was last read. */
export interface Reading {
  /** Something of ours is still to go out. */
  readonly isToBeSent: boolean;
  /** It says something nobody had read before. */
  readonly isNew: boolean;
}

/**
 * What is remembered of earlier tries after a reading: that it went well is no proof that the write will, and a feed
 * tells of the same change more than once.
 */
export function afterReading(
  { setAside, unanswered, stale }: Pick<SyncLink, 'setAside' | 'unanswered' | 'stale'>,
  { isToBeSent, isNew }: Reading,
): Pick<SyncLink, 'setAside' | 'unanswered'> {
  if (!isToBeSent) return { setAside: null, unanswered: 0 };
  // Stale: it was the reading that failed.
  const isOver = setAside === null || stale || setAside.code === 'invalidRecord' || (isNew && !mayPass(setAside));
  return { setAside: isOver ? null : setAside, unanswered };
}
