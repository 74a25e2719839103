import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { basicAuthorization } from '#electron/connectors/basic.ts';
import type { FakeAnswer, FakeRequest } from '../servers/support/fake-http.ts';
import { expect, test } from './fixture.ts';
import { connecting, ENV, PASSPHRASE, SECRET, serveJira, USER, type ServedJira } from './jira.ts';
import { pdfOf } from './pdf.ts';
import { planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { summaryOf, type Summary } from './summary.ts';
import { connectedPlan, CONNECTION_ID } from './sync-plan.ts';

/* Secrets stay in the vault, requests go to what was configured, and what comes from there is text. */

// Each asks the command line a dozen times, and every one is a start of the app.

let jira: ServedJira;
const servers: Server[] = [];

test.beforeEach(async () => {
  jira = await serveJira();
});
test.afterEach(async () => {
  await jira.close();
  for (const server of servers.splice(0)) server.close();
});

const SYNC = ['sync', '--passphrase-env', 'VAULT_WORDS', '--json'];

/** Everything a command line ever said, beside its result. */
class Terminal {
  said = '';
  constructor(private readonly planner: Planner) {}

  async run(
    args: readonly string[],
    env: Readonly<Record<string, string>> = ENV,
  ): Promise<Summary & { code: number | null }> {
    const result = await this.planner.command(args.includes('--json') ? args : [...args, '--json'], { env });
    this.said += result.stdout + result.stderr;
    return { ...summaryOf(result), code: result.code };
  }
}

/** A server of its own on this machine, and the requests it got. */
async function listen(answer: RequestListener): Promise<{ address: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.headers)}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Answers every request from now on; null: as Jira does. */
function answering(answer: ((request: FakeRequest) => FakeAnswer | null) | null): void {
  const handle = Object.getPrototypeOf(jira.fake).handle.bind(jira.fake) as (request: FakeRequest) => FakeAnswer;
  jira.fake.handle = (request) => answer?.(request) ?? handle(request);
}

/** A secret as it could stand somewhere: as it is, in the encodings it passes through, and a part of it. */
function traces(secret: string): readonly Buffer[] {
  const basic = basicAuthorization(USER, secret).slice('Basic '.length);
  const utf8 = Buffer.from(secret);
  return [
    utf8,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(basic),
    Buffer.from(basic, 'utf16le'),
    Buffer.from(utf8.toString('base64').slice(0, 20)),
    Buffer.from(utf8.toString('hex')),
    // A compressed block may hold a text in pieces; this one occurs nowhere else.
    Buffer.from(secret.slice(7, 15)),
  ];
}

function foundIn(content: Buffer | string): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return [...traces(SECRET), ...traces(PASSPHRASE).slice(0, 2)].some((trace) => bytes.includes(trace));
}

/** Files of a folder that hold a trace of a secret. */
function filesWithSecrets(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => foundIn(readFileSync(path)));
}

/** Every record of every database, the page itself, and what else a script of it can read. */
async function pageContent(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('not read')));
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        found.push(await answer(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    found.push(
      { ...localStorage },
      { ...sessionStorage },
      performance.getEntries().map(({ name }) => name),
    );
    return JSON.stringify(found) + document.documentElement.outerHTML;
  });
}

/** Bytes of a file, and of every part where it is a zip. */
async function unpacked(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (!/\.(slipway|xlsx|zip|docx|pptx)$/.test(path)) return bytes;
  return Buffer.concat([bytes, ...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part))]);
}

