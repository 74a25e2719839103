import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { ahead, meetWeekly, prepareNext, region, runWithAnn, toMeetings, typeDay } from './boarding.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, pick, saved, told } from './steps.ts';

/*
 * One change's whole way, without a network: drafted from its release, mended by the lint, decided by the
 * board, put live, supported and handed over. The planner is closed and opened between any two steps.
 */

const KEY = 'CHG-0001';
/** Opens a list by its button and takes the first option of this name. */
const pickFirst = async (button: Locator, option: RegExp) => {
  await button.first().click();
  await button.page().getByRole('option', { name: option }).last().click();
};
const theOne = async (page: Page, table: string) => {
  const rows = await planRows(page, table);
  expect(rows, table).toHaveLength(1);
  return rows[0] ?? {};
};

test('from a drafted change to a signed hand-over, with a restart at every step', async ({ planner, profile }) => {
  test.setTimeout(300_000);
  let page = await planner.start();
  await begin(page, 'New plan');
  const step = async (title: string, body: () => Promise<void>) => {
    await test.step(title, body);
    await saved(page);
    page = await planner.restart();
  };
  const openRelease = async () => {
    await goTo(page, 'Releases');
    await page.getByRole('gridcell', { name: 'PAY 1', exact: true }).dblclick();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('PAY 1');
  };
  const openChange = async () => {
    await goTo(page, 'Changes & CAB');
    await page.getByRole('gridcell', { name: KEY, exact: true }).dblclick();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(KEY);
  };

  await step('what it rests on comes in from files', async () => {
    const file = async (kind: string, text: string) => {
      await writeFile(join(profile, `${kind}.csv`), text);
      const done = await planner.command(['import', `${kind}.csv`, '--as', kind], { cwd: profile });
      expect(done.code, done.stderr).toBe(0);
    };
    await file('services', 'key,name\nPAY,Payments hub\n');
    await file('environments', 'name,purpose\nPROD,Production\n');
    await file(
      'releases',
      `key,name,type,release date,services,owner\nPAY 1,Instant payments,Major release,${ahead(9)},PAY,Ann Marsh\n`,
    );
    await file('events', `title,kind,start,end\nWeekend window,Change window,${ahead(8)},${ahead(11)}\n`);
  });

  await step('its release drafts a change, and a gate waits for it', async () => {
    await openRelease();
    await page.getByRole('button', { name: 'Add deployment' }).click();
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Add gate' }).click();
    await page.getByRole('menuitem', { name: 'CAB approval' }).click();
    await region(page, 'Changes').getByRole('button', { name: 'Draft changes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Draft 1 change' }).click();
    await told(page, /^Drafted 1 change/);
  });

  await step('what would get it sent back is mended at its fields until nothing is left', async () => {
    await openChange();
    const fill = async (label: string, text: string) => {
      await page.getByRole('textbox', { name: label, exact: true }).fill(text);
      await page.keyboard.press('Tab');
    };
    await fill('Reason', 'Payments within ten seconds are law from January on');
    await fill('Effect of not doing it', 'Fined by the day');
    await fill('Risks', 'The clearing house closes at 23:00');
    await fill('Outage in minutes', '15');
    await fill('Implementation plan', 'Drain, deploy, smoke test');
    await fill('Test plan', 'The regression suite');
    await fill('Back-out plan', 'Put the old version back');
    await fill('Back-out takes, in minutes', '30');
    await fill('State it restores', 'Version 26.4, without loss');
    await fill('Communications plan', 'Mail to all branches the day before');
    for (const who of ['Implementer', 'Test signed by', 'Who backs out']) {
      await pickFirst(page.getByRole('button', { name: new RegExp(`${who} Nobody`) }), /Ann Marsh/);
    }
    await pickFirst(page.getByRole('button', { name: /Test result$/ }), /^Passed/);
    await typeDay(page, 'Test signed on', ahead(-1));
    await typeDay(page, 'Decide on backing out by', ahead(9));
    await page.keyboard.type('2330');
    await page.keyboard.press('Tab');
    await page.getByRole('checkbox', { name: 'Service desk is ready' }).press('Space');
    const questions = region(page, 'Risk').getByRole('button', { name: /^Not answered/ });
    for (let left = await questions.count(); left > 0; left -= 1) {
      await expect(questions).toHaveCount(left);
      await pickFirst(questions.first(), /.+/);
    }
    await expect(region(page, 'What would get it sent back')).toContainText('Nothing.');
    await page.getByRole('group', { name: 'State' }).getByRole('button', { name: 'Assess' }).click();
    await expect.poll(async () => (await theOne(page, 'changes'))['submittedAt']).not.toBeNull();
  });

  await step('the board meets in a week’s series; the rule puts the change on its agenda', async () => {
    await toMeetings(page);
    await meetWeekly(page);
    await toMeetings(page);
    await prepareNext(page);
    await expect(region(page, 'Agenda').getByRole('row', { name: new RegExp(KEY) })).toBeVisible();
    await expect(region(page, 'What would embarrass it')).not.toContainText('sent back');
  });

  const openMeeting = async () => {
    await toMeetings(page);
    await page.getByRole('row', { name: /Prepared|Held/ }).first().dblclick();
    await expect(region(page, 'Agenda')).toBeVisible();
  };
  const exportPack = async (format: string, file: string) => {
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await pick(dialog, 'Format', format);
    await planner.answerSaveDialog(join(profile, file));
    console.log(await dialog.ariaSnapshot());
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
  };

  await step('its pack goes out for the meeting', async () => {
    await openMeeting();
    await exportPack('PDF', 'pack.pdf');
  });
});
