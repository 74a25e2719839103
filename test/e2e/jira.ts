import { JiraModel, type JiraOptions } from '../servers/jira/model.ts';
import { FakeJira } from '../servers/jira/routes.ts';
import { serve, type Served } from '../servers/support/carriers.ts';
import { basicAuthorization } from '#electron/connectors/basic.ts';

export const USER = 'mia@example.com';
/** Nothing like it stands anywhere else: what is found of it came from here. */
export const SECRET = 'canary-3f9c1b7e-tok';
export const PASSPHRASE = 'orchid saddle ribbon canyon';

export interface ServedJira extends Served {
  readonly model: JiraModel;
  readonly fake: FakeJira;
  readonly projectId: string;
}

/** A modelled Jira Cloud on this machine with project PAY, a version and four issues; lets in USER with SECRET alone. */
export async function serveJira(options: Partial<JiraOptions> = {}): Promise<ServedJira> {
  const model = new JiraModel({
    flavour: 'cloud',
    now: Date.now,
    authorization: basicAuthorization(USER, SECRET),
    ...options,
  });
  const { id } = model.addProject('PAY', 'Payments');
  const version = model.addVersion(id, { name: 'PAY 26.4', releaseDate: '2026-12-01' });
  for (let at = 1; at <= 4; at += 1) {
    model.addIssue(id, { summary: `Issue ${at}`, fixVersionIds: at % 2 === 0 ? [version.id] : [] });
  }
  const fake = new FakeJira(model);
  return { ...(await serve(fake)), model, fake, projectId: id };
}

/** The line that connects it, and the environment it needs. */
export const connecting = (address: string, name = 'Payments'): string[] =>
  ['connect', name, '--kind', 'jira', '--url', address, '--user', USER, '--secret-env', 'JIRA_TOKEN'].concat([
    '--option',
    'project=PAY',
    '--passphrase-env',
    'VAULT_WORDS',
  ]);
export const ENV = { JIRA_TOKEN: SECRET, VAULT_WORDS: PASSPHRASE };
