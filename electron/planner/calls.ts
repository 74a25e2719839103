import type { BackupStore } from '../backups/store.ts';
import type { Handlers } from '../bridge/answer.ts';
import type { CommandRunner } from '../command-line/runner.ts';
import { openFiles, saveFile, type FileDialogs } from '../files/dialogs.ts';
import type { Log } from '../log/log.ts';
import { remoteHandlers, type RemoteParts } from '../connections/handlers.ts';
import type { Notifier } from '../notifications/notifier.ts';
import type { Outside } from '../outside/outside.ts';
import type { PrintedFiles } from '../printing/printed.ts';
import { assertPrintable, type Printer } from '../printing/printer.ts';
import { printPath, type PrintDocuments } from '../protocol/print-documents.ts';
import type { CallAnswer, CallRequest } from '#shared/bridge.ts';

export interface CallParts extends RemoteParts {
  readonly appInfo: () => CallAnswer<'appInfo'>;
  readonly log: Log;
  readonly dialogs: () => FileDialogs;
  readonly documents: PrintDocuments;
  readonly printer: Printer;
  readonly printed: PrintedFiles;
  readonly backups: BackupStore;
  readonly runner: CommandRunner;
  readonly notifier: Notifier;
  readonly outside: Outside;
  readonly windowState: (state: CallRequest<'windowState'>) => void;
  readonly ready: () => void;
  readonly closeReady: () => void;
}

/** Who does what for each call of the bridge. Nothing is decided here. */
export function buildHandlers(parts: CallParts): Handlers {
  return {
    appInfo: () => parts.appInfo(),
    log: ({ level, event, detail }) => {
      parts.log(level, event, detail);
      return {};
    },
    openFiles: (request) => openFiles(parts.dialogs(), request),
    saveFile: ({ content, ...request }) =>
      saveFile(parts.dialogs(), { ...request, bytes: parts.printed.bytesOf(content) }),
    printPreview: ({ html }) => {
      assertPrintable(html);
      return { path: printPath(parts.documents.addPreview(html)) };
    },
    printToPdf: ({ html, options }) => parts.printer.toPdf(html, options),
    printedBytes: (request) => ({ bytes: parts.printed.take(request) }),
    printToPrinter: ({ html, options }) => parts.printer.toPrinter(html, options),
    backupWrite: (request) => parts.backups.write(request),
    backupList: async ({ workspaceId }) => ({ backups: await parts.backups.list(workspaceId) }),
    backupRead: async ({ id }) => ({ bytes: await parts.backups.read(id) }),
    windowState: (state) => {
      parts.windowState(state);
      return {};
    },
    notify: (request) => ({ shown: parts.notifier.show(request) }),
    openOutside: ({ address }) => parts.outside.open(address),
    ready: () => {
      parts.ready();
      return {};
    },
    commandReadFile: (request) => parts.runner.readFile(request),
    commandWriteFile: ({ content, ...request }) =>
      parts.runner.writeFile({ ...request, bytes: parts.printed.bytesOf(content) }),
    commandProgress: (request) => {
      parts.runner.progress(request);
      return {};
    },
    commandFinish: (request) => {
      parts.runner.finish(request);
      return {};
    },
    commandSecret: (request) => parts.runner.keepSecret(request),
    closeReady: () => {
      parts.closeReady();
      return {};
    },
    ...remoteHandlers(parts),
  };
}
