import type Electron from 'electron';
import { notOffered } from '../loud.ts';

const REFUSED_PREFERENCES = {
  sandbox: false,
  contextIsolation: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webSecurity: false,
  allowRunningInsecureContent: true,
  webviewTag: true,
  experimentalFeatures: true,
} as const;

/** Throws on what would weaken a page: a mistake must not pass here and fail in Electron. */
export function refuseUnsafe(preferences: Electron.WebPreferences): void {
  for (const [name, refused] of Object.entries(REFUSED_PREFERENCES)) {
    if (preferences[name as keyof Electron.WebPreferences] === refused)
      throw notOffered(`webPreferences.${name}: ${refused}`);
  }
}
