import type { AgendaColumn, DocumentView, Paper, TilePaper } from '../bridge.ts';
import type { Appearance } from '../model/appearance.ts';
import type { EventMeaning } from '../model/configuration.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { Instant, PlainDate, Zone } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { compareNames } from '../planning/name-order.ts';
import type { Grouping } from '../planning/lanes/grouping.ts';
import type { ChangesSince } from './changes.ts';

/** One filter in force, already in words: "Service: Payments, Cards". */
export interface FilterInForce {
  readonly name: string;
  readonly values: readonly string[];
}

/** Which way round a view reads best: thirteen rows of weeks and a table stand upright, the rest lies. */
export function usualLandscape(view: DocumentView): boolean {
  return view !== 'agenda' && view !== 'quarter';
}

/** What is chosen for a document beside what stands in it. */
export interface CalendarChoices {
  readonly title: string;
  readonly view: DocumentView;
  /** Days of the document, both inclusive. */
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly zone: Zone;
  readonly asOf: Instant;
  /** Null for a draft that was not published. */
  readonly revision: number | null;
  readonly filters: readonly FilterInForce[];
  readonly paper: Paper;
  readonly landscape: boolean;
  /** Sheets of which the paper is put together; absent where it is printed as one. */
  readonly tile?: TilePaper;
  readonly colour: boolean;
  /** Day until which the plan is not to change, as people agreed; absent where they did not. */
  readonly lockedUntil?: PlainDate;
  /** What the lanes are, of a document of lanes. */
  readonly lanesBy?: Grouping;
  /** Of an agenda; absent for the usual ones. */
  readonly columns?: readonly AgendaColumn[];
  /** Language of the catalogue's texts and locale of dates. */
  readonly language: string;
  readonly locale: string;
}

/** How a kind looks and what it is called. */
export interface KindStyle {
  readonly name: string;
  readonly appearance: Appearance;
  /** Of an event kind; null for types of releases, phases, gates and changes. */
  readonly meaning: EventMeaning | null;
}

/**
 * Everything a document is made of, frozen: plain JSON, enough to make the same pages again years
 * later. Stored with a publication.
 */
export interface CalendarSnapshot extends CalendarChoices {
  readonly format: 1;
  readonly entries: readonly CalendarEntry[];
  /** Events behind the entries, for what an entry does not carry (series, description, address). */
  readonly events: readonly Event[];
  readonly styles: Readonly<Record<Id, KindStyle>>;
  readonly services: Readonly<Record<Id, string>>;
  /** Absent in snapshots before lanes were printed. */
  readonly teams?: Readonly<Record<Id, string>>;
  /**
   * UIDs (RFC 5545 3.8.4.7) of events that came in from a calendar file, by event: handed on, the event
   * keeps its own, or a calendar program would show it twice. Absent in snapshots before it was kept.
   */
  readonly uids?: Readonly<Record<Id, string>>;
  /** Whose holidays are shown: places they name, else the files that brought them. */
  readonly holidayRegions?: readonly string[];
  /** Trains and their releases, of a phase ladder. */
  readonly trains?: readonly TrainOfLadder[];
  /** What is marked as changed since a published revision; absent where nothing is. */
  readonly since?: ChangesSince;
  readonly settings: {
    readonly weekStart: number;
    readonly workingDays: readonly number[];
    readonly weekNumbers: boolean;
  };
}

export interface TrainOfLadder {
  readonly name: string;
  readonly releaseIds: readonly Id[];
}

/** Whether what was stored with a publication is one of ours, as far as a document needs it. */
export function isCalendarSnapshot(stored: unknown): stored is CalendarSnapshot {
  if (typeof stored !== 'object' || stored === null) return false;
  const { format, entries, first, last, zone } = stored as Partial<Record<keyof CalendarSnapshot, unknown>>;
  const texts = [first, last, zone].every((text) => typeof text === 'string');
  return format === 1 && Array.isArray(entries) && texts;
}

/** What a snapshot needs beside entries and events. */
export interface FromPlan {
  readonly uids?: Readonly<Record<Id, string>>;
  /** Names of the files that brought events, by event. */
  readonly files?: Readonly<Record<Id, string>>;
  readonly trains?: readonly TrainOfLadder[];
}

/** Freezes what is to be shown, with the part of the configuration it needs. */
export function makeSnapshot(
  choices: CalendarChoices,
  entries: readonly CalendarEntry[],
  events: readonly Event[],
  configuration: Configuration,
  { uids = {}, files = {}, trains }: FromPlan = {},
): CalendarSnapshot {
  const used = new Set(entries.map((entry) => entry.styleId));
  const eventIds = new Set(entries.filter((entry) => entry.table === 'events').map((entry) => entry.recordId));
  const { weekStart, workingDays, weekNumbers } = configuration.settings;
  return {
    ...choices,
    format: 1,
    entries,
    events: events.filter((event) => eventIds.has(event.id)),
    styles: Object.fromEntries(kindsOf(configuration).filter(([id]) => used.has(id))),
    services: namesOf(entries, 'serviceIds', configuration.services),
    teams: namesOf(entries, 'teamIds', configuration.teams),
    uids,
    holidayRegions: regionsOf(events, eventIds, configuration, files),
    ...(trains === undefined ? {} : { trains }),
    settings: { weekStart, workingDays, weekNumbers },
  };
}

function kindsOf({ releaseTypes, phaseTypes, gateTypes, eventKinds, changeTypes }: Configuration): [Id, KindStyle][] {
  const plain = [...releaseTypes.values(), ...phaseTypes.values(), ...gateTypes.values(), ...changeTypes.values()].map(
    ({ id, name, appearance }): [Id, KindStyle] => [id, { name, appearance, meaning: null }],
  );
  const events = [...eventKinds.values()].map(({ id, name, appearance, meaning }): [Id, KindStyle] => [
    id,
    { name, appearance, meaning },
  ]);
  return [...plain, ...events];
}

function regionsOf(
  events: readonly Event[],
  shown: ReadonlySet<Id>,
  { eventKinds }: Configuration,
  files: Readonly<Record<Id, string>>,
): string[] {
  const regions = events
    .filter(({ id, kindId }) => shown.has(id) && eventKinds.get(kindId)?.meaning === 'holiday')
    .map(({ id, location }) => location.trim() || (files[id] ?? ''));
  return [...new Set(regions)].filter((region) => region !== '').sort(compareNames);
}

function namesOf(
  entries: readonly CalendarEntry[],
  field: 'serviceIds' | 'teamIds',
  records: ReadonlyMap<Id, { readonly name: string }>,
): Record<Id, string> {
  const names: Record<Id, string> = {};
  for (const entry of entries) for (const id of entry[field]) names[id] ??= records.get(id)?.name ?? id;
  return names;
}
