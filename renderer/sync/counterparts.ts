import type { KindMapping } from '#shared/model/connection.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { rawId } from '#shared/sync/codec.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { Counterparts, MappingContext } from '#shared/sync/mapping.ts';
import type { RemoteKind } from '#shared/sync/remote.ts';
import { remoteKey, type WorkspaceDatabase } from '../data/database.ts';

/** What a step is about: raw fields as the remote gives them, records as they stand here. */
export interface Subject {
  readonly mapping: KindMapping;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly link: SyncLink | null;
  readonly values: Readonly<Record<string, unknown>>;
}

class Pairs implements Counterparts {
  readonly here = new Map<string, string>();
  readonly there = new Map<string, string>();
  add(remoteId: string, recordId: string): void {
    this.here.set(remoteId, recordId);
    this.there.set(recordId, remoteId);
  }
  forget(remoteId: string): void {
    this.there.delete(this.here.get(remoteId) ?? '');
    this.here.delete(remoteId);
  }
}

/** Ids and records that belong together, as far as a step needs them; grows while a page brings new ones. */
export class KnownPairs implements MappingContext {
  readonly people = new Pairs();
  readonly #byKind = new Map<RemoteKind, Pairs>();

  /** Bound: a mapping takes it along without its owner. */
  readonly records = (kind: RemoteKind): Pairs => {
    const known = this.#byKind.get(kind) ?? new Pairs();
    this.#byKind.set(kind, known);
    return known;
  };
}

/** Reads the pairs the subjects name, and those of everybody who is known on the instance. */
export async function readPairs(
  db: WorkspaceDatabase,
  instance: string,
  subjects: readonly Subject[],
): Promise<KnownPairs> {
  const pairs = new KnownPairs();
  for (const { id, externalIds } of await db.records('people').toArray()) {
    const external = externalIds[instance];
    if (external !== undefined) pairs.people.add(external, id);
  }
  const keys = new Set<string>();
  const records = new Set<string>();
  for (const subject of subjects) {
    for (const { kind, ids, locals } of named(subject)) {
      for (const id of ids) keys.add(remoteKey(instance, kind, id));
      for (const id of locals) records.add(id);
    }
  }
  const links = [
    ...(await db
      .records('links')
      .where('$remote')
      .anyOf([...keys])
      .toArray()),
    ...(await db
      .records('links')
      .where('recordId')
      .anyOf([...records])
      .toArray()),
  ];
  const standing = await existing(db, links);
  for (const link of links) {
    const { kind, remoteId, recordId, state } = link;
    if (link.instance !== instance || remoteId === null || recordId === null) continue;
    if (state !== 'unlinked' && standing.has(recordId)) pairs.records(kind).add(remoteId, recordId);
  }
  return pairs;
}

/** A link whose record was deleted here stands for nothing any more. */
async function existing(db: WorkspaceDatabase, links: readonly SyncLink[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const table of new Set(links.map((link) => link.table))) {
    const ids = links.flatMap((link) => (link.table === table && link.recordId !== null ? [link.recordId] : []));
    for (const id of await db.records(table).where('id').anyOf(ids).primaryKeys()) found.add(id);
  }
  return found;
}

/** Remote records a subject names there, by kind, and records it names here. */
export function named({ mapping, raw, link, values }: Subject) {
  return mapping.fields.flatMap(({ field, remote, codec }) => {
    if (codec.type !== 'record') return [];
    // What it once named counts too: the mapping reads what was agreed on anew.
    const raws = [raw[remote], link?.fields[field]?.base?.raw];
    return [{ kind: codec.kind, ids: raws.flatMap(idsOf), locals: textsOf(values[field]) }];
  });
}

function idsOf(raw: Raw | undefined): string[] {
  if (raw === undefined) return [];
  return (Array.isArray(raw) ? raw : [raw]).flatMap((one) => rawId(one) ?? []);
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}

/** Keys of the remote records a record there names. */
export function namesOf(instance: string, mapping: KindMapping, raw: Subject['raw']): string[] {
  const subject = { mapping, raw, link: null, values: {} };
  const keys = named(subject).flatMap(({ kind, ids }) => ids.map((id) => remoteKey(instance, kind, id)));
  return [...new Set(keys)].slice(0, NAMES_MOST);
}

/** Of a record that names thousands of others the first are enough to be read again. */
const NAMES_MOST = 200;
