import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { rowsOf, workbookBytes } from '../support/xlsx.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { accept, acceptOf, choose, countsOf, dialogOf, offer, run } from './importing.ts';
import { planCount, planRows } from './plan-rows.ts';
import { begin, goTo, pick } from './steps.ts';
import { summaryOf } from './summary.ts';

/* Spreadsheets through the dialog and by command line, files that mean harm, and rows pasted into a list. */

const DATA = join(import.meta.dirname, '../data');
const OPENPYXL = join(DATA, 'workbooks/openpyxl-3.1.xlsx');
const XLSXWRITER = join(DATA, 'workbooks/xlsxwriter-3.2-1904.xlsx');

const datesOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map(({ key, startDate, releaseDate }) => `${String(key)} ${String(startDate)} ${String(releaseDate)}`).sort();
const RELEASES = ['BUS 27.1 2027-01-04 2027-02-11', 'LED 26.4 2026-11-09 2026-12-17', 'PAY 26.4 2026-11-02 2026-12-10'];

test('the sheet is chosen, hidden rows are left out, both are remembered; one undo takes it back', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await choose(planner, OPENPYXL);
  const dialog = dialogOf(page);
  // The cover is empty and one sheet is hidden: what comes first is the first table.
  await expect(dialog.getByRole('button', { name: /^Releases.*Sheet/ })).toBeVisible();
  await expect(countsOf(page)).toHaveText(/3 new/);
  await expect(dialog.getByRole('columnheader', { name: 'Row', exact: true })).toBeVisible();
  await dialog.getByRole('tab', { name: /Notes/ }).click();
  await expect(dialog.getByText('One hidden sheet is not offered: “Lists”.')).toBeVisible();
  await expect(dialog.getByText('1 row is hidden in the sheet; it comes in like the others.')).toBeVisible();
  await expect(dialog.getByText('The column G is hidden in the sheet; it comes in like the others.')).toBeVisible();
  await expect(
    dialog.getByText(/^3 cells, the first H2, hold errors or formulas without a stored result/),
  ).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await pick(dialog, 'Hidden rows', 'Leave them out');
  await expect(countsOf(page)).toHaveText(/2 new/);
  await pick(dialog, 'Sheet', 'Cover');
  await expect(dialog.getByText('The sheet “Cover” holds no rows.')).toBeVisible();
  await pick(dialog, 'Sheet', 'Releases');
  await expect(countsOf(page)).toHaveText(/2 new/);
  expect(await planCount(page, 'releases')).toBe(0);
  const steps = await planCount(page, 'journal');
  await accept(page);
  expect(datesOf(await planRows(page, 'releases'))).toEqual([RELEASES[0], RELEASES[2]]);
  expect(await planCount(page, 'journal')).toBe(steps + 1);

  // Another sheet is another source: nothing of the first is gone.
  await choose(planner, OPENPYXL);
  await expect(countsOf(page)).toHaveText(/0 new.*2 unchanged/s);
  await expect(acceptOf(page)).toBeDisabled();
  await pick(dialog, 'Sheet', 'Events');
  await expect(countsOf(page)).toHaveText(/2 new/);
  await expect(countsOf(page)).not.toHaveText(/gone/);
  await accept(page);
  const events = (await planRows(page, 'events')).map(({ title, when }) => [title, when]);
  expect(Object.fromEntries(events)).toEqual({
    Freeze: { type: 'dates', first: '2026-12-21', last: '2026-12-21' },
    Board: { type: 'dates', first: '2026-12-21', last: '2026-12-21' },
  });
  expect(events).toHaveLength(2);
  await page.getByRole('button', { name: /^Undo: Imported openpyxl/ }).click();
  await expect.poll(async () => planCount(page, 'events')).toBe(0);
  await page.getByRole('button', { name: /^Undo: Imported openpyxl/ }).click();
  await expect.poll(async () => planCount(page, 'releases')).toBe(0);
  await run(planner, 'check');
  expect(planner.problems).toEqual([]);
});

