import type { Command } from '#shared/bridge.ts';
import { withScratchWorkspace } from '../../data/registry.ts';
import { localDate } from '../local-date.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';
import { runExportCalendar } from './export-calendar.ts';

/** Without a display: this quarter of the worked sample as PDF. The sample is gone afterwards. */
export async function runPreview(
  { out }: Extract<Command, { name: 'preview' }>,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const { t, info, now } = context;
  const at = now();
  const request = {
    name: t('defaults:sampleName'),
    content: 'sample',
    zone: info.zone,
    today: localDate(at),
    now: at,
    t,
  } as const;
  await withScratchWorkspace(request, (workspace) =>
    runExportCalendar({ out, formats: ['pdf'], monochrome: false }, { ...context, workspace }, account),
  );
}
