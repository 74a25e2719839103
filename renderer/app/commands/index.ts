import type { EventPayload } from '#shared/bridge.ts';
import type { i18n } from 'i18next';
import { call, listen } from '../../bridge.ts';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';
import type { AppInfo } from '../../ui/state/app-info.ts';
import { Account } from './account.ts';
import { findTarget } from './target.ts';

export interface CommandSetting {
  /** The plan the window shows, at the moment of asking. */
  readonly getOpenWorkspace: () => OpenWorkspace | null;
  readonly info: AppInfo;
  readonly text: i18n;
}

/**
 * Does what the command line asks, one command after the other, whether a window is seen or not.
 * Returns the function that stops listening.
 */
export function startCommands(setting: CommandSetting): () => void {
  let turn: Promise<void> = Promise.resolve();
  const calledOff = new Map<string, AbortController>();
  const stops = [
    listen('command', (asked) => {
      const ending = new AbortController();
      calledOff.set(asked.commandId, ending);
      turn = turn
        .then(() => answer(asked, setting, ending.signal))
        .catch(() => undefined)
        .finally(() => calledOff.delete(asked.commandId));
    }),
    listen('commandCancel', ({ commandId }) => calledOff.get(commandId)?.abort()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function answer(
  asked: EventPayload<'command'>,
  { getOpenWorkspace, info, text }: CommandSetting,
  signal: AbortSignal,
): Promise<void> {
  const { commandId, command, workspace: named } = asked;
  const now = () => Date.now();
  try {
    const target = await findTarget(named, getOpenWorkspace(), { info, t: text.t, now: now() });
    try {
      // Read when needed: the window is up sooner without what only the command line uses.
      const { runCommand } = await import('./run.ts');
      const { workspace } = target;
      const context = { commandId, workspace, info, t: text.t, language: text.language, now, signal };
      await call('commandFinish', { commandId, summary: await runCommand(command, context) });
    } finally {
      target.release();
    }
  } catch (error) {
    const account = new Account(command.name, text.t);
    account.failWith(error);
    await call('commandFinish', { commandId, summary: account.summary() });
  }
}
