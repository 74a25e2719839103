import type { Command } from '#shared/bridge.ts';
import { outputPath } from '#shared/command-output.ts';
import type { PackSubject } from '#shared/documents/pack/freeze.ts';
import { packFileName } from '#shared/documents/pack/export.ts';
import { packTitle } from '#shared/documents/pack/build.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { Meeting } from '#shared/model/board.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { todayIn } from '#shared/planning/today.ts';
import { call } from '../../bridge.ts';
import { commit } from '../../data/commit.ts';
import type { WorkspaceDatabase } from '../../data/database.ts';
import { packMeetings, type PackMeeting } from '../../data/pack-meetings.ts';
import { packPublication, preparePack } from '../../data/packs.ts';
import { writePack } from '../../data/write-pack.ts';
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
  const meetingOf = async (name: string): Promise<Meeting> => {
    const { meeting, isPrepared } = await meetingCalled(db, configuration, name, todayIn(settings.zone, now()));
    if (!isPrepared) account.say(t('pack:command.notPrepared', { title: meeting.title }));
    return meeting;
  };
  const subject: PackSubject =
    request.meeting === undefined
      ? { meeting: null, ...rangeOf(request.from, request.to, todayIn(settings.zone, now()), 'month') }
      : { meeting: await meetingOf(request.meeting) };
  const board = subject.meeting === null ? undefined : configuration.boards.get(subject.meeting.boardId);
  const { snapshot, isKept } = await preparePack(
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
  for (const format of request.formats) {
    if (format === 'slipway' || format === 'csv') continue;
    const { path } = await call('commandWriteFile', {
      commandId: context.commandId,
      path: outputPath(request.out, format, packFileName(snapshot)),
      content: await writePack(snapshot, t, format),
    });
    account.wrote(path);
  }
  const { revision } = snapshot;
  if (revision === null) return;
  account.count({ revision });
  if (isKept) return;
  const at = now();
  // Only what was written is kept.
  await commit(db, {
    intent: { code: 'published', params: { label: packTitle(snapshot, t), revision } },
    changes: [packPublication({ ...snapshot, revision }, t, personId, at)],
    origin: { type: 'person' },
    personId,
    now: at,
  });
}

/** How far ahead a board's next sitting is looked for by its name. */
const LOOK_AHEAD_DAYS = 60;

/**
 * By id, by the day it is on, or by its title: of several with one title the latest that was prepared, else the next
 * of the series, whose agenda is then filled by rule for this pack alone.
 */
async function meetingCalled(
  db: WorkspaceDatabase,
  configuration: Configuration,
  name: string,
  today: PlainDate,
): Promise<PackMeeting> {
  const { zone } = configuration.settings;
  const wanted = name.trim().toLocaleLowerCase('en');
  const day = /\d{4}-\d{2}-\d{2}$/.exec(wanted)?.[0];
  const range = day === undefined ? { first: today, last: addDays(today, LOOK_AHEAD_DAYS) } : { first: day, last: day };
  const all = (await packMeetings(db, configuration, range)).filter(({ meeting, when }) => {
    const title = meeting.title.toLocaleLowerCase('en');
    const { first } = daysOfWhen(when, zone);
    return meeting.id === name || first === wanted || title === wanted || `${title} ${first}` === wanted;
  });
  const found = all.find(({ isPrepared }) => isPrepared) ?? all.at(-1);
  if (found === undefined) throw new SlipwayError('notFound', { kind: 'meeting', key: name });
  return found;
}
