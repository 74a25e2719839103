import type Electron from 'electron';
import type { Protocol } from '../browser/protocol-types.ts';

/** Inches, as Electron and the protocol both use. */
const PAPERS: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.11, 46.81],
  A1: [23.39, 33.11],
  A2: [16.54, 23.39],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};
/** Electron's margins when none are named: about one centimetre. */
const DEFAULT_MARGIN = 0.4;

/** Electron's options of printToPDF as the protocol's. Throws on an unknown paper, as Electron does. */
export function pdfOptions(options: Electron.PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const size = options.pageSize ?? 'Letter';
  const paper = typeof size === 'string' ? PAPERS[size] : ([size.width, size.height] as const);
  if (!paper) throw new Error(`Invalid pageSize ${JSON.stringify(size)}`);
  const margins = options.margins;
  const side = (value: number | undefined): number => value ?? DEFAULT_MARGIN;
  return {
    paperWidth: paper[0],
    paperHeight: paper[1],
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    marginTop: side(margins?.top),
    marginBottom: side(margins?.bottom),
    marginLeft: side(margins?.left),
    marginRight: side(margins?.right),
    pageRanges: options.pageRanges ?? '',
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    ...(options.headerTemplate === undefined ? {} : { headerTemplate: options.headerTemplate }),
    ...(options.footerTemplate === undefined ? {} : { footerTemplate: options.footerTemplate }),
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  };
}
