import { execFileSync } from 'node:child_process';
import { chownSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { apiOf, type Api } from '../support/api.ts';
import { freePort, serverFolder, startServer, webAccount, type RealServer } from '../support/process.ts';

/** Where Debian's package keeps the database it made when it was installed. */
const DATABASE = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb';
const COMMAND = '/usr/share/request-tracker5/libexec/rt-server';

/** Whether Debian's Request Tracker is installed, and this process may start it. */
export const hasRequestTracker = existsSync(COMMAND) && existsSync(DATABASE) && webAccount() !== null;

const Tokens = z.object({ root: z.string(), nora: z.string(), reader: z.string() });

export interface RequestTrackerServer extends RealServer {
  /** Of root; of somebody whose clock is New York's and who may do what is needed; of one who may only look. */
  readonly tokens: z.infer<typeof Tokens>;
  /** Root's. */
  readonly api: Api<Record<string, unknown>>;
}

export async function startRequestTracker(): Promise<RequestTrackerServer> {
  const account = webAccount();
  if (account === null) throw new Error('hasRequestTracker is false');
  const folder = serverFolder('rt');
  const port = String(await freePort());
  copyFileSync(DATABASE, join(folder, 'rt.db'));
  copyFileSync(join(import.meta.dirname, 'seed.pl'), join(folder, 'seed.pl'));
  writeFileSync(join(folder, 'RT_SiteConfig.pm'), siteConfig(join(folder, 'rt.db'), port));
  // Without a folder of its own it would read the package's, which names the package's database.
  mkdirSync(join(folder, 'none'));
  for (const path of ['', 'rt.db', 'seed.pl', 'RT_SiteConfig.pm', 'none']) {
    chownSync(join(folder, path), account.uid, account.gid);
  }
  const env = {
    HOME: folder,
    TZ: 'UTC',
    RT_SITE_CONFIG: join(folder, 'RT_SiteConfig.pm'),
    RT_SITE_CONFIG_DIR: join(folder, 'none'),
  };
  const seeded = execFileSync('perl', [join(folder, 'seed.pl')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    ...account,
  });
  const address = `http://127.0.0.1:${port}/rt`;
  const stop = await startServer({
    command: COMMAND,
    args: ['--server', 'Starlet', '--max-workers', '2', '--host', '127.0.0.1', '--port', port, '--webpath', '/rt'],
    cwd: folder,
    env,
    account,
    folder,
    ready: { url: `${address}/REST/2.0/rt`, status: 401 },
  });
  const tokens = Tokens.parse(JSON.parse(seeded));
  const api = apiOf<Record<string, unknown>>(`${address}/REST/2.0`, { authorization: `token ${tokens.root}` });
  return { address, tokens, api, stop };
}

/** Mail is written to a file of no interest; times of the server are UTC, those of accounts their own. */
const siteConfig = (database: string, port: string): string => `
Set($rtname, 'test.local');
Set($Organization, 'test.local');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($WebPath, '/rt');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${database}');
Set($MailCommand, 'testfile');
Set($Timezone, 'UTC');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
1;
`;
