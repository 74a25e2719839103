import { HttpClient, type HttpClientOptions } from '#electron/net/client.ts';
import type { Transport, TransportAnswer, TransportRequest } from '#electron/net/transport.ts';
import { FakeClock } from './fake-clock.ts';

export type Step = (request: TransportRequest) => Promise<TransportAnswer>;

async function* once(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield new TextEncoder().encode(text);
}

export function answering(status: number, headers: Record<string, string> = {}, text = '{}'): Step {
  return async () => ({ status, headers: new Map(Object.entries(headers)), body: once(text) });
}

export function failing(error: Error): Step {
  return async () => {
    throw error;
  };
}

/** Never answers, whatever is asked and whether or not it is given up. */
export const silent: Step = () => new Promise(() => undefined);

/** A client on a network that answers by the given steps, one per request sent. */
export function scripted(steps: readonly Step[], options: Partial<HttpClientOptions> = {}) {
  const sent: TransportRequest[] = [];
  const clock = new FakeClock();
  const left = [...steps];
  const transport: Transport = async (request) => {
    sent.push(request);
    const step = left.shift();
    if (step === undefined) throw new Error('more requests than steps');
    return await step(request);
  };
  const client = new HttpClient({
    address: 'https://tracker.example/base/ignored',
    authorise: async () => ({ authorization: 'Bearer canary-secret-77' }),
    transport,
    clock,
    random: () => 0.5,
    ...options,
  });
  const signal = new AbortController().signal;
  return { client, sent, clock, signal, left };
}
