import type { Report } from '../report/report.ts';
import { POINT_MM } from '../paper.ts';
import type { FontFace } from './font-faces.ts';

/** Size of figures at a chart's bars, points: the least that is printed. */
export const CHART_POINTS = 7;
const INK = '#1a1f26';
const GREY = '#57606c';
const LINE = '#848e9a';
const HAIR = '#c3c9d1';
const PAPER = { a4: 'A4', letter: 'letter' } as const;

/**
 * A CSS string that holds any text: whatever is no plain letter or digit is written by its number, so that nothing
 * in a title can end it.
 */
export function cssString(text: string): string {
  const safe = Array.from(text, (char) =>
    /[A-Za-z0-9 ]/.test(char) ? char : `\\${(char.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}

export function reportStyle(report: Report, fonts: readonly FontFace[]): string {
  const faces = fonts.map(
    (font) =>
      `@font-face{font-family:'${font.family}';font-weight:${font.weight};font-display:block;src:url("${font.url}") format('woff2');unicode-range:${font.unicodeRange}}`,
  );
  const family = [...new Set(fonts.map((font) => `'${font.family}'`)), 'system-ui', 'sans-serif'].join(',');
  const box = `font:7pt ${family};color:${GREY}`;
  const head = [report.classification, report.revision].filter((part) => part !== '').join(' · ');
  const [before, between, after] = report.pageOf;
  const paper = PAPER[report.paper];
  return [
    ...faces,
    `@page{size:${paper} portrait;margin:16mm 14mm 15mm;` +
      `@top-left{content:${cssString(report.title)};${box}}` +
      `@top-right{content:${cssString(head)};${box};font-weight:600}` +
      `@bottom-left{content:${cssString(report.foot.join(' · '))};${box};width:80%;text-align:start}` +
      `@bottom-right{content:${cssString(before)} counter(page) ${cssString(between)} counter(pages) ${cssString(after)};${box}}}`,
    `@page wide{size:${paper} landscape}`,
    '*{box-sizing:border-box;margin:0;padding:0}',
    'html{-webkit-print-color-adjust:exact;print-color-adjust:exact}',
    `body{font:9pt/1.35 ${family};color:${INK};background:#fff;font-variant-numeric:tabular-nums}`,
    '@media screen{body{max-width:190mm;margin:8mm auto;padding:0 4mm}section.wide{overflow-x:auto}section.wide .rows{min-width:260mm}}',
    `header{border-bottom:.4mm solid ${INK};padding-bottom:3mm;margin-bottom:4mm}`,
    'h1{font-size:22pt;line-height:1.2;font-weight:600;overflow-wrap:anywhere}',
    `.subtitle{font-size:12pt;margin-top:1mm}.marks{font-weight:600;margin-top:2mm}.foot{font-size:7.5pt;color:${GREY};margin-top:1mm}`,
    '.marks span+span::before,.foot span+span::before{content:"·";margin:0 1.4mm}',
    `nav{margin:0 0 5mm}nav .heading{font-weight:600;margin-bottom:1mm}nav ol{padding-inline-start:6mm;columns:2;column-gap:8mm}nav a{color:inherit;text-decoration:none}`,
    'section{break-before:auto;margin-top:6mm}section.wide{page:wide}section.new{break-before:page}',
    `h2{font-size:14pt;line-height:1.3;font-weight:600;break-after:avoid;border-bottom:.25mm solid ${LINE};margin-bottom:2.5mm}`,
    'h3{font-size:11pt;line-height:1.3;font-weight:600;break-after:avoid;margin:3mm 0 1.5mm;overflow-wrap:anywhere}',
    'h4{font-size:9pt;font-weight:600;break-after:avoid;margin:3mm 0 1mm}',
    'p{overflow-wrap:anywhere}',
    `dl{display:grid;grid-template-columns:1fr 1fr;column-gap:6mm;row-gap:.6mm}dl>div{display:grid;grid-template-columns:37mm 1fr;column-gap:2mm;break-inside:avoid}dl>.whole{grid-column:1/-1}dt{color:${GREY}}dd{overflow-wrap:anywhere;min-width:0}`,
    `.said{display:grid;grid-template-columns:37mm 1fr;column-gap:2mm;margin-top:.8mm}.said .label{color:${GREY}}`,
    'dl+.said{margin-top:2.5mm}article,.long .over{font-size:8.5pt;line-height:1.3}.rows.rows{margin-bottom:2mm}',
    '#s-changes{break-before:page}h2+.long{break-before:auto}',
    '#s-cover dl{grid-template-columns:1fr}#s-decision{break-inside:avoid}',
    `article{break-inside:avoid;border:.25mm solid ${LINE};padding:1mm 4mm 3mm;margin:0 .3mm 5mm 0}`,
    `table{width:100%;border-collapse:collapse}thead{display:table-header-group}`,
    `.rows{table-layout:fixed;font-size:8pt;line-height:1.3;margin-bottom:3mm}.rows tr{break-inside:avoid}`,
    ...Array.from({ length: 100 }, (_, i) => `.w${i + 1}{width:${i + 1}%}`),
    `.rows th{text-align:start;overflow-wrap:break-word;vertical-align:bottom;font-weight:600;border-bottom:.35mm solid ${INK};padding:.6mm 1.5mm .6mm 0}`,
    `.rows td{vertical-align:top;border-bottom:.2mm solid ${HAIR};padding:.7mm 1.5mm .7mm 0;overflow-wrap:anywhere}`,
    '.rows .number{text-align:end;padding-inline-end:3mm}',
    '.long{break-before:page;margin-bottom:5mm}.long>thead th{height:8mm;text-align:start;vertical-align:middle;font-weight:600}',
    // Over the head that the engine repeats: the first page says the change's name once.
    '.long .over{position:relative;margin-top:-8mm;background:#fff}.long>tbody>tr>td{vertical-align:top}.long .over>h3{margin-top:0;min-height:8mm}',
    `.signatures .line{display:grid;grid-template-columns:1.2fr 1.4fr 1fr;gap:8mm;align-items:end;margin-top:14mm;break-inside:avoid}.rule{border-top:.25mm solid ${INK};padding-top:1mm;font-size:7.5pt;color:${GREY}}`,
    // What a figure looks like: ink on white, as fills must stay light in black and white.
    `.chart{break-inside:avoid;margin:2mm 0 4mm}.chart.half{display:inline-block;vertical-align:top;width:85mm;margin-inline-end:5mm}.chart svg{display:block;overflow:visible;width:180mm;max-width:100%;margin-top:1mm}.chart figcaption{font-weight:600}.chart figcaption span{font-weight:400;margin-inline-start:2mm}.chart .note{font-size:7.5pt;color:${GREY}}.chart rect{fill:#e8ebef;stroke:${INK};stroke-width:.2}.chart line{stroke:${LINE};stroke-width:.25}.chart text{font-size:${CHART_POINTS * POINT_MM}px;text-anchor:middle;fill:${INK}}`,
    `.sheet header{padding-bottom:1.5mm;margin-bottom:1.5mm}.sheet h1{font-size:15pt}.sheet .subtitle{font-size:9pt;margin-top:0}.sheet .marks,.sheet header .foot{display:none}.sheet section{margin-top:2.5mm}.sheet h2{font-size:10pt;margin-bottom:1mm}.sheet .rows{margin-bottom:1mm}`,
  ].join('\n');
}
