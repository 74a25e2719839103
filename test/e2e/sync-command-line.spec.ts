import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { expect, test, type CommandResult } from './fixture.ts';
import { connecting, ENV, PASSPHRASE, SECRET, serveJira, USER, type ServedJira } from './jira.ts';
import { planCount, planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { begin } from './steps.ts';
import { summaryOf } from './summary.ts';

/* `connect` and `sync`, against a modelled Jira on this machine. */

let jira: ServedJira;

test.beforeEach(async () => {
  jira = await serveJira();
});
test.afterEach(async () => {
  await jira.close();
});

const SYNC = ['sync', '--passphrase-env', 'VAULT_WORDS', '--json'];

async function well(asked: Promise<CommandResult>): Promise<CommandResult> {
  const result = await asked;
  expect(result.code, result.stdout + result.stderr).toBe(0);
  return result;
}

const run = (planner: Planner, args: readonly string[]) => planner.command(args, { env: ENV });

/** Requests that change something there. */
const writes = () => jira.fake.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('search'));

test('a system is connected, tried, brought in, found unchanged and changed by its name', async ({ planner }) => {
  const connected = await well(run(planner, [...connecting(jira.address), '--json']));
  expect(connected.stdout).toContain('Signed in as Mia Krystof.');
  expect(summaryOf(connected)).toMatchObject({ command: 'connect', counts: { created: 1 }, problems: [] });

  const plan = await well(run(planner, [...SYNC, '--dry-run']));
  expect(plan.stdout).toContain('in    PAY-1 Issue 1, new');
  expect(plan.stdout).toContain('in    PAY 26.4, waits until somebody says what it is here');
  expect(summaryOf(plan).counts).toMatchObject({ created: 4, arrived: 1, pushed: 0, failed: 0 });

  const first = await well(run(planner, [...SYNC, 'payments']));
  expect(summaryOf(first)).toMatchObject({
    ok: true,
    counts: { pulled: 0, pushed: 0, created: 4, conflicts: 0, refused: 0, setAside: 0, failed: 0 },
  });
  expect(summaryOf(await well(run(planner, SYNC))).counts).toMatchObject({ created: 0, pulled: 0, pushed: 0 });
  expect(writes()).toEqual([]);

  const again = await well(run(planner, [...connecting(jira.address, 'PAYMENTS'), '--option', 'jql=type = Story']));
  expect(again.stdout).toContain('“Payments” was there and is changed');
  // Another place might be another system: nothing of it is taken for the records of this one.
  const moved = await run(planner, [...connecting(jira.address.replace('127.0.0.1', 'localhost')), '--json']);
  expect(summaryOf(moved)).toMatchObject({ ok: false, problems: [{ code: 'otherPlace' }] });
  await well(run(planner, ['check']));
  const page = await planner.start();
  expect(await planRows(page, 'connections')).toMatchObject([
    { name: 'Payments', scope: { project: 'PAY', jql: 'type = Story' } },
  ]);
  expect(await planCount(page, 'work-items')).toBe(4);
});

test('what was only tried leaves no trace: no record, no link, no step, no database', async ({ planner }) => {
  await well(run(planner, connecting(jira.address)));
  const page = await planner.start();
  const tables = ['work-items', 'links', 'runs', 'cursors', 'people', 'journal', 'sync-conflicts'];
  const standing = () => Promise.all(tables.map((table) => planRows(page, table)));
  const databases = () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted((a, b) => a.localeCompare(b)),
    );
  const before = [await standing(), await databases()];
  const plan = await well(run(planner, [...SYNC, '--dry-run']));
  expect(summaryOf(plan).counts).toMatchObject({ created: 4 });
  expect([await standing(), await databases()]).toEqual(before);
});

test('a copy that a killed process left behind goes with the next start', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('slipway-workspace-scratch-left-behind');
        request.addEventListener('success', () => {
          request.result.close();
          resolve();
        });
        request.addEventListener('error', () => reject(new Error('not made')));
      }),
  );
  const again = await planner.restart();
  const left = () =>
    again.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.includes('scratch')));
  await expect.poll(left).toEqual([]);
});

test('where nothing would keep the secret, nothing is done and the sentence says what to do', async ({ planner }) => {
  const line = connecting(jira.address).filter((word) => word !== '--passphrase-env' && word !== 'VAULT_WORDS');
  const refused = await run(planner, [...line, '--json']);
  expect(refused.code).toBe(1);
  expect(summaryOf(refused)).toMatchObject({ ok: false, counts: {}, problems: [{ code: 'secretNotKept' }] });
  expect(refused.stderr).toContain('--passphrase-env');
  expect(jira.fake.requests).toEqual([]);
  // While the planner is open its memory keeps it.
  const page = await planner.start();
  await begin(page, 'New plan');
  await well(run(planner, line));
  expect(summaryOf(await well(run(planner, ['sync', '--json']))).counts).toMatchObject({ created: 4 });
  expect(await planCount(page, 'work-items')).toBe(4);
  await planner.close();
  const locked = await run(planner, ['sync', '--json']);
  expect(locked.code).toBe(1);
  expect(summaryOf(locked)).toMatchObject({
    counts: { failed: 1 },
    problems: [{ code: 'secretMissing', value: 'Payments' }],
  });
});

