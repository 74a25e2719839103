import type { Command } from '#shared/bridge.ts';
import { outputPath } from '#shared/command-output.ts';
import { isBriefingCut } from '#shared/documents/support/briefing.ts';
import { buildSupportReport, renderSupport, supportFileName } from '#shared/documents/support/export.ts';
import { SUPPORT_FORMATS } from '#shared/documents/support/formats.ts';
import { SlipwayError } from '#shared/errors.ts';
import { call } from '../../bridge.ts';
import { commit } from '../../data/commit.ts';
import { keptInMain } from '../../data/print-pdf.ts';
import { readConfiguration } from '../../data/read-configuration.ts';
import { prepareSupportDocument, supportPublication } from '../../data/support-documents.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';
import { releaseCalled } from './release-called.ts';

type SupportRequest = Extract<Command, { name: 'export' }>;

/** Writes the hand-over or the briefing of a release in every format asked for, all of them from one snapshot. */
export async function runExportSupport(
  request: SupportRequest,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const { workspace, info, language, now, t } = context;
  const { db, personId } = workspace;
  const kind = request.what === 'briefing' ? 'briefing' : 'hand-over';
  const configuration = await readConfiguration(db);
  const release = await releaseCalled(db, request.release ?? '');
  const choices = {
    kind,
    workspace: workspace.name,
    asOf: `${new Date(now()).toISOString().slice(0, 19)}Z`,
    classification: request.classification ?? configuration.settings.classification,
    paper: request.paper === 'letter' ? ('letter' as const) : ('a4' as const),
    language,
    locale: info.locale,
  } as const;
  const prepared = await prepareSupportDocument(db, configuration, release.id, choices, request.draft !== true);
  if (prepared === null) throw new SlipwayError('notFound', { kind: 'early life support', key: release.key });
  const { snapshot, isKept } = prepared;
  for (const format of SUPPORT_FORMATS) {
    if (!request.formats.includes(format)) continue;
    const { path } = await call('commandWriteFile', {
      commandId: context.commandId,
      path: outputPath(request.out, format, supportFileName(snapshot)),
      content: await renderSupport(snapshot, t, format, keptInMain()),
    });
    account.wrote(path);
  }
  if (kind === 'briefing' && isBriefingCut(snapshot, t))
    account.tell('briefingCut', t('supportDocuments:dialog.shortened'));
  const { revision } = snapshot;
  if (revision === null) return;
  account.count({ revision });
  if (isKept) return;
  const at = now();
  // Only what was written is kept.
  await commit(db, {
    intent: { code: 'published', params: { label: buildSupportReport(snapshot, t).title, revision } },
    changes: [supportPublication({ ...snapshot, revision }, t, personId, at)],
    origin: { type: 'person' },
    personId,
    now: at,
  });
}
