import { isBlank, mapped, rawId, unmapped, type Codec, type Unmapped } from '../codec.ts';
import type { Raw } from '../field-link.ts';

export interface RecordOptions {
  /** Ids here by ids there, of what is linked, and back. */
  readonly here: ReadonlyMap<string, string>;
  readonly there: ReadonlyMap<string, string>;
  /** How the remote wants an id written: by itself, or as `{id}`. */
  readonly shape: 'id' | 'object';
  readonly many: boolean;
  readonly why: Unmapped;
}

/**
 * What stands for a record or a person that has a counterpart here: fix versions, a parent, an assignee. Of what has
 * none nothing is known here: it is read as nothing, and among several it stays there when the others are written. A
 * version whose release was deleted here must not be stripped from every issue there.
 */
export function recordCodec(options: RecordOptions): Codec {
  return options.many ? manyCodec(options) : oneCodec(options);
}

const shaped = (id: string, shape: 'id' | 'object'): Raw => (shape === 'id' ? id : { id });

function oneCodec({ here, there, shape, why }: RecordOptions): Codec {
  return {
    read: (raw) => {
      const id = rawId(raw);
      if (id === undefined) return unmapped('wrongType');
      return mapped(id === null ? null : (here.get(id) ?? null));
    },
    write: (local) => {
      if (isBlank(local)) return mapped(null);
      const id = typeof local === 'string' ? there.get(local) : undefined;
      return id === undefined ? unmapped(why) : mapped(shaped(id, shape));
    },
    keeps: () => false,
    identity: (raw) => {
      const id = rawId(raw);
      return id === undefined ? raw : id;
    },
  };
}

function manyCodec({ here, there, shape, why }: RecordOptions): Codec {
  const idsOf = (raw: Raw): (string | null)[] | null => {
    const list = raw === null ? [] : Array.isArray(raw) ? raw : null;
    const ids = list?.map(rawId);
    return ids === undefined || ids.includes(undefined) ? null : ids.map((id) => id ?? null);
  };
  const read = (raw: Raw): readonly string[] | null => {
    const known = idsOf(raw)?.flatMap((id) => (id === null ? [] : (here.get(id) ?? [])));
    return known === undefined ? null : [...new Set(known)].sort();
  };
  const sorted = (local: unknown): string | null =>
    Array.isArray(local) ? [...new Set(local.map(String))].sort().join() : null;
  return {
    read: (raw) => {
      const known = read(raw);
      return known === null ? unmapped('wrongType') : mapped(known);
    },
    write: (local, current) => {
      if (!Array.isArray(local)) return unmapped('wrongType');
      const ids = local.map((one: unknown) => (typeof one === 'string' ? there.get(one) : undefined));
      if (ids.includes(undefined)) return unmapped(why);
      const unknown = (idsOf(current) ?? []).flatMap((id) => (id === null || here.has(id) ? [] : [id]));
      const all = [...new Set([...unknown, ...ids.flatMap((id) => (id === undefined ? [] : [id]))])];
      return mapped(all.map((id) => shaped(id, shape)));
    },
    // In another order it is the same.
    keeps: (local, raw) => sorted(local) !== null && sorted(local) === sorted(read(raw)),
    identity: (raw) => idsOf(raw)?.sort() ?? raw,
  };
}
