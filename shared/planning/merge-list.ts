import { dequal } from 'dequal';
import type { Id } from '../model/schema.ts';

/**
 * What a person did to a list (`before` → `after`) done to the list as it is stored by now: fields they
 * changed, lines they added, took out or put in another order. What else was changed meanwhile stays.
 */
export function mergeList<P extends { readonly id: Id }>(
  before: readonly P[],
  after: readonly P[],
  stored: readonly P[],
): P[] {
  const [was, is] = [byId(before), byId(stored)];
  const kept = after.flatMap((wanted) => {
    const [old, current] = [was.get(wanted.id), is.get(wanted.id)];
    if (old === undefined) return [wanted];
    // Taken out meanwhile: a changed field brings nothing back.
    return current === undefined ? [] : [withChanges(old, wanted, current)];
  });
  const known = new Set([...was.keys(), ...after.map(({ id }) => id)]);
  return [...kept, ...stored.filter(({ id }) => !known.has(id))];
}

function byId<P extends { readonly id: Id }>(list: readonly P[]): ReadonlyMap<Id, P> {
  return new Map(list.map((one) => [one.id, one]));
}

function withChanges<P extends object>(old: P, wanted: P, current: P): P {
  const changed = Object.entries(wanted).filter(([field, value]) => !dequal(value, old[field as keyof P]));
  return changed.length === 0 ? current : { ...current, ...Object.fromEntries(changed) };
}

/**
 * The fields of a patch with each list of lines merged into the list as it is stored by now.
 *
 * @param base the record as whoever edited it saw it
 */
export function mergeLists(
  base: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
  stored: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, wanted]) => {
      const [before, now] = [base[field], stored[field]];
      if (isLines(before) && isLines(wanted) && isLines(now)) return [field, mergeList(before, wanted, now)];
      // A record within the record, with lines of its own: what was not touched stays as it is by now.
      const all = [before, wanted, now];
      if (isObject(before) && isObject(wanted) && isObject(now) && all.some(holdsLines))
        return [field, { ...now, ...mergeLists(before, changedOf(before, wanted), now) }];
      return [field, wanted];
    }),
  );
}

type Values = Readonly<Record<string, unknown>>;

function changedOf(before: Values, wanted: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => !dequal(value, before[field])));
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Holds a list of lines with something in it; an empty one can't be told from a list of anything else. */
function holdsLines(value: unknown): boolean {
  return (
    isObject(value) && Object.values(value).some((list) => Array.isArray(list) && list.length > 0 && isLines(list))
  );
}

function isLines(value: unknown): value is readonly { readonly id: Id }[] {
  return (
    Array.isArray(value) &&
    value.every(
      (line: unknown) => typeof line === 'object' && line !== null && typeof (line as { id?: unknown }).id === 'string',
    )
  );
}
