import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { defaultConfiguration } from '../../shared/model/defaults.ts';
import type { Moment, When } from '../../shared/model/time.ts';
import { toMoment } from '../../shared/planning/moments.ts';
import { createText } from '../../shared/text/index.ts';
import { workspaceZip } from '../support/zip.ts';
import { bars, cell, dragTo } from './calendar.ts';
import { expect, test } from './fixture.ts';
import { Planner } from './planner.ts';
import { find, saved, told } from './steps.ts';

/*
 * Nights on which clocks change, seen from five hosts: none of them may change what is shown or stored.
 * Each host opens the same two plan files on a profile of its own.
 */

/** Hosts, with the minutes their clocks are behind UTC in January. */
const HOSTS = [
  { zone: 'Europe/Berlin', behind: -60 },
  { zone: 'America/New_York', behind: 300 },
  { zone: 'Asia/Kolkata', behind: -330 },
  { zone: 'America/Santiago', behind: 180 },
  { zone: 'Australia/Lord_Howe', behind: -660 },
];

const days = (first: string, last = first): When => ({ type: 'dates', first, last });
const at = (wall: string, zone: string, choice?: 'earlier' | 'later'): Moment => toMoment(wall, zone, choice).moment;
const hours = (start: Moment, end: Moment): When => ({ type: 'moments', start, end });
const span = (from: string, to: string, zone: string): When => hours(at(from, zone), at(to, zone));

const BERLIN = 'Europe/Berlin';
const EVENTS = [
  { id: 'e1', title: 'Spring change day', kindId: 'milestone', when: days('2026-03-29') },
  { id: 'e2', title: 'Spring freeze', kindId: 'hard-freeze', when: days('2026-03-27', '2026-03-30') },
  { id: 'e3', title: 'Autumn change day', kindId: 'milestone', when: days('2026-10-25') },
  { id: 'e4', title: 'Autumn freeze', kindId: 'hard-freeze', when: days('2026-10-23', '2026-10-26') },
  { id: 'e5', title: 'Cairo without midnight', kindId: 'milestone', when: days('2026-04-24') },
  { id: 'e6', title: 'Santiago without midnight', kindId: 'milestone', when: days('2026-09-06') },
  { id: 'e7', title: 'Lord Howe change day', kindId: 'milestone', when: days('2026-10-04') },
  {
    id: 'e8',
    title: 'Change board',
    kindId: 'meeting',
    when: span('2026-03-22T09:00', '2026-03-22T10:00', BERLIN),
    recurrence: { rules: ['FREQ=WEEKLY;COUNT=40'] },
  },
];
const DEPLOYMENTS = [
  { environment: 'Over the gap', when: span('2026-03-28T22:00', '2026-03-29T03:30', BERLIN) },
  { environment: 'To the gap', when: span('2026-03-29T00:30', '2026-03-29T03:00', BERLIN) },
  { environment: 'Over the overlap', when: span('2026-10-24T22:00', '2026-10-25T06:00', BERLIN) },
  {
    environment: 'Between the two',
    when: hours(at('2026-10-25T02:30', BERLIN, 'earlier'), at('2026-10-25T02:30', BERLIN, 'later')),
  },
  {
    environment: 'In the second',
    when: hours(at('2026-10-25T02:15', BERLIN, 'later'), at('2026-10-25T03:15', BERLIN)),
  },
  { environment: 'New York', when: span('2026-10-31T22:00', '2026-11-01T04:00', 'America/New_York') },
  { environment: 'Cairo', when: span('2026-04-23T22:30', '2026-04-24T02:00', 'Africa/Cairo') },
  { environment: 'Santiago', when: span('2026-09-05T22:30', '2026-09-06T02:00', 'America/Santiago') },
  { environment: 'Lord Howe', when: span('2026-10-04T01:00', '2026-10-04T04:00', 'Australia/Lord_Howe') },
];

/** A plan of its own zone, as a file. */
async function plan(name: string, zone: string): Promise<Uint8Array> {
  const parts: Record<string, string> = {};
  const add = (table: string, record: object) => {
    parts[`${table}.ndjson`] = `${parts[`${table}.ndjson`] ?? ''}${JSON.stringify(record)}\n`;
  };
  for (const change of defaultConfiguration(createText('en').t)) {
    if (change.op !== 'create') continue;
    const isSettings = change.table === 'settings';
    add(change.table, isSettings ? { ...change.record, zone } : change.record);
  }
  const release = { id: 'r1', key: 'BUS 26.3', name: 'Broker', typeId: 'major', statusId: 'planned' };
  add('releases', { ...release, startDate: '2026-03-20', releaseDate: '2026-11-02' });
  for (const event of EVENTS) add('events', event);
  for (const [index, deployment] of DEPLOYMENTS.entries()) {
    add('deployments', { id: `d${index}`, releaseId: 'r1', statusId: 'dep-planned', ...deployment });
  }
  return workspaceZip(parts, { name });
}

