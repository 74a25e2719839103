import type * as DocxModule from 'docx';
import type { Paragraph, Table, ISectionOptions } from 'docx';
import type { Cell, Fact, Report, ReportBlock, ReportSection, TableBlock } from '../report/report.ts';
import { paragraphsOf } from '../report/paragraphs.ts';
import { rezip, xmlText } from './rezip.ts';

type Docx = typeof DocxModule;
type Child = Paragraph | Table;

/** Twentieths of a point. */
const TWIP_PER_MM = 1440 / 25.4;
const PAGES = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } } as const;
const MARGIN_MM = 15;
/** "Noto Sans" where it is there; Word takes another for a script it lacks. */
const FONT = 'Noto Sans';
/** Half points. */
const SIZE = { body: 19, small: 15, table: 16 } as const;
/** Of a report on one page. */
const CLOSE = { body: 17, small: 14, table: 15 } as const;
/** From the paper's edge to head and foot, and to the body where it need not keep its height. */
const EDGE_MM = 7;
const BODY_MM = 19;
const LINE = { style: 'single', size: 4, color: 'C3C9D1' } as const;

/** A report as a document for Word, with its headings, its page numbers and table heads that repeat. */
export async function writeReportDocx(report: Report): Promise<Uint8Array> {
  const docx = await import('docx');
  const writer = new Writer(docx, report);
  const { Document, Packer } = docx;
  const document = new Document({
    title: xmlText(report.title),
    creator: 'Slipway',
    lastModifiedBy: 'Slipway',
    description: xmlText(report.classification),
    styles: {
      default: {
        document: { run: { font: FONT, size: writer.size.body } },
        title: { run: { font: FONT, size: report.onePage ? 30 : 40, bold: true } },
        heading1: report.onePage
          ? { run: { font: FONT, size: 20, bold: true }, paragraph: { spacing: { before: 100, after: 40 } } }
          : { run: { font: FONT, size: 28, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } },
        heading2: { run: { font: FONT, size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
        heading3: {
          run: { font: FONT, size: writer.size.body, bold: true },
          paragraph: { spacing: { before: 160, after: 60 } },
        },
      },
    },
    sections: writer.sections(),
  });
  return rezip(new Uint8Array(await Packer.toArrayBuffer(document)), report.asOf);
}

class Writer {
  readonly size: Record<keyof typeof SIZE, number>;

  constructor(
    private readonly docx: Docx,
    private readonly report: Report,
  ) {
    this.size = report.onePage ? CLOSE : SIZE;
  }

  /** Sections that lie follow those that stand only where the way round changes. */
  sections(): ISectionOptions[] {
    const made: { landscape: boolean; children: Child[] }[] = [{ landscape: false, children: this.cover() }];
    for (const section of this.report.sections) {
      const last = made.at(-1);
      const children = this.section(section);
      if (last !== undefined && last.landscape === section.landscape) last.children.push(...children);
      else made.push({ landscape: section.landscape, children });
    }
    return made.map(({ landscape, children }) => this.frame(landscape, children));
  }

  private frame(landscape: boolean, children: Child[]): ISectionOptions {
    const { Header, Footer, PageNumber, PageOrientation, TextRun, Paragraph, AlignmentType } = this.docx;
    const { report } = this;
    const page = PAGES[report.paper];
    const margin = Math.round(MARGIN_MM * TWIP_PER_MM);
    const edge = Math.round(EDGE_MM * TWIP_PER_MM);
    // The name of the document stands clear of a heading that begins a page.
    const body = report.onePage ? margin : Math.round(BODY_MM * TWIP_PER_MM);
    const head = [report.title, report.classification, report.revision].filter((part) => part !== '').join(' · ');
    const [before, between, after] = report.pageOf;
    const size = this.size.small;
    const pageOf = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
    return {
      properties: {
        page: {
          size: {
            width: Math.round(page.width * TWIP_PER_MM),
            height: Math.round(page.height * TWIP_PER_MM),
            orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: {
            top: body,
            bottom: body,
            left: margin,
            right: margin,
            header: edge,
            footer: edge,
          },
        },
      },
      headers: {
        default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: xmlText(head), size })] })] }),
      },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({ children: [new TextRun({ text: xmlText(report.foot.join(' · ')), size })] }),
            new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ children: pageOf, size })] }),
          ],
        }),
      },
      children,
    };
  }

  private cover(): Child[] {
    const { Paragraph, HeadingLevel } = this.docx;
    return [
      new Paragraph({ text: xmlText(this.report.title), heading: HeadingLevel.TITLE }),
      this.paragraph(this.report.subtitle),
    ];
  }

  private section({ title, blocks, newPage = false }: ReportSection): Child[] {
    const { Paragraph, HeadingLevel } = this.docx;
    const text = xmlText(title);
    const pageBreakBefore = newPage;
    const heading = new Paragraph({ text, heading: HeadingLevel.HEADING_1, keepNext: true, pageBreakBefore });
    return [heading, ...blocks.flatMap((block) => this.block(block))];
  }

  private block(block: ReportBlock): Child[] {
    switch (block.kind) {
      case 'table':
        return this.table(block);
      case 'facts':
        return this.facts(block.facts);
      case 'text':
        return [...(block.heading === '' ? [] : [this.heading(block.heading, 2)]), ...this.lines(block.text)];
      case 'signatures':
        return block.lines.flatMap(({ role, name }) => [
          this.paragraph(`${role}: ${name}`, { before: 480 }),
          this.paragraph(
            `${block.signatureLabel}: ______________________________    ${block.dateLabel}: ______________`,
          ),
        ]);
      case 'change':
        return [
          this.heading(`${block.key} ${block.title}`, 2),
          ...this.facts(block.facts),
          ...block.texts.flatMap(({ label, value }) =>
            value === null ? [] : [this.heading(label, 3), ...this.lines(value.text)],
          ),
          ...block.tables.flatMap((table) => this.table(table)),
        ];
      case 'chart':
        // Its figures stand in a table.
        return [];
    }
  }

  private heading(text: string, level: 2 | 3): Paragraph {
    const { Paragraph, HeadingLevel } = this.docx;
    const heading = level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
    return new Paragraph({ text: xmlText(text), heading, keepNext: true });
  }

  private paragraph(
    text: string,
    spacing: { before?: number; after?: number } = { after: this.report.onePage ? 0 : 60 },
  ): Paragraph {
    const { Paragraph, TextRun } = this.docx;
    return new Paragraph({ spacing, children: [new TextRun(xmlText(text))] });
  }

  private lines(text: string): Paragraph[] {
    return paragraphsOf(text).map((line) => this.paragraph(line));
  }

  private facts(facts: readonly Fact[]): Child[] {
    const there = facts.flatMap(({ label, value }) => (value === null ? [] : [[label, value] as const]));
    if (there.length === 0) return [];
    const rows = there.map(([label, value]) => [{ kind: 'text', text: label } as const, value]);
    return [this.grid(null, rows, [28, 72]), this.paragraph('')];
  }

  private table({ title, columns, rows }: TableBlock): Child[] {
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => (100 * width) / total);
    const grid = this.grid(
      columns.map(({ head }) => head),
      rows,
      widths,
    );
    const after = this.report.onePage ? [] : [this.paragraph('')];
    return [...(title === '' ? [] : [this.heading(title, 3)]), grid, ...after];
  }

  private grid(heads: readonly string[] | null, rows: readonly (readonly Cell[])[], widths: readonly number[]): Table {
    const { Table, TableRow, TableCell, Paragraph, TextRun, WidthType } = this.docx;
    const cell = (text: string, index: number, bold: boolean) =>
      new TableCell({
        width: { size: widths[index] ?? 10, type: WidthType.PERCENTAGE },
        margins: { left: 60, right: 60, top: 30, bottom: 30 },
        children: paragraphsOf(text).map(
          (line) => new Paragraph({ children: [new TextRun({ text: xmlText(line), bold, size: this.size.table })] }),
        ),
      });
    const head =
      heads === null
        ? []
        : [new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((one, i) => cell(one, i, true)) })];
    const body = rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map((one, i) => cell(one.text, i, heads === null && i === 0)),
        }),
    );
    const borders = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };
    return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, borders, rows: [...head, ...body] });
  }
}
