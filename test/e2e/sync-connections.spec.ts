import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from './fixture.ts';
import { ACCOUNT, addConnection, openConnections, serveJira, TOKEN, type ServedJira } from './served-jira.ts';
import { begin, goTo, pick, redo, told, undo } from './steps.ts';

const test = base.extend<{ jira: ServedJira }>({
  jira: async ({ browserName: _ }, provide) => {
    const served = await serveJira();
    await provide(served);
    await served.close();
  },
});

/** Goes to a field as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('nothing leads there');
}

const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });

const detail = (page: Page): Locator => page.getByRole('region', { name: 'Payments' });

test('a connection is added by keyboard; a wrong token and a missing permission are told in plain words', async ({
  planner,
  jira,
}) => {
  jira.model.permissions.delete('ADMINISTER_PROJECTS');
  const page = await planner.start();
  await begin(page, 'New plan');
  await openConnections(page);
  await tabTo(page, page.getByRole('button', { name: 'Add a connection' }));
  await page.keyboard.press('Enter');
  const type = async (target: Locator, text: string) => {
    await tabTo(page, target);
    await page.keyboard.type(text);
  };
  await expect(page.getByRole('dialog', { name: 'Add a connection' })).toBeVisible();
  // Enter asks for what is still to be said.
  await tabTo(page, field(page, 'Name'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await expect(page.getByText('begins with https://')).toBeVisible();
  await page.keyboard.type('Payments');
  await type(field(page, 'Address'), jira.address);
  await type(field(page, 'E-mail address of the account'), ACCOUNT);
  await type(page.getByLabel('API token'), 'another-token');
  await type(field(page, 'Project'), 'PAY');
  await page.keyboard.press('Enter');
  await expect(page.getByText('does not accept the sign-in')).toBeVisible();
  // Sent, and nowhere in the window any more.
  await expect(page.getByLabel('API token')).toHaveValue('');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('API token')).toBeFocused();
  await page.keyboard.type(TOKEN);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Signed in as Mia Krystof.')).toBeVisible();
  await expect(page.getByText('One permission is missing.')).toBeVisible();
  await expect(page.getByText('“Administer projects”: release names and dates can’t be sent.')).toBeVisible();
  await page.keyboard.press('Enter');
  await told(page, 'Added the connection Payments');
  await expect(detail(page).getByText('Ready')).toBeVisible();
  expect(planner.problems.filter((text) => text.includes(TOKEN))).toEqual([]);
});

test('what is mapped is tried on their records before it is saved, and is one step to undo', async ({
  planner,
  jira,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await openConnections(page);
  await addConnection(page, jira.address);
  await expect(detail(page).getByText('Ready')).toBeVisible();
  await page.getByRole('button', { name: 'Edit the mapping' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fields of Payments' });
  await dialog.getByRole('tab', { name: 'Issues → Work items' }).click();
  await expect(dialog.getByText('All 3 records looked at are read whole.')).toBeVisible();
  // Their status without a counterpart here.
  await dialog.getByRole('button', { name: 'More: how Status is read' }).click();
  await pick(dialog, 'Status here for In Review', 'None: it stays as it is here');
  await expect(dialog.getByText('Status: No entry for “In Review” (1 record)')).toBeVisible();
  // A field of their own in the place of the usual one.
  await dialog.getByRole('button', { name: 'Field there for Estimate, in hours' }).click();
  await page.getByRole('option', { name: /Story points/ }).click();
  const estimate = dialog.getByRole('row', { name: /^Estimate/ });
  await expect(estimate.getByRole('cell').filter({ hasText: /^5$/ })).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Save the mapping' }).click();
  await told(page, 'Changed the mapping of Payments');
  await expect(dialog).toHaveCount(0);
  await undo(page, 'Changed the mapping of Payments');
  await page.getByRole('button', { name: 'Edit the mapping' }).click();
  await dialog.getByRole('tab', { name: 'Issues → Work items' }).click();
  await expect(dialog.getByText('All 3 records looked at are read whole.')).toBeVisible();
  // What was typed is not lost by a slip of the hand.
  await dialog.getByRole('button', { name: 'Field there for Notes' }).click();
  await page.getByRole('option', { name: 'Not mapped' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a connection is paused, loses its secret with the session, and goes and comes back with what it brought in', async ({
  planner,
  jira,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  await openConnections(page);
  await addConnection(page, jira.address);
  await expect(detail(page).getByText('Ready')).toBeVisible();
  await detail(page).getByRole('button', { name: 'Synchronise now' }).click();
  await expect(detail(page).getByText(/Last run .*: done/)).toBeVisible();
  await detail(page).getByRole('button', { name: 'Pause' }).click();
  await expect(detail(page).getByText('Paused', { exact: true })).toBeVisible();
  await expect(detail(page).getByRole('button', { name: 'Synchronise now' })).toBeDisabled();
  await detail(page).getByRole('button', { name: 'Resume' }).click();

  page = await planner.restart();
  await openConnections(page);
  await expect(detail(page).getByText('Secret missing')).toBeVisible();
  await expect(detail(page).getByText('Enter its secret here to use it.')).toBeVisible();
  await page.getByLabel('API token').fill(TOKEN);
  await detail(page).getByRole('button', { name: 'Save the secret' }).click();
  await expect(detail(page).getByText('Ready')).toBeVisible();

  await detail(page).getByRole('button', { name: 'Remove' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Remove Payments?' });
  await expect(asked.getByText('3 records that are linked over it stay in the plan as they are')).toBeVisible();
  await asked.getByRole('button', { name: 'Remove' }).click();
  await told(page, 'Removed the connection Payments');
  await expect(page.getByText('Nothing is connected')).toBeVisible();
  await undo(page, 'Removed the connection Payments');
  await expect(detail(page).getByText('Secret missing')).toBeVisible();
  await redo(page, 'Removed the connection Payments');
  await expect(page.getByText('Nothing is connected')).toBeVisible();
});

test('a passphrase keeps secrets over the end of the app; another address asks for the secret again', async ({
  planner,
  jira,
}) => {
  const passphrase = 'four plain words here';
  let page = await planner.start();
  await begin(page, 'New plan');
  await openConnections(page);
  await addConnection(page, jira.address);
  await expect(detail(page).getByText('Ready')).toBeVisible();
  await goTo(page, 'Settings');
  await page.getByRole('main').getByRole('button', { name: 'Connections' }).click();
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  await page.getByLabel('New passphrase', { exact: true }).fill('short');
  await page.getByLabel('New passphrase once more').fill('short');
  await page.getByRole('button', { name: 'Save the passphrase' }).click();
  await expect(page.getByText('A passphrase has at least 12 characters.')).toBeVisible();
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('New passphrase once more').fill(passphrase);
  await page.getByRole('button', { name: 'Save the passphrase' }).click();
  await told(page, 'The passphrase is set.');

  page = await planner.restart();
  await openConnections(page);
  await expect(detail(page).getByText('Locked')).toBeVisible();
  await page.getByLabel('Passphrase').fill('not the passphrase');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('That is not the passphrase.')).toBeVisible();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(detail(page).getByText('Ready')).toBeVisible();

  await field(page, 'Address').fill('https://jira.acme.example');
  await field(page, 'Address').press('Enter');
  await expect(detail(page).getByText('Secret for another address')).toBeVisible();
  await undo(page, 'Changed the connection Payments');
  await expect(detail(page).getByText('Ready')).toBeVisible();
});
