import type { CallRequest } from '#shared/bridge.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLE_NAMES } from '#shared/model/tables.ts';
import { printOptionsOf, renderCalendar } from '#shared/documents/export.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import { createText } from '#shared/text/index.ts';
import { expect, test } from '../e2e/fixture.ts';
import { configurationOf, rowsOf, tablesOf } from '../support/plan.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { launchBrowser } from './browser.ts';
import { lanePlan } from './lane-plan.ts';
import { longestTask, settled, watchTasks } from './months.ts';
import { planFile } from './plan-file.ts';
import { report } from './rows.ts';

const RUNS = 5;
const ENTRIES = 24_000;
const YEAR = { first: '2027-01-01', last: '2027-12-31', zone: 'Europe/Berlin' };
/** As the document asks for it, with tags and outline as ours has them. */
const SHEET = { printBackground: true, preferCSSPageSize: true, tagged: true, outline: true } as const;

/** The plan as the creations that make it. */
function changesOf(plan: Partial<WorkspaceTables>): Change[] {
  return TABLE_NAMES.flatMap((table) =>
    (plan[table] ?? []).map((record) => ({ op: 'create', table, record }) as Change),
  );
}

const press = (name: string): string => `document.querySelector('button[aria-label="${name}"]').click()`;

test('a year of 24,000 entries, in the window and on paper', async ({ planner }, info) => {
  const plan = lanePlan(ENTRIES);
  const opened = await planner.command(['open', await planFile(plan, 'year.slipway'), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('radio', { name: 'Year' }).click();
  const period = page.getByRole('heading', { level: 2, name: '2027', exact: true });
  for (let turns = 0; turns < 5 && !(await period.isVisible()); turns += 1) await settled(page, press('Next year'));
  await expect(period).toBeVisible();
  await watchTasks(page);
  const runs: number[] = [];
  const tasks: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await settled(page, press('Previous year'));
    await longestTask(page);
    runs.push(await settled(page, press('Next year')));
    tasks.push(await longestTask(page));
  }
  report(info, { name: `year shown and settled, ${ENTRIES} entries`, unit: 'ms', runs, aim: '< 100 ms' });
  report(info, { name: `longest task turning to the year, ${ENTRIES} entries`, unit: 'ms', runs: tasks });

  const tables = tablesOf(changesOf(plan));
  const configuration = configurationOf(tables);
  const { t } = createText('en');
  const printed: number[] = [];
  let html = '';
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    const entries = projectEntries(rowsOf(tables), configuration, YEAR);
    const choices = { ...YEAR, view: 'year', paper: 'a3' } as const;
    const snapshot = snapshotOf(entries, tables.events, configuration, choices);
    html = renderCalendar(snapshot, t, { format: 'print', fonts: [] });
    const request: CallRequest<'printToPdf'> = { html, options: printOptionsOf(snapshot) };
    // The bytes stay in the window: handing 30 MB on to the test is no part of printing.
    const answer = await page.evaluate(async (asked) => {
      const printing = await window.slipway.printToPdf(asked);
      return printing.ok ? 'printed' : `${printing.error.code} ${JSON.stringify(printing.error.detail)}`;
    }, request);
    printed.push(performance.now() - began);
    expect(answer).toBe('printed');
  }
  const browser = await launchBrowser();
  const bare = await browser.newPage();
  const engine: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    await bare.setContent(html);
    await bare.pdf(SHEET);
    engine.push(performance.now() - began);
  }
  await browser.close();
  report(info, {
    name: `year calendar of ${ENTRIES} entries to PDF, from the records`,
    unit: 'ms',
    runs: printed,
    against: { name: 'the bare engine, the finished HTML', runs: engine },
  });
});
