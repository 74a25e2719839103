import type { Page } from '@playwright/test';
import { TABLES } from '../../shared/model/tables.ts';
import { addDays } from '../../shared/planning/days.ts';
import { toMoment } from '../../shared/planning/moments.ts';
import { planFile } from '../bench/plan-file.ts';
import { defaultPlan } from '../support/plan.ts';
import { violationsInBothThemes } from './axe.ts';
import { bars, dragTo, expectDays, gripOf, nextMonday, nextMonth, pointIn } from './calendar.ts';
import { expect, test } from './fixture.ts';
import type { Planner } from './planner.ts';
import { goTo, inspector, told, undo } from './steps.ts';

/* Conflicts: told before the drop, marked after it, moved out of by one click, waived until the facts change. */

const day = (count: number) => addDays(nextMonday(), count);
const ZONE = 'Europe/Berlin';
const FREEZE = 'Year-end freeze';

function release(key: string, service: string) {
  return TABLES.releases.parse({
    id: key,
    key,
    name: key,
    typeId: 'major',
    statusId: 'planned',
    serviceIds: [service],
  });
}

function deployment(key: string, date: string, hour: number) {
  const at = (hours: number) => toMoment(`${date}T${String(hours).padStart(2, '0')}:00`, ZONE).moment;
  return TABLES.deployments.parse({
    id: `d-${key}`,
    releaseId: key,
    environment: 'Production',
    statusId: 'dep-planned',
    when: { type: 'moments', start: at(hour), end: at(hour + 1) },
  });
}

/** Payments, a shop that needs it, a payroll that goes live within the freeze. */
async function opened(planner: Planner): Promise<Page> {
  const { tables } = defaultPlan(ZONE);
  const service = (id: string, dependsOn: string[] = []) =>
    TABLES.services.parse({ id, key: id, name: `Service ${id}`, dependsOn });
  const freeze = TABLES.events.parse({
    id: 'freeze',
    title: FREEZE,
    kindId: 'hard-freeze',
    when: { type: 'dates', first: day(10), last: day(11) },
  });
  const file = await planFile(
    {
      ...tables,
      services: [service('pay'), service('api', ['pay']), service('shop', ['api']), service('hr')],
      releases: [release('PAY 1', 'pay'), release('SHOP 1', 'shop'), release('HR 1', 'hr')],
      deployments: [deployment('PAY 1', day(1), 22), deployment('SHOP 1', day(3), 22), deployment('HR 1', day(10), 20)],
      events: [freeze],
    },
    'conflicts.slipway',
  );
  const result = await planner.command(['open', file, '--json']);
  expect(result.code, result.stderr).toBe(0);
  const page = await planner.start();
  await goTo(page, 'Calendar');
  await nextMonth(page);
  return page;
}

const badge = (page: Page, count: number) =>
  page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('button', { name: count === 1 ? '1 conflict' : `${count} conflicts`, exact: true });

/** Holds a bar over a day without letting go. */
async function hold(page: Page, name: string, over: string): Promise<void> {
  const from = await gripOf(bars(page, name));
  const to = await pointIn(page, over);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 3, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
}

test('a deployment dragged into a conflict is told so before the drop, marked after it and moved out by a free slot', async ({
  planner,
}) => {
  const page = await opened(planner);
  await expect(badge(page, 1)).toBeVisible();
  await expect(bars(page, 'HR 1, deployment')).toContainText('1 conflict');
  await expect(bars(page, 'PAY 1, deployment')).not.toContainText('conflict');

  const hint = page.getByRole('status').filter({ hasText: 'PAY 1 Production' });
  await hold(page, 'PAY 1, deployment', day(3));
  await expect(hint).toContainText('PAY 1 Production and SHOP 1 Production overlap on related services');
  const overFreeze = await pointIn(page, day(10));
  await page.mouse.move(overFreeze.x, overFreeze.y, { steps: 10 });
  await expect(hint).toContainText(FREEZE);
  await expect(hint).not.toContainText('overlap');
  await page.mouse.up();
  await told(page, /^Moved PAY 1 Production/);
  await expectDays(page, 'PAY 1, deployment', [day(10)]);
  await expect(bars(page, 'PAY 1, deployment')).toContainText('1 conflict');

  await badge(page, 2).click();
  const list = page.getByRole('grid', { name: 'Conflicts' });
  await expect(list.getByRole('row')).toHaveCount(3);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await list.getByRole('row').filter({ hasText: 'PAY 1 Production falls into the hard freeze' }).click();
  const slots = inspector(page).getByRole('group', { name: 'Free slots' });
  await slots
    .getByRole('button', { name: /^Move to / })
    .first()
    .click();
  await told(page, /^Moved PAY 1 Production to .* 22:00/);
  await expect(badge(page, 1)).toBeVisible();
  await expect(list.getByRole('row')).toHaveCount(2);
  await goTo(page, 'Calendar');
  // The day before the freeze at the same hour; the day after it is a day off.
  await expectDays(page, 'PAY 1, deployment', [day(9)]);
  await page.getByRole('button', { name: /^Undo: Moved PAY 1 Production/ }).click();
  await expectDays(page, 'PAY 1, deployment', [day(10)]);
  await expect(badge(page, 2)).toBeVisible();
  expect(planner.problems).toEqual([]);
});

