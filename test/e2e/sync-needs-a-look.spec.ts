import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SyncLink } from '#shared/model/sync-link.ts';
import { WorkItem } from '#shared/model/work-item.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { ENV, serveJira, USER, type ServedJira } from './jira.ts';
import { openSync, openTab } from './jira-coming-and-going.ts';
import { planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { redo, told, undo } from './steps.ts';
import { summaryOf } from './summary.ts';
import { connectedPlan, CONNECTION_ID } from './sync-plan.ts';

let jira: ServedJira;

test.beforeEach(async () => {
  // Data Center tells what is hidden from what is gone; Cloud does not.
  jira = await serveJira({ flavour: 'dc' });
});
test.afterEach(async () => {
  await jira.close();
});

const SYNC = ['sync', '--passphrase-env', 'VAULT_WORDS', '--json'];

/** A run by the command line; it ends with 1 where something was left out. */
async function synchronise(planner: Planner, code = 0): Promise<Readonly<Record<string, number>>> {
  const done = await planner.command(SYNC, { env: ENV });
  expect(done.code, done.stdout + done.stderr).toBe(code);
  return summaryOf(done).counts;
}

/** A plan whose work items are those of the served Jira, connected and linked. */
async function linkedPlan(planner: Planner): Promise<void> {
  const { address, model } = jira;
  const file = join(planner.profile, 'plan.slipway');
  const more = [...model.issues.values()].flatMap(({ id, key, fixVersionIds: _, ...issue }) => [
    ['work-items', WorkItem.parse({ id: `w-${id}`, key, title: issue.summary, statusId: 'todo' })] as const,
    [
      'links',
      SyncLink.parse({
        id: `l-${id}`,
        connectionId: CONNECTION_ID,
        instance: instanceOf('jira-dc', address),
        kind: 'issue',
        remoteId: id,
        key,
        url: `${address}/browse/${key}`,
        table: 'work-items',
        recordId: `w-${id}`,
        state: 'linked',
        stateSince: '2026-11-20T00:00:00Z',
      }),
    ] as const,
  ]);
  await connectedPlan(jira, file, { system: 'jira-dc', more });
  const where = ['--kind', 'jira-dc', '--url', address, '--user', USER, '--secret-env', 'JIRA_TOKEN'];
  const how = ['--option', 'project=PAY', '--option', 'sign-in=basic', '--passphrase-env', 'VAULT_WORDS'];
  for (const line of [
    ['open', file, '--json'],
    ['connect', 'Payments', ...where, ...how],
  ]) {
    const done = await planner.command(line, { env: ENV });
    expect(done.code, done.stdout + done.stderr).toBe(0);
  }
}

const idOf = (key: string): string => jira.model.findIssue(key)?.id ?? '';
const grid = (page: Page) => page.getByRole('grid', { name: 'Needs a look' });
const row = (page: Page, key: string) => grid(page).getByRole('row').filter({ hasText: key });
const needs = (page: Page, words: string) => page.getByRole('navigation').getByTitle(words, { exact: true });

async function choose(page: Page, key: string) {
  await row(page, key).getByRole('gridcell').nth(1).click();
  return page.getByRole('region', { name: new RegExp(`^${key} `) });
}

test('what is gone, hidden or out of the filter is shown and kept; it is left so, looked at again, unlinked', async ({
  planner,
}) => {
  await linkedPlan(planner);
  const { model } = jira;
  const hidden = idOf('PAY-3');
  const moved = idOf('PAY-4');
  model.remove(idOf('PAY-2'));
  model.hidden.add(hidden);
  model.addProject('OPS', 'Operations');
  model.move(moved, model.project('OPS').id);
  expect(await synchronise(planner)).toMatchObject({ missing: 3, failed: 0 });

  const page = await planner.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await openSync(page);
  await expect(needs(page, '4 things in Synchronise need you')).toBeVisible();
  await openTab(page, 'Needs a look');
  await expect(grid(page).getByRole('row')).toHaveCount(4);
  await expect(row(page, 'PAY-2')).toContainText('Gone there');
  await expect(row(page, 'PAY-3')).toContainText('Hidden there');
  await expect(row(page, 'Issue 4')).toContainText('Left the filter');
  for (const text of ['It was deleted there', 'The account may no longer see it', 'no longer in what']) {
    await expect(grid(page).getByText(text)).toBeVisible();
  }
  const gone = await choose(page, 'PAY-2');
  await expect(gone.getByText(/^Since .* 2026, \d\d:\d\d/)).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  // Seen and left so: listed, counted no more, until the step is taken back.
  await gone.getByRole('button', { name: 'Leave it as it is' }).click();
  await told(page, 'Left 1 record as it is');
  await expect(needs(page, '3 things in Synchronise need you')).toBeVisible();
  await expect(page.getByText('1 seen and left as it is')).toBeVisible();
  await expect(grid(page).getByRole('row')).toHaveCount(4);
  await undo(page, 'Left 1 record as it is');
  await expect(needs(page, '4 things in Synchronise need you')).toBeVisible();
  await redo(page, 'Left 1 record as it is');
  await expect((await choose(page, 'PAY-2')).getByText('Seen, and left as it is')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  // To be seen again there, and asked about.
  model.hidden.delete(hidden);
  await (await choose(page, 'PAY-3')).getByRole('button', { name: 'Look there again' }).click();
  await told(page, 'Asked to try 1 again');
  expect(await synchronise(planner)).toMatchObject({ failed: 0 });
  await expect(row(page, 'PAY-3')).toHaveCount(0);

  // Back in the filter, it is synchronised again by itself.
  model.move(moved, model.project('PAY').id);
  expect(await synchronise(planner)).toMatchObject({ failed: 0 });
  await expect(row(page, 'Issue 4')).toHaveCount(0);

  await (await choose(page, 'PAY-2')).getByRole('button', { name: 'Keep here, unlink' }).click();
  await told(page, 'Unlinked 1 record from the other side');
  await expect(page.getByText('Nothing needs a look')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  expect(await planRows(page, 'work-items')).toHaveLength(4);
  const states = (await planRows(page, 'links'))
    .filter(({ kind }) => kind === 'issue')
    .map(({ state }) => String(state));
  expect(states.sort()).toEqual(['linked', 'linked', 'linked', 'unlinked']);
  expect(model.issues.size).toBe(3);
  expect(planner.problems).toEqual([]);
});

/** From now on the feed gives some issues in a form nobody knows; null: as Jira does. */
function spoiling(keys: readonly string[]): void {
  const { fake } = jira;
  const own = Object.getPrototypeOf(fake).handle.bind(fake) as typeof fake.handle;
  fake.handle = (request) => {
    const answer = own(request);
    const said = answer.json as unknown as { readonly issues?: readonly { readonly key: string }[] } | undefined;
    const issues = said?.issues;
    if (issues === undefined) return answer;
    const spoilt = issues.map((issue) => (keys.includes(issue.key) ? { ...issue, fields: 'none' } : issue));
    return { ...answer, json: { ...said, issues: spoilt } };
  };
}

test('what came in a form nobody knows is told in words, tried again, and left out', async ({ planner }) => {
  await linkedPlan(planner);
  const { model, projectId } = jira;
  model.addIssue(projectId, { summary: 'Never read' });
  model.addIssue(projectId, { summary: 'Never wanted' });
  spoiling(['PAY-5', 'PAY-6']);
  expect(await synchronise(planner, 1)).toMatchObject({ setAside: 2, created: 0, failed: 0 });

  const page = await planner.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await openSync(page);
  await openTab(page, 'Needs a look');
  await expect(grid(page).getByRole('row')).toHaveCount(3);
  await expect(row(page, 'not here')).toHaveCount(2);
  const five = row(page, idOf('PAY-5'));
  await five.getByRole('gridcell').nth(1).click();
  const pane = page.getByRole('region', { name: idOf('PAY-5') });
  await expect(pane.getByText(/in a form Slipway does not know\. Look at it there, then try again/)).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  spoiling(['PAY-6']);
  await pane.getByRole('button', { name: 'Try again' }).click();
  await told(page, 'Asked to try 1 again');
  await expect(grid(page).getByRole('row')).toHaveCount(2);
  // Nobody is asked what it is before anybody has read it.
  await expect(needs(page, '2 things in Synchronise need you')).toBeVisible();
  expect(await synchronise(planner, 1)).toMatchObject({ setAside: 1, created: 1, failed: 0 });
  expect((await planRows(page, 'work-items')).map(({ key }) => key)).toContain('PAY-5');

  await page
    .getByRole('region', { name: idOf('PAY-6') })
    .getByRole('button', { name: 'Leave it out' })
    .click();
  await told(page, 'Unlinked 1 record from the other side');
  await expect(page.getByText('Nothing needs a look')).toBeVisible();
  spoiling([]);
  model.change(idOf('PAY-6'), { summary: 'Still not wanted' });
  expect(await synchronise(planner)).toMatchObject({ setAside: 0, created: 0, failed: 0 });
  expect((await planRows(page, 'work-items')).map(({ key }) => key)).not.toContain('PAY-6');
  expect(planner.problems).toEqual([]);
});
