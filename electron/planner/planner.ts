import { resolve } from 'node:path';
import type { TFunction } from 'i18next';
import type { Command, CommandSummary } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { failedSummary, helpOutcome, summaryOutcome, usageOutcome, type Outcome } from '../command-line/outcome.ts';
import { parseCommandLine, type Invocation } from '../command-line/parse.ts';
import { CommandRunner, type CommandJob } from '../command-line/runner.ts';
import type { SecretKeeper } from '../command-line/secret-keeper.ts';
import { NO_SECRETS, type CommandSecrets } from '../command-line/variables.ts';
import { answerHandOver, type Answering } from '../instance/answering.ts';
import type { Ask } from '../instance/messages.ts';
import { MAIN_LIMITS } from '../limits.ts';
import type { MainWindow } from '../windows/main-window.ts';
import { OpenedFiles } from './opened-files.ts';

type CommandInvocation = Extract<Invocation, { type: 'command' }>;

export interface PlannerParts {
  readonly createWindow: () => MainWindow;
  readonly t: () => TFunction;
  /** False where nobody could see a window: then `open` ends like any other command. */
  readonly hasScreen: boolean;
  /** Prints what a command of this process has to say. */
  readonly report: (outcome: Outcome) => Promise<void>;
  readonly reportProgress: (line: string) => void;
  /** Ends the process. */
  readonly exit: (code: number) => void;
  readonly fileFailed: (error: unknown) => void;
  /** What becomes of the secrets a command line brings. */
  readonly secrets: Pick<SecretKeeper, 'prepare' | 'keep'>;
  readonly log: (level: 'error' | 'warn' | 'info', event: string, detail?: Record<string, string | number>) => void;
}

/**
 * The running app: one window, seen or unseen, and what command lines ask of it. It ends when a command ran unseen,
 * nothing else waits and nobody opened the window meanwhile; a shown window ends it by being closed.
 */
export class Planner {
  readonly runner: CommandRunner;
  readonly #files: OpenedFiles;
  #window: MainWindow | null = null;
  /** Of this process's own command, once it is done; null before, and for a planner started as a window. */
  #ownExitCode: number | null = null;
  /** Stops this process's own command, while it runs and can be stopped. */
  #ownEnding: AbortController | null = null;
  /** Second starts that are being answered. */
  #conversations = 0;

  constructor(private readonly parts: PlannerParts) {
    const untilReady = async (): Promise<void> => this.#opened().untilReady();
    this.runner = new CommandRunner({
      untilReady,
      send: (payload) => this.#window?.send('command', payload) ?? false,
      sendCancel: (payload) => this.#window?.send('commandCancel', payload),
      keepSecret: parts.secrets.keep,
      limits: MAIN_LIMITS,
    });
    this.#files = new OpenedFiles({
      untilReady,
      send: (file) => this.#window?.send('fileOpened', file),
      failed: parts.fileFailed,
    });
  }

  get window(): MainWindow | null {
    return this.#window;
  }

  /** First start of this process. */
  async start(invocation: Invocation, cwd: string, secrets: CommandSecrets = NO_SECRETS): Promise<void> {
    if (invocation.type === 'window') {
      this.show();
      if (invocation.file !== null) this.openFile(resolve(cwd, invocation.file));
      return;
    }
    if (invocation.type !== 'command') return;
    const ending = new AbortController();
    if (isCancellable(invocation.command)) this.#ownEnding = ending;
    const progress = this.parts.reportProgress;
    const summary = await this.#command(invocation, { cwd, secrets, progress, signal: ending.signal });
    this.#ownEnding = null;
    const outcome = summaryOutcome(summary, invocation.json, this.parts.t());
    await this.parts.report(outcome);
    this.#ownExitCode = outcome.exitCode;
    this.#endWhenIdle();
  }

  /**
   * The person wants the app to end. True: its own command is being stopped, and ends the app by itself with an account
   * of what it did. Asked a second time, it ends at once.
   */
  stopOwnCommand(): boolean {
    if (this.#ownEnding === null || this.#ownEnding.signal.aborted || !this.isUnseen) return false;
    this.#ownEnding.abort();
    return true;
  }

  /** A second start on the same profile, by the data it left with the instance lock. */
  takeHandOver(data: unknown): void {
    const socket = answerHandOver(data, MAIN_LIMITS.handOverBytes, (ask, answering) => {
      void this.answer(ask, answering);
    });
    if (socket === null) return;
    // Counted until the socket is closed: an exit before that would cut a long answer short.
    this.#conversations += 1;
    socket.once('close', () => {
      this.#conversations -= 1;
      this.#endWhenIdle();
    });
  }

  /** Runs a second start's command line here. */
  async answer(ask: Ask, answering: Answering): Promise<void> {
    const invocation = parseCommandLine(ask.args);
    if (invocation.type === 'window') {
      this.show();
      if (invocation.file !== null) this.openFile(resolve(ask.cwd, invocation.file));
      answering.done(null);
      return;
    }
    // Help and wrong usage never get here: the second process knows them by itself.
    if (invocation.type !== 'command') {
      answering.done(null);
      return;
    }
    const { cwd, secrets = NO_SECRETS } = ask;
    const { progress, signal } = answering;
    answering.done(await this.#command(invocation, { cwd, secrets, progress, signal }));
  }

  show(): void {
    this.#opened().show();
  }

  openFile(path: string): void {
    this.show();
    void this.#files.open(path);
  }

  windowClosed(): void {
    this.#window = null;
    this.runner.pageGone();
  }

  /** True while the app runs for a command line alone. */
  get isUnseen(): boolean {
    return this.#window?.isVisible !== true;
  }

  async #command(
    invocation: CommandInvocation,
    asked: Omit<CommandJob, 'command' | 'workspace'>,
  ): Promise<CommandSummary> {
    const { command, workspace, json } = invocation;
    this.parts.log('info', 'command.started', { name: command.name });
    // A program that opens a file wants the answer; a person wants to see the plan.
    if (command.name === 'open' && !json && this.parts.hasScreen) this.show();
    try {
      await this.parts.secrets.prepare(asked.secrets, !this.isUnseen);
      const summary = await this.runner.run({ command, workspace, ...asked });
      this.parts.log('info', 'command.finished', { problems: summary.problems.length });
      return summary;
    } catch (error) {
      this.parts.log('error', 'command.failed', { code: error instanceof SlipwayError ? error.code : 'internal' });
      return failedSummary(command.name, error, this.parts.t());
    }
  }

  #opened(): MainWindow {
    if (this.#window === null || this.#window.isGone) {
      this.#window = this.parts.createWindow();
      this.#window.load().catch((error: unknown) => {
        this.parts.log('error', 'window.loadFailed', { name: error instanceof Error ? error.name : 'unknown' });
      });
    }
    return this.#window;
  }

  /** Asked again when a second start has its answer: the own command may have ended meanwhile. */
  #endWhenIdle(): void {
    if (this.#ownExitCode === null || this.#conversations > 0 || this.runner.isBusy || !this.isUnseen) return;
    // Closes the unseen window without asking it: what the command did is committed.
    this.parts.exit(this.#ownExitCode);
  }
}

/** Everything else is done in one go, or not at all. */
export const isCancellable = ({ name }: Command): boolean => name === 'sync';

/** What can be said without the app: help and wrong usage. Null for what needs it. */
export function immediateOutcome(invocation: Invocation, t: () => TFunction): Outcome | null {
  if (invocation.type === 'help') return helpOutcome(invocation.command, t());
  if (invocation.type === 'usage') return usageOutcome(invocation.problem, invocation.command, invocation.json, t());
  return null;
}
