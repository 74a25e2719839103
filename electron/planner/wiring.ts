import { join } from 'node:path';
import { userInfo } from 'node:os';
import type { TFunction } from 'i18next';
import type { CallAnswer } from '#shared/bridge.ts';
import { APP_SCHEME } from '#shared/bridge-names.ts';
import { toErrorAnswer } from '#shared/errors.ts';
import { BackupStore } from '../backups/store.ts';
import { registerCalls } from '../bridge/register.ts';
import { sentenceOf } from '../command-line/outcome.ts';
import { SecretKeeper } from '../command-line/secret-keeper.ts';
import { Connections } from '../connections/connections.ts';
import type { FileDialogs } from '../files/dialogs.ts';
import { MAIN_LIMITS } from '../limits.ts';
import type { Log } from '../log/log.ts';
import { systemClock } from '../net/clock.ts';
import { createElectronTransport } from '../net/electron-transport.ts';
import { Notifier } from '../notifications/notifier.ts';
import { Outside } from '../outside/outside.ts';
import { openPrintWindow } from '../printing/print-window.ts';
import { PrintedFiles } from '../printing/printed.ts';
import { Printer } from '../printing/printer.ts';
import { createProtocolHandler } from '../protocol/handler.ts';
import { PrintDocuments } from '../protocol/print-documents.ts';
import { blockNetwork } from '../security/network.ts';
import { applyPermissions } from '../security/permissions.ts';
import { windowPreferences } from '../security/web-preferences.ts';
import { deriveInThread } from '../vault/derive-in-thread.ts';
import { Vault } from '../vault/vault.ts';
import { readBounds, writeBounds } from '../windows/bounds-file.ts';
import { hasScreen } from '../windows/has-screen.ts';
import { MainWindow } from '../windows/main-window.ts';
import { menuTemplate } from '../windows/menu-template.ts';
import { buildHandlers } from './calls.ts';
import { printOutcome, printProgress } from './output.ts';
import { Planner } from './planner.ts';

/** What of Electron the app is built on; named here once, so that tests can stand in for it. */
type ElectronParts = Pick<
  typeof Electron.CrossProcessExports,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'Notification'
  | 'protocol'
  | 'net'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
>;

export interface WiringOptions {
  readonly electron: ElectronParts;
  readonly log: Log;
  readonly t: () => TFunction;
  readonly language: string | null;
}

/** Colours of the empty window before the page draws, from renderer/ui/styles/tokens.css (`bg`). */
const BACKGROUND = { light: '#ffffff', dark: '#0f1317' } as const;

