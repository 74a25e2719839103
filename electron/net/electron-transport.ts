import { Readable } from 'node:stream';
import { failureOf } from './failure.ts';
import { TransportFailure, type Transport, type TransportAnswer, type TransportRequest } from './transport.ts';

/** A partition without `persist:` lives in memory: nothing of a remote system is left on the disk. */
const PARTITION = 'slipway-remote';

export interface NetParts {
  readonly net: Pick<Electron.Net, 'request'>;
  readonly session: Pick<typeof Electron.Session, 'fromPartition'>;
}

/**
 * Requests over the engine's own network stack: the system's proxy and certificates count. It has a session of its
 * own, without cache, cookies or stored credentials.
 *
 * Not `net.fetch`: with `redirect: 'manual'` that fails ("Redirect was cancelled", electron/electron#43715) instead
 * of telling where the answer led, and following by itself would carry the secret along.
 */
export function createElectronTransport({ net, session }: NetParts): Transport {
  return (request) =>
    new Promise((resolve, reject) => {
      if (request.signal.aborted) {
        reject(new TransportFailure('reset', true, 'aborted'));
        return;
      }
      const sent = net.request({
        url: request.url,
        method: request.method,
        headers: { ...request.headers },
        session: session.fromPartition(PARTITION, { cache: false }),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      const abort = (): void => {
        sent.abort();
        reject(new TransportFailure('reset', false, 'aborted'));
      };
      request.signal.addEventListener('abort', abort, { once: true });
      sent.on('close', () => {
        request.signal.removeEventListener('abort', abort);
      });
      // Stays for good: giving up a request makes it fail once more, and an error without a listener ends the app.
      sent.on('error', (error) => {
        reject(failureOf(error));
      });
      sent.on('redirect', (status, _method, url, headers) => {
        resolve({ status, headers: headersOf({ ...headers, location: url }), body: Readable.from([]) });
        // Aborted before the handler returns, or the engine calls it an error.
        sent.abort();
      });
      sent.on('response', (response) => {
        resolve({ status: response.statusCode, headers: headersOf(response.headers), body: bodyOf(response, request) });
      });
      sent.end(request.body === null ? undefined : Buffer.from(request.body));
    });
}

function headersOf(headers: Readonly<Record<string, string | readonly string[]>>): TransportAnswer['headers'] {
  return new Map(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'string' ? value : value.join(', '),
    ]),
  );
}

/** The engine's message is a readable stream, as its manual says; its types leave that out. */
async function* bodyOf(response: Electron.IncomingMessage, { signal }: TransportRequest): AsyncGenerator<Uint8Array> {
  try {
    yield* response as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw signal.aborted ? new TransportFailure('reset', false, 'aborted') : failureOf(error);
  }
}
