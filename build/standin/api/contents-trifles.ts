import { EventEmitter } from 'node:events';

/** Parts of webContents with little behind them: zoom is a number, dev tools never open. */
export abstract class ContentsTrifles extends EventEmitter {
  private zoom = 1;

  abstract executeJavaScript(code: string, userGesture?: boolean): Promise<unknown>;

  setZoomFactor(factor: number): void {
    this.zoom = factor;
  }
  getZoomFactor(): number {
    return this.zoom;
  }
  setZoomLevel(level: number): void {
    this.zoom = 1.2 ** level;
  }
  getZoomLevel(): number {
    return Math.log(this.zoom) / Math.log(1.2);
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  setBackgroundThrottling(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  closeDevTools(): void {}

  /** Undone and redone, cut and pasted, by the page itself. */
  private command(name: string): void {
    this.executeJavaScript(`document.execCommand('${name}')`, true).catch(() => {});
  }
  undo = (): void => this.command('undo');
  redo = (): void => this.command('redo');
  cut = (): void => this.command('cut');
  copy = (): void => this.command('copy');
  paste = (): void => this.command('paste');
  selectAll = (): void => this.command('selectAll');

  isCrashed(): boolean {
    return false;
  }

  getType(): 'window' {
    return 'window';
  }
}
