import { randomBytes } from 'node:crypto';
import { chownSync, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { apiOf, type Api } from '../support/api.ts';
import { freePort, serverFolder, startServer, webAccount, type RealServer } from '../support/process.ts';

/** Where Debian's package keeps the database it made when it was installed. */
const DATABASE = '/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default';
const HOME = '/usr/share/redmine';

/** Whether Debian's Redmine is installed, and this process may start it. */
export const hasRedmine =
  existsSync(`${HOME}/config.ru`) && existsSync('/usr/bin/puma') && existsSync(DATABASE) && webAccount() !== null;

export interface RedmineServer extends RealServer {
  readonly adminKey: string;
  /** The administrator's. */
  readonly api: Api<Record<string, Record<string, unknown>>>;
  /** Of an account that may report issues, and not edit them. */
  readonly reporterKey: string;
}

export async function startRedmine(): Promise<RedmineServer> {
  const account = webAccount();
  if (account === null) throw new Error('hasRedmine is false');
  const folder = serverFolder('redmine');
  const seeds = ['config.ru', 'seed.rb'];
  for (const name of seeds) copyFileSync(join(import.meta.dirname, name), join(folder, name));
  copyFileSync(DATABASE, join(folder, 'redmine.db'));
  for (const path of ['', 'redmine.db', ...seeds]) chownSync(join(folder, path), account.uid, account.gid);
  const port = await freePort();
  const [adminKey, reporterKey] = [randomBytes(20).toString('hex'), randomBytes(20).toString('hex')];
  const address = `http://127.0.0.1:${String(port)}/redmine`;
  const stop = await startServer({
    command: 'puma',
    args: ['-e', 'production', '-b', `tcp://127.0.0.1:${String(port)}`, '-t', '1:4', join(folder, 'config.ru')],
    cwd: HOME,
    env: {
      HOME: folder,
      TZ: 'UTC',
      X_DEBIAN_SITEID: 'default',
      RAILS_ENV: 'production',
      DATABASE_URL: `sqlite3:${join(folder, 'redmine.db')}`,
      ADMIN_KEY: adminKey,
      REPORTER_KEY: reporterKey,
    },
    account,
    folder,
    ready: { url: `${address}/issues.json`, status: 200 },
  });
  const api = apiOf<Record<string, Record<string, unknown>>>(address, { 'x-redmine-api-key': adminKey });
  return { address, adminKey, reporterKey, api, stop };
}
