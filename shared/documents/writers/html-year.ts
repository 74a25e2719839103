import type { CalendarDocument, Mark, YearGrid, YearMonth } from '../tree.ts';
import { YEAR_CODE, YEAR_COLUMNS } from '../year-pages.ts';
import { escapeHtml } from './escape.ts';
import { ARROWS, codeHtml, keyHtml, marksOf, tagHtml, wasHtml } from './html-parts.ts';

const COLUMNS = Array.from({ length: YEAR_COLUMNS }, (_, i) => i + 1);

export function yearHtml(document: CalendarDocument, grid: YearGrid): string {
  const names = grid.weekdays.map((name) => `<div>${escapeHtml(name)}</div>`).join('');
  const months = grid.months.map((month, i) => monthHtml(document, month, i)).join('\n');
  return `<div class="year y${yearGrids(document).indexOf(grid)}"><div class="weekdays"><div class="label"></div><div class="names">${names}</div></div>
${months}</div>`;
}

function monthHtml(document: CalendarDocument, month: YearMonth, index: number): string {
  const blank = '<div class="blank"></div>';
  const days = month.days.map((day) => {
    const classes = [
      day.outside ? 'outside' : '',
      day.free && !day.outside ? 'free' : '',
      day.holiday && !day.outside ? 'holiday' : '',
    ].filter((name) => name !== '');
    const more = day.moreText === '' ? '' : `<span class="more">${day.moreText}</span>`;
    return `<div class="${classes.join(' ')}"><div class="date"><span>${escapeHtml(day.label)}</span>${more}</div></div>`;
  });
  const after = YEAR_COLUMNS - month.offset - days.length;
  const marks = month.marks.map((mark) => markHtml(document, mark)).join('');
  return `<div class="month m${index}${month.isMoreBelow ? ' below' : ''}"><div class="label">${escapeHtml(month.label)}</div><div class="days"><div class="cells">${blank.repeat(month.offset)}${days.join('')}${blank.repeat(after)}</div><div class="bars">${marks}</div></div></div>`;
}

function markHtml(document: CalendarDocument, { chips, from, to, lane, starts, ends, isBar, text }: Mark): string {
  const place = `c${from} e${to} r${lane}`;
  const [chip] = chips;
  if (chip === undefined) return '';
  const words = `${isBar ? tagHtml(chip) : ''}${keyHtml(chip)}${isBar ? wasHtml(chip) : ''}${chip.key === '' || isBar ? `<bdi>${escapeHtml(chip.title)}</bdi>` : ''}`;
  const said = text ? `<span class="text">${words.trim()}</span>` : '';
  if (!isBar && chips.length === 1) {
    return `<div class="chip mark ${text ? 'said ' : 'alone '}k${chip.style} ${place}${marksOf(chip)}">${codeHtml(chip.code)}${said}</div>`;
  }
  if (!isBar) {
    const codes = chips.map((one) => `<span class="chip k${one.style}${marksOf(one)}">${codeHtml(one.code)}</span>`);
    return `<div class="codes ${place}">${codes.join('')}</div>`;
  }
  const pattern = document.styles[chip.style]?.pattern ?? 'none';
  const patterned = text && (chip.tentative || pattern === 'hatch' || pattern === 'dots');
  const open = `${starts ? '' : ' from'}${ends ? '' : ' on'}${patterned ? ' patterned' : ''}`;
  return `<div class="chip bar k${chip.style} ${place}${open}${marksOf(chip)}">${starts || !text ? '' : ARROWS.before}${codeHtml(chip.code)}${said}${ends || !text ? '' : ARROWS.after}</div>`;
}

const yearGrids = ({ pages }: CalendarDocument): YearGrid[] =>
  pages.flatMap((page) => page.blocks.filter((block): block is YearGrid => block.kind === 'year'));

/** Rules of a document's years; none where it has none. Lengths are those the layout counted on. */
export function yearRules(document: CalendarDocument): string[] {
  const grids = yearGrids(document);
  if (grids.length === 0) return [];
  const lanes = Math.max(1, ...grids.flatMap(({ months }) => months.flatMap(({ marks }) => marks.map((m) => m.lane))));
  const { padding, gap } = YEAR_CODE;
  return [
    '.year .weekdays,.year .month{display:flex}.year .names{flex:1}',
    `.year .names,.year .cells,.year .bars{grid-template-columns:repeat(${YEAR_COLUMNS},minmax(0,1fr))}`,
    '.year .month{border-top:.2mm solid #848e9a}.year>.month:last-child{border-bottom:.2mm solid #848e9a}',
    '.year .label{flex:none;font-weight:650;padding-top:.4mm;white-space:nowrap}',
    '.year .names>*{padding:0;text-align:center;font-weight:600}',
    '.year .below .date,.year .below .date>*{display:block}.year .date .more{font-weight:400;color:#57606c}',
    '.year .date{padding:0 .3mm;gap:0}.year .blank{background:#fff;border-color:transparent}',
    '.year .blank+:not(.blank){border-inline-start-color:#c3c9d1}.year :not(.blank)+.blank{border-inline-start-color:#c3c9d1}',
    ...COLUMNS.slice(7).map((n) => `.c${n}{grid-column-start:${n}}.e${n}{grid-column-end:${n + 1}}`),
    ...Array.from({ length: lanes }, (_, i) => `.year .r${i + 1}{grid-row:${i + 1}}`),
    `.year .chip{padding:0 ${padding}mm;gap:.5mm;overflow:hidden;white-space:nowrap}`,
    // Cut at the sides alone: rows are so close that descenders reach into the edge.
    '.year .chip:not(.patterned),.year .chip:not(.patterned) .text{overflow:clip visible}',
    `.year .bar{margin-inline:${gap / 2}mm}.year .bar .text{font-weight:500}`,
    `.year .codes{display:flex;gap:${gap}mm;margin-inline:${gap / 2}mm;min-width:0}`,
    `.year .mark{margin-inline:${gap / 2}mm;justify-content:flex-start}.year .alone{justify-self:start}`,
    // A code has no room for words: what changed is ringed.
    '.year .fresh{outline:.4mm solid #1a1f26;outline-offset:-.4mm}',
    '.year .code svg{width:2.2mm;height:2.2mm}',
    ...grids.flatMap((one, i) => gridRules(one, `.y${i}`)),
  ];
}

function gridRules(grid: YearGrid, scope: string): string[] {
  const { headHeight, labelWidth, slot, dateLine, type } = grid;
  const box = (slot - 0.3).toFixed(2);
  return [
    `${scope} .weekdays .names{height:${headHeight}mm}${scope} .names>*{font-size:${type}pt;line-height:${headHeight}mm}`,
    `${scope} .label{width:${labelWidth}mm;font-size:${type + 1}pt}`,
    ...grid.months.map(({ height }, i) => `${scope} .m${i}{height:${height.toFixed(2)}mm}`),
    `${scope} .date{height:${dateLine.toFixed(2)}mm;line-height:${dateLine.toFixed(2)}mm;font-size:${type}pt}`,
    `${scope} .bars{top:${dateLine.toFixed(2)}mm;grid-auto-rows:${slot.toFixed(2)}mm}`,
    `${scope} .below .bars{top:${(2 * dateLine).toFixed(2)}mm}${scope} .below .date{height:auto}${scope} .below .date>*{height:${dateLine.toFixed(2)}mm}`,
    `${scope} .bar,${scope} .mark,${scope} .codes,${scope} .codes>*{height:${box}mm;line-height:${box}mm;font-size:${type}pt}`,
  ];
}
