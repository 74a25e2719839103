import type { CallAnswer, PrintOptions } from '#shared/bridge.ts';
import { APP_ORIGIN } from '#shared/bridge-names.ts';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { printPath, type PrintDocuments } from '../protocol/print-documents.ts';
import { pdfOptions, printerOptions } from './options.ts';
import type { PrintedFiles } from './printed.ts';
import { numberFromOne } from './stable-ids.ts';

/** The part of a BrowserWindow a print job needs. */
export interface PrintWindow {
  load(address: string): Promise<void>;
  toPdf(options: Electron.PrintToPDFOptions): Promise<Uint8Array>;
  /** Resolves to null when sent, else to the engine's reason. */
  toPrinter(options: Electron.WebContentsPrintOptions): Promise<string | null>;
  destroy(): void;
}

export interface PrinterParts {
  readonly documents: PrintDocuments;
  readonly printed: PrintedFiles;
  readonly openWindow: () => PrintWindow;
  readonly timeoutMs: number;
  /** The catalogue's "page x of y". */
  readonly pageOf: (page: string, pages: string) => string;
}

/**
 * Prints documents in hidden windows, one at a time: two at once would only slow each other and double the memory.
 */
export class Printer {
  #tail: Promise<unknown> = Promise.resolve();
  readonly #running = new Set<AbortController>();

  constructor(private readonly parts: PrinterParts) {}

  /** Holds what was printed. @throws SlipwayError `fileTooLarge`, `printFailed`, `cancelled` */
  async toPdf(html: string, options: PrintOptions): Promise<CallAnswer<'printToPdf'>> {
    const pdf = await this.#job(html, async (window) => window.toPdf(pdfOptions(options, this.parts.pageOf)));
    return this.parts.printed.hold(numberFromOne(pdf));
  }

  /** `sent` false when the person closed the system's print dialog. */
  toPrinter(html: string, options: PrintOptions): Promise<CallAnswer<'printToPrinter'>> {
    return this.#job(html, async (window) => {
      const reason = await window.toPrinter(printerOptions(options));
      if (reason === null) return { sent: true };
      // Electron's words for a dialog that was closed; there is no code for it.
      if (/cancel/i.test(reason)) return { sent: false };
      throw new SlipwayError('printFailed', { reason });
    });
  }

  /** Ends what is printing and what waits: the window that asked is gone. */
  cancelAll(): void {
    for (const job of this.#running) job.abort();
  }

  async #job<T>(html: string, work: (window: PrintWindow) => Promise<T>): Promise<T> {
    assertPrintable(html);
    const stop = new AbortController();
    this.#running.add(stop);
    const before = this.#tail;
    const job = (async () => {
      await before;
      return this.#print(html, work, stop.signal);
    })();
    this.#tail = job.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await job;
    } finally {
      this.#running.delete(stop);
    }
  }

  async #print<T>(html: string, work: (window: PrintWindow) => Promise<T>, stop: AbortSignal): Promise<T> {
    if (stop.aborted) throw new SlipwayError('cancelled');
    const token = this.parts.documents.addJob(html);
    const ended = new AbortController();
    let window: PrintWindow | null = null;
    try {
      const opened = this.parts.openWindow();
      window = opened;
      const printed = opened.load(`${APP_ORIGIN}${printPath(token)}`).then(() => work(opened));
      return await Promise.race([printed, this.#bounds(stop, ended.signal)]);
    } catch (error) {
      if (error instanceof SlipwayError) throw error;
      const reason = error instanceof Error ? error.name : 'unknown';
      throw new SlipwayError('printFailed', { reason }, { cause: error });
    } finally {
      ended.abort();
      window?.destroy();
      this.parts.documents.drop(token);
    }
  }

  /** Rejects when the job is stopped or takes too long; forgets both once `ended`. */
  #bounds(stop: AbortSignal, ended: AbortSignal): Promise<never> {
    return new Promise((_resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new SlipwayError('printFailed', { reason: 'timeout' }));
      }, this.parts.timeoutMs);
      ended.addEventListener('abort', () => {
        clearTimeout(timer);
      });
      stop.addEventListener(
        'abort',
        () => {
          reject(new SlipwayError('cancelled'));
        },
        { signal: ended },
      );
    });
  }
}

/** @throws SlipwayError `fileTooLarge` */
export function assertPrintable(html: string): void {
  const size = Buffer.byteLength(html, 'utf8');
  if (size > LIMITS.printHtmlBytes) {
    throw new SlipwayError('fileTooLarge', { name: 'print', size, limit: LIMITS.printHtmlBytes });
  }
}
