import { checkWorkspace } from '../../data/check.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';

/** Looks whether the plan is whole; changes nothing. */
export async function runCheck({ workspace, t }: CommandContext, account: Account): Promise<void> {
  const { records, steps, replayed, problems } = await checkWorkspace(workspace.db);
  account.count({ records, steps, failed: problems.length });
  for (const { code, table, id, field } of problems) {
    const message = t(`workspaces:check.${code}`, { table, id, field });
    account.fail(code, message, { file: table, column: field === '' ? null : field, value: id });
  }
  if (!replayed && problems.length === 0) account.say(t('workspaces:command.trimmed'));
  account.say(t('workspaces:command.checked', { name: workspace.name, records, steps, count: problems.length }));
}
