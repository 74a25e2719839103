import type { Command } from '#shared/bridge.ts';
import { outputPath } from '#shared/command-output.ts';
import { call } from '../../bridge.ts';
import { exportWorkspace } from '../../data/workspace-file.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';
import { fileName } from './file-name.ts';

/** Writes the plan as a workspace file. */
export async function runExportWorkspace(
  { out, journal }: Extract<Command, { name: 'export' }>,
  { commandId, workspace, info, now }: CommandContext,
  account: Account,
): Promise<void> {
  const { db, name } = workspace;
  const { bytes, records } = await exportWorkspace(db, { name, app: info.version, journal, now: now() });
  const { path } = await call('commandWriteFile', {
    commandId,
    path: outputPath(out, 'slipway', fileName(name)),
    content: bytes,
  });
  account.count({ exported: records });
  account.wrote(path);
}
