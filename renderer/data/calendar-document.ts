import {
  makeSnapshot,
  type CalendarChoices,
  type CalendarSnapshot,
  type FromPlan,
  type TrainOfLadder,
} from '#shared/documents/snapshot.ts';
import { ofLadder } from '#shared/documents/ladder.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { filterEntries, type EntryFilter } from '#shared/planning/filter-entries.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { entriesBetween } from './calendar-query.ts';
import type { WorkspaceDatabase } from './database.ts';

/** What stands in a range, as far as the filter lets it through, frozen for a document. */
export async function freezeCalendar(
  db: WorkspaceDatabase,
  configuration: Configuration,
  choices: CalendarChoices,
  filter: EntryFilter,
): Promise<CalendarSnapshot> {
  const { first, last, zone } = choices;
  const trains = choices.view === 'ladder' ? await trainsOf(db) : undefined;
  const all = filterEntries(await entriesBetween(db, configuration, { first, last, zone }), filter);
  const meaningOf = (id: string) => configuration.eventKinds.get(id)?.meaning;
  const entries = trains === undefined ? all : ofLadder(all, trains, meaningOf);
  const ids = new Set(entries.filter(({ table }) => table === 'events').map(({ recordId }) => recordId));
  const events = (await db.records('events').bulkGet([...ids])).filter((event) => event !== undefined);
  const found = { ...(await imported(db, ids)), ...(trains === undefined ? {} : { trains }) };
  return makeSnapshot(choices, entries, events, configuration, found);
}

/** Trains that still run, with the releases they made. */
async function trainsOf(db: WorkspaceDatabase): Promise<TrainOfLadder[]> {
  const [trains, links] = await Promise.all([db.records('trains').toArray(), db.records('train-links').toArray()]);
  const ofReleases = links.filter(({ table }) => table === 'releases');
  return trains
    .filter(({ archived }) => !archived)
    .sort(compareInOrder)
    .map(({ id, name }) => ({
      name,
      releaseIds: ofReleases.filter(({ trainId }) => trainId === id).map(({ recordId }) => recordId),
    }));
}

/** Files that brought events, and UIDs of those that a calendar file brought. One that two files brought is two events here: the first keeps it. */
async function imported(db: WorkspaceDatabase, events: ReadonlySet<string>): Promise<Pick<FromPlan, 'uids' | 'files'>> {
  const sources = await db.records('import-sources').toArray();
  const calendars = new Set(sources.filter(({ format }) => format === 'ics').map(({ id }) => id));
  const links = await db
    .records('import-links')
    .where('recordId')
    .anyOf([...events])
    .toArray();
  const taken = new Map<string, string>();
  for (const { sourceId, rowKey, recordId } of links.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    if (calendars.has(sourceId) && !taken.has(rowKey)) taken.set(rowKey, recordId);
  const named = new Map(sources.map(({ id, name }) => [id, name]));
  return {
    uids: Object.fromEntries([...taken].map(([rowKey, recordId]) => [recordId, rowKey])),
    files: Object.fromEntries(links.map(({ sourceId, recordId }) => [recordId, named.get(sourceId) ?? ''])),
  };
}
