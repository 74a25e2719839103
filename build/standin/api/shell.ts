import { spawn } from 'node:child_process';
import type Electron from 'electron';
import { loud, notOffered } from '../loud.ts';
import { runningBrowser } from '../runtime.ts';

/** Hands an address or a path to the desktop; without one it is only said. */
function open(what: string): void {
  if (!runningBrowser().shows) {
    process.stderr.write(`preview runtime: would open ${what}\n`);
    return;
  }
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [what]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', what]]
        : ['xdg-open', [what]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

export const shell = loud('shell', {
  openExternal: (url: string): Promise<void> => {
    open(url);
    return Promise.resolve();
  },
  openPath: (path: string): Promise<string> => {
    open(path);
    return Promise.resolve('');
  },
  showItemInFolder: (path: string): void => open(path.replace(/[/\\][^/\\]*$/, '')),
  beep: (): void => {},
  trashItem: (): Promise<void> => Promise.reject(notOffered('shell.trashItem')),
}) satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep' | 'trashItem'>;