test('the secret of a command that is handed over reaches the vault and no process’s arguments', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const handedOver = await well(run(planner, connecting(jira.address)));
  expect(handedOver.stdout).toContain('Signed in as Mia Krystof.');
  expect(summaryOf(await well(run(planner, SYNC))).counts).toMatchObject({ created: 4 });
  await planner.close();
  const wrong = await planner.command(SYNC, { env: { VAULT_WORDS: `${PASSPHRASE}!` } });
  expect(summaryOf(wrong)).toMatchObject({ ok: false, problems: [{ code: 'vaultWrongPassphrase' }] });
  const locked = await planner.command(['sync', '--json']);
  expect(summaryOf(locked)).toMatchObject({ ok: false, problems: [{ code: 'vaultLocked' }] });
  await well(run(planner, SYNC));
});

test('a sign-in that is refused, and a system that is not there, are told; the connection stays', async ({
  planner,
}) => {
  const refused = await planner.command([...connecting(jira.address), '--json'], {
    env: { ...ENV, JIRA_TOKEN: 'canary-of-yesterday' },
  });
  expect(refused.code).toBe(1);
  expect(summaryOf(refused)).toMatchObject({ counts: { created: 1 }, problems: [{ code: 'remoteUnauthorised' }] });
  await jira.close();
  const away = await run(planner, [...connecting(jira.address), '--json']);
  expect(away.code, away.stderr).toBe(0);
  expect(away.stdout).toContain('the sign-in is checked when it is');
  const synced = await run(planner, SYNC);
  expect(synced.code).toBe(1);
  expect(summaryOf(synced)).toMatchObject({
    counts: { failed: 1 },
    problems: [{ code: 'remoteOffline', value: 'Payments' }],
  });
});

test('Ctrl-C stops a run with an account of what it did, and the next one goes on', async ({ planner }) => {
  test.skip(process.platform === 'win32', 'there are no signals');
  for (let at = 0; at < 250; at += 1) jira.model.addIssue(jira.projectId, { summary: `More ${at}` });
  await well(run(planner, connecting(jira.address)));
  let child: ChildProcess | undefined;
  const { fake } = jira;
  const handle = fake.handle.bind(fake);
  let pages = 0;
  fake.handle = (request) => {
    if (request.path.includes('search')) pages += 1;
    if (pages === 2) child?.kill('SIGINT');
    return handle(request);
  };
  const stopped = await planner.command(SYNC, { env: ENV, onStart: (started) => (child = started) });
  expect(stopped.code, stopped.stderr).toBe(1);
  expect(summaryOf(stopped)).toMatchObject({ ok: false, problems: [{ code: 'cancelled', value: 'Payments' }] });
  const { created = 0 } = summaryOf(stopped).counts;
  expect(created).toBeGreaterThan(0);
  expect(created).toBeLessThan(254);
  fake.handle = handle;
  expect(summaryOf(await well(run(planner, SYNC))).counts).toMatchObject({ created: 254 - created });
});

test('wrong usage is told before anything is started', async ({ planner }) => {
  const problemOf = async (...args: string[]) => {
    const result = await run(planner, [...args, '--json']);
    expect(result.code, result.stderr).toBe(2);
    return summaryOf(result).problems[0]?.message;
  };
  const jiraAt = ['connect', 'X', '--kind', 'jira', '--user', USER, '--url'];
  expect(await problemOf('connect', 'X', '--kind', 'jira')).toContain('needs --url');
  expect(await problemOf(...jiraAt, 'http://elsewhere.example')).toContain('https://');
  expect(await problemOf(...jiraAt, 'https://a.example', '--option', 'queue=x')).toContain('Known: project, jql');
  expect(await problemOf(...jiraAt, 'https://a.example', '--secret-env', 'NOT_SET')).toContain('NOT_SET');
  expect(await readdir(planner.profile)).toEqual([]);
});

test('the secret stands in the vault alone, and sealed', async ({ planner }) => {
  await well(run(planner, connecting(jira.address)));
  const kept = await readFile(join(planner.profile, 'secrets.json'), 'utf8');
  expect(kept).not.toContain(SECRET);
  expect(kept).toContain('passphrase');
});
