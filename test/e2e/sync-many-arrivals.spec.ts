import { join } from 'node:path';
import { Release } from '#shared/model/release.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import type { AnyRecord, TableName } from '#shared/model/tables.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { STATUSES } from '../servers/jira/state.ts';
import { expect, test } from './fixture.ts';
import { openSync, openTab } from './jira-coming-and-going.ts';
import { planCount } from './plan-rows.ts';
import { told, undo } from './steps.ts';
import { connectedPlan, CONNECTION_ID } from './sync-plan.ts';

const ADDRESS = 'https://acme.atlassian.net';
const ARRIVED = 2_000;
/** Of them have a release here that they plainly are. */
const KNOWN = 200;

const nameOf = (at: number): string => `PAY ${20 + Math.floor(at / 100)}.${at % 100}`;

/** A plan that 2,000 versions arrived in, and that has releases for the first of them. */
async function plan(path: string): Promise<void> {
  const more: (readonly [TableName, AnyRecord])[] = [];
  for (let at = 0; at < ARRIVED; at += 1) {
    const name = nameOf(at);
    const raw = { name, releaseDate: `2027-0${1 + (at % 9)}-10`, released: false };
    const link = SyncLink.parse({
      id: `l${String(at).padStart(4, '0')}`,
      connectionId: CONNECTION_ID,
      instance: instanceOf('jira', ADDRESS),
      kind: 'version',
      table: 'releases',
      remoteId: String(10_000 + at),
      key: name,
      state: 'arrived',
      stateSince: '2026-11-20T10:00:00Z',
      raw,
    });
    more.push(['links', link]);
    if (at >= KNOWN) continue;
    const { releaseDate } = raw;
    const record = { id: `r${at}`, key: name, name, typeId: 'major', statusId: 'planned', releaseDate };
    more.push(['releases', Release.parse(record)]);
  }
  await connectedPlan({ address: ADDRESS, model: { statuses: STATUSES } }, path, { more });
}

test('two thousand records that arrived are linked and made at once, in steps that are taken back', async ({
  planner,
}) => {
  const file = join(planner.profile, 'plan.slipway');
  await plan(file);
  expect((await planner.command(['open', file])).code).toBe(0);
  const page = await planner.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await openSync(page);
  await openTab(page, 'First links');
  const arrived = page.getByRole('grid', { name: 'Records that arrived' });
  await expect(page.getByText('2,000 wait to be linked')).toBeVisible();
  await arrived.focus();
  await page.keyboard.press('End');
  await expect(arrived.getByText(nameOf(ARRIVED - 1), { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: nameOf(ARRIVED - 1) })).toBeVisible();

  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '2,000 selected' });
  await bar.getByRole('button', { name: 'Link 200 as suggested, theirs in all' }).click();
  // While it is written the rest of the window is there.
  await page.getByRole('tab', { name: 'Runs', exact: true }).click();
  await expect(page.getByText('No runs yet')).toBeVisible();
  await told(page, 'Linked 200 records');
  await openTab(page, 'First links');
  await expect(page.getByText('1,800 wait to be linked')).toBeVisible();

  await arrived.focus();
  await page.keyboard.press('Control+a');
  const make = page
    .getByRole('toolbar', { name: '1,800 selected' })
    .getByRole('button', { name: 'Create here', exact: true });
  const making = page.getByRole('progressbar', { name: 'Making 1,800 records…' });
  // Given up while they are made, none of them is. A quick machine is done before anybody could.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await make.click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(page.getByText('1,800 wait to be linked')).toBeVisible();
  expect(await planCount(page, 'releases')).toBe(KNOWN);
  await make.click();
  await expect(making).toBeVisible();
  await told(page, 'Made 1800 records of what arrived');
  await expect(page.getByText('Nothing waits to be linked')).toBeVisible();
  expect(await planCount(page, 'releases')).toBe(ARRIVED);
  await undo(page, 'Made 1800 records of what arrived');
  await expect(page.getByText('1,800 wait to be linked')).toBeVisible();
  expect(await planCount(page, 'releases')).toBe(KNOWN);
  expect(planner.problems).toEqual([]);
});
