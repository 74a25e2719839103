import type { Interval } from './intervals.ts';

/** A stretch of time in which more was wanted than there is, and everything that was in it at some time. */
export interface Stretch<T> extends Interval {
  readonly members: readonly T[];
}

interface Named extends Interval {
  readonly ref: string;
}

/** By start, then by name: the answer must not depend on the order in which records came. */
export function byStart(a: Named, b: Named): number {
  return a.start - b.start || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);
}

/** Every two that overlap, each pair once; `items` in order of start. Stops after `most` pairs. */
export function overlappingPairs<T extends Interval>(items: readonly T[], most: number): [T, T][] {
  const pairs: [T, T][] = [];
  let active: T[] = [];
  for (const item of items) {
    let write = 0;
    for (const other of active) {
      if (other.end <= item.start) continue;
      active[write] = other;
      write += 1;
      if (pairs.length < most) pairs.push([other, item]);
    }
    active.length = write;
    active.push(item);
    if (pairs.length >= most) active = [];
  }
  return pairs;
}

/** The stretches in which units at once exceed the capacity; `items` in order of start. */
export function overCapacity<T extends Named & { readonly units: number }>(
  items: readonly T[],
  capacity: number,
): Stretch<T>[] {
  if (!isEverOver(items, capacity)) return [];
  const stretches: Stretch<T>[] = [];
  const ends = [...items].sort((a, b) => a.end - b.end);
  const active = new Set<T>();
  let used = 0;
  let next = 0;
  let from: number | null = null;
  let members: T[] = [];
  const settle = (at: number): void => {
    if (used > capacity && from === null) {
      from = at;
      members = [...active];
    } else if (used <= capacity && from !== null) {
      stretches.push({ start: from, end: at, members });
      from = null;
    }
  };
  const endUntil = (time: number): void => {
    for (let item = ends[next]; item !== undefined && item.end <= time; item = ends[next]) {
      const at = item.end;
      for (; item !== undefined && item.end === at; item = ends[next]) {
        active.delete(item);
        used -= item.units;
        next += 1;
      }
      // What begins at the same instant takes over: whether there was room shows only afterwards.
      if (at < time) settle(at);
    }
  };
  for (let index = 0; index < items.length;) {
    const at = items[index]?.start ?? 0;
    endUntil(at);
    const first = index;
    for (let item = items[index]; item !== undefined && item.start === at; item = items[index]) {
      active.add(item);
      used += item.units;
      index += 1;
    }
    const goesOn = from !== null;
    settle(at);
    if (goesOn && from !== null) members.push(...items.slice(first, index));
  }
  endUntil(Number.POSITIVE_INFINITY);
  return stretches;
}

/** Use only grows where something begins: without a look at the ends, most environments are well. */
function isEverOver(items: readonly (Interval & { readonly units: number })[], capacity: number): boolean {
  const active: (Interval & { readonly units: number })[] = [];
  for (const item of items) {
    let used = item.units;
    let write = 0;
    for (const other of active) {
      if (other.end <= item.start) continue;
      active[write] = other;
      write += 1;
      used += other.units;
    }
    active.length = write;
    active.push(item);
    if (used > capacity) return true;
  }
  return false;
}
