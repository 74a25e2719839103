import type { Command } from '#shared/bridge.ts';
import { meetingWhen } from '#shared/change/cut-off.ts';
import { outputPath } from '#shared/command-output.ts';
import type { PackSubject } from '#shared/documents/pack/freeze.ts';
import { packFileName, renderPack, renderPackZip } from '#shared/documents/pack/export.ts';
import { packTitle } from '#shared/documents/pack/build.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { Meeting } from '#shared/model/board.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { todayIn } from '#shared/planning/today.ts';
import { call } from '../../bridge.ts';
import { commit } from '../../data/commit.ts';
import type { WorkspaceDatabase } from '../../data/database.ts';
import { packPublication, preparePack } from '../../data/packs.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { readConfiguration } from '../../data/read-configuration.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';
import { rangeOf } from './range.ts';

type PackRequest = Extract<Command, { name: 'export' }>;

/** Writes a board's pack, or the change schedule, in every format asked for; all of them from one snapshot. */
export async function runExportPack(request: PackRequest, context: CommandContext, account: Account): Promise<void> {
  const { workspace, info, language, now, t } = context;
  const { db, personId } = workspace;
  const kind = request.what === 'cab-pack' ? 'cab-pack' : 'change-schedule';
  const configuration = await readConfiguration(db);
  const { settings } = configuration;
  const subject: PackSubject =
    request.meeting === undefined
      ? { meeting: null, ...rangeOf(request.from, request.to, todayIn(settings.zone, now()), 'month') }
      : { meeting: await meetingCalled(db, configuration, request.meeting) };
  const board = subject.meeting === null ? undefined : configuration.boards.get(subject.meeting.boardId);
  const snapshot = await preparePack(
    db,
    configuration,
    subject,
    {
      kind,
      workspace: workspace.name,
      asOf: `${new Date(now()).toISOString().slice(0, 19)}Z`,
      classification: request.classification ?? (board?.classification || settings.classification),
      paper: request.paper === 'letter' ? 'letter' : 'a4',
      language,
      locale: info.locale,
    },
    request.draft !== true,
  );
  account.count({ changes: kind === 'cab-pack' ? snapshot.agenda.length : snapshot.schedule.length });
  const by = {
    fonts: printFonts(),
    print: async (html: string, options: Parameters<typeof call<'printToPdf'>>[1]['options']) =>
      (await call('printToPdf', { html, options })).bytes,
  };
  for (const format of request.formats) {
    if (format === 'slipway' || format === 'csv') continue;
    const bytes = format === 'zip' ? await renderPackZip(snapshot, t, by) : await renderPack(snapshot, t, format, by);
    const { path } = await call('commandWriteFile', {
      commandId: context.commandId,
      path: outputPath(request.out, format, packFileName(snapshot)),
      bytes,
    });
    account.wrote(path);
  }
  const { revision } = snapshot;
  if (revision === null) return;
  const at = now();
  // Only what was written is kept.
  await commit(db, {
    intent: { code: 'published', params: { label: packTitle(snapshot, t), revision } },
    changes: [packPublication({ ...snapshot, revision }, t, personId, at)],
    origin: { type: 'person' },
    personId,
    now: at,
  });
  account.count({ revision });
}

/** By id, by the day it is on, or by its title: of several with one title the latest. */
async function meetingCalled(db: WorkspaceDatabase, { settings }: Configuration, name: string): Promise<Meeting> {
  const wanted = name.trim().toLocaleLowerCase('en');
  const [meetings, events] = await Promise.all([db.records('meetings').toArray(), db.records('events').toArray()]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const found = meetings
    .map((meeting) => {
      const when = meetingWhen(meeting, byId, settings.zone);
      return { meeting, day: when === null ? '' : daysOfWhen(when, settings.zone).first };
    })
    .filter(({ meeting, day }) => {
      const title = meeting.title.toLocaleLowerCase('en');
      return meeting.id === name || day === wanted || title === wanted || `${title} ${day}` === wanted;
    })
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  if (found === undefined) throw new SlipwayError('notFound', { kind: 'meeting', key: name });
  return found.meeting;
}
