import type Electron from 'electron';
import { loud } from '../loud.ts';
import { runtime } from '../runtime.ts';

/** `app.commandLine`. Switches are kept for main to ask; of the browser's own only `lang` is passed on. */
export const commandLine = loud('app.commandLine', {
  appendSwitch: (name: string, value = ''): void =>
    void runtime.switches.set(name.replace(/^--/, '').toLowerCase(), value),
  appendArgument: (): void => {},
  hasSwitch: (name: string): boolean => runtime.switches.has(name.toLowerCase()),
  getSwitchValue: (name: string): string => runtime.switches.get(name.toLowerCase()) ?? '',
  removeSwitch: (name: string): void => void runtime.switches.delete(name.toLowerCase()),
}) satisfies Pick<
  Electron.CommandLine,
  'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'
>;
