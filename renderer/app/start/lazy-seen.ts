import { lazy } from 'react';
import { startTheDay } from './morning.ts';

/**
 * Everything that is looked at, read once somebody does: a command that runs unseen neither reads nor draws any of it.
 */
export const Seen = lazy(async () => {
  const { Seen: component } = await import('./seen.tsx');
  // Before the first page is drawn; a command in the night begins no day.
  startTheDay(Date.now());
  return { default: component };
});

/** Begins to read it, and the page nearly every start shows, while the database opens. Failing is told where it is shown. */
export function readSeen(): void {
  for (const read of [import('./seen.tsx'), import('../../features/calendar/index.tsx')]) read.catch(() => undefined);
}
