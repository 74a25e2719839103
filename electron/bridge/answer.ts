import { CALLS, type CallAnswer, type CallName, type Reply } from '#shared/bridge.ts';
import { SlipwayError, toErrorAnswer } from '#shared/errors.ts';
import type { z } from 'zod';
import { assertTrustedSender, type Sender } from '../security/sender.ts';

/** A request as its schema leaves it: defaults filled, unknown keys gone. */
type ParsedRequest<C extends CallName> = z.output<(typeof CALLS)[C]['request']>;
type Handler<C extends CallName> = (request: ParsedRequest<C>) => CallAnswer<C> | Promise<CallAnswer<C>>;
export type Handlers = { readonly [C in CallName]: Handler<C> };

interface AskedCall<C extends CallName> {
  readonly name: C;
  readonly handlers: Handlers;
  readonly payload: unknown;
  readonly sender: Sender;
  readonly isOurWindow: boolean;
  readonly failed: (name: CallName, code: string) => void;
}

/**
 * Answers one call: the sender first, then the payload, then the work. Never throws; what went wrong is the answer.
 * An error of unknown kind crosses as `internal` without its text, which might hold content.
 */
export async function answerCall<C extends CallName>(asked: AskedCall<C>): Promise<Reply> {
  const { name } = asked;
  try {
    assertTrustedSender(asked.sender, asked.isOurWindow);
    const parsed = CALLS[name].request.safeParse(asked.payload);
    if (!parsed.success) throw new SlipwayError('invalidRequest', { call: name });
    const handler = asked.handlers[name];
    return { ok: true, answer: await handler(parsed.data as ParsedRequest<C>) };
  } catch (error) {
    const answer = toErrorAnswer(error);
    asked.failed(name, answer.code);
    return { ok: false, error: { code: answer.code, message: answer.message, detail: { ...answer.detail } } };
  }
}
