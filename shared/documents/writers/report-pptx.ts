import type pptxgen from 'pptxgenjs';
import type { Text } from '../../text/index.ts';
import type { ChangeBlock, Report, TableBlock } from '../report/report.ts';
import { rezip, xmlText } from './rezip.ts';

type Deck = InstanceType<typeof pptxgen>;
type Slide = ReturnType<Deck['addSlide']>;

const INK = '1A1F26';
const GREY = '57606C';
const LINE = 'C3C9D1';
const FONT = 'Noto Sans';
/** Inches of the wide layout. */
const WIDE = { width: 13.33, height: 7.5, margin: 0.5 };
const INNER = WIDE.width - 2 * WIDE.margin;
/** Rows of a table that a slide holds at 10 pt, a title of two lines each. */
const ROWS_OF_A_SLIDE = 11;
/** As many can be larger: they are read from the back of the room. */
const FEW_ROWS = 6;
/** Letters of one cell and of one text that are shown; the whole stands in the notes. */
const CELL_LETTERS = 90;
const TEXT_LETTERS = 260;
const SHOWN_FACTS = [
  'typeId',
  'statusId',
  'risk',
  'priority',
  'start',
  'end',
  'outageMinutes',
  'window',
  'freezes',
  'collisions',
  'serviceIds',
  'impactOver',
  'environments',
  'ownerId',
  'implementerId',
  'approval',
];
const SHOWN_TEXTS = ['reason', 'effectOfNotDoing', 'implementationPlan', 'backOutPlan'];
const TEST_FACTS = [
  'testResult',
  'testSignatoryId',
  'testSignedOn',
  'backOutOwnerId',
  'backOutMinutes',
  'backOutDecideBy',
];

/** A report as slides: title, agenda, one for each change, schedule. All a change says stands in its slide's notes. */
export async function writeReportPptx(report: Report, t: Text): Promise<Uint8Array> {
  const { default: PptxGenJS } = await import('pptxgenjs');
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = xmlText(report.title);
  deck.author = 'Slipway';
  deck.company = 'Slipway';
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const slides: Slide[] = [titleSlide(deck, report)];
  const tables = new Map(
    report.sections.flatMap(({ title, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? [[block.id, { title, table: block }] as const] : [])),
    ),
  );
  const agenda = tables.get('agenda');
  if (agenda !== undefined)
    slides.push(...tableSlides(deck, agenda.title, agenda.table, ['at', 'key', 'title', 'risk', 'start', 'owner']));
  for (const { blocks } of report.sections) {
    for (const block of blocks) if (block.kind === 'change') slides.push(changeSlide(deck, block));
  }
  const schedule = tables.get('schedule');
  if (schedule !== undefined)
    slides.push(
      ...tableSlides(deck, schedule.title, schedule.table, [
        'key',
        'title',
        'type',
        'risk',
        'start',
        'end',
        'services',
      ]),
    );
  slides.forEach((slide, index) => foot(slide, report, t('pack:slide', { number: index + 1, count: slides.length })));
  const bytes = await deck.write({ outputType: 'uint8array', compression: false });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('pptx: no bytes');
  return rezip(bytes, report.asOf);
}

function titleSlide(deck: Deck, report: Report): Slide {
  const slide = deck.addSlide();
  const base = { x: WIDE.margin, w: INNER, fontFace: FONT, color: INK };
  slide.addText(xmlText(cut(report.title, 160)), { ...base, y: 2, h: 1.6, fontSize: 36, bold: true, valign: 'bottom' });
  slide.addText(xmlText(report.subtitle), { ...base, y: 3.7, h: 0.6, fontSize: 18 });
  const marks = [report.classification, report.revision].filter((one) => one !== '').join(' · ');
  slide.addText(xmlText(marks), { ...base, y: 4.3, h: 0.5, fontSize: 14, bold: true });
  return slide;
}

function heading(slide: Slide, title: string): void {
  slide.addText(xmlText(cut(title, 130)), {
    x: WIDE.margin,
    y: 0.3,
    w: INNER,
    h: 0.75,
    fontFace: FONT,
    fontSize: title.length > 70 ? 18 : 24,
    bold: true,
    color: INK,
    valign: 'middle',
    margin: 0,
  });
}

