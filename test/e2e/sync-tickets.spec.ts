import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { newConnection } from '#shared/sync/new-connection.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import type { SyncTable } from '#shared/model/connection.ts';
import { Support } from '#shared/model/support.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { STATUSES } from '../servers/jira/state.ts';
import { incident, phase, release } from '../support/any-support.ts';
import { change } from '../support/change.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { goTo } from './steps.ts';
import { connectedPlan, CONNECTION_ID } from './sync-plan.ts';

/* What is told beside a change and an incident that stand in a ticket system; nothing is asked there. */

const ADDRESS = 'https://rt.acme.example';
const INCIDENTS = 'c-incidents';

const link = (id: string, connectionId: string, table: SyncTable, fields: Partial<SyncLink>): SyncLink =>
  SyncLink.parse({
    id: `l-${id}`,
    connectionId,
    instance: instanceOf('rt', ADDRESS),
    kind: 'ticket',
    table,
    remoteId: id,
    recordId: `r-${id}`,
    key: `#${id}`,
    url: `${ADDRESS}/Ticket/Display.html?id=${id}`,
    state: 'linked',
    stateSince: '2026-11-20T10:00:00Z',
    ...fields,
  });

/** A plan with a change whose title waits to go out, and an incident of a live release whose ticket is gone. */
async function plan(path: string): Promise<void> {
  const incidents = newConnection({
    id: INCIDENTS,
    name: 'Service desk',
    system: 'rt',
    address: ADDRESS,
    signIn: { type: 'token', account: 'mia' },
    scope: { queue: 'incidents' },
    createdAt: '2026-11-20T00:00:00Z',
    zone: 'Europe/Berlin',
    statuses: [],
    about: 'incidents',
  });
  const unmet = { base: null, held: false, refused: null, mineOver: null, from: null };
  const title = { ...unmet, base: { raw: 'Rotate the keys', local: 'Rotate the keys' } };
  const edited = { raw: { Subject: 'Rotate the keys' }, due: true, fields: { title } };
  await connectedPlan({ address: ADDRESS, model: { statuses: STATUSES } }, path, {
    system: 'rt',
    change: { name: 'Operations', scope: { ...incidents.scope, queue: 'changes' } },
    more: [
      ['connections', { ...incidents, everyMinutes: null }],
      ['changes', change('r-7', { key: 'CHG-0007', title: 'Rotate all keys' })],
      ['links', link('7', CONNECTION_ID, 'changes', edited)],
      ['releases', release],
      ['phases', phase],
      ['supports', Support.parse({ id: 's', releaseId: 'r', phaseId: 'p' })],
      ['incidents', incident(1, null, { id: 'r-8', title: 'Payments queue stuck' })],
      ['links', link('8', INCIDENTS, 'incidents', { state: 'gone' })],
    ],
  });
}

const line = (within: Page | Locator): Locator =>
  within.getByRole('list', { name: 'Synchronising of this record' }).getByRole('listitem');

test('a change says what of it waits and where it stands, an incident that its ticket is gone', async ({ planner }) => {
  const file = join(planner.profile, 'plan.slipway');
  await plan(file);
  expect((await planner.command(['open', file])).code).toBe(0);
  const page = await planner.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await goTo(page, 'Changes & CAB');
  await page.getByRole('gridcell', { name: 'CHG-0007', exact: true }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rotate all keys');
  await expect(line(page)).toHaveText('Waits for Operations: 1 field');
  const there = page.getByRole('region', { name: 'At the remote' });
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'At the remote' }).click();
  await expect(there).toBeInViewport();
  await expect(there).toContainText('#7');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await line(page).getByRole('button').click();
  await expect(page.getByRole('tab', { name: 'Waiting to go out' })).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('row', { name: /PAY 1/ }).dblclick();
  await page.getByRole('tab', { name: 'Daily log' }).click();
  await page
    .getByRole('region', { name: 'Incidents' })
    .getByRole('button', { name: /Payments queue stuck/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /Incident/ });
  // Told and no way out of the dialog: what was typed in it would be lost.
  await expect(line(dialog)).toHaveText('Deleted in Service desk. What is here stays.');
  await expect(line(dialog).getByRole('button')).toHaveCount(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(planner.problems).toEqual([]);
});
