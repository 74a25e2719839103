import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gate } from '#electron/net/gate.ts';
import { HttpClient, type HttpRequest } from '#electron/net/client.ts';
import { NET_LIMITS } from '#electron/net/limits.ts';
import { TransportFailure } from '#electron/net/transport.ts';
import { lazyText } from '#electron/text.ts';
import { sentenceOf } from '#electron/command-line/outcome.ts';
import { SlipwayError, type ErrorCode, type ErrorDetail } from '#shared/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { answering, failing, scripted, silent, type Step } from '../../support/fake-transport.ts';

const reset = failing(new TransportFailure('reset', false, 'ERR_CONNECTION_RESET'));
const refused = failing(new TransportFailure('offline', true, 'ERR_CONNECTION_REFUSED'));
const timedOut = failing(new TransportFailure('timeout', false, 'ERR_TIMED_OUT'));
const json = { 'content-type': 'application/json' };

async function errorOf(promise: Promise<unknown>): Promise<SlipwayError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SlipwayError) return error;
  throw new Error(`no typed error: ${inspect(error)}`);
}

function asking(steps: readonly Step[], request: Partial<HttpRequest> = {}) {
  const world = scripted(steps);
  const { client, clock, signal } = world;
  const answer = clock.run(client.request({ method: 'GET', path: ['rest', 'issue', 'A 1'], signal, ...request }));
  return { ...world, answer };
}

