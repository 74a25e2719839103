import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf, packBars, type Bar } from '#shared/planning/lanes/bars.ts';
import {
  environmentLanes,
  GROUPINGS,
  namedLanes,
  NO_LANE,
  type Grouping,
  type Lane,
} from '#shared/planning/lanes/grouping.ts';
import { keyOf, layLanes, rowAt, topsOf, type LaneRow } from '#shared/planning/lanes/layout.ts';
import { packRows } from '#shared/planning/lanes/pack.ts';
import { releaseLanes } from '#shared/planning/lanes/release-lanes.ts';
import { ANY_PLACED, day, placed } from './placed.ts';
import type { Placed } from '#shared/planning/lanes/bars.ts';

const PX = fc.constantFrom(2, 9, 28, 120, 860);
const lane = (id: string, label = id): Lane => ({ id, label, hint: '' });
const NONE = lane(NO_LANE, 'None');
const LANES = ['a', 'b', 'c', 'd'].map((id) => lane(id));

function lanesFor(grouping: Grouping, entries: readonly Placed[]): Lane[] {
  if (grouping === 'environment') return environmentLanes([], entries);
  return grouping === 'release' ? releaseLanes(entries, new Map()) : LANES;
}

function laid(grouping: Grouping, entries: readonly Placed[], pxPerDay = 9, collapsed: string[] = []): LaneRow[] {
  const lanes = lanesFor(grouping, entries);
  return layLanes(entries, { grouping, lanes, none: NONE, pxPerDay, collapsed: new Set(collapsed) });
}

/** Bars of one sub-row whose drawn room overlaps. */
function collisions(bars: readonly Bar[], pxPerDay: number): string[] {
  const found: string[] = [];
  bars.forEach((bar, index) => {
    const own = extentOf(bar.placed, pxPerDay, bar.label);
    for (const other of bars.slice(index + 1)) {
      const room = extentOf(other.placed, pxPerDay, other.label);
      const overlap = other.row === bar.row && room.start < own.end && own.start < room.end;
      if (overlap) found.push(`${bar.placed.entry.id} and ${other.placed.entry.id}`);
    }
  });
  return found;
}

describe('packing', () => {
  it('never lets two bars of a sub-row overlap, whatever is packed at whatever scale', () => {
    fc.assert(
      fc.property(ANY_PLACED, PX, (entries, pxPerDay) => {
        const { bars, rows } = packBars(entries, { pxPerDay, nameOf: keyOf });
        expect(collisions(bars, pxPerDay)).toEqual([]);
        expect(bars.every(({ row }) => row >= 0 && row < rows)).toBe(true);
        expect(bars).toHaveLength(entries.length);
      }),
    );
  });

  it('takes no more rows than stand at once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 }))), (pairs) => {
        const spans = pairs.map(([start, lasts]) => ({ start, end: start + lasts })).sort((a, b) => a.start - b.start);
        const most = Math.max(
          0,
          ...spans.map(({ start }) => spans.filter((s) => s.start <= start && s.end > start).length),
        );
        expect(packRows(spans)?.count).toBe(most);
        if (most > 0) expect(packRows(spans, most - 1)).toBeNull();
      }),
    );
  });

  it('names short bars beside them while that takes few rows, and lets the names go in a crowd', () => {
    const one = packBars([placed('2026-12-03', '2026-12-03')], { pxPerDay: 3, nameOf: keyOf });
    expect(one.bars[0]?.label).toBe('PAY 26.4');
    const crowd = Array.from({ length: 40 }, (_, n) =>
      placed('2026-12-03', '2026-12-03', { recordId: `r${n}`, id: `d:${n}` }),
    );
    const many = packBars(crowd, { pxPerDay: 3, nameOf: keyOf });
    expect(many.bars.some(({ label }) => label !== '')).toBe(false);
    const long = packBars([placed('2026-12-01', '2026-12-31')], { pxPerDay: 9, nameOf: keyOf });
    expect(long.bars[0]?.label).toBe('');
  });
});

