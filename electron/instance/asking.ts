import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandSummary } from '#shared/bridge.ts';
import type { CommandSecrets } from '../command-line/variables.ts';
import { onMessages, sendMessage } from './message-socket.ts';
import type { HandOver, Message } from './messages.ts';

export type AskResult =
  | { readonly type: 'done'; readonly summary: CommandSummary | null }
  /** Nobody took the command in time. */
  | { readonly type: 'notTaken' }
  /** It was taken, and the process that had it went away. */
  | { readonly type: 'lost' };

export interface AskingOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly secrets?: CommandSecrets;
  readonly limits: { readonly handOverMs: number; readonly handOverBytes: number };
  readonly progress: (line: string) => void;
}

/**
 * The second process's end: waits to be called back by the one that is running. Node binds a pipe before `listen`
 * returns (only the event is late), so the address is good when the instance lock carries it over.
 */
export class Asking {
  readonly handOver: HandOver;
  readonly #server: Server;
  readonly #folder: string | null;
  readonly #sockets = new Set<Socket>();
  readonly #result: Promise<AskResult>;
  #settle: (result: AskResult) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Whoever has the command. */
  #taker: Socket | null = null;

  constructor(private readonly options: AskingOptions) {
    // A folder only this user may enter; on Windows a name nobody can guess.
    this.#folder = process.platform === 'win32' ? null : mkdtempSync(join(tmpdir(), 'slipway-'));
    const address =
      this.#folder === null ? `\\\\.\\pipe\\slipway-${randomBytes(16).toString('hex')}` : join(this.#folder, 'ask');
    this.handOver = { version: 1, address, token: randomBytes(16).toString('hex') };
    this.#result = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#server = createServer((socket) => {
      this.#accept(socket);
    });
    this.#server.on('error', () => {
      this.#settle({ type: 'notTaken' });
    });
    this.#server.listen(address);
  }

  /** Waits bounded until somebody takes the command, then as long as it is at work. */
  async result(): Promise<AskResult> {
    this.#timer = setTimeout(() => {
      this.#settle({ type: 'notTaken' });
    }, this.options.limits.handOverMs);
    try {
      return await this.#result;
    } finally {
      this.close();
    }
  }

  /** Asks whoever has the command to stop it; false where nobody has it yet. */
  cancel(): boolean {
    if (this.#taker === null) return false;
    sendMessage(this.#taker, { type: 'cancel' });
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    let trusted = false;
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (trusted) this.#settle({ type: 'lost' });
    });
    onMessages(socket, this.options.limits.handOverBytes, (message) => {
      if (trusted) {
        this.#take(message);
        return;
      }
      if (message.type !== 'hello' || !sameToken(message.token, this.handOver.token)) {
        socket.destroy();
        return;
      }
      trusted = true;
      clearTimeout(this.#timer);
      const { args, cwd, secrets } = this.options;
      sendMessage(socket, { type: 'ask', args: [...args], cwd, ...(secrets === undefined ? {} : { secrets }) });
      this.#taker = socket;
    });
  }

  #take(message: Message): void {
    if (message.type === 'progress') this.options.progress(message.line);
    if (message.type === 'done') this.#settle({ type: 'done', summary: message.summary });
  }
}

function sameToken(given: string, wanted: string): boolean {
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
