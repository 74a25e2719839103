import { build } from 'vite';
import { resolve } from 'node:path';
import buildApp from '../e2e/build.ts';

/** Builds the app and the pages it is measured beside. */
export default async function setup(): Promise<void> {
  await buildApp();
  await build({ configFile: resolve(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });
}
