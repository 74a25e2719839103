import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, type CommandResult } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import type { Planner } from './planner.ts';
import { hasRedmine, hasRequestTracker, test } from './real-servers.ts';
import { openConnections } from './served-jira.ts';
import { begin, goTo, inspector, told } from './steps.ts';
import { summaryOf } from './summary.ts';
import { openRelease, openTab, synchronise } from './syncing.ts';

/* The command line and the window on the real Redmine and the real Request Tracker. */

// Each asks the command line many times, and every one is a start of the app.

const Journals = z.array(z.object({ notes: z.string().nullable() }));
const PASSPHRASE = 'orchid saddle ribbon canyon';

/** The command line, with the secret where it is read from. */
class Terminal {
  constructor(
    private readonly planner: Planner,
    private readonly secret: string,
  ) {}

  async run(...args: string[]): Promise<CommandResult> {
    const env = { TOKEN_THERE: this.secret, VAULT_WORDS: PASSPHRASE };
    const result = await this.planner.command([...args, '--json'], { env });
    expect(result.code, result.stdout + result.stderr).toBe(0);
    return result;
  }

  async connect(kind: string, address: string, ...rest: string[]): Promise<CommandResult> {
    const line = ['connect', 'Payments', '--kind', kind, '--url', address, '--secret-env', 'TOKEN_THERE'];
    return await this.run(...line, '--passphrase-env', 'VAULT_WORDS', ...rest);
  }

  async sync(...rest: string[]): Promise<CommandResult> {
    return await this.run('sync', '--passphrase-env', 'VAULT_WORDS', ...rest);
  }

  async counts(...rest: string[]): Promise<Readonly<Record<string, number>>> {
    return summaryOf(await this.sync(...rest)).counts;
  }
}

/** Everything a person would miss if a run that was only tried had written it. */
async function standing(page: Page): Promise<unknown> {
  const tables = ['releases', 'work-items', 'changes', 'incidents', 'links', 'runs', 'cursors', 'people', 'journal'];
  return await Promise.all(tables.map((table) => planRows(page, table)));
}

