import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from './fixture.ts';
import { begin } from './steps.ts';

/* Every view on paper: the right sheet, text that can be searched, and nothing lost where it is overfull. */

const POINTS_PER_MM = 72 / 25.4;

/** Two entries of each day of a month as overfull as a wall calendar gets, and one a month besides. */
function busyYear(): string {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const month = `2026-${String(i + 1).padStart(2, '0')}`;
    return `Steering ${month},${month}-15,`;
  });
  for (let i = 1; i <= 200; i += 1) rows.push(`Cutover task ${i},2026-10-22,`);
  rows.push('Platform move,2025-12-01,2027-11-30');
  return ['title,start,end', ...rows, ''].join('\n');
}

async function read(path: string) {
  const document = await getDocumentProxy(new Uint8Array(await readFile(path)));
  const extracted = await extractText(document, { mergePages: false });
  const texts = extracted.text.map((text) => text.replace(/\s+/g, ' '));
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = (await document.getPage(i + 1)).view;
      return [right - left, top - bottom].map((points) => Math.round(points / POINTS_PER_MM));
    }),
  );
  return { pages: document.numPages, sizes, texts, text: texts.join(' ') };
}

const YEAR = ['--from', '2026-01-01', '--to', '2026-12-31'];
const QUARTER = ['--from', '2026-10-01', '--to', '2026-12-31'];
const SHEETS = [
  { name: 'year-a4', args: ['--view', 'year', ...YEAR], size: [297, 210] },
  { name: 'year-a3', args: ['--view', 'year', '--paper', 'a3', '--monochrome', ...YEAR], size: [420, 297] },
  { name: 'year-tabloid', args: ['--view', 'year', '--paper', 'tabloid', ...YEAR], size: [432, 279] },
  { name: 'quarter-a3', args: ['--view', 'quarter', '--paper', 'a3', ...QUARTER], size: [297, 420] },
  {
    name: 'quarter-letter',
    args: ['--view', 'quarter', '--paper', 'letter', '--orientation', 'landscape', ...QUARTER],
    size: [279, 216],
  },
  { name: 'lanes-a4', args: ['--view', 'lanes', '--lanes-by', 'team', ...QUARTER], size: [297, 210] },
] as const;

