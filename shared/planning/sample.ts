import type { Change } from '../model/journal.ts';
import type { PlainDate } from '../model/time.ts';
import type { Text } from '../text/index.ts';
import { sampleBoards } from './sample/boards.ts';
import { sampleCalendar } from './sample/calendar.ts';
import { sampleChanges } from './sample/changes.ts';
import { sampleCatalogue } from './sample/catalogue.ts';
import { sampleEnvironments } from './sample/environments.ts';
import { sampleEvents } from './sample/events.ts';
import { sampleReleases } from './sample/releases.ts';
import { sampleSupport } from './sample/support.ts';

export interface SampleRequest {
  /** The quarter this day is in is filled. */
  readonly today: PlainDate;
  /** Zone of every night window and meeting. */
  readonly zone: string;
  readonly nextId: () => string;
  readonly t: Text;
}

/**
 * A worked sample on top of `defaultConfiguration`: the portfolio of a house that runs a bank and
 * clinics, over the quarter of `today`. What lies behind that day is done, what lies ahead planned.
 */
export function sampleWorkspace({ today, zone, nextId, t }: SampleRequest): Change[] {
  const calendar = sampleCalendar(today, zone);
  const catalogue = sampleCatalogue(nextId, t);
  const releases = sampleReleases(calendar, catalogue, nextId, t);
  const parts = [...catalogue.changes, ...sampleSupport(releases, calendar, catalogue, nextId, t)];
  const events = sampleEvents(calendar, catalogue, nextId, t);
  const series = events[0];
  const board =
    series?.op === 'create' && series.table === 'events' ? sampleBoards(series.record, catalogue, nextId, t) : null;
  return [
    ...parts,
    ...events,
    ...(board === null ? [] : board.changes),
    ...sampleEnvironments(parts, calendar, catalogue, nextId, t),
    ...(board === null ? [] : sampleChanges(parts, board, calendar, catalogue, nextId, t)),
  ];
}
