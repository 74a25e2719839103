import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin } from './steps.ts';

/* Incidents of the tool of operations, into the daily log: by the page, and on the command line. */

const HEAD = 'number,short_description,priority,opened_at,resolved_at';

test('incidents come in from a table by the daily log and by the command line, merged when they come again', async ({
  planner,
  profile,
}) => {
  const file = path.join(profile, 'incident.csv');
  await writeFile(file, [HEAD, 'INC7001,Ledger is slow,3 - Moderate,2026-11-16 09:15:00,'].join('\n'));
  let page = await planner.start();
  await begin(page, 'Worked sample');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('heading', { name: 'Early life support', exact: true }).waitFor();
  await page
    .getByRole('row', { name: /CORE 26/ })
    .first()
    .dblclick();
  await page.getByRole('tab', { name: 'Daily log' }).click();
  const before = (await planRows(page, 'incidents')).length;
  await planner.answerOpenDialog(file);
  await page.getByRole('button', { name: 'Import incidents…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Choose/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Import incident.csv' });
  await expect(dialog).toContainText('1 new');
  await dialog.getByRole('tab', { name: 'Columns' }).click();
  await expect(dialog.getByRole('button', { name: /Release where a row names none/ })).toContainText('CORE 26');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /INC7001 Ledger is slow/ })).toBeVisible();
  const complaints = path.join(profile, 'complaints.csv');
  await writeFile(
    complaints,
    'Received on,Customer,Channel,Topic,Description\n2026-11-16,Branch Oslo,phone,Printing,<b>Nothing</b> prints\n',
  );
  await test.step('complaints likewise, into the same early life support', async () => {
    await planner.answerOpenDialog(complaints);
    await page.getByRole('button', { name: 'Import complaints…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Choose/ })
      .click();
    const preview = page.getByRole('dialog', { name: 'Import complaints.csv' });
    await expect(preview).toContainText('1 new');
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(preview).toBeHidden();
    const [made, ...others] = (await planRows(page, 'complaints')).filter((one) => one['who'] === 'Branch Oslo');
    expect([made?.['day'], made?.['text'], others.length]).toEqual(['2026-11-16', '<b>Nothing</b> prints', 0]);
    expect(made?.['supportId']).toBe((await planRows(page, 'supports'))[0]?.['id']);
  });
  const incidents = await planRows(page, 'incidents');
  expect(incidents.length).toBe(before + 1);
  const releaseId = incidents.find((one) => one['key'] === 'INC7001')?.['releaseId'];
  expect(releaseId).toBeTruthy();
  await planner.close();

  // The same export a day later, resolved by then, on the command line.
  await writeFile(
    file,
    [HEAD, 'INC7001,Ledger is slow,3 - Moderate,2026-11-16 09:15:00,2026-11-17 11:00:00', 'INC7002,New,P4,x,'].join(
      '\n',
    ),
  );
  const release = String(releaseId);
  const args = ['import', file, '--as', 'incidents', '--release', release, '--json'];
  const { code, stdout } = await planner.command(args);
  const summary = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as {
    counts: Record<string, number>;
    problems: { code: string; row: number }[];
  };
  expect([code, summary.counts['updated'], summary.counts['failed']]).toEqual([1, 1, 1]);
  expect(summary.problems.map(({ code: what, row }) => [what, row])).toEqual([['dateUnreadable', 3]]);
  const again = await planner.command(['import', complaints, '--as', 'complaints', '--release', release, '--json']);
  expect(again.stdout).toContain('"unchanged":1');
  expect((await planner.command(['import', complaints, '--as', 'changes', '--release', release])).code).toBe(2);
  page = await planner.start();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  const after = await planRows(page, 'incidents');
  expect(after.find((one) => one['key'] === 'INC7001')?.['resolvedAt']).toBe('2026-11-17T10:00:00Z');
});