test('an overfull plan on every kind of sheet, nothing lost', async ({ planner, profile }) => {
  await writeFile(join(profile, 'busy.csv'), busyYear());
  const imported = await planner.command(['import', 'busy.csv', '--as', 'events'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  for (const { name, args, size } of SHEETS) {
    const printed = await planner.command(['export', 'calendar', '--out', `${name}.pdf`, ...args], { cwd: profile });
    expect(printed.code, printed.stderr).toBe(0);
    const { pages, sizes, text } = await read(join(profile, `${name}.pdf`));
    expect(sizes, name).toEqual(Array.from({ length: pages }, () => [...size]));
    expect(text, name).toContain(`Page ${pages} of ${pages}`);
    expect(text, name).toContain('Platform move');
    // Drawn in the grid or listed under its day: each of the two hundred can be found by its name.
    const drawnAsCode = name.startsWith('year') ? 40 : 0;
    const missing = Array.from({ length: 200 }, (_, i) => `Cutover task ${i + 1}`).filter(
      (title) => !new RegExp(`${title}(?!\\d)`).test(text),
    );
    expect(missing.length, `${name}: ${missing.join(', ')}`).toBeLessThanOrEqual(drawnAsCode);
    // Lanes grow instead of counting; their head is said again where they go on.
    const counted = name.startsWith('year') ? /\+1\d\d/ : /\+19\d/;
    expect(text, name).toMatch(name.startsWith('lanes') ? /No team, continued/ : counted);
  }
});

test('a wall’s sheet is printed as one, or put together of those a printer takes', async ({ planner, profile }) => {
  await writeFile(join(profile, 'busy.csv'), busyYear());
  await planner.command(['import', 'busy.csv', '--as', 'events'], { cwd: profile });
  const print = async (name: string, args: readonly string[]) => {
    const out = ['--out', `${name}.pdf`];
    const printed = await planner.command(['export', 'calendar', ...out, ...args], { cwd: profile });
    expect(printed.code, printed.stderr).toBe(0);
    return read(join(profile, `${name}.pdf`));
  };
  const lanes = await print('lanes', ['--view', 'lanes', '--paper', 'a2', '--lanes-by', 'team', ...QUARTER]);
  expect(lanes.sizes).toEqual(Array.from({ length: lanes.pages }, () => [594, 420]));

  const spring = ['--from', '2026-01-01', '--to', '2026-06-30'];
  const whole = await print('whole', ['--view', 'year', '--paper', 'a1', ...spring]);
  expect(whole.sizes).toEqual([[841, 594]]);
  const tiled = await print('tiled', ['--view', 'year', '--paper', 'a1', '--tile', 'a4', ...spring]);
  expect(tiled.sizes).toEqual(Array.from({ length: 9 }, () => [297, 210]));
  // Each tile says where it belongs, and shows its own part of the year alone.
  tiled.texts.forEach((text, i) => {
    expect(text).toContain(`Row ${Math.floor(i / 3) + 1} of 3, column ${(i % 3) + 1} of 3`);
    expect(text.includes('Jan 2026'), `January on tile ${i + 1}`).toBe(i === 0);
    expect(text.includes('Page 1 of 1'), `the foot's end on tile ${i + 1}`).toBe(i === 8);
  });
});

test('an agenda has the columns that were asked for', async ({ planner, profile }) => {
  await writeFile(join(profile, 'events.csv'), 'title,start,kind\nSteering,2026-12-15,Meeting\n');
  await planner.command(['import', 'events.csv', '--as', 'events'], { cwd: profile });
  const range = ['--view', 'agenda', '--from', '2026-12-01', '--to', '2026-12-31'];
  const printed = await planner.command(
    ['export', 'calendar', '--out', 'agenda.pdf', '--columns', 'kind,place', '--orientation', 'landscape', ...range],
    { cwd: profile },
  );
  expect(printed.code, printed.stderr).toBe(0);
  const { sizes, text } = await read(join(profile, 'agenda.pdf'));
  expect(sizes).toEqual([[297, 210]]);
  expect(text).toMatch(/When Title Kind Place .*Steering/);
  expect(text).not.toContain('Services');
});

test('a calendar is published, changed, and published again with what changed', async ({ planner, profile }) => {
  await writeFile(join(profile, 'releases.csv'), 'key,name,type,end\nPAY 26.4,Payments,major,2026-12-10\n');
  await planner.command(['import', 'releases.csv', '--as', 'releases'], { cwd: profile });
  const range = ['--view', 'quarter', '--paper', 'a3', ...QUARTER];
  const publish = ['export', 'calendar', '--publish', '--since', 'last', '--list-changes', ...range];
  const first = await planner.command([...publish, '--out', 'first.pdf', '--json'], { cwd: profile });
  expect(first.code, first.stderr).toBe(0);
  const moved = await planner.command(['edit', 'releases', 'PAY 26.4', 'releaseDate=2026-12-17'], { cwd: profile });
  expect(moved.code, moved.stderr).toBe(0);
  const second = await planner.command([...publish, '--out', 'second.pdf'], { cwd: profile });
  expect(second.code, second.stderr).toBe(0);

  const before = await read(join(profile, 'first.pdf'));
  expect(before.text).toContain('Revision 1');
  expect(before.text).not.toContain('Changed since');
  const after = await read(join(profile, 'second.pdf'));
  expect(after.text).toContain('Revision 2');
  expect(after.text).toContain('Changed since revision 1');
  expect(after.text).toMatch(/Thu 10 Dec 2026 Thu 17 Dec 2026/);
  const unknown = await planner.command([...publish, '--since', '9', '--out', 'third.pdf'], { cwd: profile });
  expect(unknown.code).toBe(2);
});

test('a page for mailing is saved from the window: whole, without a script, asking nothing of the network', async ({
  planner,
  profile,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const today = new Date().toISOString().slice(0, 10);
  await writeFile(join(profile, 'releases.csv'), `key,name,type,end\nPAY 26.4,Payments <b>&,major,${today}\n`);
  const imported = await planner.command(['import', 'releases.csv', '--as', 'releases'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  await expect(page.getByRole('button', { name: /PAY 26.4/ }).first()).toBeVisible();
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Print calendar' });
  const path = join(profile, 'mail.html');
  await planner.answerSaveDialog(path);
  await dialog.getByRole('button', { name: 'Save as web page' }).click();
  await expect(dialog).toHaveCount(0);
  const html = await readFile(path, 'utf8');
  expect(html).toContain('PAY 26.4');
  expect(html).toContain('Payments &lt;b&gt;&amp;');
  expect(html).not.toMatch(/<script|<link|<img|url\(|@import/);
});
