import { MARGIN_MM, OVERLAP_MM, TILE_LABEL_MM, type Tiling } from '../paper.ts';
import type { CalendarDocument } from '../tree.ts';
import { escapeHtml } from './escape.ts';

/** Marks of the overlap reach so far into the margin, mm, where they cross nothing that is drawn. */
const TICK = 4;

/** The sheets of one page: itself, or the tiles it is put together of, row by row. */
export function sheetsHtml({ sheet: { tiling }, tileTexts }: CalendarDocument, sheet: string): string {
  if (tiling === null) return `<section class="page">${sheet}</section>`;
  return tileTexts
    .map((text, i) => {
      const [row, column] = [Math.floor(i / tiling.columns), i % tiling.columns];
      return `<section class="page tile"><div class="marked"><div class="cut"><div class="part p${row}-${column}">${sheet}</div></div>${marksHtml(tiling, row, column)}</div><p class="place">${escapeHtml(text)}</p></section>`;
    })
    .join('\n');
}

/** Ticks at both ends of each edge along which a neighbour is glued. */
function marksHtml({ rows, columns }: Tiling, row: number, column: number): string {
  const edges = [
    column > 0 ? 'left' : '',
    column < columns - 1 ? 'right' : '',
    row > 0 ? 'top' : '',
    row < rows - 1 ? 'bottom' : '',
  ].filter((edge) => edge !== '');
  return edges.map((edge) => `<i class="tick ${edge} near"></i><i class="tick ${edge} far"></i>`).join('');
}

/** Size of the sheets and what is drawn on them. */
export function sheetRules({ sheet }: CalendarDocument): string[] {
  const { tiling, scale, innerWidth, innerHeight } = sheet;
  const [width, height] = tiling === null ? [sheet.width, sheet.height] : [tiling.width, tiling.height];
  // A hair less than the page: rounding must never push an empty one out.
  const drawnHeight = height - 2 * MARGIN_MM - 0.5;
  const sheetHeight = tiling === null ? drawnHeight / scale : innerHeight;
  const padding = tiling === null ? 0 : TICK;
  const margin = MARGIN_MM - padding;
  return [
    `@page{size:${width}mm ${height}mm;margin:${margin}mm}`,
    `.page{position:relative;width:${width - 2 * margin}mm;height:${(drawnHeight + 2 * padding).toFixed(2)}mm;padding:${padding}mm;overflow:hidden;break-after:page;break-inside:avoid}`,
    '.page:last-child{break-after:auto}',
    `.sheet{position:relative;width:${innerWidth.toFixed(3)}mm;height:${sheetHeight.toFixed(2)}mm;overflow:hidden${scale === 1 ? '' : `;zoom:${scale}`}}`,
    `@media screen{body{background:#e5e8ec}.page{width:${width}mm;height:${height}mm;padding:${MARGIN_MM}mm;margin:0 auto 6mm;background:#fff;box-shadow:0 1px 4px #0004}}`,
    ...(tiling === null ? [] : tileRules(tiling)),
  ];
}

function tileRules({ rows, columns, innerWidth, innerHeight }: Tiling): string[] {
  const parts = Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [x, y] = [column * (innerWidth - OVERLAP_MM), row * (innerHeight - OVERLAP_MM)];
    return `.p${row}-${column}{left:${-x}mm;top:${(-y).toFixed(2)}mm}`;
  });
  const side = (edge: string, ends: readonly [string, string]): string =>
    `.tick.${edge}{${edge}:${OVERLAP_MM}mm}.tick.${edge}.near{${ends[0]}:${-TICK}mm}.tick.${edge}.far{${ends[1]}:${-TICK}mm}`;
  return [
    '.marked{position:relative}',
    // Contained in full: else the engine breaks what hangs over a tile's edge at the page and draws it on another.
    `.cut{position:relative;contain:strict;width:${innerWidth}mm;height:${innerHeight.toFixed(2)}mm}.part{position:absolute}`,
    ...parts,
    '.tick{position:absolute;background:#1a1f26}',
    `.tick.left,.tick.right{width:.25mm;height:${TICK}mm}.tick.top,.tick.bottom{width:${TICK}mm;height:.25mm}`,
    side('left', ['top', 'bottom']),
    side('right', ['top', 'bottom']),
    side('top', ['left', 'right']),
    side('bottom', ['left', 'right']),
    `.place{font-size:7.5pt;line-height:${TILE_LABEL_MM - 0.6}mm;color:#57606c;text-align:center}`,
  ];
}
