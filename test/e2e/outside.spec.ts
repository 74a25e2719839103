import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { connect, ComingAndGoing, openTab, synchronise } from './jira-coming-and-going.ts';
import { begin, inspector } from './steps.ts';

/* Addresses that lead out of the window. What is refused, one by one: test/unit/electron/outside.test.ts. */

const [OPEN, CANCEL] = [0, 1];
const GOOD = 'https://wiki.acme.example/cab?id=7&from=plan';

/** A calendar of today with an event per address. */
function calendarOf(addresses: Readonly<Record<string, string>>): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const events = Object.entries(addresses).flatMap(([title, url], at) => [
    'BEGIN:VEVENT',
    `UID:${at}@acme.example`,
    'DTSTAMP:20261101T080000Z',
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:${title}`,
    `URL:${url}`,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//acme//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

async function openEvent(page: Page, title: string): Promise<void> {
  await page.getByRole('main').getByText(title).first().click();
  await expect(inspector(page).getByLabel('Title', { exact: true })).toHaveValue(title);
}

test('the link of an event is opened after asking, as it stands; a hostile one that came in says why not', async ({
  planner,
  profile,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const file = join(profile, 'boards.ics');
  const hostile = { Local: 'file:///etc/passwd', Posing: 'https://wiki.acme.example@evil.example/' };
  await writeFile(file, calendarOf({ Board: GOOD, ...hostile }));
  const imported = await planner.command(['import', file]);
  expect(imported.code, imported.stderr).toBe(0);
  await page.getByRole('radio', { name: 'Agenda' }).click();
  await openEvent(page, 'Board');
  const open = inspector(page).getByRole('button', { name: 'Open link' });

  await planner.answerOutside(CANCEL);
  await open.click();
  await expect.poll(async () => (await planner.outside()).asked.length).toBe(1);
  const { asked, opened } = await planner.outside();
  expect(opened).toEqual([]);
  expect(asked[0]?.message).toContain('wiki.acme.example');
  expect(asked[0]?.detail).toContain(GOOD);
  expect(asked[0]?.buttons?.[asked[0].defaultId ?? 0]).toBe('Cancel');

  await planner.answerOutside(OPEN);
  await open.click();
  await expect.poll(async () => (await planner.outside()).opened).toEqual([GOOD]);

  await openEvent(page, 'Local');
  await expect(
    inspector(page).getByText('Only addresses that begin with http:// or https:// are opened'),
  ).toBeVisible();
  await expect(open).toHaveCount(0);
  await openEvent(page, 'Posing');
  await expect(inspector(page).getByText('This address has a name or password before the host')).toBeVisible();
  await expect(open).toHaveCount(0);
  // Asked past everything that is seen: main refuses by itself.
  const codes = await page.evaluate(async (addresses) => {
    const replies = await Promise.all(addresses.map(async (address) => window.slipway.openOutside({ address })));
    return replies.map((reply) => (reply.ok ? 'opened' : reply.error.code));
  }, Object.values(hostile));
  expect(codes).toEqual(['addressScheme', 'addressUser']);
  expect(await planner.outside()).toMatchObject({ opened: [GOOD], asked: [{}] });
  expect(planner.problems).toEqual([]);
});

test('a record of another system is opened there', async ({ planner }) => {
  const jira = new ComingAndGoing();
  await jira.up();
  try {
    jira.model.addVersion(jira.project.id, { name: '26.4', releaseDate: '2026-12-03' });
    const page = await planner.start();
    await begin(page, 'New plan');
    await connect(page, jira);
    await synchronise(page);
    await openTab(page, 'First links');
    await planner.answerOutside(OPEN);
    await page.getByRole('region', { name: '26.4' }).getByRole('button', { name: 'Open there' }).click();
    await expect.poll(async () => (await planner.outside()).opened.length).toBe(1);
    const { asked, opened } = await planner.outside();
    expect(opened[0]?.startsWith(`${jira.address}/`)).toBe(true);
    expect(asked[0]?.detail).toContain(opened[0]);
  } finally {
    await jira.down();
  }
});
