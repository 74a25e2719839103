import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PSEUDO_CLOSE, PSEUDO_OPEN } from '#shared/text/pseudo.ts';
import { createText } from '#shared/text/index.ts';
import { expect, test } from './fixture.ts';
import { ACCOUNT, addConnection, fillConnection, openConnections, serveJira } from './served-jira.ts';
import { everyState, STATES_PLAN_WORDS } from './sync-states.ts';

test.use({ language: 'en-XA' });

const text = createText('en-XA');
const { t } = text;

/**
 * Every text a person can read or hear that is not bracketed by the pseudo-locale: it stands in the code.
 * Dates, numbers, keys and codes have no words; what a person typed is named by `own`.
 */
async function strangers(page: Page, own: readonly string[]): Promise<string[]> {
  return page.evaluate(
    ({ open, close, typed }) => {
      const texts = new Set<string>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || parent.closest('script, style, kbd, [data-date], time') !== null) continue;
        texts.add(parent.closest('[data-text]')?.textContent ?? node.textContent ?? '');
      }
      for (const element of document.querySelectorAll(
        '[aria-label], [title], [placeholder], [alt], [aria-description]',
      )) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
          texts.add(element.getAttribute(name) ?? '');
        }
      }
      const bare = (text: string) => {
        let rest = text;
        // Innermost brackets first: a marked text may hold another.
        for (let before = ''; before !== rest;) {
          before = rest;
          rest = rest.replace(new RegExp(`${open}[^${open}${close}]*${close}`, 'g'), ' ');
        }
        for (const word of typed) rest = rest.replaceAll(word, ' ');
        return rest;
      };
      return [...texts].map((text) => bare(text).trim()).filter((text) => /\p{L}{2,}/u.test(text));
    },
    { open: PSEUDO_OPEN, close: PSEUDO_CLOSE, typed: [...own] },
  );
}

/**
 * Days, months, zones, currencies and keys of the keyboard come from the engine, keys of records are data, and
 * "Dismiss", "Selected Date" and a date field's parts are the component library's own texts for screen readers, in
 * the window's language.
 */
const NOT_WORDS =
  /^(?:[\d\s.,:–\-/()+]|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|GMT|UTC|EUR|CES?T|Europe\/Berlin|Ctrl|Esc|Enter|Shift|Alt|Tab|Space|Home|End|Delete|[A-Z]+ \d+(?:\.\d+)+|(?:KE-|INC|KB|CHG-|STD-)\d+|dd|mm|yyyy|(?:day|month|year),|Selected Date:|Dismiss)*$/;

const SAMPLE_SERVICE_KEYS = [
  'core-banking',
  'payments-hub',
  'online-banking',
  'mobile-app',
  'integration-bus',
  'identity',
  'health-record',
  'patient-portal',
];

/** Titles of the pages in the pseudo-locale, in the order of the rail. */
const PAGES = [
  'thisWeek',
  'calendar',
  'releases',
  'environments',
  'services',
  'changes',
  'support',
  'measures',
  'settings',
] as const;

test('no text of the window is outside the catalogue', async ({ planner }) => {
  const page = await planner.start();
  // A code is a letter or two of the kind's own; the window shows this one with nothing beside it.
  const own = ['Zoë Ångström', 'Slipway', 'MW', ...SAMPLE_SERVICE_KEYS];
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    const list = (await strangers(page, own)).filter((text) => !NOT_WORDS.test(text));
    if (list.length > 0) found[name] = list;
  };
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await look('first start');
  await page.getByRole('textbox').first().fill('Zoë Ångström');
  // The second way to begin is the worked sample; its texts are from the catalogue too.
  await page.locator('main section button').nth(1).click();
  const rail = page.getByRole('navigation').locator('button:not([data-count])');
  // The first is the plan's own.
  await expect(rail).toHaveCount(PAGES.length + 1);
  const views = page.getByRole('radiogroup').first().getByRole('radio');
  // Back to the month, which comes first.
  for (let view = (await views.count()) - 1; view >= 0; view -= 1) {
    await views.nth(view).click();
    await look(`calendar, view ${view + 1}`);
  }
  for (const [index, name] of PAGES.entries()) {
    await rail.nth(index + 1).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(`shell:rail.${name}`));
    await look(name);
  }
  // One early life support, part by part.
  await rail.nth(PAGES.indexOf('support') + 1).click();
  await page.getByRole('grid').getByRole('row').nth(1).dblclick();
  const parts = page.getByRole('tab');
  await expect(parts).toHaveCount(8);
  for (let part = 0; part < 8; part += 1) {
    await parts.nth(part).click();
    await look(`early life support, part ${part + 1}`);
  }
  // The board's next meeting, its page and the page it is run on.
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('boards:title'));
  await look('board meetings');
  await page.getByRole('grid').getByRole('row').nth(1).dblclick();
  await expect(page.getByRole('heading', { name: t('boards:meeting.attendance') })).toBeVisible();
  await look('meeting');
  await page.getByRole('button', { name: t('boards:meeting.run') }).click();
  await expect(page.getByRole('button', { name: t('boards:run.end') })).toBeVisible();
  await look('running meeting');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').first().locator('button[data-count]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('conflicts:title'));
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
  await look('conflicts');
  for (const keys of ['Control+k', '?', 'Control+p']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(`dialog of ${keys}`);
    await page.keyboard.press('Escape');
  }
  expect(found).toEqual({});
});

