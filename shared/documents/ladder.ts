import type { EventMeaning } from '../model/configuration.ts';
import type { Id } from '../model/schema.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { isForAll } from '../planning/lanes/bands.ts';
import type { Lane } from '../planning/lanes/grouping.ts';
import { releaseLanes } from '../planning/lanes/release-lanes.ts';
import type { DocumentContext } from './context.ts';
import type { Item } from './items.ts';
import type { TrainOfLadder } from './snapshot.ts';

interface PlacedItem {
  readonly item: Item;
  readonly entry: CalendarEntry;
  readonly start: number;
  readonly end: number;
}

/** What a rung is made of: a train makes these of a release. */
const PARTS: ReadonlySet<CalendarEntry['table']> = new Set(['releases', 'phases', 'gates', 'deployments']);

/**
 * What stands on a ladder: the parts of the trains' releases and what concerns everything. The rest is left out of the
 * snapshot, so that the legend speaks of nothing that is not there.
 */
export function ofLadder(
  entries: readonly CalendarEntry[],
  trains: readonly TrainOfLadder[],
  meaningOf: (styleId: Id) => EventMeaning | undefined,
): CalendarEntry[] {
  const releases = new Set(trains.flatMap(({ releaseIds }) => releaseIds));
  const isPart = ({ releaseId, table }: CalendarEntry) =>
    releaseId !== null && releases.has(releaseId) && PARTS.has(table);
  if (!entries.some(isPart)) return [];
  return entries.filter(
    (entry) => isPart(entry) || (entry.releaseId === null && isForAll(entry, meaningOf(entry.styleId))),
  );
}

/** One lane for each release of a train, train by train in their order, beneath what concerns everything. */
export function ladderRows(
  { snapshot, t }: DocumentContext,
  bands: readonly PlacedItem[],
  own: readonly PlacedItem[],
): { lane: Lane; items: Item[] }[] {
  const rows = (snapshot.trains ?? []).flatMap(({ name, releaseIds }) => {
    const wanted = new Set(releaseIds);
    const ofTrain = own.filter(({ entry }) => entry.releaseId !== null && wanted.has(entry.releaseId));
    return releaseLanes(ofTrain, new Map()).map((lane) => ({
      lane: { ...lane, hint: t('documents:ladder.lane', { key: lane.hint || lane.label, train: name }) },
      items: ofTrain.filter(({ entry }) => entry.releaseId === lane.id).map(({ item }) => item),
    }));
  });
  if (bands.length === 0 || rows.length === 0) return rows;
  const all = { id: 'all', label: t('documents:lanes.all'), hint: '' };
  return [{ lane: all, items: bands.map(({ item }) => item) }, ...rows];
}

interface Rung {
  readonly item: Item;
  readonly from: number;
  readonly nameTo: number;
}

/**
 * Rows of a release's parts, which come in order of time: every phase begins a row beneath the one before, and what
 * follows it (gates, deployments) stands beside it where its name leaves room, else beneath.
 */
export function steps<R extends Rung>(rungs: readonly R[]): (R & { row: number })[] {
  const ends: number[] = [];
  let step = 0;
  return rungs.map((rung) => {
    const isPhase = rung.item.entry.table === 'phases';
    const free = ends.findIndex((end, at) => at >= step && end < rung.from);
    const row = isPhase || free < 0 ? ends.length : free;
    if (isPhase) step = row;
    ends[row] = rung.nameTo;
    return { ...rung, row };
  });
}