describe('a read', () => {
  test('goes to the origin of the connection with what proves who we are', async () => {
    const { answer, sent } = asking([answering(200, json, '{"id":1}')], { query: { jql: 'a=b & c', n: [1, 2] } });
    expect((await answer).json).toEqual({ id: 1 });
    expect(sent[0]?.url).toBe('https://tracker.example/rest/issue/A%201?jql=a%3Db+%26+c&n=1&n=2');
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer canary-secret-77', accept: 'application/json' });
  });

  test('is tried again after a break, a time-out, a limit and faults of the server, waiting longer each time', async () => {
    const { answer, sent, clock } = asking([
      reset,
      timedOut,
      answering(502),
      answering(429),
      answering(200, json, '7'),
    ]);
    expect((await answer).json).toBe(7);
    expect(sent.length).toBe(5);
    const waits = clock.asked.filter((ms) => ms !== NET_LIMITS.requestMs && ms !== NET_LIMITS.idleMs);
    expect(waits).toEqual([375, 750, 1_500, 3_000]);
    expect(clock.asleep).toBe(0);
  });

  test.each([
    ['breaks', reset, 'remoteBroken'],
    ['time-outs', timedOut, 'remoteTimeout'],
    ['faults', answering(503), 'remoteServer'],
    ['limits', answering(429), 'remoteLimited'],
  ])('gives up after so many %s', async (_what, step, code) => {
    const { answer, sent } = asking(Array.from({ length: 9 }, () => step));
    expect(await errorOf(answer)).toMatchObject({ code, detail: { host: 'tracker.example' } });
    expect(sent.length).toBe(NET_LIMITS.tries);
  });

  test.each([
    [refused, 'remoteOffline'],
    [failing(new TransportFailure('tls', true, 'ERR_CERT_DATE_INVALID')), 'remoteTls'],
    [answering(401), 'remoteUnauthorised'],
    [answering(403), 'remoteForbidden'],
    [answering(404), 'remoteNotFound'],
    [answering(410), 'remoteNotFound'],
    [answering(400), 'remoteRefused'],
    [answering(501), 'remoteServer'],
    [answering(302, { location: 'https://elsewhere.example/login?token=1' }), 'remoteRedirect'],
    [answering(200, { 'content-type': 'text/html' }, '<p>Sign\u0007 in'), 'remoteNotJson'],
    [answering(200, json, '{"half":'), 'remoteNotJson'],
  ])('that another try would not mend is not tried again (%#)', async (step, code) => {
    const { answer, sent } = asking([step]);
    expect(await errorOf(answer)).toMatchObject({ code });
    expect(sent.length).toBe(1);
  });

  test('a search by POST reads too', async () => {
    const request = { method: 'POST', json: { jql: 'x' }, effect: 'read' } as const;
    const { answer, sent } = asking([reset, answering(200, json, '[]')], request);
    expect((await answer).json).toEqual([]);
    expect(sent.map((one) => new TextDecoder().decode(one.body ?? undefined))).toEqual(['{"jql":"x"}', '{"jql":"x"}']);
  });

  test('takes a refusal for an answer where it was asked to, also in words', async () => {
    const accept = [404, 412, 422];
    const refusal = asking([answering(422, json, '{"errors":["no"]}')], { accept });
    expect(await refusal.answer).toMatchObject({ status: 422, json: { errors: ['no'] } });
    const words = asking([answering(404, { 'content-type': 'text/plain' }, 'no\nsuch')], { accept });
    expect(await words.answer).toMatchObject({ status: 404, json: undefined, text: 'no such' });
  });

  test('is led on within the origin only', async () => {
    const { answer, sent } = asking([answering(301, { location: '/moved?x=1' }), answering(200, json, '1')]);
    expect((await answer).json).toBe(1);
    expect(sent[1]?.url).toBe('https://tracker.example/moved?x=1');
    const circle = asking(Array.from({ length: 9 }, () => answering(302, { location: '/again' })));
    expect(await errorOf(circle.answer)).toMatchObject({ code: 'remoteRedirect' });
    expect(circle.sent.length).toBe(NET_LIMITS.redirects + 1);
  });

  test('ends when nothing comes, also from a transport that never listens', async () => {
    const { answer, sent, clock } = asking([silent, answering(200, json, '1')]);
    expect((await answer).json).toBe(1);
    expect(sent[0]?.signal.aborted).toBe(true);
    expect(clock.asked[0]).toBe(NET_LIMITS.requestMs);
  });

  test('ends when a body falls silent', async () => {
    const stuck: Step = async () => ({
      status: 200,
      headers: new Map(),
      body: {
        [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
      },
    });
    const { answer, clock } = asking([stuck, answering(200, json, '1')]);
    const began = clock.now();
    expect((await answer).json).toBe(1);
    expect(clock.now() - began).toBeLessThan(NET_LIMITS.idleMs + 1_000);
  });
});

describe('a limit', () => {
  test('is waited for as long as the server asks, and by every other request', async () => {
    const { client, clock, sent, signal } = scripted([
      answering(429, { 'retry-after': '30' }),
      answering(200, json, '1'),
      answering(200, json, '2'),
    ]);
    const began = clock.now();
    const ask = () => client.request({ method: 'GET', path: ['a'], signal });
    await clock.run(ask());
    expect(clock.now() - began).toBeGreaterThanOrEqual(30_000);
    await clock.run(ask());
    expect(sent.length).toBe(3);
  });

  test('that is too long ends the run and says until when; nothing more is sent before', async () => {
    const { client, clock, sent, signal } = scripted([answering(429, { 'retry-after': '3600' }), answering(200, json)]);
    const until = clock.now() + 3_600_000;
    const ask = () => client.request({ method: 'GET', path: ['a'], signal });
    expect(await errorOf(clock.run(ask()))).toMatchObject({ code: 'remoteLimited', detail: { until } });
    expect(await errorOf(clock.run(ask()))).toMatchObject({ code: 'remoteLimited', detail: { until } });
    expect(sent.length).toBe(1);
  });

  test('is one for all connections to an origin', async () => {
    const clock = new FakeClock();
    const gate = new Gate(clock, 1);
    gate.pause(10_000);
    const { client, sent, signal } = scripted([answering(200, json)], { gate, clock });
    const began = clock.now();
    await clock.run(client.request({ method: 'GET', path: ['a'], signal }));
    expect(sent.length).toBe(1);
    expect(clock.now() - began).toBe(10_000);
  });
});

describe('a write', () => {
  const write = { method: 'PUT', json: { a: 1 } } as const;

  test.each([
    ['broke off', reset],
    ['timed out', timedOut],
    ['never ended', silent],
    ['met a fault', answering(500)],
    ['met a gateway', answering(504)],
    ['was turned away without a word on when', answering(503)],
    ['was led elsewhere after it was done', answering(303, { location: '/done' })],
    ['was answered in no words we know', answering(200, { 'content-type': 'text/html' }, '<p>ok')],
    ['was answered by half', answering(200, json, '{"id":')],
  ])('that %s is unanswered and not sent again', async (_what, step) => {
    const { answer, sent } = asking([step], write);
    expect(await errorOf(answer)).toMatchObject({ code: 'remoteUnanswered', detail: { host: 'tracker.example' } });
    expect(sent.length).toBe(1);
  });

  test.each([
    ['limited', answering(429)],
    ['limited until', answering(429, { 'retry-after': '2' })],
    ['turned away until', answering(503, { 'retry-after': '2' })],
  ])('that was %s was not carried out, and is sent again', async (_what, step) => {
    const { answer, sent } = asking([step, answering(204, {}, '')], write);
    expect(await answer).toMatchObject({ status: 204, json: undefined });
    expect(sent.length).toBe(2);
  });

  test.each([
    [refused, 'remoteOffline'],
    [answering(403), 'remoteForbidden'],
    [answering(409), 'remoteRefused'],
    [answering(307, { location: '/other' }), 'remoteRedirect'],
    [answering(302, { location: 'https://b.example/' }, ''), 'remoteUnanswered'],
  ])('that had no effect is told apart (%#)', async (step, code) => {
    expect(await errorOf(asking([step], write).answer)).toMatchObject({ code });
  });

  test('that is cancelled under way is unanswered; before it goes out, it is cancelled', async () => {
    const stop = new AbortController();
    const stopping: Step = (request) => {
      stop.abort();
      return silent(request);
    };
    const { client, clock, sent } = scripted([answering(429), stopping]);
    const ask = () => client.request({ ...write, path: ['a'], signal: stop.signal });
    const detail = { reason: 'cancelled' };
    expect(await errorOf(clock.run(ask()))).toMatchObject({ code: 'remoteUnanswered', detail });
    expect(await errorOf(ask())).toMatchObject({ code: 'cancelled' });
    expect(sent.length).toBe(2);
  });

  test('that waits for its next try is cancelled without a trace', async () => {
    const stop = new AbortController();
    const { client, clock, sent } = scripted([answering(429, { 'retry-after': '60' })]);
    const cancelling = clock.sleep(10_000, new AbortController().signal).then(() => stop.abort());
    const doing = client.request({ ...write, path: ['a'], signal: stop.signal });
    const error = errorOf(doing);
    await clock.run(Promise.all([cancelling, error]));
    expect(await error).toMatchObject({ code: 'cancelled' });
    expect(sent.length).toBe(1);
    expect(clock.asleep).toBe(0);
  });
});

describe('cancelling', () => {
  test('ends a read under way and a place in the queue', async () => {
    const { client, clock, sent } = scripted([silent, silent], { gate: new Gate(new FakeClock(), 1) });
    const stop = new AbortController();
    const first = client.request({ method: 'GET', path: ['a'], signal: stop.signal });
    const queued = client.request({ method: 'GET', path: ['b'], signal: stop.signal });
    await new Promise(setImmediate);
    stop.abort();
    expect(await errorOf(first)).toMatchObject({ code: 'cancelled' });
    expect(await errorOf(queued)).toMatchObject({ code: 'cancelled' });
    expect(sent.length).toBe(1);
    expect(sent[0]?.signal.aborted).toBe(true);
    expect(clock.asleep).toBe(0);
  });
});

describe('many at once', () => {
  test('never are more than allowed, begin in the order asked, and all end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 20 }),
        async (concurrent, latencies) => {
          const clock = new FakeClock();
          const begun: string[] = [];
          let under = 0;
          let most = 0;
          const client = new HttpClient({
            address: 'https://a.example',
            authorise: async () => ({}),
            clock,
            random: () => 0,
            limits: { concurrent },
            transport: async ({ url, signal }) => {
              begun.push(url);
              under += 1;
              most = Math.max(most, under);
              await clock.sleep(latencies[begun.length - 1] ?? 0, signal);
              under -= 1;
              return await answering(200, json, '1')({ url, method: 'GET', headers: {}, body: null, signal });
            },
          });
          const { signal } = new AbortController();
          const all = latencies.map((_, at) => client.request({ method: 'GET', path: [String(at)], signal }));
          await clock.run(Promise.all(all));
          expect(most).toBeLessThanOrEqual(concurrent);
          expect(begun).toEqual(latencies.map((_, at) => `https://a.example/${at}`));
          expect(clock.asleep).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the sentence of an error', () => {
  const t = lazyText(() => 'en-GB')();
  const sentence = (code: ErrorCode, detail: ErrorDetail) => sentenceOf({ code, message: '', detail }, t);

  test('names the host and what to do, whole', async () => {
    const steps = [reset, refused, timedOut, answering(401), answering(403), answering(404), answering(409)];
    const more = [answering(500), answering(429, { 'retry-after': '9000' }), answering(200, {}, '<p>'), answering(301)];
    for (const step of [...steps, ...more]) {
      for (const method of ['GET', 'PUT'] as const) {
        const { code, detail } = await errorOf(
          asking(
            Array.from({ length: 9 }, () => step),
            { method },
          ).answer,
        );
        expect(sentence(code, detail)).toContain('tracker.example');
        expect(sentence(code, detail)).not.toMatch(/\{\{|undefined|Invalid|remote[A-Z]/);
      }
    }
  });

  test('says until when, in a way that can’t be misread', () => {
    const said = sentence('remoteLimited', { host: 'tracker.example', until: Date.UTC(2026, 10, 20, 12) });
    expect(said).toMatch(/until Nov 20, 2026, \d{2}:\d{2}\. /);
  });
});

describe('secrets', () => {
  const canary = 'canary-secret-77';

  test('are in no error, nor in what it carries, whatever happens', async () => {
    const echo = `Unknown token "Bearer ${canary}"`;
    const steps: Step[] = [
      reset,
      refused,
      answering(401, json, JSON.stringify({ message: echo })),
      answering(500, {}, echo),
      answering(200, { 'content-type': 'text/html' }, echo),
      answering(302, { location: `https://elsewhere.example/?${canary}` }),
      failing(new Error(`net::ERR_FAILED ${canary}`)),
      failing(new TypeError(`Invalid value for header 'authorization': 'Bearer ${canary}'`)),
    ];
    for (const step of steps) {
      for (const method of ['GET', 'POST'] as const) {
        const query = { token: canary };
        const error = await errorOf(
          asking(
            Array.from({ length: 9 }, () => step),
            { method, query },
          ).answer,
        );
        expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(canary);
      }
    }
  });

  test('are in no reason a refusal gives, which is kept with the record; a record itself is left as it is', async () => {
    const body = JSON.stringify({ errors: { name: `Unknown token "Bearer ${canary}"` } });
    const refusal = await asking([answering(400, json, body)], { method: 'PUT', accept: [400] }).answer;
    expect(refusal).toMatchObject({ status: 400, json: { errors: { name: 'Unknown token "…"' } } });
    expect((await asking([answering(200, json, body)]).answer).json).toEqual(JSON.parse(body));
  });

  test('that no header can carry are refused before the engine repeats them', async () => {
    const { client, sent, signal } = scripted([], {
      authorise: async () => ({ authorization: `Bearer a\r\n${canary}` }),
    });
    const error = await errorOf(client.request({ method: 'GET', path: ['a'], signal }));
    expect(error.code).toBe('secretUnusable');
    expect(inspect(error)).not.toContain(canary);
    expect(sent.length).toBe(0);
  });

  test('are not shown by the client itself', () => {
    const { client } = scripted([]);
    expect(inspect(client, { depth: 20, showHidden: true }) + JSON.stringify(client)).not.toContain(canary);
  });
});
