import type { Locator, Page } from '@playwright/test';
import { basicAuthorization } from '#electron/connectors/basic.ts';
import { serve, type Served } from '../servers/support/carriers.ts';
import { JiraModel, type JiraOptions } from '../servers/jira/model.ts';
import { FakeJira } from '../servers/jira/routes.ts';
import { expect } from './fixture.ts';
import { ACCOUNT, addConnection, openConnections, TOKEN } from './served-jira.ts';

/** A Jira with a project PAY on one port of this machine: it can go away, come back, and answer slowly. */
export class ComingAndGoing {
  private served: Served | null = null;
  /** The one token the account is let in with. */
  token = TOKEN;
  readonly model = new JiraModel(this.options());
  readonly project = this.model.addProject('PAY', 'Payments');
  address = '';

  private options(): JiraOptions {
    const tokenNow = () => this.token;
    return {
      flavour: 'cloud',
      now: () => Date.now(),
      get authorization() {
        return basicAuthorization(ACCOUNT, tokenNow());
      },
    };
  }

  async up({ delayMs = 0 } = {}): Promise<void> {
    const port = this.address === '' ? 0 : Number(new URL(this.address).port);
    this.served = await serve(new FakeJira(this.model), { delayMs, port });
    this.address = this.served.address;
  }

  async down(): Promise<void> {
    await this.served?.close();
    this.served = null;
  }

  async slow(delayMs: number): Promise<void> {
    await this.down();
    await this.up({ delayMs });
  }

  issues(count: number): void {
    for (let at = 0; at < count; at += 1) {
      this.model.addIssue(this.project.id, { summary: `Issue ${at + 1}`, statusId: ['1', '3', '4'][at % 3] ?? '1' });
    }
  }
}

/** Goes to the page of synchronising by its keys. */
export async function openSync(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await expect(page.getByRole('heading', { name: 'Synchronise' })).toBeVisible();
}

export const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name, exact: true }).click();

/** Connects the open plan with a served Jira, under the name Payments, as a person does. */
export async function connect(page: Page, jira: ComingAndGoing): Promise<void> {
  await openConnections(page);
  await addConnection(page, jira.address);
  await expect(page.getByRole('region', { name: 'Payments' }).getByText('Ready')).toBeVisible();
  await openTab(page, 'Overview');
}

export const panel = (page: Page): Locator => page.getByRole('tabpanel').getByRole('region', { name: 'Payments' });
export const footer = (page: Page): Locator => page.getByRole('group', { name: 'Synchronising' });

/** One run by hand, to its end. */
export async function synchronise(page: Page, name = 'Payments'): Promise<void> {
  await openTab(page, 'Overview');
  await page.getByRole('button', { name: `Synchronise now: ${name}` }).click();
  await expect(page.getByRole('button', { name: `Synchronise now: ${name}` })).toBeEnabled();
}
