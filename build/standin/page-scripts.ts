import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { IsolatedConfig } from './page/isolated.ts';

/** Sources that run at the start of every document of a window. */
export interface PageScripts {
  readonly world: string;
  readonly binding: string;
  readonly deliver: string;
  readonly mainWorld: string;
  readonly isolated: string;
}

// Random, so that a page can't guess its way to the preload world.
const secret = randomBytes(9).toString('hex');
const config: IsolatedConfig = {
  toIsolated: `a${secret}`,
  toMain: `b${secret}`,
  openEvent: `c${secret}`,
  binding: `d${secret}`,
  deliver: `e${secret}`,
  platform: process.platform,
  versions: {},
};

/** `preload` is the file named in webPreferences, or null. Both bundles lie beside the stand-in's own. */
export function pageScripts(preload: string | null): PageScripts {
  const source = preload === null ? '' : fs.readFileSync(preload, 'utf8');
  const setup = JSON.stringify({ ...config, versions: process.versions });
  return {
    world: 'Electron Isolated Context',
    binding: config.binding,
    deliver: config.deliver,
    mainWorld: `(() => {${bundled('main-world.js')};standinPage.start(${setup});})();`,
    // Electron runs preload in the main frame only, unless told otherwise.
    isolated: `(() => { if (window !== window.top) return;
${bundled('isolated.js')};
standinPage.start(${setup}, function (require, module, exports, process) {${source}
});})();
//# sourceURL=electron-preload`,
  };
}

function bundled(name: string): string {
  return fs.readFileSync(path.join(__dirname, name), 'utf8');
}