/** What stands where on the calendar: bars by days and row, blocks by column and share of the day. */
function look(page: Page): Promise<object> {
  return page.evaluate(async () => {
    const read = () => {
      const round = (share: number) => Math.round(share * 200) / 200;
      const text = (element: Element) => element.textContent.trim();
      const cells = [...document.querySelectorAll('[data-cell]')];
      const bars = [...document.querySelectorAll('main button[data-entry]')].map((bar) => {
        const box = bar.getBoundingClientRect();
        const over = cells.filter((cell) => {
          const { left, width, top, bottom } = cell.getBoundingClientRect();
          const [x, y] = [left + width / 2, box.top + box.height / 2];
          return x > box.left && x < box.right && y > top && y < bottom;
        });
        const row = Math.round(box.top - (over[0]?.getBoundingClientRect().top ?? 0));
        return [bar.getAttribute('data-entry'), text(bar), over.map((cell) => cell.getAttribute('data-cell')), row];
      });
      const blocks = [...document.querySelectorAll('.rbc-day-slot')].map((column) => {
        const day = column.getBoundingClientRect();
        return [...column.querySelectorAll('.rbc-event')].map((block) => {
          const box = block.getBoundingClientRect();
          const id = block.querySelector('[data-entry]')?.getAttribute('data-entry');
          const from = round((box.top - day.top) / day.height);
          const to = round((box.bottom - day.top) / day.height);
          return [id, text(block), from, to, round((box.left - day.left) / day.width), round(box.width / day.width)];
        });
      });
      const heads = [...document.querySelectorAll('main h2, [data-day], .rbc-time-header .rbc-header, [data-more]')];
      return { heads: heads.map(text), bars, blocks };
    };
    // Rows are measured after they are drawn: the picture is taken once it stays the same.
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let before = '', same = 0; same < 5;) {
      await frame();
      const now = JSON.stringify(read());
      same = now === before ? same + 1 : 0;
      before = now;
    }
    return read();
  });
}

/** Goes to the day of an event through the palette. */
async function goToEvent(page: Page, title: string): Promise<void> {
  await find(page, title);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toHaveCount(0);
}

async function pictures(page: Page, title: string, day: string): Promise<Record<string, object>> {
  const seen: Record<string, object> = {};
  await page.getByRole('radio', { name: 'Month' }).click();
  await goToEvent(page, title);
  for (const view of ['Week', 'Day', 'Month']) {
    await page.getByRole('radio', { name: view, exact: true }).click();
    await expect(page.locator('[aria-busy="false"]').first()).toBeVisible();
    await expect(cell(page, day)).toBeVisible();
    seen[`${title}, ${view}`] = await look(page);
  }
  return seen;
}

/** The records of the named plan, by table, as the command line hands them over. */
async function stored(planner: Planner, name: string): Promise<Record<string, unknown>> {
  const out = join(planner.profile, `${name}.slipway`);
  const result = await planner.command(['export', 'workspace', '--workspace', name, '--out', out]);
  expect(result.code, result.stderr).toBe(0);
  const files = unzipSync(new Uint8Array(await readFile(out)));
  return Object.fromEntries(
    Object.entries(files)
      // The person who opens a plan joins it under an id made then.
      .filter(([part]) => part.endsWith('.ndjson') && !/^(?:journal|people)/.test(part))
      .map(([part, bytes]) => [
        part,
        strFromU8(bytes)
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ]),
  );
}

test('nights of changing clocks look the same and are stored the same, whatever zone the laptop is in', async ({
  profile,
  runtime,
}, testInfo) => {
  testInfo.annotations.push({ type: 'runtime', description: runtime.name });
  await writeFile(join(profile, 'berlin.slipway'), await plan('Berlin plan', BERLIN));
  await writeFile(join(profile, 'santiago.slipway'), await plan('Santiago plan', 'America/Santiago'));
  let first: { readonly seen: object; readonly kept: object } | null = null;
  for (const { zone, behind } of HOSTS) {
    const env = { TZ: zone, LANG: 'en_GB.UTF-8' };
    const planner = new Planner(join(profile, zone.replace('/', '-')), runtime, { env });
    for (const file of ['santiago.slipway', 'berlin.slipway']) {
      const opened = await planner.command(['open', join(profile, file)], { cwd: profile });
      expect(opened.code, opened.stderr).toBe(0);
    }
    const page = await planner.start();
    // Without this nothing would be tested.
    const host = await page.evaluate(() => new Date(Date.UTC(2026, 0, 15, 12)).getTimezoneOffset());
    expect(host, zone).toBe(behind);
    await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();

    const seen: Record<string, object> = {};
    for (const { title, when } of EVENTS) {
      if (when.type === 'dates') Object.assign(seen, await pictures(page, title, when.first));
    }
    await goToEvent(page, 'Autumn change day');
    await dragTo(page, bars(page, 'deployment to Over the overlap'), '2026-10-27');
    await told(page, 'Moved BUS 26.3 Over the overlap to Tue 27 October 22:00 to 06:00');
    // Conflicts are judged after the move is kept: the picture is taken once it is out of the freeze.
    await expect(bars(page, 'deployment to Over the overlap')).not.toContainText('conflict');
    seen['after the move'] = await look(page);
    await saved(page);

    await page.getByRole('button', { name: /change or manage plans/ }).click();
    await page.getByRole('button', { name: 'Open Santiago plan' }).click();
    await expect(page.getByText('Times in America/Santiago')).toBeVisible();
    const south = await pictures(page, 'Santiago without midnight', '2026-09-06');
    for (const [name, picture] of Object.entries(south)) seen[`In Santiago: ${name}`] = picture;
    await planner.close();
    const kept = { berlin: await stored(planner, 'Berlin plan'), santiago: await stored(planner, 'Santiago plan') };
    first ??= { seen, kept };
    expect(seen, `seen in ${zone}`).toEqual(first.seen);
    expect(kept, `stored in ${zone}`).toEqual(first.kept);
    expect(planner.problems).toEqual([]);
  }
});
