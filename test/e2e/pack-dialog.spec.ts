import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { packPlan } from './pack-plan.ts';
import { pdfOf } from './pdf.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo } from './steps.ts';

/* The pack in the window: chosen, looked at, saved and saved again, all by keyboard. */

const dialog = (page: Page) => page.getByRole('dialog', { name: 'CAB pack and change schedule' });

/** Focuses a control and answers it from its list by typing, as a person without a mouse does. */
async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await dialog(page).getByRole('button', { name: label }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type(option);
  await expect(page.getByRole('option', { name: new RegExp(`^${option.replaceAll(/[()]/g, '.')}`) })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

/** Bytes of a PDF without when it was made and the identity made of that. */
const timeless = (pdf: Uint8Array): string =>
  Buffer.from(pdf)
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) \([^)]*\)/g, '')
    .replaceAll(/\/ID \[[^\]]*\]/g, '');

test('a pack is chosen, judged, saved in several formats as one revision, and written again as it was, by keyboard', async ({
  planner,
  profile,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  const opened = await planner.command(['open', await packPlan(6)]);
  expect(opened.code, opened.stderr).toBe(0);
  await expect(page.getByRole('button', { name: /^Benchmark/ })).toBeVisible();
  await goTo(page, 'Changes & CAB');
  await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
  await page.keyboard.press('Control+e');
  const preview = page.frameLocator('iframe[title="Preview of the pages"]');
  await choose(page, /CAB Meeting$/, 'Tue, 1 Dec 2026');
  await expect(preview.getByRole('heading', { name: 'CAB pack' })).toBeVisible();
  await expect(dialog(page).getByText('6 changes')).toBeVisible();
  await expect(preview.getByText('Revision 1').first()).toBeVisible();

  // What would be sent back stands beside the pack, and nowhere in it.
  const lint = dialog(page).getByRole('region', { name: 'What would get changes sent back' });
  const said = await lint.getByRole('listitem').first().innerText();
  expect(said).toMatch(/^CHG-\d{4}: /);
  await expect(preview.getByText(said.replace(/^CHG-\d{4}: /, ''))).toHaveCount(0);

  const found = await violationsInBothThemes(page);
  await page.setViewportSize({ width: 1920, height: 1080 });
  found.push(...(await violationsInBothThemes(page)));
  expect(found).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });

  const paper = dialog(page).getByRole('radiogroup', { name: 'Paper' });
  await paper.getByRole('radio', { name: 'A4' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(paper.getByRole('radio', { name: 'Letter' })).toBeChecked();
  const out = (name: string) => join(profile, name);
  const save = async (name: string, says: string) => {
    await planner.answerSaveDialog(out(name));
    await dialog(page).getByRole('button', { name: 'Save file' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText(says, { exact: true })).toBeVisible();
    return readFile(out(name));
  };
  const letter = await save('letter.pdf', 'Saved letter.pdf, kept as revision 1.');
  expect(letter.toString('latin1')).toMatch(/\/MediaBox \[0 0 612 792\]/);
  await expect(dialog(page).getByRole('checkbox', { name: /^Revision 1: nothing has changed/ })).toBeChecked();

  // Other formats of it, saved one by one, are of that revision.
  await choose(page, /Format/, 'Slides');
  const slides = await save('pack.pptx', 'Saved pack.pptx.');
  await choose(page, /Format/, 'Workbook');
  const workbook = await save('pack.xlsx', 'Saved pack.xlsx.');
  await choose(page, /Format/, 'Document');
  await expect(dialog(page).getByText('The document of a meeting is its minutes.')).toBeVisible();
  const minutes = await save('pack.docx', 'Saved pack.docx.');
  await choose(page, /Format/, 'Calendar');
  const calendar = await save('pack.ics', 'Saved pack.ics.');
  await choose(page, /Format/, 'Web page');
  const web = await save('pack.html', 'Saved pack.html.');
  await choose(page, /Format/, 'All of them');
  await save('pack.zip', 'Saved pack.zip.');
  const revisions = async () => (await planRows(page, 'publications')).map(({ revision }) => revision);
  expect(await revisions()).toEqual([1]);

  // The plan goes on; a draft of it is no revision, and says so on its pages.
  const edited = await planner.command(['edit', 'services', 'Core banking', 'name=Core of banking']);
  expect(edited.code, edited.stderr).toBe(0);
  await expect(preview.getByText('Changed since revision 1').first()).toBeAttached();
  const publish = dialog(page).getByRole('checkbox', { name: 'Publish as revision 2' });
  await publish.focus();
  await page.keyboard.press('Space');
  await choose(page, /Format/, 'PDF');
  const draft = await pdfOf(await save('draft.pdf', 'Saved draft.pdf.'));
  expect(draft.pages.every((text) => text.includes('Draft'))).toBe(true);
  expect(await revisions()).toEqual([1]);

  // Restarted, the pack that was kept is listed, and every format of it is what it was, whatever the plan is now.
  await planner.close();
  page = await planner.start();
  await goTo(page, 'Changes & CAB');
  await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
  await page.keyboard.press('Control+e');
  await choose(page, /As the plan is now/, 'CAB pack, revision 1');
  await expect(dialog(page).getByText('As it was handed out. Only the time of writing differs.')).toBeVisible();
  await mkdir(out('again'));
  const again = await save('again/letter.pdf', 'Saved letter.pdf.');
  expect(timeless(again) === timeless(letter)).toBe(true);
  for (const [format, name, before] of [
    ['Slides', 'pack.pptx', slides],
    ['Workbook', 'pack.xlsx', workbook],
    ['Document', 'pack.docx', minutes],
    ['Calendar', 'pack.ics', calendar],
    ['Web page', 'pack.html', web],
  ] as const) {
    await choose(page, /Format/, format);
    const now = await save(`again/${name}`, `Saved ${name}.`);
    expect(now.equals(before), name).toBe(true);
  }
  expect(await revisions()).toEqual([1]);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  // The accessibility check tries its script in the preview too, which runs none.
  expect(planner.problems.filter((problem) => !problem.includes("'about:srcdoc'"))).toEqual([]);
});

test('days and the schedule are chosen by keyboard too, and what would leave nothing to save is said', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Changes & CAB');
  await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
  await page.keyboard.press('Control+e');
  await expect(dialog(page).getByText('No board meets in the next weeks.', { exact: false })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Save file' })).toBeDisabled();
  const what = dialog(page).getByRole('radiogroup', { name: 'For' });
  await what.getByRole('radio', { name: 'A meeting' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(dialog(page).getByText('0 changes')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await dialog(page)
    .getByRole('spinbutton', { name: /day, First day/ })
    .focus();
  await page.keyboard.type('01122026');
  await dialog(page)
    .getByRole('spinbutton', { name: /day, Last day/ })
    .focus();
  await page.keyboard.type('31122026');
  // Past the button that opens the month.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const preview = page.frameLocator('iframe[title="Preview of the pages"]');
  await expect(preview.getByRole('heading', { name: 'Change schedule' })).toBeVisible();
  await expect(preview.locator('.subtitle')).toHaveText(/31.* 2026/);
  await expect(dialog(page).getByRole('button', { name: 'Save file' })).toBeEnabled();
});
