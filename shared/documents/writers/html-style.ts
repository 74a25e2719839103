import { AGENDA } from '../agenda-pages.ts';
import { FRAME } from '../calendar.ts';
import { LIST } from '../list-flow.ts';
import type { CalendarDocument, MonthGrid, Style } from '../tree.ts';
import { WEEKDAY_ROW } from '../week-grid.ts';
import type { FontFace } from './font-faces.ts';
import { lanesRules } from './html-lanes.ts';
import { sheetRules } from './html-tiles.ts';
import { yearRules } from './html-year.ts';

const GREY = '#57606c';
const LINE = '#848e9a';
const HAIR = '#c3c9d1';

function mix(a: string, b: string, share: number): string {
  const channel = (at: number): string => {
    const value = Math.round(
      parseInt(a.slice(at, at + 2), 16) * share + parseInt(b.slice(at, at + 2), 16) * (1 - share),
    );
    return value.toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Patterns are gradients with hard stops: vectors in the PDF, and no image a content policy could refuse. */
function patternOf({ pattern, edge, fill }: Style, colour: boolean): string {
  // In black and white lines cover an eighth of the box: about 10 % grey on average.
  const ink = colour ? mix(edge, fill, 0.35) : '#8c8c8c';
  if (pattern === 'hatch')
    return `background-image:repeating-linear-gradient(135deg,${ink} 0 .22mm,${fill} .22mm 1.7mm);`;
  if (pattern === 'dots')
    return `background-image:radial-gradient(circle at center,${ink} .24mm,${fill} .26mm);background-size:1.5mm 1.5mm;`;
  return '';
}

function styleRule(style: Style, index: number, colour: boolean): string {
  const { role, edge, fill, ink } = style;
  const base = `background-color:${fill};color:${ink};${patternOf(style, colour)}`;
  const k = `.k${index}`;
  const code = `${k} .code{color:${colour ? edge : ink}}`;
  switch (role) {
    case 'milestone':
      return `${k}{color:${ink};background:none;border-color:transparent}${code}`;
    case 'holiday':
      return `${k}{color:${ink};background:none;border-color:transparent;font-style:italic}${k} .text{padding-inline-end:.6mm}${code}`;
    case 'phase':
      return `${k}{${base}background-color:${colour ? fill : '#ffffff'};border:.2mm ${style.pattern === 'dashes' ? 'dotted' : 'solid'} ${colour ? HAIR : LINE};border-inline-start-color:${edge}}${code}`;
    case 'deployment':
      return `${k}{${base}border:.35mm solid ${edge};font-weight:600}${code}`;
    case 'booking':
      return `${k}{color:${ink};background:#fff;border:.3mm solid ${edge};border-inline-start-width:.9mm}${code}`;
    case 'plain':
      return `${k}{${base}border:.2mm solid ${colour ? mix(edge, fill, 0.55) : ink};border-inline-start:${colour ? '.9mm' : '.7mm'} solid ${edge}}${code}`;
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The whole style sheet of a document; every length that layout counted on comes from the same figures. */
export function styleSheet(document: CalendarDocument, fonts: readonly FontFace[]): string {
  const { sheet, colour } = document;
  const faces = fonts.map(
    (font) =>
      `@font-face{font-family:'${font.family}';font-weight:${font.weight};font-display:block;src:url("${font.url}") format('woff2');unicode-range:${font.unicodeRange}}`,
  );
  const family = [...new Set(fonts.map((font) => `'${font.family}'`)), 'system-ui', 'sans-serif'].join(',');
  return [
    ...faces,
    '*{box-sizing:border-box;margin:0;padding:0}',
    `html{-webkit-print-color-adjust:exact;print-color-adjust:exact}`,
    `body{font-family:${family};font-size:${sheet.body}pt;line-height:1.3;color:#1a1f26;background:#fff;font-variant-numeric:tabular-nums}`,
    ...sheetRules(document),
    `header{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:6mm;border-bottom:.35mm solid #1a1f26;margin-bottom:${whole(FRAME.afterHead - 0.4)}px}`,
    `h1{flex:1 1 0;min-width:0;font-size:14pt;line-height:${whole(FRAME.title)}px;height:${whole(FRAME.title)}px;font-weight:650;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`,
    `h2{font-size:14pt;line-height:${whole(FRAME.title)}px;font-weight:500;white-space:nowrap}`,
    `.stamp,.filters{flex:0 0 100%;font-size:${sheet.small}pt;line-height:${whole(FRAME.line)}px;color:${GREY};overflow-wrap:anywhere}`,
    '.stamp span+span::before{content:"·";margin:0 1.4mm}',
    `footer{position:absolute;inset-inline:0;bottom:0;font-size:${sheet.small}pt;color:#1a1f26}`,
    `.legend{display:flex;flex-wrap:wrap;column-gap:3.2mm;line-height:${FRAME.legendLine}mm;list-style:none}`,
    '.legend li{display:flex;align-items:center;gap:1.2mm;min-width:0;overflow-wrap:anywhere}',
    '.legend .box{display:inline-flex;align-items:center;justify-content:center;min-width:4.6mm;height:3.3mm;padding:0 .5mm;border-radius:.5mm;line-height:1;flex:none}',
    `.foot{display:flex;justify-content:space-between;line-height:${FRAME.foot}mm;color:${GREY};border-top:.2mm solid ${HAIR};margin-top:.6mm;gap:4mm}`,
    '.foot span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.foot span:last-child{flex:none}',
    ...gridRules(document),
    ...densities(document).map((density, i) => densityRule(density, i, sheet.chip)),
    ...yearRules(document),
    ...lanesRules(document),
    ...chipRules(document),
    ...listRules(),
    ...tableRules(document),
    ...document.styles.map((style, i) => styleRule(style, i, colour)),
    markRules(colour),
  ].join('\n');
}

/** Row and entry heights of a document's grids, each pair once. */
function densities({ pages }: CalendarDocument): string[] {
  const grids = pages.flatMap((page) => page.blocks.filter((block): block is MonthGrid => block.kind === 'grid'));
  return [...new Set(grids.map(densityOf))];
}

const densityOf = (grid: MonthGrid): string => `${grid.rowHeight.toFixed(2)}|${grid.slot.toFixed(2)}`;

/**
 * A length of mm as whole pixels of CSS, never longer. The engine moves edges of boxes to whole pixels and leaves type
 * where it is: in rows of part pixels the words of a bar would stand up to a quarter of a millimetre above its middle.
 */
const whole = (mm: number): number => Math.floor((mm * 96) / 25.4);

/** How far Noto Sans reaches above and below its base line, in its own size: what the engine makes a line of. */
const REACH = { above: 1.069, below: 0.293 };

/**
 * Line height in which type of so many points stands in the middle of a bar, a hair above for the sake of what hangs
 * down. The engine halves what is left of a line to whole pixels, upwards: it must be an odd number.
 */
function barLine(inner: number, points: number): number {
  const size = (points * 96) / 72;
  const line = Math.round(REACH.above * size) + Math.round(REACH.below * size);
  return (inner - line) % 2 === 0 ? inner + 1 : inner;
}

function densityRule(density: string, i: number, chip: number): string {
  const [row = 0, slot = 0] = density.split('|').map(Number);
  // A pixel is left between two bars, and one is each of a bar's edges.
  const lane = whole(slot);
  return (
    `.h${i} .week{height:${whole(row)}px}.h${i} .bars{grid-auto-rows:${lane}px}` +
    `.h${i} .bar{height:${lane - 1}px;line-height:${barLine(lane - 3, chip)}px}`
  );
}

/** Class of a grid's heights. */
export function rowClass(document: CalendarDocument, grid: MonthGrid): string {
  return `h${densities(document).indexOf(densityOf(grid))}`;
}

/** Most lanes of a week in a document. */
function lanesOf({ pages }: CalendarDocument): number {
  const grids = pages.flatMap((page) => page.blocks.filter((block): block is MonthGrid => block.kind === 'grid'));
  return Math.max(1, ...grids.flatMap(({ weeks }) => weeks.flatMap(({ bars }) => bars.map(({ lane }) => lane))));
}

function gridRules(document: CalendarDocument): string[] {
  const { sheet, colour } = document;
  const free = colour ? '#f3f4f6' : '#f5f5f5';
  return [
    '.weekdays,.week{display:flex}',
    `.no{flex:0 0 5.5mm;font-size:7pt;color:${GREY};padding-top:.7mm;text-align:center}`,
    `.weekdays .names,.cells,.bars{display:grid;grid-template-columns:repeat(7,minmax(0,1fr))}`,
    `.weekdays .names{flex:1;height:${whole(WEEKDAY_ROW)}px}.weekdays .names>*{font-size:${sheet.small}pt;font-weight:600;line-height:${whole(WEEKDAY_ROW)}px;padding-inline-start:1mm}`,
    `.week{border-top:.2mm solid ${LINE}}.grid>.week:last-child{border-bottom:.2mm solid ${LINE}}`,
    '.days{position:relative;flex:1;min-width:0}',
    `.cells{position:absolute;inset:0}.cells>div{border-inline-start:.2mm solid ${HAIR};overflow:hidden}.cells>div:last-child{border-inline-end:.2mm solid ${HAIR}}`,
    `.date{display:flex;justify-content:space-between;gap:1mm;height:${whole(sheet.dateLine)}px;line-height:${whole(sheet.dateLine)}px;padding:0 1mm;font-size:${sheet.body}pt;font-weight:600;white-space:nowrap}`,
    `.date .more{font-size:7pt;font-weight:600;overflow:hidden;text-overflow:ellipsis}`,
    `.free{background:${free}}.holiday{background:${colour ? '#ebe4da' : '#e8e8e8'}}.outside .date{color:${LINE};font-weight:400}.outside{background:#fff}`,
    `.bars{position:absolute;inset-inline:0;top:${whole(sheet.dateLine)}px}`,
    '.cells>.edge-top,.cells>.edge-corner{border-top:.55mm solid #1a1f26}.cells>.edge-start,.cells>.edge-corner{border-inline-start:.55mm solid #1a1f26}',
    ...range(1, 7).map((n) => `.c${n}{grid-column-start:${n}}.e${n}{grid-column-end:${n + 1}}`),
    ...range(1, lanesOf(document)).map((n) => `.r${n}{grid-row:${n}}`),
    `.bar{margin-inline:.5mm;overflow:hidden;white-space:nowrap;font-size:${sheet.chip}pt}`,
    // Open ends run into the edge of the week, so that a long bar reads as one.
    '.bar.from{margin-inline-start:0;border-start-start-radius:0;border-end-start-radius:0;border-inline-start-style:none}',
    '.bar.on{margin-inline-end:0;border-start-end-radius:0;border-end-end-radius:0;border-inline-end-style:none}',
  ];
}

function chipRules({ sheet }: CalendarDocument): string[] {
  return [
    '.chip{display:flex;align-items:center;gap:1mm;padding:0 .9mm;border-radius:.6mm;border:.2mm solid transparent;min-width:0}',
    '.chip .text{flex:0 1 auto;min-width:0;overflow:hidden;text-overflow:ellipsis}.chip .dot,.chip .onward{margin-inline-start:auto}.chip .dot+.onward{margin-inline-start:0}',
    // Words never stand on a pattern: it shows before them and in the room they leave.
    '.bar.patterned{padding-inline-start:3.2mm}.bar.patterned .text,.bar.patterned .code{background:inherit;background-image:none;padding-inline:.5mm;margin-inline:-.5mm}',
    '.code{flex:none;font-weight:750}.code svg,.legend svg{display:block;width:2.7mm;height:2.7mm;fill:currentColor}',
    '.key{font-weight:650}.time{font-weight:400}',
    `.dot{flex:none;width:7px;height:7px;border-radius:50%;border:.3mm solid currentColor}`,
    '.dot.inProgress{background:linear-gradient(90deg,currentColor 50%,#fff0 50%)}.dot.done{background:currentColor}',
    '.dot.planned{background:#fff}',
    '.dot.cancelled{position:relative}.dot.cancelled::after{content:"";position:absolute;inset-inline:-.1mm;top:50%;border-top:.3mm solid currentColor;transform:rotate(45deg)}',
    `.arrow{flex:none;font-size:${sheet.small}pt}`,
  ];
}

function markRules(colour: boolean): string {
  const ink = colour ? '#8a93a0' : '#8c8c8c';
  return [
    `.tentative{background-image:repeating-linear-gradient(45deg,${ink} 0 .2mm,#fff0 .21mm 1.6mm)}.tentative.bar{padding-inline-start:3.2mm}`,
    '.awaiting{border-style:dashed!important;border-width:.3mm!important;border-color:#1a1f26!important}',
    '.tag{font-size:7pt;font-weight:650;border:.25mm solid currentColor;border-radius:.5mm;padding:0 .5mm}.was{font-weight:400}',
    '.fresh .text{font-weight:650}.sample.moved,.sample.added,.sample.changed{border:0;min-width:0}',
    '.cancelled .text{text-decoration:line-through}.cancelled{color:#57606c!important}',
    '.sample{min-width:5.5mm;border:.2mm solid #57606c}.sample.cancelled{text-decoration:line-through;border:0}',
  ].join('');
}

function listRules(): string[] {
  return [
    `.list h3{font-size:9pt;font-weight:650;line-height:${LIST.title - 1}mm;height:${LIST.title}mm;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`,
    '.list{margin-top:2mm}header+.list{margin-top:0}',
    `.columns{display:flex;gap:${LIST.gap}mm}.columns>ul{flex:1 1 0;min-width:0;list-style:none}`,
    `.list h4{font-size:8.5pt;font-weight:650;line-height:${LIST.heading}mm;height:${LIST.heading}mm}`,
    `.item{display:flex;gap:1.2mm;font-size:8.5pt;line-height:${LIST.line}mm;padding-bottom:${LIST.after}mm}`,
    `.item .chip{flex:none;align-self:flex-start;min-width:${LIST.code - 1.5}mm;height:3.6mm;justify-content:center;font-size:7.5pt;line-height:1}`,
    '.item .text{flex:1;min-width:0;overflow-wrap:anywhere}.item .dot{margin-top:1mm}.detail{color:#57606c;font-style:normal}',
  ];
}

function tableRules({ agendaWidths, changeWidths }: CalendarDocument): string[] {
  return [
    `table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:${AGENDA.size}pt;line-height:${AGENDA.line}mm}`,
    ...changeWidths.map((width, i) => `.x${i}{width:${width.toFixed(2)}mm}`),
    ...agendaWidths.map((width, i) => `.w${i}{width:${width.toFixed(2)}mm}`),
    `th{font-size:7.5pt;font-weight:600;text-align:start;height:${AGENDA.head}mm;color:#57606c;border-bottom:.3mm solid #1a1f26;padding-inline-end:${AGENDA.cell}mm}`,
    `td{vertical-align:top;padding:${AGENDA.padding / 2}mm ${AGENDA.cell}mm ${AGENDA.padding / 2 - 0.2}mm 0;border-bottom:.2mm solid ${HAIR};overflow-wrap:anywhere}`,
    `tr.day th{height:${AGENDA.day}mm;font-size:9pt;font-weight:650;color:#1a1f26;border-bottom:.2mm solid ${LINE};vertical-align:bottom;padding-bottom:.5mm}`,
    'td .chip{display:inline-flex;min-width:6mm;height:3.8mm;justify-content:center;line-height:1}',
    'td .dot{display:inline-block;margin-inline-end:1.2mm}tr.cancelled td{color:#57606c}tr.cancelled .text{text-decoration:line-through}',
    '.empty{padding-top:20mm;text-align:center;color:#57606c}',
  ];
}
