import { makeSnapshot, type CalendarChoices, type CalendarSnapshot } from '#shared/documents/snapshot.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { filterEntries, type EntryFilter } from '#shared/planning/filter-entries.ts';
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
  const entries = filterEntries(await entriesBetween(db, configuration, { first, last, zone }), filter);
  const ids = new Set(entries.filter(({ table }) => table === 'events').map(({ recordId }) => recordId));
  const events = (await db.records('events').bulkGet([...ids])).filter((event) => event !== undefined);
  return makeSnapshot(choices, entries, events, configuration, await importedUids(db, ids));
}

/** UIDs of those events that a calendar file brought. One that two files brought is two events here: the first keeps it. */
async function importedUids(db: WorkspaceDatabase, events: ReadonlySet<string>): Promise<Record<string, string>> {
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
  return Object.fromEntries([...taken].map(([rowKey, recordId]) => [recordId, rowKey]));
}
