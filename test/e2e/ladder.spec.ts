import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { pdfOf } from './pdf.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, told } from './steps.ts';
import { summaryOf } from './summary.ts';

/* The printed phase ladder: the releases of each train one beneath the other, their phases as steps, and the stamp. */

const HOLIDAY = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:h1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:@DAY\r\nSUMMARY:National day\r\nLOCATION:Austria\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

test('a ladder of a train goes on paper with its phases, gates, whose holidays count and until when it is locked', async ({
  planner,
  profile,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Releases');
  const asked = ['export', 'calendar', '--view', 'ladder', '--out', 'ladder.pdf', '--json'];
  const none = await planner.command(asked, { cwd: profile });
  expect(none.code, none.stderr).toBe(0);
  expect((await pdfOf(await readFile(join(profile, 'ladder.pdf')))).pages.join(' ')).toContain(
    'No release of a train is in this period.',
  );

  await page.getByRole('radio', { name: 'Trains' }).click();
  await page.getByRole('button', { name: 'New train' }).first().click();
  await told(page, 'Created train New train');
  const form = page.getByRole('complementary', { name: 'Train' });
  await form.getByLabel('Name', { exact: true }).fill('Payments');
  await form.getByLabel('Key of each release').fill('PAY {nn}');
  await form.getByLabel('Name of each release').fill('Instant payments {n}');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('row').filter({ hasText: 'PAY 01' })).toContainText('Not generated');
  await page.getByRole('main').getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const releases = await planRows(page, 'releases');
  const days = releases.map(({ releaseDate }) => String(releaseDate)).sort((a, b) => (a < b ? -1 : 1));
  const [first = '', second = ''] = days;
  const holidays = HOLIDAY.replace('@DAY', first.replaceAll('-', ''));
  await writeFile(join(profile, 'days off.ics'), holidays);
  const imported = await planner.command(['import', 'days off.ics'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  const [event] = await planRows(page, 'events');
  const kind = await planner.command(['edit', 'events', String(event?.['id']), 'kindId=holiday'], { cwd: profile });
  expect(kind.code, kind.stderr + kind.stdout).toBe(0);

  const phases = await planRows(page, 'phases');
  const from = phases.map(({ first: day }) => String(day)).sort((a, b) => (a < b ? -1 : 1))[0] ?? '';
  const range = ['--from', from, '--to', second, '--locked', second];
  const printed = await planner.command([...asked, ...range], { cwd: profile });
  expect(printed.code, printed.stderr).toBe(0);
  const { pages } = await pdfOf(await readFile(summaryOf(printed).outputs[0] ?? ''));
  const text = pages.join(' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain('Holidays of Austria');
  expect(text).toMatch(/Locked until \w{3},? /);
  // One release beneath the other, each naming its train; each part of theirs is there.
  expect(text.indexOf('PAY 01 · Payments')).toBeGreaterThan(0);
  expect(text.indexOf('PAY 02 · Payments')).toBeGreaterThan(text.indexOf('PAY 01 · Payments'));
  const one = releases.find(({ key }) => key === 'PAY 01')?.['id'];
  const gates = await planRows(page, 'gates');
  for (const part of [...phases, ...gates].filter(({ releaseId }) => releaseId === one))
    expect(text).toContain(String(part['name']).slice(0, 8));
  expect(planner.problems).toEqual([]);
});
