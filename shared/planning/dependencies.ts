import type { Id } from '../model/schema.ts';

/** Anything that names what it needs: a release, a service. */
export interface Dependent {
  readonly id: Id;
  readonly dependsOn: readonly Id[];
}

/** One record found by following dependencies, and how many steps away it is. */
export interface Reached {
  readonly id: Id;
  readonly steps: number;
}

type Nodes = ReadonlyMap<Id, Dependent>;

/** Everything `id` needs, directly and further up, nearest first. Stops at what it has seen: data may hold a cycle. */
export function upstreamOf(id: Id, nodes: Nodes): Reached[] {
  return reach(id, (at) => nodes.get(at)?.dependsOn ?? [], nodes);
}

/** Everything that needs `id`, directly and further down, nearest first. */
export function downstreamOf(id: Id, nodes: Nodes): Reached[] {
  const dependents = dependentsByNeed(nodes);
  return reach(id, (at) => dependents.get(at) ?? [], nodes);
}

/** For each record the ones that name it. */
export function dependentsByNeed(nodes: Nodes): Map<Id, Id[]> {
  const dependents = new Map<Id, Id[]>();
  for (const node of nodes.values()) {
    for (const need of node.dependsOn) {
      const list = dependents.get(need);
      if (list === undefined) dependents.set(need, [node.id]);
      else list.push(node.id);
    }
  }
  return dependents;
}

function reach(from: Id, next: (id: Id) => readonly Id[], nodes: Nodes): Reached[] {
  const found = new Map<Id, number>();
  let edge: readonly Id[] = [from];
  for (let steps = 1; edge.length > 0; steps += 1) {
    const further: Id[] = [];
    for (const at of edge) {
      for (const id of next(at)) {
        if (id === from || found.has(id) || !nodes.has(id)) continue;
        found.set(id, steps);
        further.push(id);
      }
    }
    edge = further;
  }
  return [...found].map(([id, steps]) => ({ id, steps }));
}

/**
 * The circle that would close if `id` depended on `need`: `[id, need, …, id]`, the shortest one. Null
 * when the dependency may be added.
 */
export function cycleThrough(id: Id, need: Id, nodes: Nodes): Id[] | null {
  if (id === need) return [id, id];
  const cameFrom = new Map<Id, Id>();
  let edge: Id[] = [need];
  while (edge.length > 0) {
    const further: Id[] = [];
    for (const at of edge) {
      for (const next of nodes.get(at)?.dependsOn ?? []) {
        if (next === id) return [id, ...pathTo(at, need, cameFrom), id];
        if (next === need || cameFrom.has(next)) continue;
        cameFrom.set(next, at);
        further.push(next);
      }
    }
    edge = further;
  }
  return null;
}

function pathTo(end: Id, start: Id, cameFrom: ReadonlyMap<Id, Id>): Id[] {
  const path = [end];
  for (let at = end; at !== start;) {
    at = cameFrom.get(at) ?? start;
    path.unshift(at);
  }
  return path;
}