test('by command line: the sheet named, days counted from 1904, errors named by sheet, row, column and cell', async ({
  planner,
}) => {
  const first = await planner.command(['import', XLSXWRITER, '--json']);
  expect(first.code).toBe(1);
  expect(summaryOf(first)).toMatchObject({
    counts: { created: 3, failed: 1 },
    problems: [
      {
        file: 'xlsxwriter-3.2-1904.xlsx',
        sheet: 'Releases',
        row: 6,
        column: 'Release date',
        value: '#N/A',
        code: 'cellError',
        message: 'The cell D6 in Release date holds an error: #N/A.',
      },
    ],
  });
  expect(first.stderr).toContain('xlsxwriter-3.2-1904.xlsx, sheet Releases, row 6, column Release date:');
  expect(summaryOf(await planner.command(['import', XLSXWRITER, '--json'])).counts).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 3,
  });
  expect((await run(planner, 'import', OPENPYXL, '--sheet', 'Events')).counts).toMatchObject({ created: 2 });
  const missing = await planner.command(['import', OPENPYXL, '--sheet', 'Plan', '--json']);
  expect(missing.code).toBe(1);
  expect(summaryOf(missing).problems).toMatchObject([
    {
      code: 'importNoSheet',
      message: 'openpyxl-3.1.xlsx has no sheet called “Plan”. It has: Cover, Releases, Events, Lists.',
    },
  ]);
  const page = await planner.start();
  expect(datesOf(await planRows(page, 'releases'))).toEqual(RELEASES);
});

test('changed here and changed in the sheet: both stay, what both changed is asked', async ({ planner, profile }) => {
  const file = join(profile, 'plan.xlsx');
  const write = (name: string, day: number) =>
    writeFile(
      file,
      workbookBytes({
        formats: [0, 'dd.mm.yyyy'],
        sheets: [
          {
            name: 'Plan',
            rows: rowsOf([
              ['Key', 'Name', 'Release date', 'Notes'],
              ['PAY 26.4', name, { date: day }, 'as agreed'],
            ]),
          },
        ],
      }),
    );
  const page = await planner.start();
  await begin(page, 'New plan');
  await write('Payments', 46_366);
  await run(planner, 'import', file, '--as', 'releases');
  await run(planner, 'edit', 'releases', 'PAY 26.4', 'notes=asked the board', 'name=Payments here');
  await write('Payments there', 46_373);
  await choose(planner, file);
  await expect(countsOf(page)).toHaveText(/1 in conflict/);
  await expect(dialogOf(page).getByRole('row', { name: /Payments here.*Payments there/ })).toBeVisible();
  await accept(page);
  const [release] = await planRows(page, 'releases');
  expect(release).toMatchObject({ name: 'Payments here', notes: 'asked the board', releaseDate: '2026-12-17' });
});

