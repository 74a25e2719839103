import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Paper } from '#shared/bridge.ts';
import { buildCalendarDocument } from '#shared/documents/calendar.ts';
import { printOptionsOf, renderCalendar } from '#shared/documents/export.ts';
import { MARGIN_MM, sheetOf, tilesOf, type Sheet } from '#shared/documents/paper.ts';
import { writeHtml } from '#shared/documents/writers/html.ts';
import { addDays } from '#shared/planning/days.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import { createText } from '#shared/text/index.ts';
import { defaultPlan, rowsOf } from '../../support/plan.ts';
import { event } from '../../support/records.ts';
import { snapshotOf } from '../../support/snapshot.ts';

/* A large sheet put together of smaller ones. */

const { t } = createText('en');
const { configuration, tables } = defaultPlan();
const YEAR = { first: '2026-01-01', last: '2026-12-31', zone: 'Europe/Berlin' };

const tilings = Paper.options.flatMap((paper) =>
  [true, false].flatMap((landscape) => tilesOf(paper).map((tile) => ({ paper, landscape, tile }))),
);

/** Where each tile's corner lies on the drawing, mm, as the pages say it. */
function corners(html: string): { x: number; y: number }[] {
  return [...html.matchAll(/class="part (p\d+-\d+)"/g)].map(([, name = '']) => {
    const [, x = '', y = ''] = new RegExp(`\\.${name}\\{left:(-?[\\d.]+)mm;top:(-?[\\d.]+)mm`).exec(html) ?? [];
    return { x: -Number(x), y: -Number(y) };
  });
}

/** Size of the drawing that the tiles share, mm. */
const drawn = ({ innerWidth, innerHeight, scale }: Sheet) => ({
  width: innerWidth * scale,
  height: innerHeight * scale,
});

describe('tiles', () => {
  it('are sheets smaller than the paper', () => {
    expect(tilesOf('a4')).toEqual([]);
    expect(tilesOf('letter')).toEqual([]);
    expect(tilesOf('a3')).toEqual(['a4', 'letter']);
    expect(tilesOf('a2')).toEqual(['a4', 'a3', 'letter', 'tabloid']);
    expect(tilesOf('a1')).toEqual(['a4', 'a3', 'letter', 'tabloid']);
  });

  it.each([
    ['a3', 'a4', 2],
    ['a2', 'a3', 2],
    ['a2', 'a4', 4],
    ['a1', 'a3', 4],
  ] as const)('of %s are as many %s as it is large', (paper, tile, count) => {
    for (const landscape of [true, false]) {
      const { tiling } = sheetOf(paper, landscape, tile);
      expect((tiling?.rows ?? 0) * (tiling?.columns ?? 0)).toBe(count);
    }
  });

  it('lose a sixth of the paper at most', () => {
    for (const { paper, landscape, tile } of tilings) {
      const sheet = sheetOf(paper, landscape, tile);
      const { width, height } = drawn(sheet);
      expect(width).toBeGreaterThan((sheet.width - 2 * MARGIN_MM) * 0.83);
      expect(height).toBeGreaterThan((sheet.height - 2 * MARGIN_MM) * 0.83);
    }
  });

  it('show every place of the drawing, and along each edge the same 10 mm', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tilings),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (choices, across, down) => {
          const document = buildCalendarDocument(
            snapshotOf([], [], configuration, { ...YEAR, ...choices, view: 'year' }),
            t,
          );
          const { sheet } = document;
          const { tiling } = sheet;
          if (tiling === null) throw new Error('not tiled');
          const size = drawn(sheet);
          const [x, y] = [across * size.width, down * size.height];
          const at = corners(writeHtml(document));
          expect(at).toHaveLength(tiling.rows * tiling.columns);
          const hair = 0.01;
          const on = at.filter(
            (corner) =>
              corner.x - hair <= x &&
              x <= corner.x + tiling.innerWidth + hair &&
              corner.y - hair <= y &&
              y <= corner.y + tiling.innerHeight + hair,
          );
          expect(on.length).toBeGreaterThan(0);
          // Neither does any tile reach beyond the drawing.
          expect(Math.max(...at.map((corner) => corner.x)) + tiling.innerWidth).toBeCloseTo(size.width, 1);
          expect(Math.max(...at.map((corner) => corner.y)) + tiling.innerHeight).toBeCloseTo(size.height, 1);
          for (const edges of [[...new Set(at.map((c) => c.x))], [...new Set(at.map((c) => c.y))]]) {
            const length = edges.length === tiling.columns && edges[1] === at[1]?.x ? tiling.innerWidth : 0;
            edges.slice(1).forEach((edge, i) => {
              if (length > 0) expect((edges[i] ?? 0) + length - edge).toBeCloseTo(10, 1);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are printed page by page, each on its own sheet that says where it belongs', () => {
    const snapshot = snapshotOf([], [], configuration, { ...YEAR, view: 'month', paper: 'a2', tile: 'a3' });
    const document = buildCalendarDocument(snapshot, t);
    const html = writeHtml(document);
    expect(document.pages).toHaveLength(12);
    expect(html.match(/class="page tile"/g)).toHaveLength(24);
    expect(html.match(/Row 1 of 1, column 2 of 2/g)).toHaveLength(12);
    expect(printOptionsOf(snapshot)).toEqual({ paper: 'a3', landscape: false, title: '' });
    expect(html).toContain('@page{size:297mm 420mm');
    const whole = renderCalendar(snapshot, t, { format: 'html' });
    expect(whole.match(/class="page"/g)).toHaveLength(12);
    expect(whole).toContain('@page{size:594mm 420mm');
  });

  it('are left out where the paper is no larger', () => {
    const snapshot = snapshotOf([], [], configuration, { ...YEAR, view: 'year', paper: 'a4', tile: 'a3' });
    expect(writeHtml(buildCalendarDocument(snapshot, t))).not.toContain('class="page tile"');
    expect(printOptionsOf(snapshot)).toEqual({ paper: 'a4', landscape: true, title: '' });
  });
});

describe('a year’s rows', () => {
  const busy = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      event(`e${i}`, {
        title: `Window ${i}`,
        when: { type: 'dates', first: '2026-10-05', last: addDays('2026-10-20', i % 5) },
      }),
    );
  const monthsOf = (count: number) => {
    const entries = projectEntries({ ...rowsOf(tables), events: busy(count) }, configuration, YEAR);
    const { pages } = buildCalendarDocument(snapshotOf(entries, [], configuration, { ...YEAR, view: 'year' }), t);
    const grids = pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'year'));
    return { pages: pages.length, months: grids.flatMap(({ months }) => months) };
  };

  it('are alike where nothing is crowded, and give a crowded month what the quiet ones leave', () => {
    const [alike, crowded] = [monthsOf(3), monthsOf(12)];
    expect(new Set(alike.months.map(({ height }) => height)).size).toBe(1);
    expect(crowded.pages).toBe(1);
    const [january, october] = [crowded.months[0], crowded.months[9]];
    expect(october?.days.every(({ more }) => more === 0)).toBe(true);
    expect(october?.height).toBeGreaterThan(2 * (january?.height ?? 0));
    const total = (months: typeof alike.months): number => months.reduce((sum, { height }) => sum + height, 0);
    expect(total(crowded.months)).toBeLessThanOrEqual(180);
  });
});
