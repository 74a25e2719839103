import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { killEverything, killTree, seeded, seedOf } from './killing.ts';
import { planCount, planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { begin, find, goTo } from './steps.ts';
import { summaryOf } from './summary.ts';

/*
 * SIGKILL at any moment, 50 rounds on all tests together. The moments are random and part of the
 * experiment; the seed is printed, and SLIPWAY_SEED repeats it.
 */

const ENDOFLIFE = join(import.meta.dirname, '../data/endoflife-2026-08/releases.csv');
const ROWS = 8321;

/** Works until the app is killed `ms` from now; a failure after that is the kill's own. */
async function workUntilKilled(
  planner: Planner,
  ms: number,
  work: (isKilled: () => boolean) => Promise<void>,
): Promise<void> {
  let killed = false;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => {
      killed = true;
      killEverything(planner).then(resolve, reject);
    }, ms);
  });
  const working = work(() => killed).catch((error: unknown) => {
    if (killed) return;
    clearTimeout(timer);
    throw error;
  });
  await Promise.all([end, working]);
}

/** Killed within the time of so many edits, as one of them took on this machine. */
const FEW = 5;

/** Starts again after a kill; the plan must be whole. */
async function startWhole(planner: Planner): Promise<Page> {
  const page = await planner.start();
  const checked = await planner.command(['check', '--json']);
  expect(checked.code, checked.stdout + checked.stderr).toBe(0);
  expect(summaryOf(checked)).toMatchObject({ ok: true, counts: { failed: 0 }, problems: [] });
  return page;
}

/** True while the footer says, in this moment, that everything is on the disk. */
async function saysSaved(page: Page): Promise<boolean> {
  return (await page.getByRole('contentinfo').textContent())?.includes('Saved on this laptop') === true;
}

/** What steps wrote into one field of one table, as the journal tells it. */
async function journaled(page: Page, table: string, field: string): Promise<Set<unknown>> {
  interface Told {
    readonly table: string;
    readonly record?: Readonly<Record<string, unknown>>;
    readonly fields?: Readonly<Record<string, { readonly after?: unknown }>>;
  }
  const parts = (await planRows(page, 'journal-parts')) as unknown as readonly { readonly changes: readonly Told[] }[];
  const changes = parts.flatMap((part) => part.changes).filter((change) => change.table === table);
  return new Set(changes.map(({ record, fields }) => record?.[field] ?? fields?.[field]?.after));
}

test('killed while a release is renamed: every name shown as saved is there', async ({ planner, profile }) => {
  const rounds = 15;
  const random = seeded(seedOf('renaming'));
  let page = await planner.start();
  await begin(page, 'New plan');
  const file = join(profile, 'release.csv');
  await writeFile(file, 'key,name,type,start,end\nPAY 26.4,Name 0,major,2026-11-02,2026-12-11\n');
  expect((await planner.command(['import', file, '--as', 'releases'])).code).toBe(0);
  const saved = new Set<string>();
  let tried = 0;
  let held = 0;
  for (let round = 0; round < rounds; round += 1) {
    await goTo(page, 'Releases');
    await page.getByText('PAY 26.4').first().dblclick();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await expect(name).toHaveValue(`Name ${held}`);
    const footer = page.getByRole('contentinfo');
    const typed: string[] = [];
    const rename = async (isWaitedFor: boolean) => {
      tried += 1;
      await name.fill(`Name ${tried}`);
      await name.press('Enter');
      typed.push(`Name ${tried}`);
      if (isWaitedFor) await footer.getByText('Saved on this laptop').waitFor();
      if (await saysSaved(page)) for (const one of typed.splice(0)) saved.add(one);
    };
    const began = Date.now();
    await rename(true);
    await workUntilKilled(planner, random() * FEW * (Date.now() - began), async (isKilled) => {
      // Now and then typed on at once, while the last one is still being saved.
      while (!isKilled()) await rename(random() < 0.5);
    });
    page = await startWhole(planner);
    const steps = await journaled(page, 'releases', 'name');
    expect([...saved].filter((one) => !steps.has(one))).toEqual([]);
    const [release] = await planRows(page, 'releases');
    const before = held;
    held = Number(String(release?.['name']).slice('Name '.length));
    expect(held).toBeGreaterThanOrEqual(before);
    expect(held).toBeLessThanOrEqual(tried);
  }
  // Without edits that were seen as saved, nothing above could have failed.
  expect(saved.size).toBeGreaterThan(0);
  console.log(`renaming: ${rounds} rounds, ${tried} edits begun, ${saved.size} shown as saved`);
});

