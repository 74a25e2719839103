import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Vault } from '#electron/vault/vault.ts';
import { fakeSafeStorage } from '../support/fake-safe-storage.ts';
import type { FakeAnswer, FakeRequest } from '../servers/support/fake-http.ts';
import { expect, test } from './fixture.ts';
import { connecting, ENV, PASSPHRASE, SECRET, serveJira, type ServedJira } from './jira.ts';
import { killEverything, killTree, seeded, seedOf } from './killing.ts';
import { planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { summaryOf } from './summary.ts';
import { connectedPlan, creatingLink } from './sync-plan.ts';

/*
 * SIGKILL of the whole app while it synchronises, 100 times over both tests. The moment is one of the other side's:
 * the k-th request of a run, before it took effect, after it did and before the answer, or behind the answer, while it
 * is being written down. Which one is drawn by a seed that is printed; SLIPWAY_SEED repeats it.
 */

const KILLS = 50;
const IN_A_ROW = 6;
const RELEASES = Array.from({ length: 6 }, (_, at) => `R${at + 1}`);
const SYNC = ['sync', '--passphrase-env', 'VAULT_WORDS', '--json'];
/** A create that got no answer is waited for: time goes on so much between two rows. */
const ROW_MS = 6 * 60_000;

let jira: ServedJira;
let ahead = 0;

test.beforeEach(async () => {
  ahead = 0;
  jira = await serveJira({ now: () => Date.now() + ahead });
});
test.afterEach(async () => {
  await jira.close();
});

const MOMENTS = ['before', 'after', 'answered'] as const;

/** Synchronises unseen and kills the app at the k-th request. Tells whether it came to that, and how many there were. */
async function killedAt(planner: Planner, k: number, moment: (typeof MOMENTS)[number]): Promise<[boolean, number]> {
  const { fake } = jira;
  const handle = Object.getPrototypeOf(fake).handle.bind(fake) as (request: FakeRequest) => FakeAnswer;
  let pid = 0;
  let seen = 0;
  let killed = false;
  const kill = (): void => {
    killed = true;
    killTree(pid);
  };
  fake.handle = (request) => {
    seen += 1;
    // Nobody is left to hear what it says.
    if (killed) return { status: 503 };
    if (seen !== k) return handle(request);
    if (moment === 'before') {
      kill();
      return { status: 503 };
    }
    const answer = handle(request);
    if (moment === 'after') kill();
    else setImmediate(kill);
    return answer;
  };
  const done = await planner.command(SYNC, { env: ENV, onStart: (child) => (pid = child.pid ?? 0) });
  fake.handle = handle;
  if (!killed) {
    const said = `${seen} requests, code ${done.code}: ${done.stdout}${done.stderr}`;
    expect(done.code, said).toBe(0);
    // Whatever was left undone before: a run asks for both kinds.
    expect(seen, said).toBeGreaterThanOrEqual(2);
  }
  return [killed, seen];
}

async function start(planner: Planner): Promise<Page> {
  const page = await planner.start();
  await page.evaluate((ms) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ms;
  }, ahead);
  return page;
}

/** A plan that is connected, with everything there that is to be there. */
async function begin(planner: Planner): Promise<void> {
  const file = join(planner.profile, 'plan.slipway');
  await connectedPlan(jira, file, { releases: RELEASES });
  for (const line of [['open', file, '--json'], connecting(jira.address), SYNC]) {
    const done = await planner.command(line, { env: ENV });
    expect(done.code, done.stdout + done.stderr).toBe(0);
  }
  expect(jira.model.versions.size).toBe(1 + RELEASES.length);
  await makeCheap(planner.profile);
}

/** The same secret under the same passphrase, whose key is made at once: it is made at every start. */
async function makeCheap(profile: string): Promise<void> {
  const path = join(profile, 'secrets.json');
  const { entries } = JSON.parse(await readFile(path, 'utf8')) as { entries: { connectionId: string }[] };
  await rm(path);
  const cost = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
  const vault = new Vault({
    path,
    safeStorage: fakeSafeStorage({ available: false }).storage,
    platform: 'linux',
    cost,
  });
  await vault.setPassphrase(PASSPHRASE);
  await vault.put(entries[0]?.connectionId ?? '', jira.address, SECRET);
}

/** What a run says, and that it found nothing to complain of. */
async function resume(planner: Planner): Promise<Readonly<Record<string, number>>> {
  const done = await planner.command(SYNC, { env: ENV });
  expect(done.code, done.stdout + done.stderr).toBe(0);
  const { counts } = summaryOf(done);
  expect(counts).toMatchObject({ conflicts: 0, refused: 0, setAside: 0, failed: 0 });
  return counts;
}

const day = (at: number): string => new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10);

/** Accepts edits of releases here, as a table that comes in again; `more` are new ones, to be made there. */
async function editHere(planner: Planner, dates: ReadonlyMap<string, string>, more: readonly string[]): Promise<void> {
  const file = join(planner.profile, 'releases.csv');
  const rows = [...dates].map(([key, date]) => `${key},${key},major,${date}`);
  await writeFile(file, ['key,name,type,releaseDate', ...rows, ''].join('\n'));
  const done = await planner.command(['import', file, '--as', 'releases', '--json']);
  expect(done.code, done.stdout + done.stderr).toBe(0);
  if (more.length === 0) return;
  const known = await planRows(planner.page, 'releases');
  const links = more.map((key) => {
    const id = String(known.find((release) => release['key'] === key)?.['id']);
    return { ...creatingLink(jira.address, id), $due: 1 };
  });
  await put(planner.page, links);
}

