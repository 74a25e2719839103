import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { accept, acceptOf, choose, countsOf, dialogOf, run } from './importing.ts';
import { planCount, planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { begin, find } from './steps.ts';

/* Real files, whole and with their own dates, through the dialog, by drop and by command line. */

const DATA = join(import.meta.dirname, '../data');
const SCHEDULE_ICS = join(DATA, 'openstack-2026.2/schedule.ics');
const SCHEDULE_CSV = join(DATA, 'openstack-2026.2/schedule.csv');
const SERVICES = join(DATA, 'openstack-2026.2/services.csv');
const ENDOFLIFE = join(DATA, 'endoflife-2026-08/releases.csv');

type Row = Readonly<Record<string, unknown>>;

/** Tables of the plan as another program reads them: out of an exported workspace file. */
async function exported(planner: Planner): Promise<(table: string) => Row[]> {
  const path = join(planner.profile, 'plan.slipway');
  await run(planner, 'export', 'workspace', '--out', path);
  const parts = unzipSync(await readFile(path));
  return (table) =>
    strFromU8(parts[`${table}.ndjson`] ?? new Uint8Array())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
}

/** A table read by a library alone, as objects by header. */
async function table(path: string): Promise<Readonly<Record<string, string>>[]> {
  const [header = [], ...rows] = Papa.parse(await readFile(path, 'utf8'), { skipEmptyLines: true }).data;
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

const datesOf = (events: readonly Row[]) =>
  events
    .map(({ title, when }) => {
      const { first, last } = when as { first: string; last: string };
      return `${String(title)} ${first} ${last}`;
    })
    .sort();

test('a calendar through the dialog: 41 events, again nothing, one undo takes it back', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await choose(planner, SCHEDULE_ICS);
  await expect(countsOf(page)).toHaveText(/41 new/);
  expect(await violationsInBothThemes(page)).toEqual([]);
  // Nothing is written until it is accepted.
  expect(await planCount(page, 'events')).toBe(0);
  const steps = await planCount(page, 'journal');
  await accept(page);
  const rows = await table(SCHEDULE_CSV);
  expect(datesOf(await planRows(page, 'events'))).toEqual(
    rows.map(({ title, start, end }) => `${title} ${start} ${end}`).sort(),
  );
  expect(await planCount(page, 'journal')).toBe(steps + 1);

  await choose(planner, SCHEDULE_ICS);
  await expect(countsOf(page)).toHaveText(/0 new.*41 unchanged/s);
  await expect(dialogOf(page).getByText('The plan already holds everything in this file.')).toBeVisible();
  await expect(acceptOf(page)).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();

  await page.getByRole('button', { name: /^Undo: Imported schedule\.ics/ }).click();
  await expect.poll(async () => planCount(page, 'events')).toBe(0);
  expect(await planCount(page, 'import-links')).toBe(0);
  await page.getByRole('button', { name: /^Redo: Imported schedule\.ics/ }).click();
  await expect.poll(async () => planCount(page, 'events')).toBe(41);
  await run(planner, 'check');
  expect(planner.problems).toEqual([]);
});

test('a table dropped on the window: the same 41 events', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const files = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'schedule.csv', { type: 'text/csv' }));
      return transfer;
    },
    await readFile(SCHEDULE_CSV, 'utf8'),
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: files });
  await expect(page.getByText('Drop calendars, tables or a plan')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
  await expect(countsOf(page)).toHaveText(/41 new/);
  await accept(page);
  const rows = await table(SCHEDULE_CSV);
  expect(datesOf(await planRows(page, 'events'))).toEqual(
    rows.map(({ title, start, end }) => `${title} ${start} ${end}`).sort(),
  );
  await run(planner, 'check');
});

test('211 services and their teams by command line, and what an export hands on', async ({ planner }) => {
  expect((await run(planner, 'import', SERVICES)).counts).toMatchObject({ created: 211, failed: 0 });
  expect((await run(planner, 'import', SERVICES)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 211 });
  const plan = await exported(planner);
  const teams = new Map(plan('teams').map((team) => [team['id'], team['name']]));
  const read = plan('services').map(({ key, teamId, type }) => ({ service: key, team: teams.get(teamId), type }));
  const rows = (await table(SERVICES)).map(({ service, team, type }) => ({ service, team, type }));
  const byKey = (a: { service: unknown }, b: { service: unknown }) => (String(a.service) < String(b.service) ? -1 : 1);
  expect(read.sort(byKey)).toEqual(rows.sort(byKey));
});

