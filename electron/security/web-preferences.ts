/*
 * Every switch of a window's page that bears on security, set explicitly even where it is the default: a default can
 * change with a major version of Electron. Asserted one by one in test/unit/electron/security-checklist.test.ts.
 */
const COMMON = {
  /** Checklist 2. */
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  /** Checklist 3. */
  contextIsolation: true,
  /** Checklist 4. */
  sandbox: true,
  /** Checklist 6. */
  webSecurity: true,
  /** Checklist 8. */
  allowRunningInsecureContent: false,
  /** Checklist 9. */
  experimentalFeatures: false,
  /** Checklist 10: empty is off. */
  enableBlinkFeatures: '',
  /** Checklist 11 and 12. */
  webviewTag: false,
  /** A file dropped on the page is handed to the page, never opened in its place. */
  navigateOnDragDrop: false,
  plugins: false,
  safeDialogs: true,
  /** The dictionaries would be downloaded. */
  spellcheck: false,
} as const satisfies Electron.WebPreferences;

/** The planner's own window. `preload` is the only code with both worlds in reach. */
export function windowPreferences(preload: string) {
  return { ...COMMON, preload, javascript: true, devTools: true } as const satisfies Electron.WebPreferences;
}

/** The hidden window of a print document: no script, no preload, no tools. */
export const PRINT_PREFERENCES = {
  ...COMMON,
  javascript: false,
  devTools: false,
} as const satisfies Electron.WebPreferences;

/** Checklist 18: pages come from our own scheme, with the rights of a secure site and no more. */
export const SCHEME_PRIVILEGES = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  codeCache: true,
  bypassCSP: false,
  allowServiceWorkers: false,
  corsEnabled: false,
  stream: false,
  allowExtensions: false,
} as const satisfies Electron.Privileges;
