import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { TABLES } from '../../shared/model/tables.ts';
import { toMoment } from '../../shared/planning/moments.ts';
import { planFile } from '../bench/plan-file.ts';
import { defaultPlan } from '../support/plan.ts';
import { violationsInBothThemes } from './axe.ts';
import { ahead, meetWeekly, prepareNext, region, runWithAnn, toMeetings } from './boarding.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, told } from './steps.ts';

/* The board: its series, a meeting filled by rule and run over the whole window, and what follows from it. */

const changeNamed = async (page: Page, key: string) =>
  (await planRows(page, 'changes')).find((one) => one['key'] === key);
test('from a release to a decision of the board: drafted, handed in, on the agenda, run, approved; the gate follows', async ({
  planner,
  profile,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  const release = `key,name,type,release date\nPAY 1,Instant payments,Major release,${ahead(9)}\n`;
  await writeFile(join(profile, 'releases.csv'), release);
  const imported = await planner.command(['import', 'releases.csv', '--as', 'releases'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);

  // The board meets every week, from tomorrow on, without a lead.
  await toMeetings(page);
  const found: Record<string, string[]> = { empty: await violationsInBothThemes(page) };
  await meetWeekly(page);
  found['board'] = await violationsInBothThemes(page);

  // A change is drafted from the release and handed in.
  await goTo(page, 'Releases');
  await page.getByRole('gridcell', { name: 'PAY 1', exact: true }).dblclick();
  await page.getByRole('button', { name: 'Add gate' }).click();
  await page.getByRole('menuitem', { name: 'CAB approval' }).click();
  await region(page, 'Changes').getByRole('button', { name: 'Draft changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Draft 1 change' }).click();
  await told(page, /^Drafted 1 change/);
  await expect(page.getByText('Waits for the changes of its release: not all are approved yet.').first()).toBeVisible();
  await goTo(page, 'Changes & CAB');
  await page.getByRole('gridcell', { name: 'CHG-0001', exact: true }).dblclick();
  await page.getByRole('group', { name: 'State' }).getByRole('button', { name: 'Assess' }).click();
  await expect.poll(async () => (await changeNamed(page, 'CHG-0001'))?.['submittedAt']).not.toBeNull();

  // Restarted, the plan is where it was. The meeting is prepared: who sits there is expected, the rule has filled it.
  await planner.close();
  page = await planner.start();
  await toMeetings(page);
  await prepareNext(page);
  const agenda = region(page, 'Agenda');
  await expect(agenda.getByRole('row', { name: /CHG-0001/ })).toBeVisible();
  // Nothing was filled in: it would be sent back, and the page says so before anybody else does.
  await expect(region(page, 'What would embarrass it')).toContainText('1 change would be sent back');
  found['meeting'] = await violationsInBothThemes(page);

  // It is run with the keyboard; a condition goes with the approval, an action is carried.
  const run = await runWithAnn(page);
  await run.getByLabel('Conditions').fill('Only with the night shift');
  await run.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(run.getByText('Approved with conditions').first()).toBeVisible();
  await run.getByPlaceholder('Action for this change').fill('Tell the night shift');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await planRows(page, 'actions')).map(({ text }) => text))
    .toEqual(['Tell the night shift']);
  found['run'] = await violationsInBothThemes(page);
  await run.getByRole('button', { name: 'End the meeting' }).click();
  await told(page, 'Ended the meeting of Change advisory board');
  await expect(agenda.getByText('Approved with conditions')).toBeVisible();

  // The change manager still has to agree; then it goes on by itself, and the gate has what it waited for.
  expect((await changeNamed(page, 'CHG-0001'))?.['statusId']).toBe('chg-assess');
  const approvals = await planRows(page, 'approvals');
  expect(approvals.find(({ boardId }) => boardId === 'cab')).toMatchObject({
    decision: 'approved',
    conditions: 'Only with the night shift',
  });
  await agenda.getByRole('button', { name: /CHG-0001/ }).click();
  await region(page, 'Approvals')
    .getByRole('button', { name: /Decision of Change manager/ })
    .click();
  await page.getByRole('option', { name: 'Approved', exact: true }).click();
  await expect.poll(async () => (await changeNamed(page, 'CHG-0001'))?.['statusId']).toBe('chg-scheduled');
  await goTo(page, 'Releases');
  await page.getByRole('gridcell', { name: 'PAY 1', exact: true }).dblclick();
  await expect(page.getByText('The changes of its release are approved.').first()).toBeVisible();

  // The next meeting has the action on its page.
  await toMeetings(page);
  await prepareNext(page);
  await expect(region(page, 'Actions').getByText('CHG-0001 Tell the night shift')).toBeVisible();
  await expect(region(page, 'Agenda').getByText('Nothing on the agenda')).toBeVisible();
  expect(found).toEqual({ empty: [], board: [], meeting: [], run: [] });
});