test('a waiver silences visibly until the freeze moves; a rule that is off finds nothing', async ({ planner }) => {
  const page = await opened(planner);
  await badge(page, 1).click();
  const row = page.getByRole('grid', { name: 'Conflicts' }).getByRole('row').filter({ hasText: 'HR 1' });
  await row.click();
  await inspector(page).getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Waive a conflict' });
  await expect(dialog.getByRole('button', { name: 'Waive' })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('Agreed by the board');
  await dialog.getByRole('button', { name: 'Waive' }).click();
  await told(page, 'Waived: HR 1 Production falls into the hard freeze Year-end freeze');
  await expect(row).toContainText('Agreed by the board');
  await expect(inspector(page)).toContainText('Agreed by the board');
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText(/conflict/)).toHaveCount(0);

  await goTo(page, 'Calendar');
  await expect(bars(page, 'HR 1, deployment')).not.toContainText('conflict');
  await dragTo(page, bars(page, FREEZE), day(9));
  await expectDays(page, FREEZE, [day(9), day(10)]);
  await expect(badge(page, 1)).toBeVisible();
  await bars(page, 'HR 1, deployment').click();
  await expect(inspector(page)).toContainText('The waiver no longer holds');
  await page.getByRole('button', { name: /^Undo: Moved Year-end freeze/ }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText(/conflict/)).toHaveCount(0);
  await inspector(page).getByRole('button', { name: 'End waiver' }).click();
  await expect(badge(page, 1)).toBeVisible();

  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Conflicts', exact: true }).click();
  await page.getByRole('switch', { name: 'Hard freeze is on' }).press('Space');
  await told(page, 'Switched off: Hard freeze');
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText(/conflict/)).toHaveCount(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await undo(page, 'Switched off: Hard freeze');
  await expect(badge(page, 1)).toBeVisible();
  expect(planner.problems).toEqual([]);
});

test('a change dragged onto another or into the freeze is told so before the drop and marked after it', async ({
  planner,
}) => {
  const { tables } = defaultPlan(ZONE);
  const at = (date: string, hour: number) => ({
    type: 'moments' as const,
    start: toMoment(`${date}T${hour}:00`, ZONE).moment,
    end: toMoment(`${date}T${hour + 1}:00`, ZONE).moment,
  });
  const change = (key: string, title: string, service: string, date: string) =>
    TABLES.changes.parse({
      id: key,
      key,
      title,
      typeId: 'normal',
      statusId: 'chg-assess',
      serviceIds: [service],
      when: at(date, 20),
    });
  const file = await planFile(
    {
      ...tables,
      services: [
        TABLES.services.parse({ id: 'pay', key: 'pay', name: 'Payments' }),
        TABLES.services.parse({ id: 'shop', key: 'shop', name: 'Shop', dependsOn: ['pay'] }),
      ],
      changes: [change('CHG-1', 'Patch the database', 'pay', day(1)), change('CHG-2', 'New checkout', 'shop', day(3))],
      events: [
        TABLES.events.parse({
          id: 'freeze',
          title: FREEZE,
          kindId: 'hard-freeze',
          when: { type: 'dates', first: day(10), last: day(11) },
        }),
      ],
    },
    'changes-in-conflict.slipway',
  );
  expect((await planner.command(['open', file, '--json'])).code).toBe(0);
  const page = await planner.start();
  await goTo(page, 'Calendar');
  await nextMonth(page);
  const hint = page.getByRole('status').filter({ hasText: 'CHG-1' });
  await hold(page, 'CHG-1', day(3));
  await expect(hint).toContainText('CHG-1 Patch the database and CHG-2 New checkout are made at once');
  const overFreeze = await pointIn(page, day(10));
  await page.mouse.move(overFreeze.x, overFreeze.y, { steps: 10 });
  await expect(hint).toContainText(FREEZE);
  await page.mouse.up();
  await expectDays(page, 'CHG-1', [day(10)]);
  await expect(bars(page, 'CHG-1')).toContainText('1 conflict');
  await badge(page, 1).click();
  const row = page.getByRole('grid', { name: 'Conflicts' }).getByRole('row').filter({ hasText: 'CHG-1' });
  await row.click();
  await expect(row).toContainText('CHG-1 Patch the database falls into the hard freeze Year-end freeze');
  await test.step('what was waived is told as waived on the page of the change, and no finding any more', async () => {
    await inspector(page).getByRole('button', { name: 'Waive…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Waive a conflict' });
    await dialog.getByLabel('Reason').fill('Agreed by the board');
    await dialog.getByRole('button', { name: 'Waive' }).click();
    await expect(row).toContainText('Agreed by the board');
    const toChange = async () => {
      await goTo(page, 'Changes & CAB');
      await page.getByRole('row').filter({ hasText: 'CHG-1' }).dblclick();
      await expect(page.getByRole('heading', { name: 'CHG-1' })).toBeVisible();
    };
    const findings = page.getByRole('list', { name: 'What would get it sent back' });
    const facts = page.getByRole('list', { name: 'Windows, freezes and collisions' });
    await toChange();
    await expect(facts).toContainText(/In a freeze: Year-end freeze .*Waived.*: Agreed by the board/);
    await expect(findings).toContainText('No reason is given.');
    await expect(findings).not.toContainText(FREEZE);
    await goTo(page, 'Calendar');
    await bars(page, 'CHG-1').click();
    await inspector(page).getByRole('button', { name: 'End waiver' }).click();
    await expect(badge(page, 1)).toBeVisible();
    await toChange();
    await expect(findings).toContainText('It falls into Year-end freeze.');
    await expect(facts).not.toContainText('Waived');
    await badge(page, 1).click();
    await row.click();
  });
  await inspector(page)
    .getByRole('group', { name: 'Free slots' })
    .getByRole('button', { name: /^Move to / })
    .first()
    .click();
  await expect(page.getByText('No conflicts')).toBeVisible();
  expect(planner.problems).toEqual([]);
});
