import type { OpenedFile } from '#shared/bridge.ts';
import { IMPORT_ENDINGS } from '#shared/importing/endings.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Text } from '#shared/text/index.ts';
import { call } from '../../bridge.ts';

/** Asks for files with the desktop's own dialog. Empty when the person cancelled. */
export async function chooseFiles(t: Text, what: 'any' | 'plan'): Promise<OpenedFile[]> {
  const plan = { name: t('shell:files.plan'), extensions: ['slipway'] };
  const tables = { name: t('shell:files.tables'), extensions: IMPORT_ENDINGS };
  const all = { name: t('shell:files.all'), extensions: ['slipway', ...IMPORT_ENDINGS] };
  const filters = { any: [all, plan, tables], plan: [plan] }[what];
  const { files } = await call('openFiles', {
    title: t(`shell:files.${what}Title`),
    filters,
    multiple: what !== 'plan',
    maxBytes: LIMITS.workspaceFileBytes,
  });
  return files;
}