test('a secret is nowhere but in the vault, whatever a system answers', async ({ planner, profile }) => {
  const terminal = new Terminal(planner);
  const echo = `Unknown credentials ${SECRET} in ${basicAuthorization(USER, SECRET)} of ${USER}:${SECRET}`;
  const echoed = (status: number) => (): FakeAnswer => ({
    status,
    json: { errorMessages: [echo], errors: { name: echo, releaseDate: echo } },
  });
  const file = join(profile, 'plan.slipway');
  await connectedPlan(jira, file, { releases: ['R1'] });
  expect((await terminal.run(['open', file])).ok).toBe(true);
  answering(echoed(401));
  expect(await terminal.run(connecting(jira.address))).toMatchObject({ problems: [{ code: 'remoteUnauthorised' }] });
  answering(() => ({ status: 401, text: `<html>${echo}</html>` }));
  expect(await terminal.run(SYNC)).toMatchObject({ problems: [{ code: 'remoteUnauthorised' }] });
  answering(echoed(403));
  expect(await terminal.run(SYNC)).toMatchObject({ problems: [{ code: 'remoteForbidden' }] });
  // Refused as a whole, with the secret in its reasons: these are kept with the record.
  answering(({ method, path }) => (method === 'POST' && path.at(-1) === 'version' ? echoed(400)() : null));
  expect(await terminal.run(SYNC)).toMatchObject({ counts: { setAside: 1 } });
  const page = await planner.start();
  const [link] = (await planRows(page, 'links')).filter(({ recordId }) => recordId === 'R1');
  expect(JSON.stringify(link?.['setAside'])).toContain('Unknown credentials …');
  await planner.close();
  answering(null);
  await terminal.run(SYNC);

  const other = await listen((_, response) => response.end('{}'));
  const exported = (name: string) => join(profile, 'out', name);
  const exports = [
    ['export', 'workspace', '--out', exported('plan.slipway'), '--journal'],
    ['export', 'change-schedule', '--out', exported('changes.xlsx'), '--draft'],
    ['export', 'calendar', '--out', exported('calendar.html'), '--format', 'html'],
  ];
  for (const line of exports) expect(await terminal.run(line), line.join(' ')).toMatchObject({ ok: true });
  const open = await planner.start();
  await terminal.run(SYNC);
  expect(foundIn(await pageContent(open))).toBe(false);
  await planner.close();
  // What is looked for would be found.
  expect(foundIn(`x${SECRET}x`) && foundIn(Buffer.from(JSON.stringify([basicAuthorization(USER, SECRET)])))).toBe(true);
  expect(foundIn(terminal.said)).toBe(false);
  expect(filesWithSecrets(profile)).toEqual([]);
  for (const line of exports) expect(foundIn(await unpacked(line[3] ?? '')), line[3]).toBe(false);
  expect(other.requests).toEqual([]);
});

test('no process is given the secret but the one that was started with it', async ({ planner }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const seen: { pid: string; holds: string }[] = [];
  const read = (pid: string, what: string): Buffer => {
    try {
      return readFileSync(`/proc/${pid}/${what}`);
    } catch {
      // It ended meanwhile, or is not ours.
      return Buffer.alloc(0);
    }
  };
  let started = 0;
  let own = 0;
  answering(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const line = read(pid, 'cmdline');
      if (line.includes(planner.profile)) own += 1;
      if (foundIn(line)) seen.push({ pid, holds: 'cmdline' });
      if (line.includes(planner.profile) && foundIn(read(pid, 'environ')) && Number(pid) !== started) {
        seen.push({ pid, holds: 'environ' });
      }
    }
    return null;
  });
  const done = await planner.command([...connecting(jira.address), '--json'], {
    env: ENV,
    onStart: ({ pid = 0 }) => (started = pid),
  });
  expect(done.code, done.stderr).toBe(0);
  expect(own).toBeGreaterThan(1);
  expect(seen).toEqual([]);
});

test('only what was configured is asked: a redirect elsewhere, or another certificate, gets nothing', async ({
  planner,
  profile,
}) => {
  const terminal = new Terminal(planner);
  expect((await terminal.run(connecting(jira.address))).ok).toBe(true);
  const other = await listen((_, response) => response.end('{"accountId":"1","displayName":"Mallory"}'));
  for (const status of [301, 302, 307]) {
    answering(() => ({ status, headers: { location: `${other.address}/rest/api/3/myself` } }));
    expect(await terminal.run(SYNC)).toMatchObject({ counts: { failed: 1 }, problems: [{ code: 'remoteRedirect' }] });
  }
  expect(other.requests).toEqual([]);

  const folder = await mkdtemp(join(tmpdir(), 'slipway-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
  const heard: string[] = [];
  const tls = createTlsServer({ key: await readFile(key), cert: await readFile(cert) }, ({ url }, response) => {
    heard.push(url ?? '');
    response.end('{}');
  });
  servers.push(tls);
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  const forged = `https://localhost:${(tls.address() as AddressInfo).port}`;
  expect(await terminal.run(connecting(forged, 'Forged'))).toMatchObject({ problems: [{ code: 'remoteTls' }] });
  expect(heard).toEqual([]);
  await rm(folder, { recursive: true });
  expect(foundIn(terminal.said)).toBe(false);
  expect(filesWithSecrets(profile)).toEqual([]);
});

test('a connection that came in with a file gets no secret and sends nothing, also under an id that has one', async ({
  planner,
  profile,
}) => {
  const terminal = new Terminal(planner);
  const own = join(profile, 'own.slipway');
  await connectedPlan(jira, own);
  await terminal.run(['open', own]);
  expect((await terminal.run(connecting(jira.address))).ok).toBe(true);
  expect((await terminal.run(SYNC)).counts).toMatchObject({ created: 4 });

  const hostile = await listen((_, response) => response.end('{}'));
  const planted = { secret: SECRET, token: SECRET, signIn: { type: 'token', account: '', secret: SECRET } } as const;
  for (const address of [hostile.address, jira.address]) {
    const file = join(profile, 'hostile.slipway');
    await connectedPlan({ address, model: jira.model }, file, {
      releases: ['R1'],
      change: { ...planted, everyMinutes: 1 },
    });
    expect((await terminal.run(['open', file])).ok).toBe(true);
    const before = jira.fake.requests.length;
    expect(await terminal.run([...SYNC, '--dry-run'])).toMatchObject({ problems: [{ code: 'secretMissing' }] });
    const page = await planner.start();
    expect(await planRows(page, 'connections')).toMatchObject([{ id: CONNECTION_ID, address }]);
    // Opens the vault for this window too.
    expect(await terminal.run(SYNC)).toMatchObject({ problems: [{ code: 'secretMissing' }] });
    // Asked past everything that is seen: main has no secret for it either.
    const asked = await page.evaluate(
      async ({ place, connectionId }) => {
        const registry = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('slipway-registry');
          request.addEventListener('success', () => resolve(request.result));
        });
        const current = await new Promise<{ value: string }>((resolve) => {
          const request = registry.transaction('settings').objectStore('settings').get('current');
          request.addEventListener('success', () => resolve(request.result as { value: string }));
        });
        registry.close();
        const target = {
          workspaceId: current.value,
          connectionId,
          system: 'jira' as const,
          address: place,
          signIn: { type: 'basic' as const, account: 'mia@example.com' },
          scope: { project: 'PAY', jql: '', queue: '' },
        };
        const reply = await window.slipway.remoteCheck({ target, callId: 'c1', request: {} });
        return reply.ok ? 'answered' : reply.error.code;
      },
      { place: address, connectionId: CONNECTION_ID },
    );
    expect(asked).toBe('secretMissing');
    await planner.close();
    expect(jira.fake.requests.length).toBe(before);
  }
  expect(hostile.requests).toEqual([]);
});

