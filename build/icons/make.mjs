import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser } from '../browsers.mjs';
import { icns, ico } from './containers.mjs';

/* Draws slipway.svg at every size and packs .ico and .icns. By hand, after a change: `node build/icons/make.mjs`. */

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const browser = findBrowser({ platform: process.platform, env: process.env, exists: fs.existsSync }, 'unseen');
if (!browser) throw new Error('Drawing needs an installed Chromium, Chrome or Edge');
const running = await chromium.launch({ executablePath: browser.path });
const page = await running.newPage();
const svg = fs.readFileSync(path.join(FOLDER, 'slipway.svg'), 'utf8');
/** @type {Map<number, Buffer>} */
const images = new Map();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const image = await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
  images.set(size, image);
  fs.writeFileSync(path.join(FOLDER, `${size}x${size}.png`), image);
}
await running.close();
fs.writeFileSync(path.join(FOLDER, 'icon.ico'), ico(images));
fs.writeFileSync(path.join(FOLDER, 'icon.icns'), icns(images));