/** Names a Jira gives its fields, choices and people. */
const WORDS_OF_JIRA = [
  'Summary',
  'Description',
  'Status',
  'Issue Type',
  'Assignee',
  'Fix versions',
  'Labels',
  'Priority',
  'Due date',
  'Original estimate',
  'Linked Issues',
  'Parent',
  'Name',
  'Start date',
  'Release date',
  'Released',
  'Mia Krystof',
  'To Do',
  'In Progress',
  'In Review',
  'Done',
  'Story',
  'Medium',
];

test('no text of connections is outside the catalogue', async ({ planner }) => {
  const jira = await serveJira();
  const page = await planner.start();
  const host = new URL(jira.address).host;
  const own = ['Zoë Ångström', 'Slipway', ACCOUNT, jira.address, host, 'Payments', 'Issue 1', ...WORDS_OF_JIRA];
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    const list = (await strangers(page, own)).filter(
      (one) => !NOT_WORDS.test(one) && one !== 'PAY' && !/^PAY-\d$/.test(one),
    );
    if (list.length > 0) found[name] = list;
  };
  await page.getByRole('textbox').first().fill('Zoë Ångström');
  await page.locator('main section button').first().click();
  await openConnections(page, text);
  await look('nothing connected');
  await page.getByRole('button', { name: t('syncConnections:add') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('syncConnections:actions.check'), exact: true })
    .click();
  await look('what is still to be said');
  jira.model.permissions.clear();
  await fillConnection(page, jira.address, text);
  await look('a check with everything missing');
  await page.keyboard.press('Escape');
  await addConnection(page, jira.address, text);
  await look('a connection');
  await page.getByRole('button', { name: t('syncConnections:mapping.edit') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab').nth(1).click();
  await expect(dialog.getByText(t('syncConnections:mapping.foundNone', { count: 3 }))).toBeVisible();
  const label = t('history:fields.statusId');
  await dialog.getByRole('button', { name: t('syncConnections:mapping.detailsOf', { field: label }) }).click();
  await look('a mapping');
  await dialog.getByRole('tab').nth(2).click();
  await look('who is who');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: t('syncConnections:actions.remove') })
    .first()
    .click();
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await look('before it is removed');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: t('syncConnections:actions.pause') }).click();
  await look('a paused connection');
  await jira.close();
  expect(found).toEqual({});
});

test('no text of what is synchronised is outside the catalogue', async ({ planner }) => {
  const found: Record<string, string[]> = {};
  const file = join(planner.profile, 'plan.slipway');
  await everyState(file);
  expect((await planner.command(['open', file])).code).toBe(0);
  const page = await planner.start();
  const look = async (name: string) => {
    const list = (await strangers(page, STATES_PLAN_WORDS)).filter((one) => !NOT_WORDS.test(one));
    if (list.length > 0) found[name] = list;
  };
  await openConnections(page, text);
  for (const tab of ['overview', 'pending', 'conflicts', 'links', 'setAside', 'runs'] as const) {
    await page.getByRole('tab', { name: t(`sync:tabs.${tab}`) }).click();
    const rows = page.getByRole('tabpanel').getByRole('row');
    if (tab === 'overview') await expect(page.getByRole('tabpanel').getByRole('region')).toBeVisible();
    else await expect(rows.nth(1)).toBeVisible();
    await look(tab);
    // Each kind of row has a pane of its own beneath the list.
    for (let at = 1; at < (await rows.count()); at += 1) {
      await rows.nth(at).getByRole('gridcell').nth(1).click();
      await look(`${tab}, row ${at}`);
    }
  }
  expect(found).toEqual({});
});