function tableSlides(deck: Deck, title: string, table: TableBlock, ids: readonly string[]): Slide[] {
  const at = ids.flatMap((id) => {
    const index = table.columns.findIndex((column) => column.id === id);
    const column = table.columns[index];
    return column === undefined ? [] : [{ index, column }];
  });
  const total = at.reduce((sum, { column }) => sum + column.width, 0);
  const count = Math.ceil(table.rows.length / ROWS_OF_A_SLIDE);
  return Array.from({ length: count }, (_, page) => {
    const slide = deck.addSlide();
    heading(slide, count === 1 ? title : `${title} (${page + 1}/${count})`);
    const rows = table.rows.slice(page * ROWS_OF_A_SLIDE, (page + 1) * ROWS_OF_A_SLIDE);
    const cells = rows.map((row) =>
      at.map(({ index }) => ({ text: xmlText(cut(row[index]?.text ?? '', CELL_LETTERS)) })),
    );
    const heads = at.map(({ column }) => ({ text: xmlText(column.head), options: { bold: true } }));
    slide.addTable([heads, ...cells], {
      x: WIDE.margin,
      y: 1.2,
      w: INNER,
      colW: at.map(({ column }) => (INNER * column.width) / total),
      fontFace: FONT,
      fontSize: rows.length > FEW_ROWS ? 11 : 14,
      color: INK,
      valign: 'top',
      border: { type: 'solid', pt: 0.5, color: LINE },
      margin: [0.03, 0.06, 0.03, 0.06],
    });
    return slide;
  });
}

function changeSlide(deck: Deck, change: ChangeBlock): Slide {
  const slide = deck.addSlide();
  heading(slide, `${change.key} ${change.title}`);
  const fact = (id: string) => change.facts.find((one) => one.id === id);
  const rows = SHOWN_FACTS.flatMap((id) => {
    const found = fact(id);
    if (found === undefined || found.value === null) return [];
    return [
      [
        { text: xmlText(found.label), options: { color: GREY } },
        { text: xmlText(cut(found.value.text, CELL_LETTERS)) },
      ],
    ];
  });
  const base = { fontFace: FONT, fontSize: 12, color: INK };
  slide.addTable(rows, {
    ...base,
    x: WIDE.margin,
    y: 1.15,
    w: 5.9,
    colW: [1.8, 4.1],
    valign: 'top',
    margin: [0.02, 0.04, 0.02, 0.04],
  });
  const checks = TEST_FACTS.flatMap((id) => {
    const found = fact(id);
    return found === undefined || found.value === null ? [] : [{ label: found.label, text: found.value.text }];
  });
  const texts = SHOWN_TEXTS.flatMap((id) => change.texts.filter((one) => one.id === id && one.value !== null));
  const runs = [
    ...texts.flatMap(({ label, value }) => [
      { text: xmlText(label), options: { color: GREY, breakLine: true, paraSpaceBefore: 8 } },
      { text: xmlText(cut(value?.text.replaceAll('\n', ' ') ?? '', TEXT_LETTERS)), options: { breakLine: true } },
    ]),
    ...checks.flatMap(({ label, text }, index) => [
      { text: xmlText(`${label}: `), options: { color: GREY, ...(index === 0 ? { paraSpaceBefore: 12 } : {}) } },
      { text: xmlText(cut(text, CELL_LETTERS)), options: { bold: true, breakLine: true } },
    ]),
  ];
  if (runs.length > 0) slide.addText(runs, { ...base, x: 6.7, y: 1.15, w: 6.1, h: 5.6, valign: 'top', margin: 0 });
  slide.addNotes(xmlText(notesOf(change)));
  return slide;
}

/** Every field a change has, in the order of its sheet. */
function notesOf(change: ChangeBlock): string {
  const facts = [...change.facts, ...change.texts].flatMap(({ label, value }) =>
    value === null ? [] : [`${label}: ${value.text}`],
  );
  const tables = change.tables.flatMap(({ title, columns, rows }) => [
    title,
    columns.map(({ head }) => head).join(' | '),
    ...rows.map((row) => row.map(({ text }) => text).join(' | ')),
  ]);
  return [`${change.key} ${change.title}`, ...facts, ...tables].join('\n');
}

function foot(slide: Slide, report: Report, number: string): void {
  const base = { y: 7.02, h: 0.3, fontFace: FONT, fontSize: 8, color: GREY, margin: 0 };
  const marks = [report.classification, report.revision].filter((one) => one !== '').join(' · ');
  slide.addText(xmlText(marks), { ...base, x: WIDE.margin, w: 2.8, bold: true });
  slide.addText(xmlText(report.foot.join(' · ')), { ...base, x: 3.4, w: 8 });
  slide.addText(number, { ...base, x: 11.6, w: WIDE.width - WIDE.margin - 11.6, align: 'right' });
}

/** Shown as far as it fits, by whole characters. */
function cut(text: string, letters: number): string {
  const chars = Array.from(text);
  return chars.length <= letters ? text : `${chars.slice(0, letters - 1).join('')}…`;
}
