import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../build/browsers.mjs';

/** The engine the app runs on here, for the pages it is measured beside. */
export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser({ platform: process.platform, env: process.env, exists: existsSync }, 'unseen');
  if (found === null) throw new Error('No Chromium, Chrome or Edge is installed');
  return chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });
}
