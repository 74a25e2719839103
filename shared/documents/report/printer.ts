import type { PrintOptions } from '../../bridge.ts';

/** What the engine draws: HTML in, PDF out. */
export type PdfPrinter = (html: string, options: PrintOptions) => Promise<Uint8Array>;
