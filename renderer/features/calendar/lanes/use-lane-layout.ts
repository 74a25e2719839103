import { useMemo } from 'react';
import type { Zone } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import type { EntryFilter } from '#shared/planning/filter-entries.ts';
import { isForAll } from '#shared/planning/lanes/bands.ts';
import { packBars, type Placed } from '#shared/planning/lanes/bars.ts';
import { environmentLanes, NO_LANE, type Grouping, type Lane } from '#shared/planning/lanes/grouping.ts';
import { keyOf, layLanes, topsOf, type LaneRow } from '#shared/planning/lanes/layout.ts';
import { releaseLanes } from '#shared/planning/lanes/release-lanes.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { itemOf, type CalendarItem } from '../calendar-items.ts';
import type { LaneReleases } from './use-lane-releases.ts';
import { METRICS, MOST_BAND_ROWS } from './metrics.ts';

/** An entry in the lanes, with the item the calendar's edits and chips work on. */
export interface LaneItem extends Placed {
  readonly item: CalendarItem;
}

export interface LaneLayout {
  readonly rows: readonly LaneRow<LaneItem>[];
  readonly tops: readonly number[];
  /** What concerns everything: drawn behind all lanes, named beneath the time scale. */
  readonly bands: LaneRow<LaneItem>;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly items: readonly LaneItem[];
  readonly itemsById: ItemsById;
}

export type ItemsById = Pick<ReadonlyMap<string, CalendarItem>, 'get'>;

/** Id of the row beneath the time scale. */
export const BANDS_ROW = '*';

export interface LaneTexts {
  readonly none: string;
  readonly all: string;
}

let known: {
  readonly configuration: Configuration;
  readonly zone: Zone;
  readonly items: WeakMap<CalendarEntry, LaneItem>;
} | null = null;

/** Entries as drawn, each worked out once, also over visits: an edit changes few of thousands. */
export function useLaneItems(
  entries: readonly CalendarEntry[],
  configuration: Configuration,
  zone: Zone,
): readonly LaneItem[] {
  return useMemo(() => {
    if (known?.configuration !== configuration || known.zone !== zone)
      known = { configuration, zone, items: new WeakMap() };
    const { items } = known;
    return entries.map((entry) => {
      const have = items.get(entry);
      if (have !== undefined) return have;
      const item = itemOf(entry, configuration, zone);
      const made = { entry, item, start: item.start.getTime(), end: item.end.getTime() };
      items.set(entry, made);
      return made;
    });
  }, [entries, configuration, zone]);
}

export interface LayoutInput {
  readonly items: readonly LaneItem[];
  readonly configuration: Configuration;
  readonly filter: EntryFilter;
  readonly grouping: Grouping;
  readonly releases: LaneReleases;
  readonly pxPerDay: number;
  readonly collapsed: readonly string[];
  readonly texts: LaneTexts;
}

/** Rows and bars of everything, once per change of what goes into them; scrolling only picks from it. */
export function useLaneLayout(input: LayoutInput): LaneLayout {
  const { items, configuration, filter, grouping, releases, pxPerDay, collapsed, texts } = input;
  const split = useMemo(() => {
    const forAll: LaneItem[] = [];
    const own: LaneItem[] = [];
    for (const placed of items) {
      const meaning = configuration.eventKinds.get(placed.entry.styleId)?.meaning;
      (isForAll(placed.entry, meaning) ? forAll : own).push(placed);
    }
    return { forAll, own };
  }, [items, configuration]);
  const lanes = useMemo(
    () => lanesOf(grouping, configuration, filter, split.own, releases),
    [grouping, configuration, filter, split, releases],
  );
  const rows = useMemo(() => {
    const none = { id: NO_LANE, label: texts.none, hint: '' };
    return layLanes(split.own, { grouping, lanes, none, pxPerDay, collapsed: new Set(collapsed) });
  }, [split, grouping, lanes, pxPerDay, collapsed, texts.none]);
  const bands = useMemo<LaneRow<LaneItem>>(() => {
    const { bars, rows: count } = packBars(split.forAll, { pxPerDay, nameOf: keyOf });
    const last = MOST_BAND_ROWS - 1;
    return {
      id: BANDS_ROW,
      laneId: BANDS_ROW,
      label: texts.all,
      hint: '',
      level: 0,
      bars: count > MOST_BAND_ROWS ? bars.map((bar) => ({ ...bar, row: Math.min(bar.row, last) })) : bars,
      rows: Math.min(count, MOST_BAND_ROWS),
      hasParts: false,
      isCollapsed: false,
    };
  }, [split, pxPerDay, texts.all]);
  const itemsById = useMemo(() => lookUp(items), [items]);
  return useMemo(
    () => ({
      rows,
      bands,
      items,
      itemsById,
      tops: topsOf(rows, METRICS),
      lanes: new Map([...lanes, { id: NO_LANE, label: texts.none, hint: '' }].map((lane) => [lane.id, lane])),
    }),
    [rows, bands, items, itemsById, lanes, texts.none],
  );
}

/** Made when something is first looked up: scrolling never does. */
function lookUp(items: readonly LaneItem[]): ItemsById {
  let byId: Map<string, CalendarItem> | null = null;
  return { get: (id) => (byId ??= new Map(items.map(({ item }) => [item.id, item]))).get(id) };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => compareNames(a.name, b.name);

/** What stands at the left, entries or not: a lane that came and went with panning would move all others. */
function lanesOf(
  grouping: Grouping,
  configuration: Configuration,
  filter: EntryFilter,
  items: readonly LaneItem[],
  releases: LaneReleases,
): Lane[] {
  switch (grouping) {
    case 'service':
      return chosen([...configuration.services.values()], filter.serviceIds)
        .sort(byName)
        .map(({ id, name, key }) => ({ id, label: name, hint: key === name ? '' : key }));
    case 'team':
      return chosen([...configuration.teams.values()], filter.teamIds)
        .filter(({ archived, id }) => !archived || items.some(({ entry }) => entry.teamIds.includes(id)))
        .sort(byName)
        .map(({ id, name }) => ({ id, label: name, hint: '' }));
    case 'environment':
      return environmentLanes([...configuration.environments.values()], items);
    case 'release':
      return releaseLanes(items, releases);
  }
}

function chosen<R extends { readonly id: string }>(records: readonly R[], ids: readonly string[]): R[] {
  return ids.length === 0 ? [...records] : records.filter(({ id }) => ids.includes(id));
}
