import { dequal } from 'dequal';
import type { CodecSpec, FieldMapping, KindMapping, MappingRow, SyncTable } from '../model/connection.ts';
import type { Direction } from './field-link.ts';
import { valueKindOf, type ValueKind } from './local/kinds.ts';
import type { RemoteField, SystemKind } from './remote.ts';
import { statusRows } from './systems/status-rows.ts';
import type { MappingHints } from './systems/system.ts';

/*
 * What can be mapped onto what, and edits of a mapping. Pure; nothing is sent or read anew by an edit itself
 * (record.ts `remapRecord`).
 */

/** Types there that can be read as a value of this kind here. Text there may hold anything: Redmine's own fields. */
const READABLE: Readonly<Record<ValueKind, readonly RemoteField['type'][]>> = {
  text: ['text', 'richText', 'option'],
  longText: ['text', 'richText'],
  day: ['date', 'text'],
  moment: ['moment'],
  instant: ['moment'],
  flag: ['flag'],
  number: ['number', 'text'],
  words: ['list'],
  status: ['option'],
  person: ['person'],
  release: ['record', 'list'],
  releases: ['record', 'list'],
  workItem: ['record'],
};

/** How RT writes that a time is not set. */
const RT_UNSET = '1970-01-01T00:00:00Z';

/** Where a mapping is edited: the pair of kinds, and what of the workspace and the system is known. */
export interface MappingGround extends MappingHints {
  readonly system: SystemKind;
  readonly table: SyncTable;
  /** The mapping a new connection would start with. */
  readonly suggested: KindMapping;
}

/** How a field there is read as this one here; null where it can't be. */
export function codecFor(ground: MappingGround, field: string, remote: RemoteField): CodecSpec | null {
  const { system, table, suggested } = ground;
  const own = suggested.fields.find((one) => one.field === field);
  if (own?.remote === remote.id) return own.codec;
  const kind = valueKindOf(table, field);
  if (!READABLE[kind].includes(remote.type)) return null;
  const isJira = system === 'jira' || system === 'jira-dc';
  const shape = system === 'rt' ? 'id' : 'object';
  const none = system === 'rt' ? RT_UNSET : null;
  switch (kind) {
    case 'text':
    case 'longText':
      // Jira's options are records; their words are fields of their own.
      if (remote.type === 'option' && isJira) return null;
      return remote.type === 'richText' && system === 'jira' ? { type: 'adf' } : { type: 'text', limit: null };
    case 'day':
    case 'flag':
    case 'words':
      return { type: kind };
    case 'moment':
      return { type: 'moment', zone: ground.zone, precision: 'second', none };
    case 'instant':
      return { type: 'instant', none };
    case 'number':
      // Priorities are levels here, whatever numbers say there.
      return field === 'priority' ? { type: 'levels', from: [75, 50, 25] } : { type: 'number', factor: 1 };
    case 'status':
      return { type: 'table', rows: statusRows(ground, remote.id, table), shape, optional: false };
    case 'person':
      return { type: 'person', shape };
    case 'release':
    case 'releases':
      return { type: 'record', kind: 'version', shape, many: kind === 'releases' };
    case 'workItem':
      return { type: 'record', kind: 'issue', shape, many: false };
  }
}

/** Ways a field can go; what is only read there never goes out. */
export function directionsOf(remote: RemoteField | undefined): readonly Direction[] {
  return remote?.writable === false ? ['in', 'off'] : ['both', 'in', 'out', 'off'];
}

/** The mapping with this field in the place it had, at the end if it is new, or without it. */
export function withField(mapping: KindMapping, field: string, next: FieldMapping | null): KindMapping {
  const isKnown = mapping.fields.some((one) => one.field === field);
  const fields = mapping.fields.flatMap((one) => (one.field === field ? (next === null ? [] : [next]) : [one]));
  return { ...mapping, fields: isKnown || next === null ? fields : [...fields, next] };
}

/** A field that begins to be mapped, or goes with another one there: it comes in until somebody says more. */
export function fieldFor(
  ground: MappingGround,
  field: string,
  remote: RemoteField,
  before: FieldMapping | undefined,
): FieldMapping | null {
  const suggested = ground.suggested.fields.find((one) => one.field === field);
  if (suggested?.remote === remote.id) return suggested;
  const codec = codecFor(ground, field, remote);
  if (codec === null) return null;
  const direction = before?.direction ?? 'in';
  const isPossible = directionsOf(remote).includes(direction);
  return {
    ...before,
    field,
    remote: remote.id,
    direction: isPossible ? direction : 'in',
    codec,
    forwards: before?.forwards ?? 'ask',
  };
}

export const isAsSuggested = (field: FieldMapping | undefined, suggested: FieldMapping | undefined): boolean =>
  dequal(field, suggested);

/** Exactly one row of each of ours is the one it is written as: the first that says so, else the first. */
export function settleRows(rows: readonly MappingRow[]): MappingRow[] {
  const writes = new Map<string, string>();
  for (const isMarked of [true, false]) {
    for (const { raw, local, out } of rows) {
      if ((out || !isMarked) && !writes.has(local)) writes.set(local, raw);
    }
  }
  return rows.map((row) => ({ ...row, out: writes.get(row.local) === row.raw }));
}

/** Their word is ours from now on; with null it has no counterpart here. */
export function withRow(rows: readonly MappingRow[], raw: string, local: string | null): MappingRow[] {
  const others = rows.filter((row) => row.raw !== raw);
  if (local === null) return settleRows(others);
  const at = rows.findIndex((row) => row.raw === raw);
  const next = { raw, local, out: false };
  return settleRows(at === -1 ? [...others, next] : [...others.slice(0, at), next, ...others.slice(at)]);
}

/** Ours is written as this one of theirs. */
export function writtenAs(rows: readonly MappingRow[], raw: string): MappingRow[] {
  const local = rows.find((row) => row.raw === raw)?.local;
  return rows.map((row) => (row.local === local ? { ...row, out: row.raw === raw } : row));
}

/** What is wrong with a mapping as a whole, by stable codes. */
export interface MappingProblem {
  /** `needed`: nothing can be made here without it. `twice`: two fields would be written into one. */
  readonly code: 'needed' | 'twice';
  readonly field: string;
}

/** Fields a record of its own can't be made without. */
const NEEDED: Readonly<Partial<Record<SyncTable, readonly string[]>>> = {
  'work-items': ['statusId'],
  incidents: ['openedAt'],
};

export function mappingProblems({ table, arrivals, fields }: KindMapping): MappingProblem[] {
  const comesIn = (field: string): boolean =>
    fields.some((one) => one.field === field && (one.direction === 'in' || one.direction === 'both'));
  const goesOut = fields.filter(({ direction }) => direction === 'out' || direction === 'both');
  const needed = arrivals === 'create' ? (NEEDED[table] ?? []).filter((field) => !comesIn(field)) : [];
  const twice = goesOut.filter(({ remote }, at) => goesOut.findIndex((one) => one.remote === remote) < at);
  return [
    ...needed.map((field) => ({ code: 'needed' as const, field })),
    ...twice.map(({ field }) => ({ code: 'twice' as const, field })),
  ];
}
