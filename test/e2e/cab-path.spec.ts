import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { ahead, meetWeekly, prepareNext, region, runWithAnn, toMeetings, typeDay } from './boarding.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, find, goTo, saved, told } from './steps.ts';

/*
 * One change's whole way, without a network: drafted from its release, mended by the lint, decided by the
 * board, put live, supported and handed over. The planner is closed and opened between any two steps.
 */

const KEY = 'CHG-0001';
/** Opens a list by its button and takes the first option of this name. */
const pickFirst = async (button: Locator, option: RegExp) => {
  await button.first().click();
  await button.page().getByRole('option', { name: option }).first().click();
};
async function pdfText(bytes: Uint8Array): Promise<string> {
  return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text.replace(/\s+/g, ' ');
}
/** The words of a document, its marks taken out. */
const docxText = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const theOne = async (page: Page, table: string) => {
  const rows = await planRows(page, table);
  expect(rows, table).toHaveLength(1);
  return rows[0] ?? {};
};

test('from a drafted change to a signed hand-over, with a restart at every step', async ({ planner, profile }) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  const step = async (title: string, body: () => Promise<void>) => {
    await test.step(title, body);
    await saved(page);
    page = await planner.restart();
  };
  const signAll = async (roles: readonly string[]) => {
    for (const role of roles) {
      await pickFirst(page.getByRole('button', { name: `Who decides as ${role}` }), /^Ann Marsh/);
      await page
        .getByRole('radiogroup', { name: `Decision of ${role}` })
        .getByRole('radio', { name: 'Approved' })
        .click();
    }
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
      await questions.first().click();
      // The first answer is the least risk; before it stands that there is none.
      await page.getByRole('option').nth(1).click();
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

  const openMeeting = async (state: 'Prepared' | 'Held') => {
    await toMeetings(page);
    if (state === 'Held') await page.getByRole('radio', { name: 'Held', exact: true }).click();
    await page.getByRole('row', { name: state }).first().dblclick();
    await expect(region(page, 'Agenda')).toBeVisible();
  };
  const saveIn = async (dialog: Locator, file: string) => {
    await planner.answerSaveDialog(join(profile, file));
    await dialog.getByRole('button', { name: 'Save file' }).click();
    await expect(dialog.getByText(`Saved ${file}, kept as revision`, { exact: false })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  const exportPack = async (format: string, file: string): Promise<Uint8Array> => {
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'CAB pack and change schedule' });
    await pickFirst(dialog.getByRole('button', { name: /Format$/ }), new RegExp(format));
    await saveIn(dialog, file);
    return new Uint8Array(await readFile(join(profile, file)));
  };

  await step('its pack goes out for the meeting', async () => {
    await openMeeting('Prepared');
    const pack = await pdfText(await exportPack('PDF', 'pack.pdf'));
    expect(pack).toContain(KEY);
    expect(pack).toContain('Put the old version back');
    expect(pack).not.toContain('sent back');
  });

  await step('the board approves it with a condition', async () => {
    await openMeeting('Prepared');
    const run = await runWithAnn(page);
    await run.getByLabel('Conditions').fill('Only with the night shift');
    await run.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(run.getByText('Approved with conditions').first()).toBeVisible();
    await run.getByRole('button', { name: 'End the meeting' }).click();
    await told(page, 'Ended the meeting of Change advisory board');
  });

  await step('the minutes follow from it', async () => {
    await openMeeting('Held');
    const minutes = docxText(await exportPack('DOCX', 'minutes.docx'));
    expect(minutes).toContain('Minutes of Change advisory board');
    expect(minutes).toContain('Only with the night shift');
  });

  await step('the last approval schedules the change, and the gate has what it waited for', async () => {
    await openRelease();
    await expect(
      page.getByText('Waits for the changes of its release: not all are approved yet.').first(),
    ).toBeVisible();
    await openChange();
    await pickFirst(page.getByRole('button', { name: /Decision of Change manager/ }), /^Approved/);
    await expect.poll(async () => (await theOne(page, 'changes'))['statusId']).toBe('chg-scheduled');
    await openRelease();
    await expect(page.getByText('The changes of its release are approved.').first()).toBeVisible();
  });

  await step('it goes live: change, deployment and release', async () => {
    await openChange();
    const states = page.getByRole('group', { name: 'State' });
    for (const state of ['Implement', 'Review']) await states.getByRole('button', { name: state }).click();
    await pickFirst(page.getByRole('button', { name: /^Not said yet Outcome$/ }), /^Successful$/);
    await openRelease();
    for (const box of await page.getByRole('group', { name: 'Criteria' }).getByRole('checkbox').all()) {
      await box.press('Space');
      await expect(box).toBeChecked();
    }
    await signAll(['Change manager', 'Business owner']);
    await expect(page.getByText('Passed').first()).toBeVisible();
    const main = page.getByRole('main');
    for (const status of ['Approved', 'Running', 'Done']) {
      await pickFirst(region(page, 'Deployments').getByRole('button', { name: /Status$/ }), new RegExp(`^${status}`));
    }
    for (const status of ['In progress', 'Ready', 'Released']) {
      await pickFirst(main.getByRole('button', { name: /Status$/ }), new RegExp(`^${status}`));
      await told(page, `PAY 1 is now ${status}`);
    }
    // Earlier than planned: support can be worked and left only once it has begun.
    await typeDay(page, 'Release date', ahead(0));
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await theOne(page, 'releases'))['releaseDate']).toBe(ahead(0));
  });

  await step('early life support is set up and worked', async () => {
    await openRelease();
    await region(page, 'Early life support').getByRole('button', { name: 'Set up' }).click();
    const setUp = page.getByRole('dialog', { name: 'Set up early life support' });
    await expect(setUp.getByRole('button', { name: 'Lead Ann Marsh' })).toBeVisible();
    await setUp.getByRole('button', { name: 'Set up' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('PAY 1');
    await page.getByRole('tab', { name: /^Checklist/ }).click();
    await page.getByRole('checkbox', { name: 'Done: Scope and release are written down and agreed' }).press('Space');
    await page.getByRole('tab', { name: 'Daily log' }).click();
    await page.getByRole('button', { name: 'Record an incident' }).click();
    const incident = page.getByRole('dialog', { name: /Record an incident/ });
    await incident.getByLabel('Title').fill('Payments queue stuck');
    await pickFirst(incident.getByRole('button', { name: /Priority$/ }), /^P1/);
    await incident.getByRole('checkbox', { name: 'It is resolved' }).press('Space');
    await incident.getByRole('button', { name: 'Save' }).click();
    await expect(incident).toHaveCount(0);
  });

  await step('three sign, and it is handed over with what is left to do', async () => {
    await page.getByRole('button', { name: 'Leave…' }).click();
    const leave = page.getByRole('dialog', { name: 'Leave early life support', exact: true });
    await expect(leave).toContainText('34 lines of the checklist are open');
    await leave.getByRole('button', { name: 'Leave with conditions…' }).click();
    const conditional = page.getByRole('dialog', { name: 'Leave early life support with conditions' });
    await conditional.getByRole('button', { name: 'Business owner has not signed off' }).click();
    await signAll(['Business owner', 'Service transition', 'Service delivery']);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Leave with conditions…' }).click();
    await conditional.getByLabel('Conditions').fill('The team stays on call for a week');
    await conditional.getByRole('button', { name: 'Leave with conditions', exact: true }).click();
    await expect(page.getByText('Left with conditions').first()).toBeVisible();
  });

  await step('the hand-over goes out as a document', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('PAY 1');
    await find(page, 'Hand-over document');
    const dialog = page.getByRole('dialog', { name: 'Documents of early life support' });
    await saveIn(dialog, 'hand-over.pdf');
    expect(await planRows(page, 'publications')).toHaveLength(3);
    const handOver = await pdfText(new Uint8Array(await readFile(join(profile, 'hand-over.pdf'))));
    for (const text of ['PAY 1', 'New, P1 to P4 1 · 0', 'Left with conditions', 'The team stays on call for a week']) {
      expect(handOver).toContain(text);
    }
  });

  const [support, change, release] = [
    await theOne(page, 'supports'),
    await theOne(page, 'changes'),
    await theOne(page, 'releases'),
  ];
  expect(support).toMatchObject({ decision: 'conditional', conditions: 'The team stays on call for a week' });
  expect(change).toMatchObject({ statusId: 'chg-review', outcome: 'successful' });
  expect(release).toMatchObject({ statusId: 'released' });
  expect(planner.problems).toEqual([]);
});
