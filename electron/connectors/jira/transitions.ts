import { z } from 'zod';
import type { RefusalCode, RemoteWrite } from '#shared/sync/remote.ts';
import { refusalOf } from './map.ts';
import type { JiraSite } from './site.ts';

const NO_TRANSITION: RefusalCode = 'noTransition';

const Transitions = z.looseObject({
  transitions: z.array(
    z.looseObject({
      id: z.string().min(1),
      hasScreen: z.boolean().default(false),
      to: z.looseObject({ id: z.string() }).optional(),
    }),
  ),
});
const Standing = z.looseObject({
  fields: z.looseObject({ status: z.looseObject({ id: z.string().min(1) }) }),
});

/**
 * One step of the workflow to a status. Where no step leads there (Jira then lists none, as it does where the account
 * may take none) it is refused by `noTransition`: ways of several steps are for people.
 */
export async function transitionTo(
  site: JiraSite,
  id: string,
  status: string | null,
  signal: AbortSignal,
): Promise<RemoteWrite> {
  const answer = await site.get(['issue', id, 'transitions'], { signal });
  const there = site
    .parsed(Transitions, answer, 'transitions')
    .transitions.filter(({ to }) => status !== null && to?.id === status);
  // One without a screen asks for nothing more.
  const step = there.find(({ hasScreen }) => !hasScreen) ?? there[0];
  if (step === undefined) return { state: 'refused', reasons: { status: NO_TRANSITION } };
  const done = await site.write('POST', ['issue', id, 'transitions'], {
    json: { transition: { id: step.id } },
    signal,
  });
  if (done.status < 300) return { state: 'accepted', id };
  if (done.status === 409) return { state: 'stale' };
  const words = Object.values(refusalOf(done.json)).filter((text) => text !== '');
  return { state: 'refused', reasons: { status: words.join(' ').slice(0, 500) || done.text || NO_TRANSITION } };
}

/** Whether an issue stands in a status. */
export async function standsIn(site: JiraSite, id: string, status: string, signal: AbortSignal): Promise<boolean> {
  const answer = await site.get(['issue', id], { query: { fields: 'status' }, signal });
  return site.parsed(Standing, answer, 'issue').fields.status.id === status;
}
