import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleThrough, downstreamOf, upstreamOf, type Dependent } from '#shared/planning/dependencies.ts';

const graph = (edges: Record<string, string[]>): Map<string, Dependent> =>
  new Map(Object.entries(edges).map(([id, dependsOn]) => [id, { id, dependsOn }]));

const anyGraph = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 25 })
  .map((pairs) => {
    const edges: Record<string, string[]> = {};
    for (let node = 0; node < 10; node += 1) edges[`n${node}`] = [];
    for (const [from, to] of pairs) edges[`n${from}`]?.push(`n${to}`);
    return graph(edges);
  });

describe('dependencies', () => {
  const shop = graph({ web: ['cart', 'auth'], cart: ['db'], auth: ['db'], db: [], lonely: ['gone'] });

  it('follows needs upwards and dependents downwards, nearest first', () => {
    expect(upstreamOf('web', shop)).toEqual([
      { id: 'cart', steps: 1 },
      { id: 'auth', steps: 1 },
      { id: 'db', steps: 2 },
    ]);
    expect(downstreamOf('db', shop).map((reached) => reached.id)).toEqual(['cart', 'auth', 'web']);
    expect(upstreamOf('lonely', shop)).toEqual([]);
  });

  it('names the circle that a dependency would close', () => {
    expect(cycleThrough('db', 'web', shop)).toEqual(['db', 'web', 'cart', 'db']);
    expect(cycleThrough('db', 'db', shop)).toEqual(['db', 'db']);
    expect(cycleThrough('web', 'db', shop)).toBeNull();
  });

  it('refuses exactly what would put a record upstream of itself', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (nodes, a, b) => {
        const [id, need] = [`n${a}`, `n${b}`];
        const path = cycleThrough(id, need, nodes);
        const reaches = id === need || upstreamOf(need, nodes).some((reached) => reached.id === id);
        expect(path !== null).toBe(reaches);
        if (path === null) return;
        expect([path[0], path[1], path.at(-1)]).toEqual([id, need, id]);
        for (let at = 1; at < path.length - 1; at += 1) {
          expect(nodes.get(path[at] ?? '')?.dependsOn).toContain(path[at + 1]);
        }
      }),
    );
  });

  it('finds upstream and downstream as mirror images, cycles or not', () => {
    fc.assert(
      fc.property(anyGraph, (nodes) => {
        for (const id of nodes.keys()) {
          for (const { id: other, steps } of upstreamOf(id, nodes)) {
            expect(downstreamOf(other, nodes)).toContainEqual({ id, steps });
          }
        }
      }),
    );
  });
});
