import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { APP_SCHEME } from '#shared/bridge-names.ts';
import { personArguments } from './command-line/arguments.ts';
import { usageOutcome, type Outcome } from './command-line/outcome.ts';
import { parseCommandLine, type Invocation } from './command-line/parse.ts';
import type { UsageProblem } from './command-line/usage-problem.ts';
import { NO_SECRETS, takeSecrets } from './command-line/variables.ts';
import { Asking } from './instance/asking.ts';
import { MAIN_LIMITS } from './limits.ts';
import { createLog } from './log/log.ts';
import { printOutcome, printProgress } from './planner/output.ts';
import { immediateOutcome, isCancellable, type Planner } from './planner/planner.ts';
import { handedOverOutcome } from './planner/second-start.ts';
import { createPlanner } from './planner/wiring.ts';
import { guardContents } from './security/navigation.ts';
import { SCHEME_PRIVILEGES } from './security/web-preferences.ts';
import { lazyText } from './text.ts';

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
};

/** For tests: the pseudo-locale shows text that isn't from the catalogue. */
const language = process.env['SLIPWAY_LANGUAGE'] ?? null;
const t = lazyText(() => language ?? app.getLocale());

const args = personArguments(process.argv, app.isPackaged);
const cwd = process.cwd();
const invocation = parseCommandLine(args);
// Before anything else is started: what stands in the variables is for this process alone.
const taken = invocation.type === 'command' ? takeSecrets(invocation.variables, process.env) : { secrets: NO_SECRETS };
const secrets = 'secrets' in taken ? taken.secrets : NO_SECRETS;
const immediate = 'problem' in taken ? wrongVariable(taken.problem) : immediateOutcome(invocation, t);

// Nothing may be awaited at top level: the engine's `ready` never comes while the main module is still loading
// (electron/electron#40719).
if (immediate === null) run(invocation);
else void printOutcome(immediate).then(() => app.exit(immediate.exitCode));

function run(asked: Invocation): void {
  // Whoever starts the engine without its sandbox has no other way there (root, a container): enabling it all the same
  // takes the switch back, and no window comes up (microsoft/playwright#16814).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
  const profile = asked.type === 'window' || asked.type === 'command' ? asked.profile : null;
  if (profile !== null) {
    const folder = resolve(cwd, profile);
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  }
  const asking = new Asking({ args, cwd, secrets, limits: MAIN_LIMITS, progress: printProgress });
  if (app.requestSingleInstanceLock({ ...asking.handOver })) {
    asking.close();
    runFirst(asked);
  } else void runSecond(asked, asking);
}

/** Another process owns the profile: it does the work, this one says how it went. */
async function runSecond(asked: Invocation, asking: Asking): Promise<void> {
  let isStopping = false;
  app.on('before-quit', (event) => {
    if (isStopping || asked.type !== 'command' || !isCancellable(asked.command) || !asking.cancel()) return;
    // It ends with what the other one says of it. Asked a second time, at once.
    isStopping = true;
    event.preventDefault();
  });
  const result = await asking.result();
  // It was just ending, and never heard of the command: the profile is free by now.
  if (result.type === 'notTaken' && app.requestSingleInstanceLock()) {
    runFirst(asked);
    return;
  }
  const outcome = handedOverOutcome(result, asked, t());
  await printOutcome(outcome);
  app.exit(outcome.exitCode);
}

function runFirst(asked: Invocation): void {
  const log = createLog({
    folder: join(app.getPath('userData'), 'logs'),
    maxBytes: MAIN_LIMITS.logBytes,
    now: () => new Date(),
  });
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (event) => {
      log('warn', event);
    });
  });
  app.on('window-all-closed', () => {
    // One window is the app, on every system. A command that runs unseen ends by itself.
    app.quit();
  });
  const started = app.whenReady().then(() => createPlanner({ electron, log, t, language }));
  // The engine's own dialog would hold an unseen command for ever, and its text may hold content.
  process.on('uncaughtException', (error) => {
    log('error', 'app.uncaught', { name: error.name });
    void endIfUnseen(started);
  });
  const withPlanner = (act: (planner: Planner) => void): void => {
    started.then(act).catch((error: unknown) => {
      log('error', 'app.startFailed', { name: error instanceof Error ? error.name : 'unknown' });
      app.exit(1);
    });
  };
  app.on('second-instance', (_event, _argv, _directory, data) => {
    withPlanner((planner) => {
      planner.takeHandOver(data);
    });
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    withPlanner((planner) => {
      planner.openFile(path);
    });
  });
  app.on('activate', () => {
    withPlanner((planner) => {
      planner.show();
    });
  });
  withPlanner((planner) => {
    log('info', 'app.started', { kind: asked.type });
    app.on('before-quit', (event) => {
      if (planner.stopOwnCommand()) event.preventDefault();
    });
    void planner.start(asked, cwd, secrets);
  });
}

function wrongVariable(problem: UsageProblem): Outcome {
  const isCommand = invocation.type === 'command';
  return usageOutcome(problem, isCommand ? invocation.command.name : '', isCommand && invocation.json, t());
}

/** A command can't go on after a defect of main; a window still shows what is saved. */
async function endIfUnseen(started: Promise<Planner>): Promise<void> {
  const planner = await started;
  if (planner.isUnseen) app.exit(1);
}
