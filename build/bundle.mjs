import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf, stepsToRun } from './stamps.mjs';

/*
 * Builds what the app runs from: dist/app (main, preload, renderer) and dist/standin. Each step is
 * skipped while its inputs are what they were. As a program: `node build/bundle.mjs`.
 */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const STAMPS = 'dist/stamps.json';
const LOCK = 'dist/building.lock';
/** A build that has not ended by then has been killed. */
const LOCK_STALE_MS = 3 * 60_000;
const TARGET = 'node20';

/**
 * @typedef {{ name: string, inputs: string[], outputs: string[], run: () => Promise<void> }} Step
 * @type {readonly Step[]}
 */
const STEPS = [
  {
    name: 'main',
    inputs: ['electron', 'shared', 'package-lock.json', 'build/bundle.mjs'],
    outputs: ['dist/app/electron/main.cjs', 'dist/app/electron/preload.cjs', 'dist/app/electron/derive-worker.cjs'],
    run: async () => {
      await bundleForNode('electron/main.ts', 'dist/app/electron', 'main.cjs');
      await bundleForNode('electron/preload.ts', 'dist/app/electron', 'preload.cjs');
      await bundleForNode('electron/vault/derive-worker.ts', 'dist/app/electron', 'derive-worker.cjs');
      await fs.promises.writeFile(path.join(ROOT, 'dist/app/package.json'), '{ "type": "module" }\n');
    },
  },
  {
    name: 'renderer',
    inputs: ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'],
    outputs: ['dist/app/renderer/index.html'],
    run: bundleRenderer,
  },
  {
    name: 'standin',
    inputs: ['build/standin', 'build/browsers.mjs', 'build/bundle.mjs', 'package-lock.json'],
    outputs: ['dist/standin/electron', 'dist/standin/version', 'dist/standin/standin.cjs'],
    run: bundleStandin,
  },
];

/**
 * Builds what changed. Resolves to the names of the steps that ran.
 * @param {{ only?: readonly string[], onStep?: (name: string) => void }} [options]
 * @returns {Promise<string[]>}
 */
export async function bundle(options = {}) {
  // For trying the app while the sources are half-way through a change.
  if (process.env['SLIPWAY_SKIP_BUILD']) return [];
  await fs.promises.mkdir(path.join(ROOT, 'dist'), { recursive: true });
  const unlock = await lock();
  try {
    const steps = STEPS.filter((step) => options.only?.includes(step.name) ?? true);
    const before = readStamps();
    const now = Object.fromEntries(steps.map((step) => [step.name, stampOf(ROOT, step.inputs)]));
    const todo = stepsToRun(steps, before, now, (file) => fs.existsSync(path.join(ROOT, file)));
    for (const step of todo) {
      options.onStep?.(step.name);
      await step.run();
      before[step.name] = now[step.name] ?? '';
      await fs.promises.writeFile(path.join(ROOT, STAMPS), JSON.stringify(before, null, 2));
    }
    return todo.map((step) => step.name);
  } finally {
    unlock();
  }
}

/** One build at a time: several may be started side by side (tests, a second terminal). */
async function lock() {
  const file = path.join(ROOT, LOCK);
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch {
      const held = fs.statSync(file, { throwIfNoEntry: false });
      if (held && (Date.now() - held.mtimeMs > LOCK_STALE_MS || !isAlive(file))) fs.rmSync(file, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** @param {string} file */
function isAlive(file) {
  try {
    process.kill(Number(fs.readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return /** @type {Record<string, string>} */ (JSON.parse(fs.readFileSync(path.join(ROOT, STAMPS), 'utf8')));
  } catch {
    return {};
  }
}

/** Swapped in whole: a window of a running app never finds half a renderer. */
async function bundleRenderer() {
  const { build } = await import('vite');
  const fresh = path.join(ROOT, 'dist/app/renderer.next');
  await build({
    configFile: path.join(ROOT, 'vite.config.ts'),
    root: path.join(ROOT, 'renderer'),
    logLevel: 'warn',
    build: { outDir: fresh, emptyOutDir: true },
  });
  const current = path.join(ROOT, 'dist/app/renderer');
  const old = path.join(ROOT, 'dist/app/renderer.old');
  await fs.promises.rm(old, { recursive: true, force: true });
  if (fs.existsSync(current)) await fs.promises.rename(current, old);
  await fs.promises.rename(fresh, current);
  await fs.promises.rm(old, { recursive: true, force: true });
}

async function bundleStandin() {
  const folder = path.join(ROOT, 'dist/standin');
  await fs.promises.mkdir(folder, { recursive: true });
  await bundleForNode('build/standin/main.ts', 'dist/standin', 'standin.cjs');
  await bundleForPage('build/standin/page/main-world.ts', 'dist/standin', 'main-world.js');
  await bundleForPage('build/standin/page/isolated.ts', 'dist/standin', 'isolated.js');
  const electron = /** @type {{ version: string }} */ (
    JSON.parse(await fs.promises.readFile(path.join(ROOT, 'node_modules/electron/package.json'), 'utf8'))
  );
  await fs.promises.writeFile(path.join(folder, 'version'), electron.version);
  // Without an ending a script's module kind depends on the folder it lies in: import() works in both.
  await fs.promises.writeFile(path.join(folder, 'electron'), "#!/usr/bin/env node\nimport('./standin.cjs');\n", {
    mode: 0o755,
  });
  await fs.promises.writeFile(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
}

/**
 * One CommonJS file for Node: everything but electron and Node's own modules inside.
 * @param {string} entry
 * @param {string} outDir
 * @param {string} name
 */
async function bundleForNode(entry, outDir, name) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: path.join(ROOT, outDir),
      emptyOutDir: false,
      target: TARGET,
      minify: false,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: name, codeSplitting: false },
      },
    },
  });
}

/**
 * One plain script for a page, its exports at `standinPage`.
 * @param {string} entry
 * @param {string} outDir
 * @param {string} name
 */
async function bundleForPage(entry, outDir, name) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      lib: { entry: path.join(ROOT, entry), formats: ['iife'], name: 'standinPage', fileName: () => name },
      outDir: path.join(ROOT, outDir),
      emptyOutDir: false,
      target: 'chrome120',
      minify: false,
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = Date.now();
  try {
    const built = await bundle({ onStep: (name) => console.log(`building ${name}`) });
    console.log(built.length === 0 ? 'nothing to build' : `built ${built.join(', ')} in ${Date.now() - began} ms`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