test('files that mean harm or are no spreadsheet are told by place, and nothing is written', async ({
  planner,
  profile,
}) => {
  const sheets = [
    {
      name: 'Plan',
      rows: rowsOf([
        ['Key', 'Name'],
        ['PAY', 'Payments'],
      ]),
    },
  ];
  const sound = workbookBytes({ sheets });
  const entity = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>';
  const files: Readonly<Record<string, readonly [Uint8Array, code: string, words: string]>> = {
    'cut.xlsx': [sound.subarray(0, sound.length - 40), 'workbookBroken', 'its end is missing'],
    'bomb.xlsx': [
      zipSync({ '[Content_Types].xml': strToU8('x'), '_rels/.rels': new Uint8Array(64 * 1024 * 1024) }),
      'workbookBomb',
      'would unpack to more',
    ],
    'entities.xlsx': [
      workbookBytes({ sheets, parts: { 'xl/worksheets/sheet1.xml': entity } }),
      'workbookBroken',
      'xl/worksheets/sheet1.xml brings definitions',
    ],
    'outside.xlsx': [zipSync({ '../x.xml': strToU8('x') }), 'workbookBroken', '../x.xml'],
    'table.xlsx': [strToU8('key,name\nPAY,Payments\n'), 'workbookBroken', 'its ending may be wrong'],
    'login.xlsx': [strToU8('<!doctype html><title>Sign in</title>'), 'importWebPage', 'sign-in page'],
    'old.xls': [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'workbookOld', 'Save it as .xlsx'],
  };
  for (const [name, [bytes]] of Object.entries(files)) await writeFile(join(profile, name), bytes);
  const page = await planner.start();
  await begin(page, 'New plan');
  const steps = await planCount(page, 'journal');
  const result = await planner.command(['import', ...Object.keys(files), '--json']);
  expect(result.code).toBe(1);
  expect(summaryOf(result).problems.map(({ file, code }) => [file, code])).toEqual(
    Object.entries(files).map(([name, [, code]]) => [name, code]),
  );
  for (const [at, [, , words]] of Object.values(files).entries())
    expect(summaryOf(result).problems[at]?.message).toContain(words);
  // In the window the same, with a way on.
  await offer(planner, join(profile, 'entities.xlsx'));
  await expect(dialogOf(page).getByText(/brings definitions of its own/)).toBeVisible();
  await expect(dialogOf(page).getByRole('button', { name: 'Choose another file' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await planCount(page, 'journal')).toBe(steps);
  expect(await planCount(page, 'import-sources')).toBe(0);
  await run(planner, 'check');
});

test('the timeline of Kubernetes comes in whole, dates in words and all', async ({ planner }) => {
  const timeline = join(DATA, 'kubernetes-1.36/timeline.csv');
  expect((await run(planner, 'import', timeline, '--as', 'events')).counts).toMatchObject({ created: 37, failed: 0 });
  expect((await run(planner, 'import', timeline)).counts).toMatchObject({ created: 0, unchanged: 37 });
  const page = await planner.start();
  const events = await planRows(page, 'events');
  const of = (title: string) => events.find((event) => event['title'] === title)?.['when'];
  expect(of('KubeCon EU')).toEqual({ type: 'dates', first: '2026-03-23', last: '2026-03-26' });
  expect(of('Docs Freeze')).toMatchObject({
    start: { utc: '2026-04-09T12:00:00Z' },
    end: { utc: '2026-04-09T12:00:00Z' },
  });
});

/** Goes to a page and waits until it stands there: a paste goes into the list that is shown. */
async function show(page: Page, name: 'Calendar' | 'Releases' | 'Services'): Promise<void> {
  await goTo(page, name);
  await expect(page.getByRole('heading', { name, exact: true, level: 1 })).toBeVisible();
}

/** Puts text on the clipboard as another program would have, and presses the keys. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const BLOCK =
  'Key\tName\tRelease date\r\nPAY 26.4\tInstant payments\t10/12/2026\r\nLED 26.4\t"Ledger\nand postings"\t17/12/2026\r\n';

test('a block from a spreadsheet pasted into a list: previewed, written when accepted, one undo', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await show(page, 'Releases');
  // A word is none of its business, nor is a block on a page without a list.
  await paste(page, 'PAY 26.4');
  await expect(dialogOf(page)).toBeHidden();
  await paste(page, BLOCK);
  await expect(countsOf(page)).toHaveText(/2 new/);
  await expect(dialogOf(page).getByRole('heading', { name: 'Import pasted rows' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  const steps = await planCount(page, 'journal');
  expect(await planCount(page, 'releases')).toBe(0);
  await accept(page);
  expect(await planCount(page, 'journal')).toBe(steps + 1);
  expect(datesOf(await planRows(page, 'releases'))).toEqual(['LED 26.4 null 2026-12-17', 'PAY 26.4 null 2026-12-10']);

  // Into a field it goes as text.
  await page.getByRole('searchbox').first().focus();
  await paste(page, BLOCK);
  await expect(dialogOf(page)).toBeHidden();
  await page.getByRole('grid').focus();
  await paste(page, BLOCK.replace('10/12/2026', '11/12/2026'));
  await expect(countsOf(page)).toHaveText(/1 in conflict.*1 unchanged/s);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Undo: Imported pasted rows/ }).click();
  await expect.poll(async () => planCount(page, 'releases')).toBe(0);

  await show(page, 'Services');
  await paste(page, 'pay\tPayments\nled\tLedger');
  await expect(countsOf(page)).toHaveText(/2 new/);
  await pick(dialogOf(page), 'The first row', 'Names the columns');
  await expect(dialogOf(page).getByText(/No column gives the/)).toBeVisible();
  await pick(dialogOf(page), 'The first row', 'Is a row like the others');
  await accept(page);
  const services = (await planRows(page, 'services')).map(({ key, name }) => `${String(key)} ${String(name)}`);
  expect(services.sort()).toEqual(['led Ledger', 'pay Payments']);
  await show(page, 'Calendar');
  await paste(page, BLOCK);
  await expect(dialogOf(page)).toBeHidden();
  await run(planner, 'check');
  expect(planner.problems).toEqual([]);
});

test('real keys: what was copied from a field is pasted into the list with Ctrl+V', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await show(page, 'Services');
  const block = await readFile(join(DATA, 'openstack-2026.2/services.csv'), 'utf8');
  const tabs = block
    .split('\n')
    .slice(0, 12)
    .map((line) => line.replaceAll(',', '\t'))
    .join('\n');
  await page.evaluate((text) => {
    const field = document.createElement('textarea');
    field.id = 'copied';
    field.value = text;
    document.body.append(field);
    field.select();
  }, tabs);
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.getElementById('copied')?.remove());
  await page.keyboard.press('Control+v');
  await expect(countsOf(page)).toHaveText(/11 new/);
});
