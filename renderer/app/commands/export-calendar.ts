import { DocumentView, type Command, type FileContent } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { CalendarViewState } from '#shared/planning/calendar-view-state.ts';
import { filtersInForce } from '#shared/documents/filters-in-force.ts';
import { knownFilter, NO_FILTER } from '#shared/planning/filter-entries.ts';
import { outputPath } from '#shared/command-output.ts';
import { call } from '../../bridge.ts';
import { freezeCalendar } from '../../data/calendar-document.ts';
import { commit } from '../../data/commit.ts';
import type { WorkspaceDatabase } from '../../data/database.ts';
import { keptInMain } from '../../data/print-pdf.ts';
import { markedSince, publication, publishedCalendars } from '../../data/publications.ts';
import { readConfiguration } from '../../data/read-configuration.ts';
import { fileNameOf, printOptionsOf, renderCalendar } from '#shared/documents/export.ts';
import { usualLandscape, type CalendarSnapshot } from '#shared/documents/snapshot.ts';
import type { Account } from './account.ts';
import type { CommandContext } from './context.ts';
import { todayIn } from '#shared/planning/today.ts';
import { rangeOf } from './range.ts';

type ExportCommand = Extract<Command, { name: 'export' }>;
export type CalendarRequest = Omit<ExportCommand, 'name' | 'what' | 'journal'>;

/** Writes the calendar in every format asked for; all of them from one snapshot, so that they agree. */
export async function runExportCalendar(
  request: CalendarRequest,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const snapshot = await freeze(request, context);
  account.count({ entries: snapshot.entries.length });
  const name = fileNameOf(snapshot);
  for (const format of request.formats) {
    if (format !== 'pdf' && format !== 'html' && format !== 'ics' && format !== 'csv') continue;
    const content = await write(format, snapshot, context);
    const { path } = await call('commandWriteFile', {
      commandId: context.commandId,
      path: outputPath(request.out, format, name),
      content,
    });
    account.wrote(path);
  }
  await keep(snapshot, context, account);
}

/** Only what was written is published. */
async function keep(snapshot: CalendarSnapshot, { workspace, now }: CommandContext, account: Account): Promise<void> {
  const { revision, title } = snapshot;
  if (revision === null) return;
  const { db, personId } = workspace;
  const at = now();
  await commit(db, {
    intent: { code: 'published', params: { label: title, revision } },
    changes: [publication({ ...snapshot, revision }, personId, at)],
    origin: { type: 'person' },
    personId,
    now: at,
  });
  account.count({ revision });
}

async function freeze(request: CalendarRequest, context: CommandContext): Promise<CalendarSnapshot> {
  const { workspace, info, language, now } = context;
  const { db } = workspace;
  const configuration = await readConfiguration(db);
  const { zone } = configuration.settings;
  const saved = request.savedView === undefined ? null : await savedView(db, request.savedView);
  const filter = saved === null ? NO_FILTER : knownFilter(saved.filter, configuration);
  const view = request.view ?? drawnAs(saved?.view);
  const range = rangeOf(request.from, request.to, todayIn(zone, now()), view === 'year' ? 'year' : 'quarter');
  const published = await publishedCalendars(db, workspace.name);
  const choices = {
    title: workspace.name,
    view,
    ...range,
    zone,
    asOf: `${new Date(now()).toISOString().slice(0, 19)}Z`,
    revision: request.publish === true ? (published[0]?.revision ?? 0) + 1 : null,
    filters: filtersInForce(filter, configuration, context.t),
    paper: request.paper ?? 'a4',
    landscape: request.orientation === undefined ? usualLandscape(view) : request.orientation === 'landscape',
    colour: !request.monochrome,
    ...(request.tile === undefined ? {} : { tile: request.tile }),
    ...(request.locked === undefined ? {} : { lockedUntil: request.locked }),
    ...(request.lanesBy === undefined ? {} : { lanesBy: request.lanesBy }),
    ...(request.columns === undefined ? {} : { columns: request.columns }),
    language,
    locale: info.locale,
  };
  const fresh = await freezeCalendar(db, configuration, choices, filter);
  // Before the first publication there is nothing to compare with.
  const since = request.since === 'last' ? published[0]?.revision : request.since;
  if (since === undefined) return fresh;
  return markedSince(db, configuration, fresh, { revision: since, list: request.listChanges === true });
}

/** Screens that are not drawn on paper are listed. */
function drawnAs(view: string | undefined): DocumentView {
  if (view === undefined) return 'month';
  return DocumentView.safeParse(view).data ?? 'agenda';
}

async function savedView(db: WorkspaceDatabase, name: string): Promise<CalendarViewState> {
  const wanted = name.trim().toLocaleLowerCase('en');
  const found = await db
    .records('saved-views')
    .filter((view) => view.page === 'calendar' && view.name.toLocaleLowerCase('en') === wanted)
    .first();
  if (found === undefined) throw new SlipwayError('notFound', { kind: 'view', key: name });
  return CalendarViewState.parse(found.state);
}

async function write(
  format: 'pdf' | 'html' | 'ics' | 'csv',
  snapshot: CalendarSnapshot,
  { t }: CommandContext,
): Promise<FileContent> {
  if (format !== 'pdf') return new TextEncoder().encode(renderCalendar(snapshot, t, { format }));
  const { fonts, print } = keptInMain();
  return print(renderCalendar(snapshot, t, { format: 'print', fonts }), printOptionsOf(snapshot));
}
