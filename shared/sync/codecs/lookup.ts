import { isBlank, mapped, rawId, unmapped, type Codec, type Unmapped } from '../codec.ts';
import type { Raw } from '../field-link.ts';

/** One row of a table both ways: what the remote calls it and what it is here. */
export interface LookupRow {
  readonly raw: string;
  readonly local: string;
}

export interface LookupOptions {
  /** Read by `raw`: many of theirs may be one of ours. */
  readonly rows: readonly LookupRow[];
  /** Written by `local`, where several of theirs are one of ours. Else the first row of `rows` that says it. */
  readonly out?: readonly LookupRow[];
  /** Why something is not in the table. */
  readonly why: Unmapped;
  /** How the remote wants an id written: by itself, or as `{id}`. */
  readonly shape: 'id' | 'object';
  /** Whether nothing may be chosen, on either side. */
  readonly optional: boolean;
}

/** Statuses, types, priorities; persons; versions that are releases here: ids there, ids here, by a table. */
export function lookupCodec({ rows, out = [], why, shape, optional }: LookupOptions): Codec {
  const locals = new Map(rows.map(({ raw, local }) => [raw, local]));
  const raws = new Map([...rows.toReversed(), ...out].map(({ raw, local }) => [local, raw]));
  return {
    read: (raw) => {
      const id = rawId(raw);
      if (id === undefined) return unmapped('wrongType');
      if (id === null) return optional ? mapped(null) : unmapped(why);
      const local = locals.get(id);
      return local === undefined ? unmapped(why) : mapped(local);
    },
    write: (local, current) => {
      if (isBlank(local)) return optional ? mapped(null) : unmapped(why);
      if (typeof local !== 'string') return unmapped('wrongType');
      // Several of theirs are one of ours: the one that stands there says it already.
      const standing = rawId(current);
      if (typeof standing === 'string' && locals.get(standing) === local) return mapped(shaped(standing, shape));
      const raw = raws.get(local);
      return raw === undefined ? unmapped(why) : mapped(shaped(raw, shape));
    },
    keeps: () => false,
    identity: (raw) => {
      const id = rawId(raw);
      return id === undefined ? raw : id;
    },
  };
}

const shaped = (id: string, shape: 'id' | 'object'): Raw => (shape === 'id' ? id : { id });

/** Like `lookupCodec`, of several at once, whose order says nothing: fix versions, teams. */
export function lookupListCodec(options: LookupOptions): Codec {
  const one = lookupCodec({ ...options, optional: false });
  return {
    read: (raw) => {
      if (raw === null) return mapped([]);
      if (!Array.isArray(raw)) return unmapped('wrongType');
      const read = raw.map((item) => one.read(item));
      const failed = read.find((item) => !item.ok);
      if (failed !== undefined) return failed;
      return mapped([...new Set(read.map((item) => (item.ok ? String(item.value) : '')))].sort());
    },
    write: (local, current) => {
      if (!Array.isArray(local)) return unmapped('wrongType');
      const standing = Array.isArray(current) ? current : [];
      const written = local.map((item: unknown) => {
        const same = standing.find((raw) => {
          const read = one.read(raw);
          return read.ok && read.value === item;
        });
        return one.write(item, same ?? null);
      });
      const failed = written.find((item) => !item.ok);
      if (failed !== undefined) return failed;
      return mapped(written.flatMap((item) => (item.ok ? [item.value] : [])));
    },
    keeps: () => false,
    identity: (raw) => {
      if (!Array.isArray(raw)) return raw === null ? [] : raw;
      const ids = raw.map((item) => rawId(item));
      return ids.every((id) => typeof id === 'string') ? [...ids].sort() : raw;
    },
  };
}