/** Rows of links as a person's wish would leave them. */
function put(page: Page, links: readonly object[]): Promise<void> {
  return page.evaluate(async (rows) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('not written')));
      });
    const registry = await answer(indexedDB.open('slipway-registry'));
    const current: unknown = await answer(registry.transaction('settings').objectStore('settings').get('current'));
    registry.close();
    const plan = await answer(indexedDB.open(`slipway-workspace-${(current as { value: string }).value}`));
    const written = plan.transaction('links', 'readwrite');
    for (const row of rows) written.objectStore('links').put(row);
    await new Promise((resolve) => {
      written.addEventListener('complete', resolve);
    });
    plan.close();
  }, links);
}

const versionsThere = () => [...jira.model.versions.values()].filter(({ name }) => name !== 'PAY 26.4');

/** Everything stands on both sides once and the same, and a further run changes and writes nothing. */
async function whole(planner: Planner, dates: ReadonlyMap<string, string>): Promise<void> {
  const page = await start(planner);
  await resume(planner);
  const tables = ['releases', 'work-items', 'links', 'sync-conflicts', 'operations', 'cursors', 'journal'];
  const standing = async () => JSON.stringify(await Promise.all(tables.map((table) => planRows(page, table))));
  const [before, there] = [await standing(), JSON.stringify([...jira.model.versions])];
  const requests = jira.fake.requests.length;
  const idle = await resume(planner);
  expect(Object.entries(idle).filter(([, count]) => count > 0)).toEqual([]);
  const writes = jira.fake.requests
    .slice(requests)
    .filter(({ method, path }) => method !== 'GET' && !path.includes('search'));
  expect(writes).toEqual([]);
  expect([await standing(), JSON.stringify([...jira.model.versions])]).toEqual([before, there]);

  const releases = await planRows(page, 'releases');
  const said = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    Object.fromEntries(
      rows.map(({ name, startDate, releaseDate }) => [String(name), [startDate ?? null, releaseDate]]),
    );
  expect(said(releases)).toEqual(said(versionsThere() as unknown as Readonly<Record<string, unknown>>[]));
  expect(versionsThere().length).toBe(releases.length);
  expect(Object.fromEntries(releases.map((release) => [release['key'], release['releaseDate']]))).toEqual(
    Object.fromEntries(dates),
  );
  const items = await planRows(page, 'work-items');
  const titles = (rows: readonly (readonly [unknown, unknown])[]) =>
    rows.map(([key, title]) => `${String(key)} ${String(title)}`).toSorted((a, b) => a.localeCompare(b));
  expect(titles(items.map((item) => [item['key'], item['title']]))).toEqual(
    titles([...jira.model.issues.values()].map(({ key, summary }) => [key, summary])),
  );
  const checked = await planner.command(['check', '--json']);
  expect(checked.code, checked.stdout + checked.stderr).toBe(0);
  expect(summaryOf(checked)).toMatchObject({ ok: true, problems: [] });
}

interface Edits {
  /** Of the other side, before each kill. */
  readonly there: (round: number) => void;
  /** Of our side, for each row of kills: dates by key, and what is new. */
  readonly here: (row: number, dates: Map<string, string>) => readonly string[];
}

/**
 * Rows of kills: each goes on with what the one before left undone. Between two rows somebody opens the planner, which
 * goes on from there as well, and edits.
 */
async function rounds(planner: Planner, title: string, { there, here }: Edits): Promise<void> {
  const random = seeded(seedOf(title));
  const began = Date.now();
  await begin(planner);
  const dates = new Map(RELEASES.map((key, at) => [key, day(at)]));
  const hit = { before: 0, after: 0, answered: 0 };
  let kills = 0;
  for (let row = 1; kills < KILLS; row += 1) {
    expect(row, 'runs are over before they can be killed').toBeLessThan(KILLS);
    ahead += ROW_MS;
    const more = here(row, dates);
    await start(planner);
    await resume(planner);
    await editHere(planner, dates, more);
    await killEverything(planner);
    for (let most = 20, at = 0; at < IN_A_ROW && most > 1 && kills < KILLS; at += 1) {
      there(kills);
      const moment = MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'after';
      const [killed, requests] = await killedAt(planner, 1 + Math.floor(random() * most), moment);
      if (!killed) most = requests;
      else {
        hit[moment] += 1;
        kills += 1;
      }
    }
  }
  ahead += ROW_MS;
  await whole(planner, dates);
  const seconds = Math.round((Date.now() - began) / 1_000);
  console.log(`${title}: ${kills} kills ${JSON.stringify(hit)} in ${seconds} s`);
}

test('killed while work comes in: every issue is here once, as it is there', async ({ planner }) => {
  const { model, projectId } = jira;
  await rounds(planner, 'pulling', {
    there: (round) => {
      for (let at = 0; at < 30; at += 1) model.addIssue(projectId, { summary: `Round ${round}, ${at}` });
      for (const { id, key } of [...model.issues.values()].slice(-60, -50)) {
        model.change(id, { summary: `${key} in round ${round}` });
      }
      for (const { id } of versionsThere()) {
        const version = model.versions.get(id);
        if (version !== undefined && round % 3 === 0) model.versions.set(id, { ...version, startDate: day(-round) });
      }
    },
    here: () => [],
  });
});

test('killed while edits go out: each that was accepted is there, and nothing is made twice', async ({ planner }) => {
  await rounds(planner, 'pushing', {
    there: () => undefined,
    here: (row, dates) => {
      for (const [at, key] of RELEASES.entries()) dates.set(key, day(row * 7 + at));
      const made = [`New ${row} a`, `New ${row} b`, `New ${row} c`];
      for (const key of made) dates.set(key, day(row));
      return made;
    },
  });
});
