import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real server of a system, on a copy of its database that is gone when it is stopped. */
export interface RealServer {
  /** With the path it stands under. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** The account Debian's packages run web applications as. */
export interface WebAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Null where there is none, or where this process may not act as it. */
export function webAccount(): WebAccount | null {
  if (process.getuid?.() !== 0 || !existsSync('/etc/passwd')) return null;
  const line = /^www-data:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line === null ? null : { uid: Number(line[1]), gid: Number(line[2]) };
}

/** A folder the account may enter. */
export function serverFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `slipway-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly account: WebAccount;
  readonly folder: string;
  /** Asked until it answers with the status that says it is up. */
  readonly ready: { readonly url: string; readonly status: number };
}

/** How long a server may take to come up; a slow machine under load takes many times the usual four seconds. */
const UP_MS = 90_000;

/** @throws Error with what the server said, where it ends before it is up or takes too long */
export async function startServer({
  command,
  args,
  cwd,
  env,
  account,
  folder,
  ready,
}: Start): Promise<() => Promise<void>> {
  const said: string[] = [];
  // A group of its own: whatever workers it starts end with it.
  const own = { PATH: process.env['PATH'] ?? '', ...env };
  const child = spawn(command, args, { cwd, env: own, detached: true, ...account });
  child.stdout.on('data', (text: Buffer) => said.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const onExit = (): void => killGroup(child);
  process.once('exit', onExit);
  const stop = async (): Promise<void> => {
    process.off('exit', onExit);
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const until = Date.now() + UP_MS;
  while (!(await answers(ready))) {
    if (child.exitCode === null && Date.now() < until) continue;
    await stop();
    throw new Error(`${command} did not come up: ${said.join('').slice(-2000)}`);
  }
  return stop;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    killGroup(child);
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
}

/** The pause between two tries is the time the try itself takes, and a little: nothing is up at once. */
async function answers({ url, status }: Start['ready']): Promise<boolean> {
  try {
    const answer = await fetch(url, { redirect: 'manual' });
    await answer.text();
    return answer.status === status;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  }
}
