import {
  Reply,
  type CallAnswer,
  type CallName,
  type CallRequest,
  type EventName,
  type EventPayload,
  type SlipwayBridge,
} from '#shared/bridge.ts';
import { CALLS } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';

declare global {
  interface Window {
    readonly slipway: SlipwayBridge;
  }
}

/** Asks main. Rejects with the `SlipwayError` main answered; the answer is parsed like any outside input. */
export async function call<C extends CallName>(name: C, request: CallRequest<C>): Promise<CallAnswer<C>> {
  const ask = window.slipway[name] as (request: CallRequest<C>) => Promise<unknown>;
  const reply = Reply.parse(await ask(request));
  if (!reply.ok) throw new SlipwayError(reply.error.code, reply.error.detail);
  return CALLS[name].answer.parse(reply.answer) as CallAnswer<C>;
}

/** Listens to main; returns the function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.slipway.on(event, listener);
}
