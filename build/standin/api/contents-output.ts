import type Electron from 'electron';
import type { Page } from '../browser/page.ts';
import { loud } from '../loud.ts';
import { runningBrowser } from '../runtime.ts';
import { ContentsTrifles } from './contents-trifles.ts';
import { pdfOptions } from './printing.ts';

/** What comes out of a page: paper, pictures, chosen files. */
export abstract class ContentsOutput extends ContentsTrifles {
  /** The page, once the browser has made it. */
  protected abstract readonly opened: Promise<Page>;

  /** For the stand-in's own parts only. */
  async evaluateInPreload(code: string): Promise<unknown> {
    return (await this.opened).evaluate(code, 'preload', true);
  }

  /** Paths of the files an expression of the preload world resolves to. For the stand-in's own parts only. */
  async filePathsOf(code: string): Promise<string[]> {
    const { session } = await this.opened;
    const { result } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      userGesture: true,
    });
    if (result.objectId === undefined) return [];
    const { result: properties } = await session.send('Runtime.getProperties', {
      objectId: result.objectId,
      ownProperties: true,
    });
    const files = properties.flatMap(({ value }) =>
      value?.className === 'File' && value.objectId ? [value.objectId] : [],
    );
    return await Promise.all(files.map(async (objectId) => (await session.send('DOM.getFileInfo', { objectId })).path));
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const page = await this.opened;
    const { data } = await page.session.send('Page.printToPDF', pdfOptions(options));
    return Buffer.from(data, 'base64');
  }

  /** A shown window prints through the browser's own dialog; unseen there is no printer, and it says so. */
  print(
    _options?: Electron.WebContentsPrintOptions,
    callback?: (success: boolean, failureReason: string) => void,
  ): void {
    if (!runningBrowser().shows) {
      setImmediate(() => callback?.(false, 'no printer in the preview runtime'));
      return;
    }
    void this.printShown(callback);
  }

  getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return Promise.resolve([]);
  }

  async capturePage(): Promise<{ toPNG(): Buffer }> {
    const { data } = await (await this.opened).session.send('Page.captureScreenshot', { format: 'png' });
    return loud('NativeImage', { toPNG: () => Buffer.from(data, 'base64') });
  }

  async insertCSS(css: string): Promise<string> {
    const add = `(() => { const style = document.createElement('style'); style.textContent = ${JSON.stringify(css)}; document.documentElement.append(style); })()`;
    await (await this.opened).evaluate(add, 'preload');
    return 'standin';
  }

  private async printShown(callback?: (success: boolean, failureReason: string) => void): Promise<void> {
    try {
      const page = await this.opened;
      await page.evaluate('window.print()', 'page', true);
      callback?.(true, '');
    } catch (error) {
      callback?.(false, String(error));
    }
  }
}
