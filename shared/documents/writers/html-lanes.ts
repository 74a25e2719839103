import { LANES } from '../lanes-pages.ts';
import type { CalendarDocument, LaneBar, LaneColumn, LanePart, LanesGrid, Span } from '../tree.ts';
import { escapeHtml } from './escape.ts';
import { codeHtml, dotHtml, marksOf, tagHtml, wasHtml } from './html-parts.ts';

export function lanesHtml(document: CalendarDocument, grid: LanesGrid): string {
  const index = lanesGrids(document).indexOf(grid);
  const spans = (list: readonly Span[], name: string): string =>
    `<div class="${name}"><div class="head"></div><div class="track">${list.map(({ text, from, to }) => `<div class="c${from} e${to}">${escapeHtml(text)}</div>`).join('')}</div></div>`;
  return `<div class="lanes l${index}">${spans(grid.months, 'months')}${spans(grid.weeks, 'weeks')}
<div class="body"><div class="back"><div class="head"></div><div class="track">${grid.columns.map(columnHtml).join('')}</div></div>
${grid.lanes.map((lane, i) => laneHtml(document, lane, `${index}-${i}`)).join('\n')}</div></div>`;
}

function columnHtml(column: LaneColumn): string {
  const classes = [
    column.outside ? 'outside' : column.holiday ? 'holiday' : column.free ? 'free' : '',
    column.freeze ? 'frozen' : '',
    column.startsMonth ? 'month-start' : column.startsWeek ? 'week-start' : '',
  ].filter((name) => name !== '');
  return `<div class="${classes.join(' ')}"></div>`;
}

function laneHtml(document: CalendarDocument, lane: LanePart, id: string): string {
  const hint = lane.hint === '' ? '' : ` <small>${escapeHtml(lane.hint)}</small>`;
  const bars = lane.bars.map((bar) => barHtml(document, bar)).join('');
  return `<div class="lane n${id}"><div class="head" dir="auto"><span>${escapeHtml(lane.label)}${hint}</span></div><div class="track">${bars}</div></div>`;
}

function barHtml(document: CalendarDocument, { chip, name, from, to, nameTo, row }: LaneBar): string {
  const isInside = nameTo === to;
  const pattern = document.styles[chip.style]?.pattern ?? 'none';
  const patterned = isInside && (chip.tentative || pattern === 'hatch' || pattern === 'dots') ? ' patterned' : '';
  const time = chip.time === '' ? '' : `<span class="time">${escapeHtml(chip.time)}</span> `;
  const words = `<span class="text">${tagHtml(chip)}${time}<bdi>${escapeHtml(name)}</bdi> ${wasHtml(chip)}</span>`;
  const bar = `<div class="chip bar k${chip.style} c${from} e${to} r${row}${patterned}${marksOf(chip)}">${codeHtml(chip.code)}${isInside ? `${words}${dotHtml(chip)}` : ''}</div>`;
  if (isInside || nameTo <= to) return bar;
  return `${bar}<div class="name c${to + 1} e${nameTo} r${row}${chip.cancelled ? ' cancelled' : ''}${chip.change === null ? '' : ' fresh'}">${words}</div>`;
}

const lanesGrids = ({ pages }: CalendarDocument): LanesGrid[] =>
  pages.flatMap((page) => page.blocks.filter((block): block is LanesGrid => block.kind === 'lanes'));

/** Rules of a document's lanes; none where it has none. */
export function lanesRules(document: CalendarDocument): string[] {
  const grids = lanesGrids(document);
  if (grids.length === 0) return [];
  const count = Math.max(...grids.map(({ columns }) => columns.length));
  const rows = Math.max(1, ...grids.flatMap(({ lanes }) => lanes.map((lane) => lane.rows)));
  const numbers = (to: number): number[] => Array.from({ length: to }, (_, i) => i + 1);
  return [
    ...numbers(count).map((n) => `.lanes .c${n}{grid-column-start:${n}}.lanes .e${n}{grid-column-end:${n + 1}}`),
    ...numbers(rows).map((n) => `.lanes .r${n}{grid-row:${n}}`),
    '.lanes .track{display:grid;flex:1;min-width:0}.lanes .months,.lanes .weeks,.lanes .lane,.lanes .back{display:flex}',
    `.lanes .months{height:${LANES.months}mm;line-height:${LANES.months}mm;font-size:8pt;font-weight:650}.lanes .weeks{height:${LANES.weeks}mm;line-height:${LANES.weeks}mm;font-size:7pt}`,
    '.lanes .months .track>*,.lanes .weeks .track>*{border-inline-start:.2mm solid #848e9a;padding-inline-start:.7mm;white-space:nowrap;overflow:hidden}',
    '.lanes .body{position:relative;border-top:.3mm solid #1a1f26;border-bottom:.2mm solid #848e9a}.lanes .back{position:absolute;inset:0}',
    '.lanes .week-start{border-inline-start:.2mm solid #c3c9d1}.lanes .month-start{border-inline-start:.3mm solid #848e9a}',
    `.lanes .frozen{background-image:repeating-linear-gradient(135deg,${document.colour ? '#e4d3f0' : '#d9d9d9'} 0 .2mm,#fff0 .2mm 2.2mm)}`,
    '.lanes .lane{position:relative}.lanes .lane+.lane{border-top:.2mm solid #848e9a}',
    `.lanes .lane>.head{font-weight:650;font-size:8.5pt;line-height:1.2;padding:.6mm 1.5mm 0 0;overflow:hidden;overflow-wrap:anywhere}.lanes small{font-weight:400;font-size:7.5pt;color:#57606c}`,
    `.lanes .lane .track{padding-top:${(LANES.padding / 2).toFixed(2)}mm}`,
    '.lanes .bar{margin-inline:0;overflow:hidden;white-space:nowrap}.lanes .name{padding-inline-start:.7mm;white-space:nowrap;overflow:hidden}',
    '.lanes .name .text{display:block;overflow:hidden;text-overflow:ellipsis}.lanes .time{color:#57606c}',
    ...grids.flatMap((grid, i) => [
      `.l${i} .head{flex:0 0 ${grid.headWidth}mm}.l${i} .track{grid-template-columns:repeat(${grid.columns.length},minmax(0,1fr))}`,
      `.l${i} .lane .track{grid-auto-rows:${grid.slot.toFixed(2)}mm}`,
      `.l${i} .bar,.l${i} .name{height:${(grid.slot - 0.5).toFixed(2)}mm;line-height:${(grid.slot - 0.9).toFixed(2)}mm;font-size:${grid.type}pt}`,
      ...grid.lanes.map((lane, n) => `.n${i}-${n}{height:${(lane.rows * grid.slot + LANES.padding).toFixed(2)}mm}`),
    ]),
  ];
}
