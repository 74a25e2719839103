import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { begin, find, goTo, inspector } from './steps.ts';
import { summaryOf } from './summary.ts';

/* HTML and script in every field of every file: kept as the text it is, run nowhere. */

/** What breaks out of an element, an attribute or a script, wherever it is put without care. */
const evil = (field: string) =>
  `${field}"'><img src=x onerror="window.ran='${field}'"><script>window.ran='${field}'</script><svg onload=window.ran=1>`;
const LINK = "javascript:window.ran='link'";
const TODAY = new Date().toISOString().slice(0, 10);

const EVENT = {
  title: evil('event'),
  start: TODAY,
  end: TODAY,
  kind: evil('kind'),
  location: evil('location'),
  url: LINK,
  categories: evil('category'),
  description: evil('description'),
  [evil('column')]: evil('cell'),
};
const RELEASE = {
  key: evil('key'),
  name: evil('name'),
  type: evil('type'),
  'release date': TODAY,
  services: evil('service'),
  teams: evil('team'),
  owner: evil('owner'),
  labels: evil('label'),
  notes: evil('notes'),
  [evil('header')]: evil('custom'),
};
const SERVICE = { service: evil('service'), name: evil('called'), team: evil('team'), type: evil('class') };

const table = (row: Readonly<Record<string, string>>) => Papa.unparse([Object.keys(row), Object.values(row)]);

