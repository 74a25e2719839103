import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HttpClient, type HttpClientOptions, type HttpRequest } from '#electron/net/client.ts';
import { systemClock } from '#electron/net/clock.ts';
import { createElectronTransport } from '#electron/net/electron-transport.ts';
import type { NetLimits } from '#electron/net/limits.ts';
import { net } from '../../../build/standin/api/net.ts';
import { temporaryFolder } from '../../support/folder.ts';

/*
 * Real servers on this machine, through the transport the app has and the preview runtime's network. Waits are cut
 * short by the limits; nothing here waits for a time to pass.
 */

const transport = createElectronTransport({
  net,
  session: { fromPartition: () => ({}) as Electron.Session },
});

/** Starts a server; resolves to its port. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serving(listener: RequestListener, limits: Partial<NetLimits> = {}) {
  const seen: { url: string; authorization: string | undefined; cookie: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { authorization, cookie } = request.headers;
      seen.push({ url: request.url ?? '', authorization, cookie, body });
      listener(request, response);
    });
  });
  const port = await listening(server);
  return { seen, port, ask: asking(`http://127.0.0.1:${port}`, limits) };
}

function asking(address: string, limits: Partial<NetLimits> = {}, options: Partial<HttpClientOptions> = {}) {
  const client = new HttpClient({
    address,
    authorise: async () => ({ authorization: 'Bearer canary-secret-77' }),
    transport,
    clock: systemClock,
    random: () => 0,
    limits: { tries: 2, backoffMs: 1, requestMs: 10_000, idleMs: 10_000, ...limits },
    ...options,
  });
  const { signal } = new AbortController();
  return (request: Partial<HttpRequest> = {}) => client.request({ method: 'GET', path: ['x'], signal, ...request });
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

describe('a server', () => {
  test('gets what is asked and gives its answer, packed or not', async () => {
    const { ask, seen } = await serving((request, response) => {
      if (request.method === 'PUT') return response.writeHead(204).end();
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'set-cookie': 'a=1' };
      return response.writeHead(200, headers).end(gzipSync('{"name":"Überraschung"}'));
    });
    expect((await ask({ query: { q: 'ü' } })).json).toEqual({ name: 'Überraschung' });
    expect(await ask({ method: 'PUT', json: { a: 'ß' } })).toMatchObject({ status: 204, json: undefined });
    expect(seen).toEqual([
      { url: '/x?q=%C3%BC', authorization: 'Bearer canary-secret-77', cookie: undefined, body: '' },
      { url: '/x', authorization: 'Bearer canary-secret-77', cookie: undefined, body: '{"a":"ß"}' },
    ]);
  });

  test('that is slow to answer, or falls silent within it, is given up', async () => {
    const late = await serving(() => undefined, { requestMs: 50 });
    await expect(late.ask()).rejects.toMatchObject({ code: 'remoteTimeout', detail: { reason: 'request' } });
    expect(late.seen.length).toBe(2);
    const silent = await serving((_, response) => void response.write('['), { idleMs: 50 });
    await expect(silent.ask()).rejects.toMatchObject({ code: 'remoteTimeout', detail: { reason: 'idle' } });
    const written = await serving(() => undefined, { requestMs: 50 });
    await expect(written.ask({ method: 'POST', json: 1 })).rejects.toMatchObject({ code: 'remoteUnanswered' });
    expect(written.seen.length).toBe(1);
  });

  test.each(['before a word', 'within a body of stated length', 'within a body in pieces'])(
    'that breaks off %s is asked again for a read, and not for a write',
    async (when) => {
      const { ask, seen } = await serving((_, response) => {
        if (when === 'before a word') {
          response.destroy();
          return;
        }
        const length: Record<string, string> = when.includes('pieces') ? {} : { 'content-length': '1000' };
        response.writeHead(200, { 'content-type': 'application/json', ...length });
        response.write('{"id":', () => response.destroy());
      });
      await expect(ask()).rejects.toMatchObject({ code: 'remoteBroken' });
      expect(seen.length).toBe(2);
      await expect(ask({ method: 'PATCH', json: {} })).rejects.toMatchObject({ code: 'remoteUnanswered' });
      expect(seen.length).toBe(3);
    },
  );

  test.each(['stated', 'unstated'])('whose answer is huge (%s) is not read to its end', async (how) => {
    let taken = 0;
    const { ask, seen } = await serving(
      (_, response) => {
        const headers: Record<string, string> = how === 'stated' ? { 'content-length': String(10 ** 12) } : {};
        response.writeHead(200, { 'content-type': 'application/json', ...headers });
        const endless = Readable.from(
          (function* () {
            for (;;) {
              taken += 1;
              yield Buffer.alloc(64 * 1024, 0x20);
            }
          })(),
        );
        endless.pipe(response);
        response.on('close', () => endless.destroy());
      },
      { answerBytes: 1024 * 1024 },
    );
    await expect(ask()).rejects.toMatchObject({ code: 'remoteTooLarge' });
    expect(seen.length).toBe(1);
    expect(taken).toBeLessThan(1_000);
  });

  test('whose small answer unpacks to a huge one is stopped while it unpacks', async () => {
    const { ask } = await serving(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        const gigabytes = Readable.from(
          (function* () {
            for (let piece = 0; piece < 40_000; piece += 1) yield Buffer.alloc(64 * 1024, 0x20);
          })(),
        );
        gigabytes.pipe(createGzip()).pipe(response);
        response.on('close', () => gigabytes.destroy());
      },
      { answerBytes: 4 * 1024 * 1024 },
    );
    const before = process.memoryUsage().rss;
    await expect(ask()).rejects.toMatchObject({ code: 'remoteTooLarge' });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test('that leads to another host keeps the secret to itself', async () => {
    const other = await serving((_, response) => json(response, 1));
    const { ask } = await serving((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${other.port}/steal?a=1` }).end('moved'),
    );
    await expect(ask()).rejects.toMatchObject({
      code: 'remoteRedirect',
      detail: { to: `127.0.0.1:${other.port}` },
    });
    expect(other.seen).toEqual([]);
  });

  test('that leads on within itself is followed, with the secret', async () => {
    const { ask, seen } = await serving((request, response) =>
      request.url === '/x' ? response.writeHead(301, { location: '/y' }).end() : json(response, 1),
    );
    expect((await ask()).json).toBe(1);
    expect(seen.map(({ url, authorization }) => [url, authorization])).toEqual([
      ['/x', 'Bearer canary-secret-77'],
      ['/y', 'Bearer canary-secret-77'],
    ]);
  });

  test('that answers with a page where data was expected is told so, with how it begins', async () => {
    const { ask } = await serving((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign\u001b[31m in</title>'),
    );
    await expect(ask()).rejects.toMatchObject({
      code: 'remoteNotJson',
      detail: { text: '<title>Sign [31m in</title>' },
    });
  });

  test('that sets limits is asked again after them, or left alone until then', async () => {
    const answers = [{}, { 'retry-after': '0' }, { 'retry-after': '9999' }];
    const { ask, seen } = await serving(
      (_, response) => {
        const headers = answers.shift();
        if (headers === undefined) json(response, 'done');
        else response.writeHead(429, headers).end('too many');
      },
      { tries: 4 },
    );
    await expect(ask()).rejects.toMatchObject({ code: 'remoteLimited' });
    expect(seen.length).toBe(3);
    await expect(ask()).rejects.toMatchObject({ code: 'remoteLimited' });
    expect(seen.length).toBe(3);
  });

  test('that is not there is offline, for a write too: nothing was sent', async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const ask = asking(`http://127.0.0.1:${port}`);
    await expect(ask()).rejects.toMatchObject({ code: 'remoteOffline' });
    await expect(ask({ method: 'POST', json: 1 })).rejects.toMatchObject({ code: 'remoteOffline' });
    await expect(asking('https://no-such-host.invalid')()).rejects.toMatchObject({ code: 'remoteOffline' });
  });

  test('that nobody vouches for gets nothing', async () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
    let reached = 0;
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      reached += 1;
      json(response, 1);
    });
    const port = await listening(server);
    const ask = asking(`https://localhost:${port}`);
    for (const method of ['GET', 'POST'] as const) {
      await expect(ask({ method })).rejects.toMatchObject({
        code: 'remoteTls',
        detail: { reason: 'ERR_CERT_AUTHORITY_INVALID' },
      });
    }
    expect(reached).toBe(0);
  });

  test('is let go at once when the run is cancelled', async () => {
    const stop = new AbortController();
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const { ask } = await serving((_, response) => {
      response.on('close', () => closed?.());
      stop.abort();
    });
    await expect(ask({ signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    await gone;
  });
});
