import { describe, expect, test, vi } from 'vitest';
import { footerTemplate, pdfOptions, printerOptions } from '#electron/printing/options.ts';
import { PrintedFiles } from '#electron/printing/printed.ts';
import { Printer, type PrintWindow } from '#electron/printing/printer.ts';
import { numberFromOne } from '#electron/printing/stable-ids.ts';
import { PrintDocuments } from '#electron/protocol/print-documents.ts';
import type { PrintOptions } from '#shared/bridge.ts';
import { LIMITS } from '#shared/limits.ts';

const A3: PrintOptions = { paper: 'a3', landscape: true, title: '' };
const pageOf = (page: string, pages: string) => `Page ${page} of ${pages}`;

describe('options', () => {
  test('the document decides its page; tags and outline come along', () => {
    expect(pdfOptions(A3, pageOf)).toMatchObject({
      pageSize: 'A3',
      landscape: true,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: false,
    });
    expect(pdfOptions(A3, pageOf)).not.toHaveProperty('footerTemplate');
  });

  test('a title brings page numbers in the catalogue’s words', () => {
    const { displayHeaderFooter, footerTemplate: footer = '' } = pdfOptions({ ...A3, title: 'Plan' }, pageOf);
    expect(displayHeaderFooter).toBe(true);
    expect(footer).toContain('Page <span class="pageNumber"></span> of <span class="totalPages"></span>');
  });

  test('a title is text, never markup', () => {
    const footer = footerTemplate('<img src=x onerror=alert(1)>"\'&', pageOf);
    expect(footer).not.toContain('<img');
    expect(footer).toContain('&#60;img');
  });

  test('paper goes to the printer’s dialog', () => {
    expect(printerOptions({ ...A3, paper: 'tabloid' })).toMatchObject({
      silent: false,
      pageSize: 'Tabloid',
      landscape: true,
    });
  });
});

test('elements of a tagged PDF are numbered from one, in their order, whatever was printed before', () => {
  const of = (first: number, ids: readonly number[]) =>
    ids.map((id) => `/ID (node${String(first + id).padStart(8, '0')})`).join(' ');
  const read = (pdf: string) => Buffer.from(numberFromOne(Buffer.from(`${pdf} (node1) (nodes)`))).toString();
  expect(read(of(70, [0, 4, 1, 4]))).toBe(`${of(0, [1, 3, 2, 3])} (node1) (nodes)`);
  expect(read(of(9_998, [0, 4, 1, 4]))).toBe(read(of(70, [0, 4, 1, 4])));
});

/** A hidden window whose engine the test plays. */
function setUp(engine: Partial<PrintWindow> = {}) {
  const documents = new PrintDocuments(3);
  const printed = new PrintedFiles({ count: 2, bytes: 100, ms: 1000 });
  const log: string[] = [];
  const printer = new Printer({
    documents,
    printed,
    timeoutMs: 60_000,
    pageOf,
    openWindow: () => {
      log.push('open');
      return {
        load: async () => Promise.resolve(),
        toPdf: async () => Promise.resolve(new Uint8Array([37])),
        toPrinter: async () => Promise.resolve(null),
        destroy: () => log.push('destroy'),
        ...engine,
      };
    },
  });
  return { printer, documents, printed, log };
}

describe('a job', () => {
  test('loads the document from our own origin, prints it and cleans up', async () => {
    const loaded: (string | null)[] = [];
    const { printer, documents, printed, log } = setUp({
      load: async (address) => {
        expect(address).toMatch(/^app:\/\/slipway\/print\/[0-9a-f]{32}$/);
        loaded.push(documents.get(address.slice(-32)));
        return Promise.resolve();
      },
    });
    expect(printed.take(await printer.toPdf('<p>x</p>', A3))).toEqual(new Uint8Array([37]));
    expect(loaded).toEqual(['<p>x</p>']);
    expect(log).toEqual(['open', 'destroy']);
    expect(documents.size).toBe(0);
  });

  test('that fails says so in no words of the document, and cleans up', async () => {
    const { printer, documents, log } = setUp({ load: async () => Promise.reject(new Error('secret')) });
    await expect(printer.toPdf('x', A3)).rejects.toMatchObject({ code: 'printFailed', detail: { reason: 'Error' } });
    expect(log).toEqual(['open', 'destroy']);
    expect(documents.size).toBe(0);
  });

  test('too large is refused before a window opens', async () => {
    const { printer, log } = setUp();
    await expect(printer.toPdf('x'.repeat(LIMITS.printHtmlBytes + 1), A3)).rejects.toMatchObject({
      code: 'fileTooLarge',
    });
    expect(log).toEqual([]);
  });

  test('too long ends', async () => {
    vi.useFakeTimers();
    const { printer, log } = setUp({ toPdf: async () => new Promise(() => undefined) });
    const job = expect(printer.toPdf('x', A3)).rejects.toMatchObject({
      code: 'printFailed',
      detail: { reason: 'timeout' },
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await job;
    expect(log).toEqual(['open', 'destroy']);
    vi.useRealTimers();
  });

  test('waits for the one before it, whatever came of that', async () => {
    const { printer, log } = setUp({ load: async () => Promise.reject(new Error('x')) });
    const both = await Promise.allSettled([printer.toPdf('a', A3), printer.toPdf('b', A3)]);
    expect(both.map((job) => job.status)).toEqual(['rejected', 'rejected']);
    expect(log).toEqual(['open', 'destroy', 'open', 'destroy']);
  });

  test('is cancelled with its window, and so is what waits', async () => {
    const { printer, documents, log } = setUp({ toPdf: async () => new Promise(() => undefined) });
    const both = Promise.allSettled([printer.toPdf('a', A3), printer.toPdf('b', A3)]);
    await vi.waitFor(() => expect(log).toEqual(['open']));
    printer.cancelAll();
    for (const job of await both) expect(job).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    expect(log).toEqual(['open', 'destroy']);
    expect(documents.size).toBe(0);
  });
});

describe('the printer', () => {
  test.each([
    [null, { sent: true }],
    ['Print job canceled', { sent: false }],
    ['cancelled', { sent: false }],
  ])('saying %j', async (reason, answer) => {
    const { printer } = setUp({ toPrinter: async () => Promise.resolve(reason) });
    expect(await printer.toPrinter('x', A3)).toEqual(answer);
  });

  test('that failed is an error', async () => {
    const { printer } = setUp({ toPrinter: async () => Promise.resolve('Invalid printer settings') });
    await expect(printer.toPrinter('x', A3)).rejects.toMatchObject({ code: 'printFailed' });
  });
});