test('killed while events are created: every event shown as saved is there, once', async ({ planner }) => {
  const rounds = 15;
  const random = seeded(seedOf('creating'));
  let page = await planner.start();
  await begin(page, 'New plan');
  const saved = new Set<string>();
  let tried = 0;
  for (let round = 0; round < rounds; round += 1) {
    await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
    const dialog = page.getByRole('dialog', { name: 'New event' });
    const create = async () => {
      tried += 1;
      await find(page, 'New event');
      await dialog.getByLabel('Title').fill(`Event ${tried}`);
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
      if (await saysSaved(page)) saved.add(`Event ${tried}`);
    };
    const began = Date.now();
    await create();
    await workUntilKilled(planner, random() * FEW * (Date.now() - began), async (isKilled) => {
      while (!isKilled()) await create();
    });
    page = await startWhole(planner);
    const titles = (await planRows(page, 'events')).map((event) => String(event['title']));
    expect([...saved].filter((one) => !titles.includes(one))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
    const steps = await journaled(page, 'events', 'title');
    expect(titles.filter((one) => !steps.has(one))).toEqual([]);
  }
  expect(saved.size).toBeGreaterThan(0);
  console.log(`creating: ${rounds} rounds, ${tried} events begun, ${saved.size} shown as saved`);
});

/** An import is there whole or not at all; told as done, it is there. Returns whether it is. */
async function wholeOrNot(page: Page, isSaidDone: boolean): Promise<boolean> {
  const releases = await planCount(page, 'releases');
  expect(isSaidDone ? [ROWS] : [0, ROWS]).toContain(releases);
  expect(await planCount(page, 'import-links')).toBe(releases);
  expect(await planCount(page, 'import-sources')).toBe(releases === 0 ? 0 : 1);
  return releases > 0;
}

/** The next round finds a plan without releases again. */
async function newPlan(planner: Planner, emptyPlan: string): Promise<void> {
  const opened = await planner.command(['open', emptyPlan, '--json']);
  expect(opened.code, opened.stderr).toBe(0);
}

async function exportEmptyPlan(planner: Planner): Promise<string> {
  const path = join(planner.profile, 'empty.slipway');
  const exported = await planner.command(['export', 'workspace', '--out', path, '--journal']);
  expect(exported.code, exported.stderr).toBe(0);
  return path;
}

test('killed while importing in the window: 8,321 releases or none', async ({ planner }) => {
  const rounds = 10;
  const random = seeded(seedOf('importing in the window'));
  let page = await planner.start();
  await begin(page, 'New plan');
  const emptyPlan = await exportEmptyPlan(planner);
  const outcomes: boolean[] = [];
  // The first round is not killed: how long it takes says where the others are.
  let longest = 0;
  for (let round = 0; round <= rounds; round += 1) {
    await planner.answerOpenDialog(ENDOFLIFE);
    await find(page, 'Import files');
    await page.getByRole('button', { name: 'Choose files' }).click();
    const dialog = page.getByRole('dialog');
    const accept = dialog.getByRole('button', { name: 'Import', exact: true });
    await expect(accept).toBeEnabled();
    const began = Date.now();
    let isSaidDone = false;
    const work = async () => {
      await accept.click();
      await expect(dialog).toBeHidden();
      isSaidDone = await saysSaved(page);
    };
    if (round === 0) {
      await work();
      longest = Date.now() - began;
      await killEverything(planner);
    } else await workUntilKilled(planner, random() * 1.2 * longest, work);
    page = await startWhole(planner);
    const isWhole = await wholeOrNot(page, isSaidDone);
    outcomes.push(isWhole);
    if (isWhole) await newPlan(planner, emptyPlan);
  }
  console.log(`window import: ${rounds} rounds within ${longest} ms, ${outcomes.filter(Boolean).length - 1} whole`);
});

test('killed while importing by command line: 8,321 releases or none', async ({ planner }) => {
  const rounds = 10;
  const random = seeded(seedOf('importing by command line'));
  const emptyPlan = await exportEmptyPlan(planner);
  const outcomes: boolean[] = [];
  let longest = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const began = Date.now();
    let timer: NodeJS.Timeout | undefined;
    const result = await planner.command(['import', ENDOFLIFE, '--json'], {
      onStart: ({ pid }) => {
        // The start itself takes a while: its beginning holds no moments worth a round.
        const ms = longest * (0.3 + 0.8 * random());
        if (round > 0 && pid !== undefined) timer = setTimeout(() => killTree(pid), ms);
      },
    });
    clearTimeout(timer);
    if (round === 0) longest = Date.now() - began;
    const page = await startWhole(planner);
    const isWhole = await wholeOrNot(page, result.code === 0);
    outcomes.push(isWhole);
    if (isWhole) await newPlan(planner, emptyPlan);
    await killEverything(planner);
  }
  console.log(
    `command line import: ${rounds} rounds within ${longest} ms, ${outcomes.filter(Boolean).length - 1} whole`,
  );
});
