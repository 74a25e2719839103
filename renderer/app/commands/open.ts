import type { Command } from '#shared/bridge.ts';
import { call } from '../../bridge.ts';
import { openWorkspace } from '../../data/registry.ts';
import { openAsNewWorkspace } from '../../data/workspace-file.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';

/** Opens a workspace file as a plan of its own; the window follows what is current. */
export async function runOpen(
  { file }: Extract<Command, { name: 'open' }>,
  { commandId, now, t }: CommandContext,
  account: Account,
): Promise<void> {
  const { name, bytes } = await call('commandReadFile', { commandId, file });
  const made = await openAsNewWorkspace(bytes, name, now());
  const { db } = await openWorkspace(made.id, now());
  const [releases, events] = [await db.records('releases').count(), await db.records('events').count()];
  db.close();
  account.count({ created: 1, releases, events });
  account.say(t('workspaces:command.opened', { name: made.name, file: name, releases, events }));
}
