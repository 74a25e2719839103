import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol-types.ts';

/** A command the browser refused; `message` is the browser's own. */
class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  constructor(method: string, message: string) {
    super(`${method}: ${message}`);
  }
}

interface Waiting {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** One flattened protocol session; the root session has no id. */
export class CdpSession {
  private readonly events = new EventEmitter();
  constructor(
    private readonly connection: Connection,
    readonly id: string | undefined,
  ) {
    this.events.setMaxListeners(0);
  }

  /** Rejects with ProtocolError when the browser refuses or has gone. */
  send<M extends keyof Protocol.CommandParameters>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    return this.connection.send(method, params, this.id);
  }

  on<E extends keyof Protocol.Events>(event: E, listener: (payload: Protocol.Events[E]) => void): void {
    this.events.on(event, listener);
  }

  dispatch(method: string, params: unknown): void {
    this.events.emit(method, params);
  }
}

/** NUL-separated JSON over Chromium's debugging pipe (file descriptors 3 and 4). */
export class Connection {
  readonly root = new CdpSession(this, undefined);
  private readonly sessions = new Map<string, CdpSession>();
  private readonly waiting = new Map<number, Waiting>();
  private chunks: Buffer[] = [];
  private lastId = 0;
  private closed = false;

  constructor(
    private readonly input: Writable,
    output: Readable,
  ) {
    output.on('data', (chunk: Buffer) => this.receive(chunk));
    output.on('close', () => this.close());
    // The browser may end between our check and our write; the exit handler reports that.
    input.on('error', () => this.close());
    output.on('error', () => this.close());
  }

  session(id: string): CdpSession {
    let session = this.sessions.get(id);
    if (!session) this.sessions.set(id, (session = new CdpSession(this, id)));
    return session;
  }

  /** A session ended. The browser leaves its open commands unanswered. */
  forget(id: string): void {
    this.sessions.delete(id);
    for (const [key, { method, sessionId, reject }] of this.waiting) {
      if (sessionId !== id) continue;
      this.waiting.delete(key);
      reject(new ProtocolError(method, 'the page has gone'));
    }
  }

  send<R>(method: string, params: unknown, sessionId: string | undefined): Promise<R> {
    if (this.closed) return Promise.reject(new ProtocolError(method, 'the browser has gone'));
    const id = ++this.lastId;
    return new Promise<R>((resolve, reject) => {
      this.waiting.set(id, { method, sessionId, resolve, reject });
      this.input.write(
        JSON.stringify({ id, method, params: params ?? {}, ...(sessionId ? { sessionId } : {}) }) + '\0',
      );
    });
  }

  private receive(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      this.chunks.push(chunk.subarray(from, end));
      const text = Buffer.concat(this.chunks).toString('utf8');
      this.chunks = [];
      from = end + 1;
      this.handle(JSON.parse(text) as Message);
    }
    if (from < chunk.length) this.chunks.push(chunk.subarray(from));
  }

  private handle(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(new ProtocolError(waiting.method, message.error.message));
      else waiting.resolve(message.result as never);
      return;
    }
    if (message.method === undefined) return;
    const session = message.sessionId === undefined ? this.root : this.session(message.sessionId);
    session.dispatch(message.method, message.params);
  }

  private close(): void {
    this.closed = true;
    for (const { method, reject } of this.waiting.values()) reject(new ProtocolError(method, 'the browser has gone'));
    this.waiting.clear();
  }
}
