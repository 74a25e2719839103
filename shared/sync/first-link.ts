import { isEmpty, sameValue } from '../importing/same.ts';
import { FieldLink, type Direction, type Raw } from './field-link.ts';
import type { KindMapping } from '../model/connection.ts';
import type { SyncLink } from '../model/sync-link.ts';
import type { FieldLinks, FieldRule, Values } from './record.ts';

export type Side = 'mine' | 'theirs';

/** One field of two records that meet for the first time. */
export interface FirstField {
  readonly field: string;
  readonly remote: string;
  readonly direction: Direction;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly raw: Raw;
  /** `unreadable`: the mapping has no word for theirs yet; it is asked about once there is one. */
  readonly state: 'same' | 'differs' | 'unreadable';
}

/** Fields of a record here and one there that have not met: what each says. Fields that are switched off are left out. */
export function fieldsToMeet(
  rules: readonly FieldRule[],
  raw: Readonly<Record<string, Raw>>,
  values: Values,
  links: FieldLinks = {},
): FirstField[] {
  return rules.flatMap(({ field, remote, direction, codec }): FirstField[] => {
    const said = raw[remote];
    const base = links[field]?.base ?? null;
    if (said === undefined || direction === 'off' || base !== null) return [];
    const mine = values[field];
    const read = codec.read(said);
    const own = { field, remote, direction, mine, raw: said };
    if (!read.ok) return [{ ...own, theirs: null, state: 'unreadable' }];
    return [{ ...own, theirs: read.value, state: sameValue(read.value, mine) ? 'same' : 'differs' }];
  });
}

/** Fields of a link both sides may say something of, and nothing was ever agreed on. */
export function unmetFields(mapping: KindMapping, link: Pick<SyncLink, 'raw' | 'fields'>): string[] {
  return mapping.fields.flatMap(({ field, remote, direction }) =>
    direction !== 'off' && link.raw[remote] !== undefined && (link.fields[field]?.base ?? null) === null ? [field] : [],
  );
}

/**
 * What "all ours" or "all theirs" means for one field: nothing is emptied by it, a side that says nothing is filled by
 * the other where it may be; and what is only said here stays ours.
 */
export function sideOf({ direction, mine, theirs }: FirstField, all: Side): Side {
  if (direction === 'out') return 'mine';
  if (all === 'mine') return isEmpty(mine) ? 'theirs' : 'mine';
  return isEmpty(theirs) && direction === 'both' ? 'mine' : 'theirs';
}

export interface FirstMeeting {
  /** Values to be written here. */
  readonly take: Values;
  /** What both agree on from now on: ours counts as changed here where it was kept, so that it goes out. */
  readonly fields: FieldLinks;
}

/** Carries choices out: nothing is written before it, and nothing but what was chosen. */
export function meetFirst(fields: readonly FirstField[], sides: Readonly<Record<string, Side>>): FirstMeeting {
  const take: Record<string, unknown> = {};
  const links: Record<string, FieldLink> = {};
  for (const { field, state, theirs, mine, raw } of fields) {
    if (state === 'unreadable') continue;
    if (state === 'differs' && sides[field] === undefined) continue;
    if (state === 'differs' && sides[field] === 'theirs') take[field] = theirs;
    const local = state === 'same' ? mine : theirs;
    links[field] = FieldLink.parse({ base: { raw, local: local ?? null } });
  }
  return { take, fields: links };
}
