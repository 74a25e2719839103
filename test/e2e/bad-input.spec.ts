import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { BAD_IMPORTS, badPlans, garbageRows, sparseFile, type Told } from './garbage.ts';
import { planCount } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { begin, find, pick } from './steps.ts';
import { summaryOf, type Problem } from './summary.ts';

/* Whatever a file holds: an error that names the place, nothing written, the plan whole. */

const DATA = join(import.meta.dirname, '../data');

/** What would change if anything were written. */
async function stateOf(page: Page): Promise<object> {
  const [steps, events, releases, sources] = await Promise.all(
    ['journal', 'events', 'releases', 'import-sources'].map(async (table) => planCount(page, table)),
  );
  const plans = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name).sort((a, b) => (a ?? '').localeCompare(b ?? '')),
  );
  return { steps, events, releases, sources, plans };
}

async function startWithSchedule(planner: Planner): Promise<Page> {
  const page = await planner.start();
  await begin(page, 'New plan');
  const imported = await planner.command(['import', join(DATA, 'openstack-2026.2/schedule.ics')]);
  expect(imported.code, imported.stderr).toBe(0);
  return page;
}

async function expectWhole(planner: Planner): Promise<void> {
  const checked = await planner.command(['check', '--json']);
  expect(summaryOf(checked)).toMatchObject({ ok: true, counts: { failed: 0 } });
}

/** Says what is missing in the telling, so that one run shows all files that are told badly. */
function complaint(
  name: string,
  code: number | null,
  stderr: string,
  problems: readonly Problem[],
  told: Told,
): string[] {
  const wrong: string[] = [];
  if (code !== 1) wrong.push(`exit code ${String(code)}`);
  const found = problems.find((problem) => problem.code.startsWith(told.code));
  if (found === undefined) return [...wrong, `told as ${problems.map((problem) => problem.code).join() || 'nothing'}`];
  if (found.file !== name) wrong.push(`file ${String(found.file)}`);
  if (told.row !== undefined && found.row !== told.row) wrong.push(`row ${String(found.row)}`);
  if (told.column !== undefined && found.column !== told.column) wrong.push(`column ${String(found.column)}`);
  if (told.value !== undefined && found.value !== told.value) wrong.push(`value ${String(found.value)}`);
  if (found.message === '' || /\{\{|\$t\(/.test(found.message)) wrong.push(`message ${found.message}`);
  if (!stderr.includes(found.message)) wrong.push('not said to people');
  return wrong;
}

test('calendars and tables that cannot be read: told by place, nothing written', async ({ planner, profile }) => {
  const page = await startWithSchedule(planner);
  const before = await stateOf(page);
  const wrong: Record<string, string[]> = {};
  for (const { name, content, told } of BAD_IMPORTS) {
    await writeFile(join(profile, name), content);
    const result = await planner.command(['import', name, '--json'], { cwd: profile });
    const complaints = complaint(name, result.code, result.stderr, summaryOf(result).problems, told);
    if (complaints.length > 0) wrong[name] = complaints;
    expect(await stateOf(page), name).toEqual(before);
  }
  expect(wrong).toEqual({});
  await expectWhole(planner);
  expect(planner.problems).toEqual([]);
});

test('plans that cannot be opened: told, none opened, nothing outside touched', async ({ planner, profile }) => {
  const page = await startWithSchedule(planner);
  const good = join(profile, 'good.slipway');
  expect((await planner.command(['export', 'workspace', '--out', good, '--journal'])).code).toBe(0);
  const before = await stateOf(page);
  const wrong: Record<string, string[]> = {};
  for (const { name, content, told } of await badPlans(await readFile(good))) {
    await writeFile(join(profile, name), content);
    const result = await planner.command(['open', name, '--json'], { cwd: profile });
    const complaints = complaint(name, result.code, result.stderr, summaryOf(result).problems, told);
    if (complaints.length > 0) wrong[name] = complaints;
    expect(await stateOf(page), name).toEqual(before);
  }
  expect(wrong).toEqual({});
  expect(existsSync('/tmp/escaped.ndjson')).toBe(false);
  await expectWhole(planner);
});

test('100 MB are refused by their size alone, in the window too', async ({ planner, profile }) => {
  const page = await startWithSchedule(planner);
  const before = await stateOf(page);
  for (const [name, bytes] of [
    ['large.csv', 100 * 1024 ** 2],
    ['large.ics', 100 * 1024 ** 2],
    ['large.slipway', 300 * 1024 ** 2],
  ] as const) {
    await sparseFile(join(profile, name), bytes);
    const verb = name.endsWith('.slipway') ? 'open' : 'import';
    const result = await planner.command([verb, name, '--json'], { cwd: profile });
    expect(complaint(name, result.code, result.stderr, summaryOf(result).problems, { code: 'fileTooLarge' })).toEqual(
      [],
    );
  }
  await planner.answerOpenDialog(join(profile, 'large.csv'));
  await find(page, 'Import files');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(page.getByText(/large\.csv has .* bytes; at most/)).toBeVisible();
  expect(await stateOf(page)).toEqual(before);
  await expectWhole(planner);
});

test('10,000 rows of garbage: every row named, none brought in, and the dialog lists them', async ({
  planner,
  profile,
}) => {
  const page = await startWithSchedule(planner);
  const before = await stateOf(page);
  const file = join(profile, 'garbage.csv');
  await writeFile(file, garbageRows(10_000));
  const result = await planner.command(['import', 'garbage.csv', '--as', 'events', '--json'], { cwd: profile });
  expect(result.code).toBe(1);
  const { counts, problems } = summaryOf(result);
  expect(counts).toMatchObject({ created: 0, updated: 0, failed: 10_000 });
  expect(new Set(problems.map(({ row }) => row))).toEqual(new Set(Array.from({ length: 10_000 }, (_, at) => at + 2)));
  expect(await stateOf(page)).toEqual(before);

  await planner.answerOpenDialog(file);
  await find(page, 'Import files');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await pick(page.getByRole('dialog'), 'Rows become', 'Events');
  await expect(page.getByRole('list', { name: 'What importing does' })).toHaveText(/0 new.*10,000 unreadable/s);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  expect(await stateOf(page)).toEqual(before);
  await expectWhole(planner);
  expect(planner.problems).toEqual([]);
});

test('a file cut short gives its whole events, and names the one that is not', async ({ planner, profile }) => {
  const whole = await readFile(join(DATA, 'openstack-2026.2/schedule.ics'), 'utf8');
  const cut = whole.lastIndexOf('SUMMARY');
  await writeFile(join(profile, 'schedule.ics'), whole.slice(0, cut));
  const rehearsed = await planner.command(['import', 'schedule.ics', '--dry-run', '--json'], { cwd: profile });
  const row = whole.slice(0, whole.lastIndexOf('BEGIN:VEVENT')).split('\n').length;
  expect(rehearsed.code).toBe(1);
  expect(summaryOf(rehearsed)).toMatchObject({
    counts: { created: 40, failed: 1 },
    problems: [{ file: 'schedule.ics', row, code: 'componentNotClosed' }],
  });
  await expectWhole(planner);
});
