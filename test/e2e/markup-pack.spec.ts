import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { planFile } from '../bench/plan-file.ts';
import { EVIL, fieldsIn, hostilePlan } from '../support/hostile-pack.ts';
import { expect, test } from './fixture.ts';
import { pdfOf } from './pdf.ts';
import { goTo } from './steps.ts';
import { summaryOf } from './summary.ts';

/* Markup, formulas, control characters and letters of any script in every field: text in every format of a pack. */

/** What a pack says whole, and what of it is for the plan alone. */
const SAID =
  /^(changes|approvals|actions|meetings:meeting|waivers):|^(boards|services|teams|custom-fields):.*:name$|^(releases|standing-changes):.*:(key|name|title)$|^incidents:.*:(key|title)$|^events:.*:title$/;
const UNSAID = /:draftedFor$|attendance\.1\.name$/;

/** Words of each part of an office file, read as XML by the engine, and the parts that are not well-formed. */
async function xmlTexts(
  page: Page,
  bytes: Uint8Array,
): Promise<{ texts: Record<string, string>; broken: string[]; formulas: number }> {
  const parts = Object.entries(unzipSync(bytes)).flatMap(([name, part]) =>
    /\.(xml|rels)$/.test(name) ? [[name, strFromU8(part)] as const] : [],
  );
  return page.evaluate((all) => {
    const texts: Record<string, string> = {};
    const broken: string[] = [];
    let formulas = 0;
    for (const [name, part] of all) {
      const xml = new DOMParser().parseFromString(part, 'application/xml');
      if (xml.querySelector('parsererror') !== null) broken.push(name);
      formulas += name.includes('worksheets') ? xml.getElementsByTagName('f').length : 0;
      texts[name] = [...xml.getElementsByTagName('*')]
        .flatMap((one) => (one.children.length === 0 ? [one.textContent] : []))
        .join('\n');
    }
    return { texts, broken, formulas };
  }, parts);
}

test('hostile text in every field is text in every format of a pack, and none is lost', async ({
  planner,
  profile,
}) => {
  const plan = hostilePlan();
  const opened = await planner.command(['open', await planFile(plan, 'hostile-pack.slipway'), '--json']);
  expect(opened.code, opened.stderr + opened.stdout).toBe(0);
  const page = await planner.start();
  await goTo(page, 'Changes & CAB');
  const run = async (...args: string[]) => {
    const result = await planner.command(['export', 'cab-pack', ...args, '--classification', `=${EVIL}`, '--json'], {
      cwd: profile,
    });
    expect(result.code, result.stdout + result.stderr).toBe(0);
    return new Map(summaryOf(result).outputs.map((path) => [path.slice(path.lastIndexOf('.') + 1), path]));
  };
  const files = await run(
    '--meeting',
    '2026-12-01',
    '--out',
    'meeting/',
    '--format',
    'pdf,xlsx,pptx,docx,ics,html,zip',
  );
  const read = async (format: string) => readFile(files.get(format) ?? '');
  // The style sheet ends once; the page's policy would speak up about it in whatever is parsed there.
  const written = strFromU8(await read('html')).split('</style>');
  expect(written.length).toBe(2);
  const html = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const attributes = [...parsed.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    return {
      elements: parsed.querySelectorAll('script, img, iframe, object, [src]').length,
      handlers: attributes.filter(({ name }) => /^on/i.test(name)).length,
      text: parsed.body.textContent,
    };
  }, written[1] ?? '');
  expect(html).toMatchObject({ elements: 0, handlers: 0 });
  // Nothing that a change, its approvals or its meeting say is lost; beside them a pack names records, no more.
  const all = fieldsIn(
    JSON.stringify(plan)
      .replaceAll('\\"', '"')
      .replaceAll(/\\u00(07|1f)/g, ''),
  );
  const onPaper = fieldsIn(html.text);
  const said = [...all].filter((field) => SAID.test(field) && !UNSAID.test(field));
  expect(said.length).toBeGreaterThan(100);
  const lostOf = (found: ReadonlySet<string>, fields: Iterable<string>) => [...fields].filter((one) => !found.has(one));
  expect(lostOf(onPaper, said)).toEqual([]);
  // Paper sets some letters from right to left, so that they come back in another order.
  const pdf = await pdfOf(await read('pdf'));
  expect(lostOf(fieldsIn(pdf.pages.join(' '), EVIL), onPaper)).toEqual([]);

  const office = async (bytes: Uint8Array): Promise<Set<string>> => {
    const { texts, broken, formulas } = await xmlTexts(page, bytes);
    expect({ broken, formulas }).toEqual({ broken: [], formulas: 0 });
    return fieldsIn(Object.values(texts).join('\n'));
  };
  // The title of a table names a sheet, which holds 31 letters.
  expect(lostOf(await office(await read('xlsx')), onPaper)).toEqual(['meetings:before:title']);
  const ofChanges = said.filter((field) => /^(changes|approvals):/.test(field));
  expect(lostOf(await office(await read('pptx')), ofChanges)).toEqual([]);
  const ofMeeting = said.filter((field) => /^(meetings|actions):|^changes:.*:(key|title)$/.test(field));
  expect(lostOf(await office(await read('docx')), ofMeeting)).toEqual([]);
  // The document of days is the whole pack.
  const days = await run('--from', '2026-12-01', '--to', '2026-12-31', '--out', 'days/', '--format', 'docx');
  const ofAsked = said.filter((field) => field.startsWith('changes:asked:'));
  expect(lostOf(await office(await readFile(days.get('docx') ?? '')), ofAsked)).toEqual([]);

  const calendar = new ICAL.Component(ICAL.parse(strFromU8(await read('ics'))) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.length).toBe(4);
  const inCalendar = fieldsIn(events.flatMap((one) => [one.summary, one.description, one.location]).join('\n'));
  const announced = said.filter((field) => /^changes:.*:(key|title|reason|environments.*)$/.test(field));
  expect(lostOf(inCalendar, announced)).toEqual([]);
  const zipped = unzipSync(await read('zip'));
  expect(Object.keys(zipped).length).toBe(6);
  for (const [name, bytes] of Object.entries(zipped)) {
    const format = name.slice(name.lastIndexOf('.') + 1);
    if (format !== 'pdf') expect(Buffer.from(bytes).equals(await read(format)), name).toBe(true);
  }

  // The dialog shows it as the same text, and nothing of it ran.
  await page.keyboard.press('Control+e');
  const preview = page.frameLocator('iframe[title="Preview of the pages"]');
  await expect(preview.getByText('§changes:asked:title§', { exact: false }).first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBeUndefined();
  expect(await preview.locator('img, script').count()).toBe(0);
  expect(planner.problems).toEqual([]);
});
