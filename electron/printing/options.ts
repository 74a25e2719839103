import type { Paper, PrintOptions } from '#shared/bridge.ts';

type PageSize = 'A4' | 'A3' | 'A2' | 'A1' | 'Letter' | 'Tabloid';

const PAGE_SIZES: Readonly<Record<Paper, PageSize>> = {
  a4: 'A4',
  a3: 'A3',
  a2: 'A2',
  a1: 'A1',
  letter: 'Letter',
  tabloid: 'Tabloid',
};

/** 12 mm (UI.md, Paper) in inches, for documents that name no margin of their own. */
const MARGIN_INCHES = 12 / 25.4;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Footer of every page: title left, "page x of y" right. The engine fills `pageNumber` and `totalPages`. Its own size
 * is given because the template doesn't inherit the document's styles (7 pt is the least size on paper).
 *
 * @param pageOf the catalogue's sentence with `{{page}}` and `{{pages}}` already replaced by the two markers
 */
export function footerTemplate(title: string, pageOf: (page: string, pages: string) => string): string {
  const [page, pages] = ['\u0001', '\u0002'];
  const sentence = escapeHtml(pageOf(page, pages))
    .replace(page, '<span class="pageNumber"></span>')
    .replace(pages, '<span class="totalPages"></span>');
  return (
    '<div style="box-sizing:border-box;width:100%;padding:0 12mm;display:flex;justify-content:space-between;' +
    'font-family:sans-serif;font-size:7pt;color:#1a1f26">' +
    `<span>${escapeHtml(title)}</span><span>${sentence}</span></div>`
  );
}

/** Options of Electron's printToPDF. The document's own `@page` size and margins win over these. */
export function pdfOptions(
  options: PrintOptions,
  pageOf: (page: string, pages: string) => string,
): Electron.PrintToPDFOptions {
  const brought = options.title === '';
  return {
    landscape: options.landscape,
    pageSize: PAGE_SIZES[options.paper],
    preferCSSPageSize: true,
    printBackground: true,
    // An outline without tags stays empty (measured, see the facts on printing).
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    margins: { top: MARGIN_INCHES, bottom: MARGIN_INCHES, left: MARGIN_INCHES, right: MARGIN_INCHES },
    displayHeaderFooter: !brought,
    ...(brought ? {} : { headerTemplate: '<span></span>', footerTemplate: footerTemplate(options.title, pageOf) }),
  };
}

/** Options of Electron's print: the system's own dialog, with the paper already chosen. */
export function printerOptions(options: PrintOptions): Electron.WebContentsPrintOptions {
  return {
    silent: false,
    printBackground: true,
    landscape: options.landscape,
    pageSize: PAGE_SIZES[options.paper],
  };
}