function calendarOf(title: string): string {
  const day = TODAY.replaceAll('-', '');
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', `UID:${title}`, `DTSTART;VALUE=DATE:${day}`];
  const escaped = title.replaceAll(';', '\\;').replaceAll(',', '\\,');
  const rest = [`SUMMARY:${escaped}`, `DESCRIPTION:${escaped}`, `LOCATION:${escaped}`, `CATEGORIES:${escaped}`];
  return [...lines, ...rest, `URL:${LINK}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
}

async function bringIn(planner: Planner, name: string, content: string, as: string): Promise<void> {
  await writeFile(join(planner.profile, name), content);
  const result = await planner.command(['import', name, '--as', as, '--json'], { cwd: planner.profile });
  expect(result.code, result.stdout + result.stderr).toBe(0);
  expect(summaryOf(result).counts).toMatchObject({ created: 1, failed: 0 });
}

/** What ran, in the window or any frame of it. */
async function ran(page: Page): Promise<unknown[]> {
  const read = page.frames().map(async (frame) => frame.evaluate(() => Reflect.get(window, 'ran') as unknown));
  return (await Promise.all(read)).filter((value) => value !== undefined);
}

/** Elements the text would have become; there is none of them in the window or in what is printed. */
async function made(page: Page): Promise<string[]> {
  const look = () =>
    [
      ...document.querySelectorAll('img[src="x"], script:not([src]), svg[onload], [onerror], a[href^="javascript"]'),
    ].map((element) => element.outerHTML.slice(0, 100));
  return (await Promise.all(page.frames().map(async (frame) => frame.evaluate(look)))).flat();
}

test('markup in every field is text everywhere, and is exported as text', async ({ planner, profile }) => {
  const page = await planner.start();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const seen: Record<string, unknown> = {};
  const look = async (place: string) => {
    const found = [...(await ran(page)), ...(await made(page))];
    if (found.length > 0) seen[place] = found;
  };
  await begin(page, 'New plan');
  await bringIn(planner, 'services.csv', table(SERVICE), 'services');
  await bringIn(planner, 'releases.csv', table(RELEASE), 'releases');
  await bringIn(planner, 'events.csv', table(EVENT), 'events');
  await bringIn(planner, 'events.ics', calendarOf(evil('series')), 'events');

  // As text, letter for letter.
  const events = await planRows(page, 'events');
  expect(events).toContainEqual(
    expect.objectContaining({ title: EVENT.title, location: EVENT.location, description: EVENT.description }),
  );
  expect(events).toContainEqual(expect.objectContaining({ title: evil('series'), description: evil('series') }));
  const [release] = await planRows(page, 'releases');
  expect(release).toMatchObject({ key: RELEASE.key, name: RELEASE.name, notes: RELEASE.notes });

  for (const view of ['Month', 'Week', 'Agenda']) {
    await page.getByRole('radio', { name: view }).click();
    await expect(page.getByRole('main').getByText(EVENT.title).first()).toBeVisible();
    await look(view);
  }
  await page.getByRole('main').getByText(EVENT.title).first().click();
  await expect(inspector(page).getByLabel('Title', { exact: true })).toHaveValue(EVENT.title);
  await expect(inspector(page).getByRole('button', { name: 'Open link' })).toHaveCount(0);
  await look('event in the inspector');
  await goTo(page, 'Releases');
  const row = page.getByRole('row').filter({ hasText: RELEASE.key });
  await row.click();
  await look('release in the inspector');
  await row.dblclick();
  await expect(page.getByRole('heading', { name: 'Phases' })).toBeVisible();
  await look('release page');
  await page.getByRole('button', { name: 'History' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('history');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /change or manage plans/ }).click();
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the plan' }).fill(evil('plan'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Plans on this laptop' })).toContainText(evil('plan'));
  await look('plans');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  expect(await page.title()).toContain(evil('plan'));
  await goTo(page, 'Services');
  await expect(page.getByText(SERVICE.service).first()).toBeVisible();
  await look('services');
  await goTo(page, 'Settings');
  for (const section of ['People and teams', 'Release types', 'Event kinds', 'Custom fields']) {
    await page.getByRole('main').getByText(section, { exact: true }).first().click();
    await look(section);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('img src');
  await expect(page.getByRole('option').filter({ hasText: 'onerror' }).first()).toBeVisible();
  await look('palette');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+p');
  const preview = page.frameLocator('iframe[title="Preview of the pages"]');
  await expect(preview.getByText(EVENT.title).first()).toBeVisible();
  await look('print preview');
  await page.keyboard.press('Escape');

  const again = join(profile, 'again.csv');
  await writeFile(again, table({ ...EVENT, title: evil('again'), start: evil('day') }));
  await planner.answerOpenDialog(again);
  await find(page, 'Import files');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(page.getByRole('dialog').getByText(evil('day')).first()).toBeVisible();
  await look('import');
  await page.keyboard.press('Escape');

  const args = ['export', 'calendar', '--out', 'out/', '--view', 'agenda', '--format', 'pdf,ics,csv,html', '--json'];
  const exported = await planner.command([...args, '--from', TODAY, '--to', TODAY], { cwd: profile });
  expect(exported.code, exported.stderr).toBe(0);
  const written = new Map(summaryOf(exported).outputs.map((path) => [path.slice(path.lastIndexOf('.') + 1), path]));
  const read = async (format: string) => readFile(written.get(format) ?? '', 'utf8');
  const titles = Papa.parse(await read('csv'), { skipEmptyLines: true }).data.map((cells) => cells.join('\n'));
  expect(titles.some((cells) => cells.includes(EVENT.title))).toBe(true);
  const unfolded = (await read('ics')).replaceAll('\r\n ', '').replaceAll(/\\([,;])/g, '$1');
  expect(unfolded).toContain(`SUMMARY:${EVENT.title}`);
  await look('export');

  expect(seen).toEqual({});
  expect(dialogs).toEqual([]);
  // A handler or script that was put into the page would have been refused by its policy, and said so here.
  expect(planner.problems).toEqual([]);
  // Last, as the page's policy speaks up about the style element of whatever is parsed in it.
  const inHtml = await page.evaluate(
    (html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const attributes = [...parsed.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
      return {
        elements: [...parsed.querySelectorAll('script, img, iframe, object, [src]')].map(
          (element) => element.outerHTML,
        ),
        handlers: attributes.filter(({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value)).length,
        text: parsed.body.textContent,
      };
    },
    await read('html'),
  );
  expect(inHtml).toMatchObject({ elements: [], handlers: 0 });
  expect(inHtml.text).toContain(EVENT.title);
  expect(summaryOf(await planner.command(['check', '--json']))).toMatchObject({ ok: true, counts: { failed: 0 } });
});
