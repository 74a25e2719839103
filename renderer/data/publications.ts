import { withChanges } from '#shared/documents/changes.ts';
import { isCalendarSnapshot, type CalendarSnapshot } from '#shared/documents/snapshot.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { Change } from '#shared/model/journal.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { entriesBetween } from './calendar-query.ts';
import type { WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';

/** Days around the calendar in which an entry that left it is looked for. */
const AROUND = 400;

/** Published calendars of a title, the latest first. */
export async function publishedCalendars(db: WorkspaceDatabase, title: string): Promise<RecordOf<'publications'>[]> {
  const published = await db.records('publications').toArray();
  return published
    .filter((one) => one.kind === 'calendar' && one.title === title)
    .sort((a, b) => b.revision - a.revision);
}

/** What keeps a calendar as it was handed out, under its revision. @param now epoch milliseconds */
export function publication(
  snapshot: CalendarSnapshot & { readonly revision: number },
  personId: string | null,
  now: number,
): Change {
  const { title, revision } = snapshot;
  const publishedAt = `${new Date(now).toISOString().slice(0, 19)}Z`;
  return {
    op: 'create',
    table: 'publications',
    record: { id: uuidv7(now), kind: 'calendar', subjectId: null, title, revision, publishedAt, personId, snapshot },
  };
}

/**
 * A snapshot with what changed since a published revision marked.
 *
 * @throws SlipwayError `notFound` where no such revision was published
 */
export async function markedSince(
  db: WorkspaceDatabase,
  configuration: Configuration,
  snapshot: CalendarSnapshot,
  choice: { readonly revision: number; readonly list: boolean },
): Promise<CalendarSnapshot> {
  const published = await publishedCalendars(db, snapshot.title);
  const before = published.find(({ revision }) => revision === choice.revision)?.snapshot;
  if (!isCalendarSnapshot(before)) {
    throw new SlipwayError('notFound', { kind: 'revision', key: String(choice.revision) });
  }
  const shown = new Set(snapshot.entries.map(({ id }) => id));
  const gone = new Set(before.entries.flatMap(({ id }) => (shown.has(id) ? [] : [id])));
  if (gone.size === 0) return withChanges(snapshot, before, choice, []);
  const first = addDays(before.first < snapshot.first ? before.first : snapshot.first, -AROUND);
  const last = addDays(before.last > snapshot.last ? before.last : snapshot.last, AROUND);
  const around = await entriesBetween(db, configuration, { first, last, zone: snapshot.zone });
  return withChanges(
    snapshot,
    before,
    choice,
    around.filter(({ id }) => gone.has(id)),
  );
}