/** Puts the running app together. Call when the engine is ready. */
export function createPlanner({ electron, log, t, language }: WiringOptions): Planner {
  const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, Notification, protocol, screen, session } = electron;
  const { net, safeStorage } = electron;
  const profile = app.getPath('userData');
  const root = app.getAppPath();
  const documents = new PrintDocuments(MAIN_LIMITS.previews);
  const printed = new PrintedFiles({
    count: MAIN_LIMITS.printedFiles,
    bytes: MAIN_LIMITS.printedBytes,
    ms: MAIN_LIMITS.printedMs,
  });
  const refused = (event: string): void => {
    log('warn', event);
  };

  applyPermissions(session.defaultSession);
  blockNetwork(session.defaultSession, refused);
  protocol.handle(APP_SCHEME, createProtocolHandler(join(root, 'dist/app/renderer'), documents));

  const printer = new Printer({
    documents,
    printed,
    openWindow: () => openPrintWindow(BrowserWindow),
    timeoutMs: MAIN_LIMITS.printMs,
    pageOf: (page, pages) => t()('cli:pageOf', { page, pages }),
  });

  const vault = new Vault({
    path: join(profile, 'secrets.json'),
    safeStorage,
    platform: process.platform,
    derive: deriveInThread(join(root, 'dist/app/electron/derive-worker.cjs')),
  });
  const transport = createElectronTransport({ net, session });
  const connections = new Connections({ vault, transport, clock: systemClock, random: Math.random });

  /** The window that asked is gone. */
  const nobodyWaits = (): void => {
    printer.cancelAll();
    printed.clear();
    connections.cancelAll();
  };

  const boundsPath = join(profile, 'window.json');
  const createWindow = (): MainWindow =>
    new MainWindow({
      BrowserWindow,
      preferences: windowPreferences(join(root, 'dist/app/electron/preload.cjs')),
      background: () => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light),
      screens: () => screen.getAllDisplays().map((display) => display.workArea),
      savedBounds: () => readBounds(boundsPath),
      saveBounds: (bounds) => {
        try {
          writeBounds(boundsPath, bounds);
        } catch {
          log('warn', 'window.boundsNotSaved');
        }
      },
      log,
      closed: () => {
        nobodyWaits();
        planner.windowClosed();
      },
      pageGone: () => {
        nobodyWaits();
        planner.runner.pageGone();
      },
      limits: MAIN_LIMITS,
    });

  const planner: Planner = new Planner({
    createWindow,
    t,
    hasScreen: hasScreen(process.platform, process.env),
    report: printOutcome,
    reportProgress: printProgress,
    exit: (code) => {
      app.exit(code);
    },
    secrets: new SecretKeeper(vault),
    fileFailed: (error) => {
      const answer = toErrorAnswer(error);
      log('warn', 'file.notOpened', { code: answer.code });
      dialog.showErrorBox(t()('cli:fileNotOpened'), sentenceOf(answer, t()));
    },
    log,
  });

  registerCalls({
    ipc: ipcMain,
    isOurs: (contents) => planner.window?.isPageOf(contents) ?? false,
    failed: (call, code) => {
      log('warn', 'call.failed', { call, code });
    },
    handlers: buildHandlers({
      appInfo: () => appInfo(app, { language, isSeen: !planner.isUnseen }),
      log,
      dialogs: () => dialogsOf(electron, planner),
      documents,
      printer,
      printed,
      vault,
      connections,
      backups: new BackupStore(join(profile, 'backups'), () => new Date()),
      runner: planner.runner,
      notifier: new Notifier({
        Notification,
        chosen: (id) => {
          planner.window?.show();
          planner.window?.send('notificationChosen', { id });
        },
      }),
      outside: new Outside({ shell: electron.shell, ask: async (question) => ask(electron, planner, question), t }),
      windowState: ({ title, theme, unsaved }) => {
        nativeTheme.themeSource = theme;
        planner.window?.browserWindow.setTitle(title);
        if (process.platform === 'darwin') planner.window?.browserWindow.setDocumentEdited(unsaved);
      },
      ready: () => planner.window?.pageReady(),
      closeReady: () => planner.window?.pageMayClose(),
    }),
  });

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        t(),
        (action) => {
          planner.window?.send('menu', { action });
        },
        process.platform,
      ),
    ),
  );
  return planner;
}

function dialogsOf({ app, dialog }: ElectronParts, planner: Planner): FileDialogs {
  const window = planner.window?.browserWindow;
  return {
    open: async (options) =>
      window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options),
    save: async (options) =>
      window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options),
    startFolder: app.getPath('documents'),
  };
}

/** A command that runs unseen has nobody to ask. */
async function ask(
  { dialog }: ElectronParts,
  planner: Planner,
  question: Electron.MessageBoxOptions,
): Promise<number | undefined> {
  const window = planner.window?.browserWindow;
  if (window === undefined || planner.isUnseen) return question.cancelId;
  const { response } = await dialog.showMessageBox(window, question);
  return response;
}

function appInfo(app: Electron.App, asked: Pick<CallAnswer<'appInfo'>, 'language' | 'isSeen'>): CallAnswer<'appInfo'> {
  const { platform } = process;
  return {
    version: app.getVersion(),
    platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    locale: app.getLocale(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userName: userName(),
    ...asked,
  };
}

/** The system's name for the person; empty where there is none (a container without a user entry). */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