/** Opens the dialog of a new connection and says which system it is, and where. */
async function fillNew(page: Page, system: string, address: string): Promise<ReturnType<Page['getByRole']>> {
  await openConnections(page);
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a connection' });
  await dialog.getByRole('radio', { name: system }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Payments');
  await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
  return dialog;
}

async function createArrived(page: Page, name: string): Promise<void> {
  await openTab(page, /^First links/);
  await page.getByRole('region', { name }).getByRole('button', { name: 'Create here' }).click();
  await told(page, 'Made 1 record of what arrived');
}

/** Decides the one conflict there is by a key. */
async function decide(page: Page, key: string, said: string): Promise<void> {
  await openTab(page, /^Conflicts/);
  const rows = page.getByRole('grid', { name: 'Fields changed on both sides' });
  await expect(rows.getByRole('row')).toHaveCount(2);
  await rows.getByRole('gridcell').first().click();
  await page.keyboard.press(key);
  await told(page, said);
}

test.describe('Redmine', () => {
  test.skip(!hasRedmine, 'Redmine is not installed, or this is not root');

  test('is connected and synchronised by the command line, both ways, and a conflict waits', async ({
    planner,
    redmine: { address, adminKey, api },
  }) => {
    await api('POST', 'projects.json', { project: { name: 'Shop', identifier: 'shop', tracker_ids: [1, 2, 3] } });
    const { version } = await api('POST', 'projects/shop/versions.json', {
      version: { name: 'Shop 1', due_date: '2027-01-15' },
    });
    const versionPath = `versions/${String(version?.['id'])}.json`;
    const issues: string[] = [];
    for (const subject of ['Card', 'Cash', 'Voucher']) {
      const { issue } = await api('POST', 'issues.json', {
        issue: { project_id: 'shop', tracker_id: 2, subject, fixed_version_id: version?.['id'] },
      });
      issues.push(`issues/${String(issue?.['id'])}.json`);
    }
    const there = async () => [
      await api('GET', 'projects/shop/versions.json'),
      await api('GET', 'issues.json?project_id=shop&status_id=*'),
    ];
    const terminal = new Terminal(planner, adminKey);

    const connected = await terminal.connect('redmine', address, '--option', 'project=shop');
    expect(connected.stdout).toContain('Signed in as Redmine Admin.');
    expect(summaryOf(connected)).toMatchObject({ command: 'connect', counts: { created: 1 }, problems: [] });

    // Only tried: nothing is touched, on neither side.
    let page = await planner.start();
    const before = [await standing(page), await there()];
    const plan = await terminal.sync('--dry-run');
    expect(plan.stdout).toContain('Card, new');
    expect(plan.stdout).toContain('in    Shop 1, waits until somebody says what it is here');
    expect(summaryOf(plan).counts).toMatchObject({ created: 3, arrived: 1, pushed: 0, failed: 0 });
    expect([await standing(page), await there()]).toEqual(before);

    expect(await terminal.counts()).toMatchObject({ created: 3, arrived: 1, pulled: 0, pushed: 0, setAside: 0 });
    expect(await terminal.counts()).toMatchObject({ created: 0, arrived: 0, pulled: 0, pushed: 0 });
    await createArrived(page, 'Shop 1');
    await planner.close();

    // Different things on the two sides: each goes over.
    await api('PUT', issues[0] ?? '', { issue: { subject: 'Card and wallet', status_id: 2 } });
    await terminal.run('edit', 'releases', 'Shop 1', 'releaseDate=2027-01-20');
    const out = await terminal.sync('--dry-run');
    expect(out.stdout).toContain('title: Card → Card and wallet');
    expect(out.stdout).toContain('out   Shop 1, due_date: 2027-01-15 → 2027-01-20');
    expect(await terminal.counts()).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect((await api('GET', versionPath))['version']).toMatchObject({ name: 'Shop 1', due_date: '2027-01-20' });

    // The same on both: neither is overwritten, and it is told.
    await terminal.run('edit', 'releases', 'Shop 1', 'name=Shop ours');
    await api('PUT', versionPath, { version: { name: 'Shop theirs' } });
    expect((await terminal.sync('--dry-run')).stdout).toContain('name: here Shop ours, there Shop theirs');
    const asked = summaryOf(await terminal.sync());
    expect(asked).toMatchObject({ ok: true, counts: { conflicts: 1, pushed: 0 } });
    expect((await api('GET', versionPath))['version']).toMatchObject({ name: 'Shop theirs' });

    page = await planner.start();
    const items = await planRows(page, 'work-items');
    expect(new Set(items.map(({ title }) => title))).toEqual(new Set(['Card and wallet', 'Cash', 'Voucher']));
    expect(items).toHaveLength(3);
    const [release] = await planRows(page, 'releases');
    expect(items.map(({ releaseIds }) => releaseIds)).toEqual(items.map(() => [release?.['id']]));
    await decide(page, 'k', 'Kept ours: Name of Shop 1');
    await planner.close();
    expect(await terminal.counts()).toMatchObject({ conflicts: 0, pushed: 1 });
    expect((await api('GET', versionPath))['version']).toMatchObject({ name: 'Shop ours' });
    expect(await terminal.counts()).toMatchObject({ created: 0, pulled: 0, pushed: 0, conflicts: 0 });
  });

  test('is connected in the window: who signs in, what they may not, issues in, an edit and one note out', async ({
    planner,
    redmine: { address, adminKey, reporterKey, api },
  }) => {
    const { version } = await api('POST', 'projects/pay/versions.json', { version: { name: 'Pay 1' } });
    const { issue } = await api('POST', 'issues.json', {
      issue: { project_id: 'pay', tracker_id: 1, subject: '<b>Refund</b>', fixed_version_id: version?.['id'] },
    });
    const path = `issues/${String(issue?.['id'])}.json`;
    const page = await planner.start();
    await begin(page, 'New plan');
    const dialog = await fillNew(page, 'Redmine', address);
    await dialog.getByRole('textbox', { name: 'Project', exact: true }).fill('pay');
    await dialog.getByRole('textbox', { name: 'Token', exact: true }).fill(reporterKey);
    await dialog.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(dialog.getByText('Signed in as Rita Reporter.')).toBeVisible();
    await expect(dialog.getByText('“Edit issues”: fields of issues can’t be sent.')).toBeVisible();
    await expect(dialog.getByText('“Manage versions”: release names and dates can’t be sent.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Token', exact: true }).fill(adminKey);
    await dialog.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(dialog.getByText('Signed in as Redmine Admin.')).toBeVisible();
    await expect(dialog.getByText('The account may do everything that is needed.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await told(page, 'Added the connection Payments');

    await synchronise(page);
    await createArrived(page, 'Pay 1');
    // The issue that names it finds it with the next run.
    await synchronise(page);
    await openRelease(page, 'Pay 1');
    await expect(page.getByText('1 work item', { exact: true })).toBeVisible();
    const items = page.getByRole('grid', { name: 'Work items of Pay 1' });
    await items.getByRole('gridcell', { name: '<b>Refund</b>', exact: true }).click();
    const pane = inspector(page);
    await pane.getByRole('button', { name: 'Comment there…' }).click();
    await page.getByRole('dialog').getByLabel('Comment', { exact: true }).fill('Seen by the board');
    await page.getByRole('button', { name: 'Send with the next run' }).click();
    await expect(pane.getByText('goes out with the next run')).toBeVisible();
    const title = pane.getByLabel('Title', { exact: true });
    await title.fill('Refund by card');
    await title.blur();
    await synchronise(page);
    await synchronise(page);
    const { issue: after } = await api('GET', `${path}?include=journals`);
    expect(after).toMatchObject({ subject: 'Refund by card', fixed_version: { name: 'Pay 1' } });
    const journals = Journals.parse(after?.['journals']);
    expect(journals.flatMap(({ notes }) => notes || [])).toEqual([expect.stringContaining('Seen by the board')]);

    // Both sides name it anew: seen in the window, and theirs is taken.
    await openRelease(page, 'Pay 1');
    await items.getByRole('gridcell', { name: 'Refund by card', exact: true }).click();
    await title.fill('Refund ours');
    await title.blur();
    await api('PUT', path, { issue: { subject: 'Refund theirs' } });
    await synchronise(page);
    await decide(page, 't', 'Took theirs: Title of');
    await synchronise(page);
    expect(await planRows(page, 'work-items')).toMatchObject([{ title: 'Refund theirs' }]);
    expect((await api('GET', path))['issue']).toMatchObject({ subject: 'Refund theirs' });
    expect(await planRows(page, 'sync-conflicts')).toEqual([]);
    expect(planner.problems).toEqual([]);
  });
});

test.describe('Request Tracker', () => {
  test.skip(!hasRequestTracker, 'Request Tracker is not installed, or this is not root');

  test('gives tickets as changes: connected by the command line, edited on both sides, commented on once', async ({
    planner,
    rt: { address, tokens, api },
  }) => {
    const { id } = await api('POST', 'ticket', {
      Queue: 'Changes',
      Subject: 'Swap the balancer',
      Starts: '2026-12-01 21:00:00',
      Due: '2026-12-02 00:30:00',
    });
    const path = `ticket/${String(id)}`;
    const there = async () => await api('GET', path);
    const terminal = new Terminal(planner, tokens.nora);
    const about = ['--user', 'nora', '--option', 'queue=Changes', '--option', 'as=changes'];
    const connected = await terminal.connect('rt', address, ...about);
    expect(connected.stdout).toContain('Signed in as Nora York.');

    let page = await planner.start();
    const before = [await standing(page), await there()];
    const plan = await terminal.sync('--dry-run');
    expect(plan.stdout).toContain('waits until somebody says what it is here');
    expect(summaryOf(plan).counts).toMatchObject({ arrived: 1, created: 0, pushed: 0 });
    expect([await standing(page), await there()]).toEqual(before);
    expect(await terminal.counts()).toMatchObject({ arrived: 1, created: 0, pushed: 0, failed: 0 });
    await createArrived(page, 'Swap the balancer');
    const [change] = await planRows(page, 'changes');
    expect(change).toMatchObject({ title: 'Swap the balancer', statusId: 'chg-new' });
    const key = String(change?.['key']);
    await planner.close();

    await terminal.run('edit', 'changes', key, 'end=2026-12-02 02:00');
    await api('PUT', path, { Status: 'open' });
    expect(await terminal.counts()).toMatchObject({ pulled: 1, pushed: 1, conflicts: 0, refused: 0 });
    expect(await there()).toMatchObject({ Due: '2026-12-02T01:00:00Z', Status: 'open' });

    await terminal.run('edit', 'changes', key, 'title=Ours');
    await api('PUT', path, { Subject: 'Theirs' });
    expect(await terminal.counts()).toMatchObject({ conflicts: 1, pushed: 0 });
    expect(await there()).toMatchObject({ Subject: 'Theirs' });

    page = await planner.start();
    await decide(page, 'k', `Kept ours: Title of ${key}`);
    await goTo(page, 'Changes & CAB');
    await page.getByRole('gridcell', { name: key, exact: true }).dblclick();
    await page.getByRole('button', { name: 'Comment there…' }).click();
    await page.getByRole('dialog').getByLabel('Comment', { exact: true }).fill('Moved to Wednesday');
    await page.getByRole('button', { name: 'Send with the next run' }).click();
    await told(page, `Wrote a comment on ${key}`);
    await planner.close();
    expect(await terminal.counts()).toMatchObject({ conflicts: 0, pushed: 1, operations: 1 });
    expect(await terminal.counts()).toMatchObject({ conflicts: 0, pulled: 0, pushed: 0, operations: 0 });
    expect(await there()).toMatchObject({ Subject: 'Ours' });
    const query = `ObjectType='RT::Ticket' AND ObjectId=${String(id)} AND Type='Comment'`;
    expect((await api('GET', `transactions?query=${encodeURIComponent(query)}`))['count']).toBe(1);
  });

  test('gives tickets as incidents, in the window: who signs in, what they may not, and what is resolved', async ({
    planner,
    rt: { address, tokens, api },
  }) => {
    const { id } = await api('POST', 'ticket', { Queue: 'General', Subject: 'Cards are declined', Priority: '80' });
    const page = await planner.start();
    await begin(page, 'New plan');
    const dialog = await fillNew(page, 'Request Tracker', address);
    await dialog.getByRole('textbox', { name: 'User name', exact: true }).fill('root');
    await dialog.getByRole('textbox', { name: 'Token', exact: true }).fill(tokens.root);
    await dialog.getByRole('textbox', { name: 'Queue', exact: true }).fill('General');
    await dialog.getByRole('button', { name: 'Its tickets are' }).click();
    await page.getByRole('option', { name: 'Incidents' }).click();
    await dialog.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(dialog.getByText(/^Signed in as Enoch Root\. Request Tracker, version 5/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await told(page, 'Added the connection Payments');
    await synchronise(page);
    const incident = async () => {
      const rows = await planRows(page, 'incidents');
      return rows.find(({ title }) => title === 'Cards are declined');
    };
    expect(await incident()).toMatchObject({ priority: 1, resolvedAt: null });
    await api('PUT', `ticket/${String(id)}`, { Status: 'resolved', Priority: '30' });
    await synchronise(page);
    const { Resolved: resolved } = await api('GET', `ticket/${String(id)}`);
    expect(await incident()).toMatchObject({ priority: 3, resolvedAt: resolved });
    expect(planner.problems).toEqual([]);
  });
});