test('what stands in remote fields is text: on the terminal, in the window and in what is exported', async ({
  planner,
  profile,
}) => {
  const terminal = new Terminal(planner);
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>\u001B[2J\u0007\u202Egnp.exe';
  jira.model.addIssue(jira.projectId, { summary: hostile });
  expect((await terminal.run(connecting(jira.address))).ok).toBe(true);
  await terminal.run([...SYNC, '--dry-run']);
  await terminal.run(SYNC);
  expect(terminal.said).toContain('<img src=x');
  expect(/[\p{Cc}\p{Cf}]/u.test(terminal.said.replaceAll('\n', ''))).toBe(false);
  const page = await planner.start();
  const [item] = (await planRows(page, 'work-items')).filter(({ title }) => String(title).includes('onerror'));
  expect(item).toBeDefined();
  // Keys are heard once a page stands.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Synchronise');
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.title()).not.toBe('1');
  await planner.close();
  const out = join(profile, 'calendar.html');
  await terminal.run(['export', 'calendar', '--out', out, '--format', 'html']);
  expect(await readFile(out, 'utf8')).not.toContain('<img src=x');
});

test('what came from a remote record into a release is text on paper too', async ({ planner, profile }) => {
  const terminal = new Terminal(planner);
  const file = join(profile, 'plan.slipway');
  await connectedPlan(jira, file, { releases: ['R1'] });
  for (const line of [['open', file], connecting(jira.address), SYNC]) expect((await terminal.run(line)).ok).toBe(true);
  const version = [...jira.model.versions.values()].find(({ name }) => name === 'R1');
  if (version === undefined) throw new Error('R1 was not made there');
  const name = '<img src=x onerror="document.title=1"><script>document.title=1</script>\u0007\u202Egnp.exe';
  jira.model.versions.set(version.id, { ...version, name, releaseDate: '2026-12-03' });
  expect(await terminal.run(SYNC)).toMatchObject({ counts: { pulled: 1 } });

  const printed = async (name: string): Promise<Uint8Array> => {
    const out = join(profile, name);
    const days = ['--from', '2026-12-01', '--to', '2026-12-31'];
    expect((await terminal.run(['export', 'calendar', '--out', out, ...days])).ok).toBe(true);
    return readFile(out);
  };
  const html = new TextDecoder().decode(await printed('december.html'));
  expect(html).toContain('&lt;img src=x onerror');
  expect(html).not.toMatch(/<img src=x|<script>document|\u0007/u);
  // Turned text turns nothing around it.
  expect(html.replaceAll(/<bdi>[^<]*<\/bdi>/gu, '')).not.toContain('\u202E');
  const { pages } = await pdfOf(await printed('december.pdf'));
  expect(pages.join(' ').replaceAll(/\s+/g, ' ')).toContain('<img src=x');
});