test('8,321 releases: every date, boolean and missing value as it stands in the file', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await choose(planner, ENDOFLIFE);
  await expect(countsOf(page)).toHaveText(/8,321 new/);
  await accept(page);
  // What was there before so much came in is kept outside the database.
  await find(page, 'Backups');
  await expect(page.getByRole('dialog', { name: 'Backups' }).getByText('Before an import')).toBeVisible();
  await page.keyboard.press('Escape');
  const plan = await exported(planner);
  const fieldIds = new Map(plan('custom-fields').map((field) => [String(field['name']), String(field['id'])]));
  const releases = new Map(plan('releases').map((release) => [release['key'], release]));
  expect(releases.size).toBe(8321);

  const words = new Map<string, unknown>([
    ['True', true],
    ['False', false],
    ['', undefined],
  ]);
  const typed = (cell: string) => (words.has(cell) ? words.get(cell) : cell);
  const rows = await table(ENDOFLIFE);
  expect(rows).toHaveLength(8321);
  const wrong: string[] = [];
  for (const row of rows) {
    const key = `${row['product']} ${row['cycle']}`.replace(/\s+/g, ' ').trim();
    const release = releases.get(key);
    const custom = (release?.['custom'] ?? {}) as Row;
    for (const [name, cell] of Object.entries(row)) {
      const held = name === 'release_date' ? (release?.['releaseDate'] ?? undefined) : custom[fieldIds.get(name) ?? ''];
      if (held !== typed(cell)) wrong.push(`${key}, ${name}: ${cell} became ${String(held)}`);
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);

  // A handful written down by hand, so that the comparison above is not its own witness.
  const field = (key: string, name: string) =>
    (releases.get(key)?.['custom'] as Row | undefined)?.[fieldIds.get(name) ?? ''];
  expect(releases.get('AdonisJS 7')).toMatchObject({ releaseDate: '2026-02-25' });
  expect(field('AdonisJS 7', 'end_of_life')).toBe(false);
  expect(field('AdonisJS 7', 'active_support_until')).toBeUndefined();
  expect(field('AdonisJS 5', 'end_of_life')).toBe('2023-02-20');
  expect(field('AdonisJS 5', 'latest_date')).toBe('2022-11-22');

  expect((await run(planner, 'import', ENDOFLIFE)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 8321 });
  await page.getByRole('button', { name: /^Undo: Imported releases\.csv/ }).click();
  await expect.poll(async () => planCount(page, 'releases')).toBe(0);
  await run(planner, 'check');
});

const delivery = (name: string, end: string) =>
  `key,name,type,start,end,notes\nPAY 26.4,${name},major,2026-11-02,${end},as agreed\nBUS 26.4,Timetable feed,minor,2026-11-09,2026-11-20,\n`;

test('changed here and changed there: both stay, what both changed is asked', async ({ planner, profile }) => {
  const file = join(profile, 'releases.csv');
  const page = await planner.start();
  await begin(page, 'New plan');
  const payments = async () =>
    (await planRows(page, 'releases')).find((release) => release['key'] === 'PAY 26.4') ?? {};
  await writeFile(file, delivery('Instant payments', '2026-12-11'));
  await run(planner, 'import', file, '--as', 'releases');
  await run(planner, 'edit', 'releases', 'PAY 26.4', 'notes=asked the board');
  await writeFile(file, delivery('Instant payments', '2026-12-18'));
  const merged = await run(planner, 'import', file, '--as', 'releases');
  expect(merged.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, failed: 0 });
  expect(await payments()).toMatchObject({ notes: 'asked the board', releaseDate: '2026-12-18' });

  await run(planner, 'edit', 'releases', 'PAY 26.4', 'name=Payments here');
  await writeFile(file, delivery('Payments there', '2026-12-18'));
  // By command line mine stays, and the summary says so.
  const kept = await run(planner, 'import', file, '--as', 'releases');
  expect(kept.problems).toMatchObject([{ code: 'conflict', row: 2, column: 'name', value: 'Payments there' }]);
  expect(await payments()).toMatchObject({ name: 'Payments here' });

  // What was decided is not asked again; a further change there is.
  await writeFile(file, delivery('Payments once more', '2026-12-18'));
  await choose(planner, file);
  await expect(countsOf(page)).toHaveText(/1 in conflict/);
  await dialogOf(page)
    .getByRole('tab', { name: /In conflict/ })
    .click();
  await expect(dialogOf(page).getByRole('row', { name: /Payments here.*Payments once more/ })).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Take all from the file' }).click();
  await accept(page);
  expect(await payments()).toMatchObject({ name: 'Payments once more', notes: 'asked the board' });
  await run(planner, 'check');
  expect(planner.problems).toEqual([]);
});