describe('lanes', () => {
  it('hold every entry in each lane it names, and in the last where it names none that is shown', () => {
    fc.assert(
      fc.property(ANY_PLACED, fc.constantFrom(...GROUPINGS), (entries, grouping) => {
        const rows = laid(grouping, entries);
        const known = new Set(lanesFor(grouping, entries).map(({ id }) => id));
        for (const { entry } of entries) {
          const named = [...new Set(namedLanes(entry, grouping))].filter((id) => known.has(id));
          const wanted = named.length === 0 ? [NO_LANE] : named;
          const found = rows.filter(({ bars }) => bars.some((bar) => bar.placed.entry.id === entry.id));
          expect(found.map(({ laneId }) => laneId).sort()).toEqual([...wanted].sort());
        }
        for (const { bars } of rows) expect(collisions(bars, 9)).toEqual([]);
      }),
    );
  });

  it('stand there without entries too, and the last only where something is in it', () => {
    expect(laid('service', []).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(laid('service', [placed('2026-12-03', '2026-12-03')]).at(-1)?.id).toBe(NO_LANE);
  });

  it('of environments are told apart by name, in the order of the catalogue, gone ones only where used', () => {
    const uat = placed('2026-12-03', '2026-12-03', { environment: 'UAT 2' });
    const odd = placed('2026-12-03', '2026-12-03', { environment: ' uat 2 ', recordId: 'two', id: 'deployments:two' });
    const lab = placed('2026-12-03', '2026-12-03', { environment: 'Lab', recordId: 'three', id: 'deployments:three' });
    const catalogue = [
      { id: 'e1', name: 'Production', order: 2, archived: false },
      { id: 'e2', name: 'uat 2', order: 1, archived: false },
      { id: 'e3', name: 'Old', order: 0, archived: true },
    ];
    const lanes = environmentLanes(catalogue, [uat, odd, lab]);
    expect(lanes.map(({ label }) => label)).toEqual(['uat 2', 'Production', 'Lab']);
    expect(lanes.map(({ environmentId }) => environmentId)).toEqual(['e2', 'e1', undefined]);
  });
});

describe('a release', () => {
  const release = placed('2026-12-01', '2026-12-31', { table: 'releases', id: 'releases:pay', recordId: 'pay' });
  const build = placed('2026-12-01', '2026-12-10', {
    table: 'phases',
    id: 'phases:build',
    recordId: 'build',
    title: 'Build',
  });
  const test = placed('2026-12-09', '2026-12-20', {
    table: 'phases',
    id: 'phases:test',
    recordId: 'test',
    title: 'Test',
  });
  const gate = placed('2026-12-09', '2026-12-09', { table: 'gates', id: 'gates:go', recordId: 'go' });
  const live = placed('2026-12-31', '2026-12-31', { id: 'deployments:live', recordId: 'live' });
  const all = [live, gate, test, build, release];
  const shown = (rows: readonly LaneRow[]) =>
    rows.map(({ id, bars }) => [id, ...bars.map((bar) => bar.placed.entry.recordId)]);

  it('has its phases beneath it, and each gate and deployment with the phase it falls into', () => {
    expect(shown(laid('release', all))).toEqual([
      ['pay', 'pay', 'live'],
      ['pay/build', 'build'],
      ['pay/test', 'test', 'go'],
    ]);
  });

  it('shows itself alone when collapsed, and a phase itself', () => {
    expect(shown(laid('release', all, 9, ['pay']))).toEqual([['pay', 'pay']]);
    expect(shown(laid('release', all, 9, ['pay/test'])).at(-1)).toEqual(['pay/test', 'test']);
  });

  it('stands among others in the order in which they begin', () => {
    const other = placed('2026-11-01', '2026-11-02', {
      releaseId: 'bus',
      key: 'BUS 26.4',
      recordId: 'x',
      id: 'deployments:x',
    });
    const names = new Map([['bus', { key: 'BUS 26.4', name: 'Timetable' }]]);
    expect(releaseLanes([...all, other], names)).toEqual([
      { id: 'bus', label: 'Timetable', hint: 'BUS 26.4' },
      { id: 'pay', label: 'Payments core', hint: 'PAY 26.4' },
    ]);
  });
});

describe('heights', () => {
  it('find the row at a pixel, as its top says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), fc.nat(5_000), (counts, y) => {
        const tops = topsOf(
          counts.map((rows) => ({ rows })),
          { subRow: 24, padding: 8 },
        );
        const index = rowAt(tops, y);
        if (y >= (tops.at(-1) ?? 0)) expect(index).toBe(counts.length);
        else {
          expect(tops[index]).toBeLessThanOrEqual(y);
          expect(tops[index + 1]).toBeGreaterThan(y);
        }
      }),
    );
    expect(rowAt([0, 32], -1)).toBe(-1);
  });

  it('stay quick: 200 lanes of 20,000 entries', () => {
    const entries = Array.from({ length: 20_000 }, (_, n) => {
      const start = day('2026-01-01') + (n % 365) * 86_400_000;
      const made = placed('2026-01-01', '2026-01-01', { id: `e:${n}`, recordId: `e${n}`, serviceIds: [`s${n % 200}`] });
      return { ...made, start, end: start + (1 + (n % 9)) * 86_400_000 };
    });
    const lanes = Array.from({ length: 200 }, (_, n) => lane(`s${n}`));
    const rows = layLanes(entries, { grouping: 'service', lanes, none: NONE, pxPerDay: 9, collapsed: new Set() });
    expect(rows.reduce((sum, { bars }) => sum + bars.length, 0)).toBe(20_000);
  });
});
