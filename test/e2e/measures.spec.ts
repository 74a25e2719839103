import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { pdfOf } from './pdf.ts';
import { begin, goTo } from './steps.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Measures' });

test('what the measures page says is seen and printed with its charts, by keyboard', async ({ planner, profile }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Measures');
  await expect(page.getByRole('heading', { name: 'Measures', exact: true })).toBeVisible();
  const card = page.getByRole('region', { name: 'Deployments' });
  const definition = 'Deployments to production that were done, by the day they began';
  await expect(card.getByText(definition)).toBeVisible();
  await page.getByRole('radio', { name: '12 months' }).focus();
  await page.keyboard.press('Space');
  const bars = card.getByRole('listitem');
  await expect(bars).toHaveCount(12);
  const months = await bars.locator('.visually-hidden').allInnerTexts();

  await page.keyboard.press('Control+e');
  const preview = page.frameLocator('iframe[title="Preview of the pages"]');
  await expect(preview.getByRole('heading', { name: 'By month' })).toBeVisible();
  const found = await violationsInBothThemes(page);
  expect(found).toEqual([]);

  const file = join(profile, 'measures.pdf');
  await planner.answerSaveDialog(file);
  await dialog(page).getByRole('button', { name: 'Save file' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Saved measures.pdf.', { exact: true })).toBeVisible();
  const { pages } = await pdfOf(await readFile(file));
  const printed = pages.join(' ').replaceAll(/\s+/g, ' ');
  expect(printed).toContain(definition);
  // All months together are what the figure says, and stand in its row.
  const total = months.reduce((sum, said) => sum + Number(said.split(': ')[1]), 0);
  expect(total).toBeGreaterThan(0);
  expect(printed).toContain(`Deployments ${total} ${total} ${definition}`);

  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  // The accessibility check tries its script in the preview too, which runs none.
  expect(planner.problems.filter((problem) => !problem.includes("'about:srcdoc'"))).toEqual([]);
});