test('an emergency board is called at once, its agenda put in order by hand, and everything can be taken back', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  for (const title of ['First', 'Second']) {
    await goTo(page, 'Changes & CAB');
    await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
    await page.getByRole('button', { name: 'New change' }).first().click();
    await page.getByRole('dialog', { name: 'New change' }).getByLabel('Title').fill(title);
    await page.keyboard.press('Enter');
    await told(page, /^Created change/);
  }
  await toMeetings(page);
  await page.getByRole('button', { name: 'Call a meeting' }).click();
  await page.getByRole('dialog', { name: 'Call a meeting' }).getByRole('button', { name: 'Call it' }).click();
  await told(page, 'Called a meeting of Emergency CAB');
  const agenda = region(page, 'Agenda');
  for (const key of ['CHG-0007', 'CHG-0008']) {
    await agenda.getByRole('button', { name: 'Add a change' }).click();
    await page.getByRole('option', { name: new RegExp(key) }).click();
    await expect(agenda.getByRole('row', { name: new RegExp(key) })).toBeVisible();
  }
  await agenda.getByRole('button', { name: 'Move CHG-0008 up' }).click();
  await told(page, 'Reordered the agenda of Emergency CAB');
  const keys = async () =>
    (await agenda.getByRole('row').allTextContents()).flatMap((row) => /CHG-\d+/.exec(row) ?? []);
  await expect.poll(keys).toEqual(['CHG-0008', 'CHG-0007']);
  await page.getByRole('button', { name: 'Fill the agenda' }).click();
  await expect.poll(keys).toEqual(['CHG-0008', 'CHG-0007']);
  await page.keyboard.press('Control+z');
  await expect.poll(keys).toEqual(['CHG-0007', 'CHG-0008']);
  // It stands on the calendar like any other meeting.
  expect((await planRows(page, 'events')).filter(({ title }) => title === 'Emergency CAB')).toHaveLength(1);
});

test('a delegate is chosen for one meeting and makes the quorum; placeholders are counted in its time', async ({
  planner,
  profile,
}) => {
  const { tables } = defaultPlan('Europe/Berlin');
  const people = ['Ann Marsh', 'Ben Okoro', 'Cora Lindqvist'].map((name) =>
    TABLES.people.parse({ id: name.slice(0, 3).toLowerCase(), name, role: 'Manager' }),
  );
  const at = (date: string, from: string, to: string) => ({
    type: 'moments' as const,
    start: toMoment(`${date}T${from}`, 'Europe/Berlin').moment,
    end: toMoment(`${date}T${to}`, 'Europe/Berlin').moment,
  });
  const series = TABLES.events.parse({
    id: 'series',
    title: 'CAB',
    kindId: 'meeting',
    when: at(ahead(3), '14:00', '14:06'),
  });
  const hold = (id: string, fields: object) =>
    TABLES.changes.parse({ id, key: id, title: id, typeId: 'change-normal', statusId: 'chg-new', ...fields });
  const file = await planFile(
    {
      ...tables,
      people,
      events: [series],
      boards: tables.boards.map((board) =>
        board.kind === 'cab'
          ? {
              ...board,
              eventId: 'series',
              quorum: 2,
              members: [
                { id: 'm1', personId: 'ann', role: 'Chair', delegateIds: ['cor'], chair: true, votes: true },
                { id: 'm2', personId: 'ben', role: 'Operations', delegateIds: [], chair: false, votes: true },
              ],
            }
          : board,
      ),
      changes: [
        hold('CHG-1', { placeholder: true, when: at(ahead(5), '20:00', '21:00') }),
        hold('CHG-2', { placeholder: true, when: at(ahead(6), '20:00', '21:00') }),
      ],
    },
    'delegates.slipway',
  );
  expect((await planner.command(['open', file, '--json'], { cwd: profile })).code).toBe(0);
  const page = await planner.start();
  await toMeetings(page);
  await prepareNext(page);
  await expect(region(page, 'Agenda')).toContainText('0 of 6 min planned');
  await expect(region(page, 'Agenda')).toContainText('10 min more for 2 placeholders');
  await expect(region(page, 'What would embarrass it')).toContainText('With the placeholders of its range');

  const attendance = region(page, 'Attendance');
  await attendance.getByRole('button', { name: /Attendance of Ben Okoro/ }).click();
  await page.getByRole('option', { name: 'Present', exact: true }).click();
  await expect(attendance).toContainText('Quorum 1 of 2');
  // With the keyboard alone.
  await attendance.getByRole('button', { name: /Attendance of Ann Marsh/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Represented by Cora Lindqvist' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(attendance).toContainText('Quorum 2 of 2');
  await expect(attendance).toContainText('Cora Lindqvist, for Ann Marsh');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(attendance).toContainText('Quorum 1 of 2');
  await page.keyboard.press('Control+Shift+z');
  await expect(attendance).toContainText('Quorum 2 of 2');
  expect(planner.problems).toEqual([]);
});
