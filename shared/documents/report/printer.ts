import type { PrintOptions } from '../../bridge.ts';
import type { FontFace } from '../writers/font-faces.ts';

/** What the engine draws: HTML in, PDF out; as bytes, or as what stands for them where they need not come here. */
type PdfPrinter<P> = (html: string, options: PrintOptions) => Promise<P>;

/** What a report goes on paper with. */
export interface PrintMeans<P = Uint8Array> {
  readonly fonts: readonly FontFace[];
  readonly print: PdfPrinter<P>;
}
