import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { PATIENCE } from '../patience.ts';
import type { RuntimeUnderTest } from './runtime.ts';

export interface StartOptions {
  /** Further arguments of the command line. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command line run printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The app on one profile, through as many starts as a test needs. */
export class Planner {
  private running: { app: ElectronApplication; page: Page; process: ChildProcess } | null = null;
  private exits: Promise<unknown> = Promise.resolve();
  /** Console errors and uncaught exceptions of the window, over all starts. */
  readonly problems: string[] = [];

  constructor(
    readonly profile: string,
    private readonly runtime: RuntimeUnderTest,
    private readonly defaults: StartOptions,
  ) {}

  /**
   * The main process. Changes with every start.
   *
   * What is evaluated in it interrupts it wherever it is, in the middle of a write even, and Node keeps what became of
   * the last write in one place for all: another write from there closes the stream (ERR_MULTIPLE_CALLBACK). What does
   * something to a window or the network therefore waits for a turn of its own first.
   */
  get app(): ElectronApplication {
    if (!this.running) throw new Error('The app is not running');
    return this.running.app;
  }

  /** The window. Changes with every start. */
  get page(): Page {
    if (!this.running) throw new Error('The app is not running');
    return this.running.page;
  }

  /** Starts the app and resolves with its window, whose document has loaded. */
  async start(options: StartOptions = {}): Promise<Page> {
    if (this.running) throw new Error('The app is running already');
    const app = await _electron.launch({
      args: [...this.runtime.appArguments, ...this.argumentsFor(options)],
      env: this.environment(options),
      // The app's own choice of theme must show.
      colorScheme: null,
      ...(this.runtime.packaged ? { executablePath: this.runtime.executable } : {}),
    });
    const main = app.process();
    this.exits = once(main, 'exit');
    const page = await app.firstWindow();
    page.setDefaultTimeout(PATIENCE.oneThingMs);
    page.on('pageerror', (error) => this.problems.push(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(message.text()));
    // The window is there before it has loaded anything.
    await page.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'load' });
    this.running = { app, page, process: main };
    return page;
  }

  /** Closes as a person would: the window may save first. */
  async close(): Promise<void> {
    if (!this.running) return;
    const { app } = this.running;
    this.running = null;
    await app.close();
    await this.exits;
  }

  /** Ends the main process at once, with nothing saved or said. */
  async kill(): Promise<void> {
    if (!this.running) throw new Error('The app is not running');
    // Not asked of the app, which may be dead already.
    const { process: main } = this.running;
    this.running = null;
    main.kill('SIGKILL');
    await this.exits;
  }

  async restart(options: StartOptions = {}): Promise<Page> {
    await this.close();
    return await this.start(options);
  }

  /** The window's address as main knows it; the page's own may be another on a preview runtime. */
  async url(): Promise<string> {
    return await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '');
  }

  /** The next open dialogs give these paths; none means cancelled. */
  async answerOpenDialog(...filePaths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths });
    }, filePaths);
  }

  /** The next save dialogs give this path; null means cancelled. */
  async answerSaveDialog(filePath: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
    }, filePath);
  }

  /** What the system is asked to open from now on is kept in place of being opened, and so is what a person is asked. */
  async answerOutside(response: number): Promise<void> {
    await this.app.evaluate(({ dialog, shell }, chosen) => {
      const seen = { asked: [] as Electron.MessageBoxOptions[], opened: [] as string[] };
      Reflect.set(globalThis, 'outside', seen);
      // Always asked in front of a window.
      dialog.showMessageBox = (_window: unknown, options?: Electron.MessageBoxOptions) => {
        if (options !== undefined) seen.asked.push(options);
        return Promise.resolve({ response: chosen, checkboxChecked: false });
      };
      shell.openExternal = (url) => {
        seen.opened.push(url);
        return Promise.resolve();
      };
    }, response);
  }

  /** What was asked and handed over since. */
  async outside(): Promise<{ asked: Electron.MessageBoxOptions[]; opened: string[] }> {
    return await this.app.evaluate(
      () => Reflect.get(globalThis, 'outside') as { asked: Electron.MessageBoxOptions[]; opened: string[] },
    );
  }

  /** Sizes the window so that its page has so much room. */
  async setContentSize(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.app.evaluate(async ({ BrowserWindow }, { width, height }) => {
      await new Promise((resolve) => setImmediate(resolve));
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
  }

  /** Clicks an entry of the application menu by its id. */
  async menu(id: string): Promise<void> {
    await this.app.evaluate(async ({ Menu }, item) => {
      await new Promise((resolve) => setImmediate(resolve));
      const found = Menu.getApplicationMenu()?.getMenuItemById(item);
      if (!found) throw new Error(`No menu entry ${item}`);
      found.click();
    }, id);
  }

  /** Runs a command line on the same profile in a process of its own, as a person at a terminal would. */
  async command(
    args: readonly string[],
    options: StartOptions & { readonly cwd?: string; readonly onStart?: (child: ChildProcess) => void } = {},
  ): Promise<CommandResult> {
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(
      this.runtime.executable,
      [...asRoot, ...this.runtime.appArguments, ...args, '--profile', this.profile],
      {
        env: { ...this.environment(options), SLIPWAY_UNSEEN: '1' },
        cwd: options.cwd ?? this.profile,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    options.onStart?.(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stdout, stderr };
  }

  private argumentsFor({ args = [] }: StartOptions): string[] {
    return ['--profile', this.profile, ...(this.defaults.args ?? []), ...args];
  }

  private environment({ env = {} }: StartOptions): Record<string, string> {
    const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return { ...Object.fromEntries(inherited), ...this.defaults.env, ...env };
  }
}
