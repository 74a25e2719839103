import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixture.ts';

/*
 * What electron/net/electron-transport.ts relies on of the engine's network stack, asked of whichever runtime this is:
 * a redirect is told and can be left there without an error, failures go by their names, and nothing is remembered.
 */

const HOST = '127.0.0.1';

/** A server that remembers; gone with the test. */
async function serving() {
  const seen: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    if (request.url === '/moved') response.writeHead(302, { location: '/here', 'set-cookie': 'a=1' }).end();
    else if (request.url === '/broken')
      response.writeHead(200, { 'content-length': '99' }).write('x', () => response.destroy());
    else if (request.url === '/locked') response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('no');
    else response.writeHead(200, { 'set-cookie': 'b=2', 'cache-control': 'max-age=600' }).end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://${HOST}:${port}`, seen, close: () => server.close() };
}

test('requests of main keep to what their transport relies on', async ({ planner }) => {
  await planner.start();
  const { address, seen, close } = await serving();
  const ask = async (url: string) =>
    await planner.app.evaluate(async ({ net, session }, url) => {
      await new Promise((resolve) => setImmediate(resolve));
      return await new Promise<string[]>((resolve) => {
        const told: string[] = [];
        const sent = net.request({
          url,
          method: 'GET',
          headers: { authorization: 'Bearer x' },
          session: session.fromPartition('slipway-contract', { cache: false }),
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
        });
        sent.on('error', (error) => told.push(error.message));
        sent.on('redirect', (status, _method, to) => {
          told.push(`${status} ${new URL(to).pathname}`);
          sent.abort();
        });
        sent.on('response', (response) => {
          told.push(String(response.statusCode));
          response.on('data', (piece) => told.push(piece.toString()));
          response.on('error', () => told.push('body broke'));
        });
        sent.on('close', () => setImmediate(resolve, told));
        sent.end();
      });
    }, url);

  expect(await ask(`${address}/moved`)).toEqual(['302 /here']);
  expect(await ask(`${address}/here`)).toEqual(['200', 'here']);
  expect(await ask(`${address}/here`)).toEqual(['200', 'here']);
  expect(await ask(`${address}/locked`)).toEqual(['401', 'no']);
  expect((await ask(`${address}/broken`)).slice(0, 2)).toEqual(['200', 'x']);
  // The second /here was asked for, not remembered, and no request brought a cookie.
  expect(seen.length).toBe(5);
  expect(seen.map((headers) => [headers.cookie, headers.authorization])).toEqual(
    seen.map(() => [undefined, 'Bearer x']),
  );
  close();
  expect(await ask(`${address}/here`)).toEqual(['net::ERR_CONNECTION_REFUSED']);
  expect(await ask('http://no-such-host.invalid/')).toEqual(['net::ERR_NAME_NOT_RESOLVED']);
});
