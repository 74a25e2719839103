import type { Id } from '#shared/model/schema.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import type { PlainDate, When } from '#shared/model/time.ts';
import { normalise } from './normalise.ts';

/** What is searched, in the order in which equally good finds are listed. */
export const SEARCHED = [
  'releases',
  'changes',
  'environments',
  'services',
  'events',
  'deployments',
  'bookings',
  'gates',
  'phases',
  'known-errors',
  'incidents',
  'people',
  'teams',
] as const;
export type SearchedTable = (typeof SEARCHED)[number] & TableName;

/** One find as the palette shows it. */
export interface SearchItem {
  readonly table: SearchedTable;
  readonly id: Id;
  /** Key of a release or service; of a phase, gate, deployment or booking the key of its release. */
  readonly key: string | null;
  readonly title: string;
  readonly releaseId: Id | null;
  /** Release type, event kind, phase or gate type: what it looks like. Null for services, people, teams. */
  readonly styleId: Id | null;
  /** First day, where it has one. */
  readonly date: PlainDate | null;
}

/** An item with its texts made ready once, so that a key press only compares. */
export interface SearchEntry {
  readonly item: SearchItem;
  readonly key: string;
  readonly title: string;
  /** Key and title. */
  readonly text: string;
  /** Key and title with a blank before every word: where ` word` is found, a word starts with it. */
  readonly starts: string;
  /** Labels, place, role, notes: found last. */
  readonly more: string;
  readonly sort: string;
}

/** Characters of notes that are searched: the beginning says what it is about, and typing must stay quick. */
const NOTES = 160;

/** A blank stays a blank and everything else that is no letter or digit becomes one: `payments-hub` has two words. */
const BETWEEN_WORDS = /[^\p{L}\p{N}]/gu;

type Draft = Omit<SearchItem, 'table' | 'id'> & { readonly more: readonly string[] };

/** Records that others are found and shown by. */
export interface Owners {
  readonly releaseOf: (id: Id) => RecordOf<'releases'> | undefined;
  readonly environmentOf: (id: Id) => RecordOf<'environments'> | undefined;
}

export function searchEntry<T extends SearchedTable>(table: T, record: RecordOf<T>, owners: Owners): SearchEntry {
  const { more, ...shown } = draftOf(table, record as never, owners);
  const item: SearchItem = { table, id: record.id, ...shown };
  const key = item.key === null ? '' : normalise(item.key);
  const title = normalise(item.title);
  // Joined, not glued: engines keep glued texts in pieces until the first search pays for it.
  const text = key === '' ? title : [key, title].join(' ');
  const starts = ['', text.replace(BETWEEN_WORDS, ' ')].join(' ');
  return { item, key, title, text, starts, more: normalise(more.join(' ')), sort: sortText(table, text, record.id) };
}

/** Sorts by table, then as people read. The id makes it total. */
export function sortText(table: SearchedTable, text: string, id: Id): string {
  return [SEARCHED.indexOf(table), text, id].join('\u0000');
}

function draftOf(table: SearchedTable, record: never, { releaseOf, environmentOf }: Owners): Draft {
  switch (table) {
    case 'releases': {
      const { key, name, typeId, labels, notes, releaseDate, startDate, custom }: RecordOf<'releases'> = record;
      const { id: releaseId } = record as RecordOf<'releases'>;
      const more = [...labels, ...texts(custom), notes.slice(0, NOTES)];
      return { key, title: name, releaseId, styleId: typeId, date: releaseDate ?? startDate, more };
    }
    case 'changes': {
      const { key, title, typeId, externalId, when, releaseId, labels, reason, custom }: RecordOf<'changes'> = record;
      const more = [externalId, ...labels, ...texts(custom), reason.slice(0, NOTES)];
      return { key, title, releaseId, styleId: typeId, date: when === null ? null : firstDay(when), more };
    }
    case 'services': {
      const { key, name, type, description, custom }: RecordOf<'services'> = record;
      const more = [type, ...texts(custom), description.slice(0, NOTES)];
      return { key, title: name, releaseId: null, styleId: null, date: null, more };
    }
    case 'environments': {
      const { name, notes, custom }: RecordOf<'environments'> = record;
      return {
        key: null,
        title: name,
        releaseId: null,
        styleId: null,
        date: null,
        more: [...texts(custom), notes.slice(0, NOTES)],
      };
    }
    case 'bookings': {
      const { environmentId, releaseId, purpose, when, notes, custom }: RecordOf<'bookings'> = record;
      const release = releaseId === null ? undefined : releaseOf(releaseId);
      const title = [environmentOf(environmentId)?.name ?? '', purpose].filter((part) => part !== '').join(' · ');
      const more = [release?.name ?? '', ...texts(custom), notes.slice(0, NOTES)];
      return { key: release?.key ?? null, title, releaseId, styleId: null, date: firstDay(when), more };
    }
    case 'events': {
      const { title, kindId, when, location, categories, description, custom }: RecordOf<'events'> = record;
      const more = [location, ...categories, ...texts(custom), description.slice(0, NOTES)];
      return { key: null, title, releaseId: null, styleId: kindId, date: firstDay(when), more };
    }
    case 'deployments': {
      const { environment, when, releaseId, notes }: RecordOf<'deployments'> = record;
      const release = releaseOf(releaseId);
      const more = [release?.name ?? '', notes.slice(0, NOTES)];
      return {
        key: release?.key ?? null,
        title: environment,
        releaseId,
        styleId: release?.typeId ?? null,
        date: firstDay(when),
        more,
      };
    }
    case 'gates': {
      const { name, typeId, due, releaseId, criteria, notes }: RecordOf<'gates'> = record;
      const more = [...criteria.map((criterion) => criterion.text), notes.slice(0, NOTES)];
      return {
        key: releaseOf(releaseId)?.key ?? null,
        title: name,
        releaseId,
        styleId: typeId,
        date: firstDay(due),
        more,
      };
    }
    case 'phases': {
      const { name, typeId, first, releaseId, notes }: RecordOf<'phases'> = record;
      return {
        key: releaseOf(releaseId)?.key ?? null,
        title: name,
        releaseId,
        styleId: typeId,
        date: first,
        more: [notes.slice(0, NOTES)],
      };
    }
    case 'known-errors': {
      const { key, title, releaseId, externalId, symptom, workaround, article }: RecordOf<'known-errors'> = record;
      const more = [externalId, article, symptom.slice(0, NOTES), workaround.slice(0, NOTES)];
      return { key, title, releaseId, styleId: null, date: null, more };
    }
    case 'incidents': {
      const { key, title, releaseId, openedAt, note }: RecordOf<'incidents'> = record;
      const date = openedAt.slice(0, 10);
      return { key: key === '' ? null : key, title, releaseId, styleId: null, date, more: [note.slice(0, NOTES)] };
    }
    case 'people': {
      const { name, role, email }: RecordOf<'people'> = record;
      return { key: null, title: name, releaseId: null, styleId: null, date: null, more: [role, email] };
    }
    case 'teams': {
      const { name }: RecordOf<'teams'> = record;
      return { key: null, title: name, releaseId: null, styleId: null, date: null, more: [] };
    }
  }
}

function texts(custom: Readonly<Record<string, unknown>>): string[] {
  return Object.values(custom).filter((value): value is string => typeof value === 'string' && value.length <= NOTES);
}

function firstDay(when: When): PlainDate {
  return when.type === 'dates' ? when.first : when.start.wall.slice(0, 10);
}
