import type { PrintedFile } from '#shared/bridge.ts';
import type { PrintMeans } from '#shared/documents/report/printer.ts';
import { call } from '../bridge.ts';
import { printFonts } from './print-fonts.ts';

/** For a PDF that is saved as it is: it stays in main, which saves it by its token. */
export const keptInMain = (): PrintMeans<PrintedFile> => ({
  fonts: printFonts(),
  print: async (html, options) => call('printToPdf', { html, options }),
});

/** For a PDF that goes into another file. */
export const fetchedFromMain = (): PrintMeans => ({
  fonts: printFonts(),
  print: async (html, options) => (await call('printedBytes', await call('printToPdf', { html, options }))).bytes,
});
