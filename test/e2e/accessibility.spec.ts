import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { addConnection, fillConnection, openConnections, serveJira } from './served-jira.ts';
import { begin, goTo } from './steps.ts';

const VIEWS = ['Month', 'Week', 'Day', 'Agenda', 'Quarter', 'Year', 'Lanes'];
const SECTIONS = [
  'General',
  'People and teams',
  'Release types',
  'Phase types',
  'Gate types',
  'Event kinds',
  'Change types',
  'Environment purposes',
  'Release templates',
  'Early life support',
  'Statuses',
  'Custom fields',
  'Changes',
  'Risk questions',
  'Conflicts',
  'Data',
  'Connections',
  'About',
];

test('what is wrong is found, in the theme it is wrong in', async ({ planner }) => {
  const page = await planner.start();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.evaluate(() => {
    const nameless = document.createElement('button');
    const pale = document.createElement('p');
    pale.textContent = 'Pale in the dark';
    pale.style.cssText = 'color: light-dark(#000, #333); background: light-dark(#fff, #222)';
    document.querySelector('main')?.append(nameless, pale);
  });
  expect(await violationsInBothThemes(page)).toEqual([
    expect.stringMatching(/^light: button-name/),
    expect.stringMatching(/^dark: color-contrast: .*Pale in the dark/),
  ]);
});

test('no serious accessibility violation on any page, light and dark', async ({ planner }) => {
  const page = await planner.start();
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    const list = await violationsInBothThemes(page);
    if (list.length > 0) found[name] = list;
  };
  await look('first start');
  await begin(page, 'Worked sample');
  const views = page.getByRole('radiogroup', { name: 'View' });
  for (const view of VIEWS) {
    await views.getByRole('radio', { name: view }).click();
    await expect(views.getByRole('radio', { name: view })).toBeChecked();
    await look(`calendar, ${view}`);
  }
  await views.getByRole('radio', { name: 'Month' }).click();
  await page.getByRole('main').getByRole('button', { name: /^Type/ }).first().click();
  await expect(page.getByRole('combobox', { name: 'Search Type' })).toBeFocused();
  await look('a filter whose choices scroll');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Audit evidence due/ }).click();
  await look('calendar with an event in the inspector');
  await page
    .getByRole('button', { name: /more entr/ })
    .first()
    .click();
  await look('the list behind "+n more"');
  await page.keyboard.press('Escape');
  for (const [key, name] of [
    ['Control+k', 'palette'],
    ['?', 'shortcuts'],
    ['n', 'what is new'],
    ['Control+p', 'print'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await goTo(page, 'This week');
  await look('this week');
  await goTo(page, 'Releases');
  await look('releases');
  await page.getByText('PAY 26.4').first().dblclick();
  await expect(page.getByRole('heading', { name: 'Phases' })).toBeVisible();
  await look('one release');
  await goTo(page, 'Environments');
  for (const view of ['List', 'Matrix', 'Bookings', 'Utilisation']) {
    await page.getByRole('radio', { name: view }).click();
    await look(`environments, ${view}`);
  }
  await page.getByRole('radio', { name: 'List' }).click();
  await page.getByRole('gridcell', { name: 'UAT', exact: true }).dblclick();
  await expect(page.getByRole('heading', { name: 'What is on it' })).toBeVisible();
  await look('one environment');
  await goTo(page, 'Services');
  await look('services');
  await goTo(page, 'Settings');
  for (const section of SECTIONS) {
    await page.getByRole('main').getByText(section, { exact: true }).first().click();
    await look(`settings, ${section}`);
  }
  expect(found).toEqual({});
});

test('no serious accessibility violation where connections are made and mapped, light and dark', async ({
  planner,
}) => {
  const jira = await serveJira();
  const page = await planner.start();
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    const list = await violationsInBothThemes(page);
    if (list.length > 0) found[name] = list;
  };
  await begin(page, 'New plan');
  await openConnections(page);
  await look('nothing connected');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await look('what is still to be said');
  jira.model.permissions.delete('ADMINISTER_PROJECTS');
  await fillConnection(page, jira.address);
  await look('a check with something missing');
  await page.keyboard.press('Escape');
  await addConnection(page, jira.address);
  await look('a connection');
  await page.getByRole('button', { name: 'Edit the mapping' }).click();
  await page.getByRole('tab', { name: 'Issues → Work items' }).click();
  await expect(page.getByText('All 3 records looked at are read whole.')).toBeVisible();
  await page.getByRole('button', { name: 'More: how Status is read' }).click();
  await look('a mapping');
  await page.getByRole('tab', { name: 'People' }).click();
  await look('who is who');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Payments' }).getByRole('button', { name: 'Remove' }).click();
  await look('before it is removed');
  await page.keyboard.press('Escape');
  await page
    .getByRole('region', { name: 'Payments' })
    .getByRole('textbox', { name: 'Address', exact: true })
    .fill('https://jira.acme.example');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Payments' }).getByText('Secret for another address')).toBeVisible();
  await look('a secret of another address');
  await jira.close();
  expect(found).toEqual({});
});
