import { expect, type Page } from '@playwright/test';
import { createText } from '#shared/text/index.ts';
import { serve } from '../servers/support/carriers.ts';
import { JiraModel } from '../servers/jira/model.ts';
import { FakeJira } from '../servers/jira/routes.ts';

export const ACCOUNT = 'mia@acme.example';
export const TOKEN = 'a-token-of-mia';

export interface ServedJira {
  readonly model: JiraModel;
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** A Jira with a project PAY, on a free port of this machine, that lets one account in. */
export async function serveJira(): Promise<ServedJira> {
  const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
  const model = new JiraModel({ flavour: 'cloud', now: () => Date.now(), authorization });
  const project = model.addProject('PAY', 'Payments');
  model.addVersion(project.id, { name: '26.4', releaseDate: '2026-12-03' });
  for (const [at, statusId] of ['1', '3', '4'].entries()) {
    model.addIssue(project.id, { summary: `Issue ${at + 1}`, statusId, custom: { customfield_10010: 5 } });
  }
  return { model, ...(await serve(new FakeJira(model))) };
}

/** Goes to the connections, from wherever the window is. */
export async function openConnections(page: Page, { t } = createText('en')): Promise<void> {
  await expect(page.getByRole('navigation', { name: t('shell:rail.label') })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await expect(page.getByRole('heading', { name: t('sync:title'), level: 1 })).toBeVisible();
  await page.getByRole('tab', { name: t('sync:tabs.connections') }).click();
}

/** Fills the dialog of a new connection, in whatever language, and has it checked. */
export async function fillConnection(page: Page, address: string, { t } = createText('en')): Promise<void> {
  const dialog = page.getByRole('dialog');
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  await field(t('syncConnections:field.name')).fill('Payments');
  await field(t('syncConnections:field.address')).fill(address);
  await field(t('syncConnections:field.email')).fill(ACCOUNT);
  await dialog.getByLabel(t('syncConnections:field.secret.apiToken')).fill(TOKEN);
  await field(t('syncConnections:field.project')).fill('PAY');
  await dialog.getByRole('button', { name: t('syncConnections:actions.check'), exact: true }).click();
  await expect(dialog.getByText(t('syncConnections:check.as', { name: 'Mia Krystof' }))).toBeVisible();
}

/** Makes a connection to it. */
export async function addConnection(page: Page, address: string, text = createText('en')): Promise<void> {
  const { t } = text;
  await page.getByRole('button', { name: t('syncConnections:add') }).click();
  await fillConnection(page, address, text);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('syncConnections:addDialog.add'), exact: true })
    .click();
  await expect(page.getByRole('region', { name: 'Payments' })).toBeVisible();
}
