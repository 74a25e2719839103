import { createConnection, type Socket } from 'node:net';
import type { CommandSummary } from '#shared/bridge.ts';
import { onMessages, sendMessage } from './message-socket.ts';
import { HandOver, type Ask } from './messages.ts';

export interface Answering {
  readonly progress: (line: string) => void;
  /** Ends the conversation. */
  readonly done: (summary: CommandSummary | null) => void;
  /** Fires when whoever asked wants the command to stop. */
  readonly signal: AbortSignal;
}

/** How long the last message may wait to be fetched. */
const FAREWELL_MS = 5_000;

/**
 * The running process's end: calls the second one back, hears its command line, reports. Data that isn't a hand-over
 * (another version's, or none) is ignored: `ask` is then never called, and there is no socket. The socket's `close` is
 * the end of the conversation, however it went.
 */
export function answerHandOver(
  data: unknown,
  mostBytes: number,
  ask: (asked: Ask, answering: Answering) => void,
): Socket | null {
  const parsed = HandOver.safeParse(data);
  if (!parsed.success) return null;
  const { address, token } = parsed.data;
  const socket = createConnection(address);
  let asked = false;
  const calledOff = new AbortController();
  onMessages(socket, mostBytes, (message) => {
    if (message.type === 'cancel') calledOff.abort();
    if (message.type !== 'ask' || asked) return;
    asked = true;
    ask(message, {
      signal: calledOff.signal,
      progress: (line) => {
        sendMessage(socket, { type: 'progress', line });
      },
      done: (summary) => {
        sendMessage(socket, { type: 'done', summary });
        socket.end();
        // Whoever asked may be stopped in its tracks: it must not keep this process from ending.
        socket.setTimeout(FAREWELL_MS, () => socket.destroy());
      },
    });
  });
  sendMessage(socket, { type: 'hello', token });
  return socket;
}
