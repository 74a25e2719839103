import { lazy } from 'react';

/** Read when there is one: it draws with the window's own controls, which a command that runs unseen does without. */
export const Problem = lazy(async () => ({ default: (await import('./problem.tsx')).Problem }));
