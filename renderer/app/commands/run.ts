import type { Command, CommandSummary } from '#shared/bridge.ts';
import { Account } from './account.ts';
import { runCheck } from './check.ts';
import { runConnect } from './connect.ts';
import type { CommandContext } from './context.ts';
import { runEdit } from './edit/run.ts';
import { runExportCalendar } from './export-calendar.ts';
import { runExportPack } from './export-pack.ts';
import { runExportSupport } from './export-support.ts';
import { runExportWorkspace } from './export-workspace.ts';
import { runImport } from './import.ts';
import { runOpen } from './open.ts';
import { runPreview } from './preview.ts';

/** Runs one command to its end; whatever goes wrong stands in the summary. */
export async function runCommand(command: Command, context: CommandContext): Promise<CommandSummary> {
  const account = new Account(command.name, context.t);
  try {
    await work(command, context, account);
  } catch (error) {
    account.failWith(error, command.name === 'open' ? { file: command.file } : {});
  }
  return account.summary();
}

async function work(command: Command, context: CommandContext, account: Account): Promise<void> {
  switch (command.name) {
    case 'open':
      return runOpen(command, context, account);
    case 'import':
      return runImport(command, context, account);
    case 'edit':
      return runEdit(command, context, account);
    case 'export':
      if (command.what === 'workspace') return runExportWorkspace(command, context, account);
      if (command.what === 'calendar') return runExportCalendar(command, context, account);
      if (command.what === 'hand-over' || command.what === 'briefing')
        return runExportSupport(command, context, account);
      return runExportPack(command, context, account);
    case 'connect':
      return runConnect(command, context, account);
    case 'sync':
      return (await import('./sync/run.ts')).runSyncCommand(command, context, account);
    case 'check':
      return runCheck(context, account);
    case 'preview':
      return runPreview(command, context, account);
  }
}
