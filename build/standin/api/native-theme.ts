import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { loud } from '../loud.ts';

type Source = Electron.NativeTheme['themeSource'];

/** The host's own choice is not known here: "system" leaves it to the browser and reports light. */
class NativeTheme extends EventEmitter {
  private source: Source = 'system';

  get themeSource(): Source {
    return this.source;
  }
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Unknown theme ${source}`);
    if (this.source === source) return;
    this.source = source;
    changed.forEach((listener) => listener(themeValue()));
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
  get shouldUseHighContrastColors(): boolean {
    return false;
  }
  get shouldUseInvertedColorScheme(): boolean {
    return false;
  }
  get prefersReducedTransparency(): boolean {
    return false;
  }
}

const changed: ((value: string) => void)[] = [];
export const nativeTheme = loud('nativeTheme', new NativeTheme()) satisfies Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'
>;

/** Value of the `prefers-color-scheme` feature; empty leaves it to the browser. */
export function themeValue(): string {
  return nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource;
}

export function onThemeChange(listener: (value: string) => void): void {
  changed.push(listener);
}
