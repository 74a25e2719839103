import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CommandRunner, type CommandJob } from '#electron/command-line/runner.ts';
import { NO_SECRETS } from '#electron/command-line/variables.ts';
import type { Command, CommandSummary, EventPayload } from '#shared/bridge.ts';
import { temporaryFolder } from '../../support/folder.ts';

const EXPORT: Command = {
  name: 'export',
  what: 'calendar',
  out: 'out',
  formats: ['pdf'],
  monochrome: false,
  journal: false,
};
const done = (command: string): CommandSummary => ({
  ok: true,
  command,
  counts: {},
  problems: [],
  outputs: [],
  lines: [],
});

/** A runner whose page is played by `page`, called with each command that is sent. */
function setUp(page: (sent: EventPayload<'command'>, runner: CommandRunner) => void | Promise<void>, hasPage = true) {
  const sent: EventPayload<'command'>[] = [];
  const cancelled: string[] = [];
  const kept: unknown[] = [];
  const runner: CommandRunner = new CommandRunner({
    untilReady: async () => Promise.resolve(),
    send: (payload) => {
      sent.push(payload);
      void page(payload, runner);
      return hasPage;
    },
    sendCancel: (payload) => cancelled.push(payload.commandId),
    keepSecret: async (whose) => Promise.resolve(void kept.push(whose)),
    limits: { commandMs: 60_000, commandsWaiting: 2 },
  });
  const cwd = temporaryFolder();
  const lines: string[] = [];
  const run = async (command: Command, workspace: string | null = null, more: Partial<CommandJob> = {}) =>
    runner.run({ command, workspace, cwd, progress: (line) => lines.push(line), secrets: NO_SECRETS, ...more });
  return { runner, run, sent, cwd, lines, cancelled, kept };
}

afterEach(() => vi.useRealTimers());

describe('a command', () => {
  test('is sent to the page with its workspace and ends with its summary', async () => {
    const { run, sent, lines } = setUp(({ commandId }, runner) => {
      runner.progress({ commandId, done: 1, total: 2, line: 'half' });
      runner.finish({ commandId, summary: done('check') });
    });
    expect(await run({ name: 'check' }, 'Board plan')).toEqual(done('check'));
    expect(sent).toMatchObject([{ command: { name: 'check' }, workspace: 'Board plan' }]);
    expect(lines).toEqual(['half']);
  });

  test('reads only the files of its line', async () => {
    const answers: unknown[] = [];
    const { run, cwd } = setUp(async ({ commandId }, runner) => {
      for (const file of ['a.csv', 'b.csv']) {
        answers.push(await runner.readFile({ commandId, file }).catch((error: unknown) => error));
      }
      runner.finish({ commandId, summary: done('import') });
    });
    writeFileSync(join(cwd, 'a.csv'), 'a');
    writeFileSync(join(cwd, 'b.csv'), 'b');
    await run({ name: 'import', files: ['a.csv'], dryRun: false });
    expect(answers).toMatchObject([{ name: 'a.csv', size: 1 }, { code: 'forbiddenPath' }]);
  });

  test('writes only where its line says', async () => {
    const answers: unknown[] = [];
    const { run, cwd } = setUp(async ({ commandId }, runner) => {
      for (const path of ['out.pdf', 'other.pdf', '../out.pdf']) {
        const bytes = new TextEncoder().encode('x');
        answers.push(await runner.writeFile({ commandId, path, bytes }).catch((error: unknown) => error));
      }
      runner.finish({ commandId, summary: done('export') });
    });
    await run(EXPORT);
    expect(answers).toMatchObject([
      { path: join(cwd, 'out.pdf') },
      { code: 'forbiddenPath' },
      { code: 'forbiddenPath' },
    ]);
    expect(readdirSync(cwd)).toEqual(['out.pdf']);
    expect(readFileSync(join(cwd, 'out.pdf'), 'utf8')).toBe('x');
  });

  test('whose --out is a folder that is there is told so', async () => {
    const { run, sent, cwd } = setUp(({ commandId }, runner) => runner.finish({ commandId, summary: done('export') }));
    mkdirSync(join(cwd, 'out'));
    await run(EXPORT);
    expect(sent[0]?.command).toMatchObject({ out: 'out/' });
  });

  test('whose --out leads through a file fails in writing, not before', async () => {
    const answers: unknown[] = [];
    const { run, cwd } = setUp(async ({ commandId, command }, runner) => {
      const out = command.name === 'export' ? command.out : '';
      const written = runner.writeFile({ commandId, path: `${out}.pdf`, bytes: new Uint8Array(1) });
      answers.push(await written.catch((error: unknown) => error));
      runner.finish({ commandId, summary: done('export') });
    });
    writeFileSync(join(cwd, 'file'), 'x');
    await run({ ...EXPORT, out: 'file/plan' });
    expect(answers).toMatchObject([{ code: 'writeFailed' }]);
  });

  test('opens nothing once it is over, nor for another’s id', async () => {
    let id = '';
    const { run, runner } = setUp(async ({ commandId }) => {
      id = commandId;
      await expect(runner.readFile({ commandId: 'other', file: 'a.csv' })).rejects.toMatchObject({ code: 'notFound' });
      runner.finish({ commandId, summary: done('import') });
    });
    await run({ name: 'import', files: ['a.csv'], dryRun: false });
    await expect(runner.readFile({ commandId: id, file: 'a.csv' })).rejects.toMatchObject({ code: 'notFound' });
    expect(() => runner.finish({ commandId: id, summary: done('import') })).toThrow('notFound');
  });

  test('waits for the one before it', async () => {
    const { run, runner, sent } = setUp(() => undefined);
    const first = run({ name: 'check' });
    const second = run(EXPORT);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(runner.isBusy).toBe(true);
    runner.finish({ commandId: sent[0]?.commandId ?? '', summary: done('check') });
    await first;
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    runner.finish({ commandId: sent[1]?.commandId ?? '', summary: done('export') });
    expect(await second).toEqual(done('export'));
    expect(runner.isBusy).toBe(false);
  });

  test('too many waiting are refused', async () => {
    let go = (): void => undefined;
    const told = new Promise<void>((resolve) => (go = resolve));
    const { run } = setUp(async ({ commandId }, runner) => {
      await told;
      runner.finish({ commandId, summary: done('check') });
    });
    const waiting = [run({ name: 'check' }), run({ name: 'check' })];
    await expect(run({ name: 'check' })).rejects.toMatchObject({ detail: { name: 'tooManyCommands' } });
    go();
    expect(await Promise.all(waiting)).toEqual([done('check'), done('check')]);
  });
});

describe('a page', () => {
  test('that is not there fails the command', async () => {
    const { run } = setUp(() => undefined, false);
    await expect(run({ name: 'check' })).rejects.toMatchObject({ detail: { name: 'windowGone' } });
  });

  test('that goes away fails the command, and the next one runs', async () => {
    let times = 0;
    const { run } = setUp(({ commandId }, runner) => {
      times += 1;
      if (times === 1) runner.pageGone();
      else runner.finish({ commandId, summary: done('check') });
    });
    await expect(run({ name: 'check' })).rejects.toMatchObject({ detail: { name: 'windowGone' } });
    expect(await run({ name: 'check' })).toEqual(done('check'));
  });

  test('that never answers does not hold the command for ever', async () => {
    vi.useFakeTimers();
    const { run } = setUp(() => undefined);
    const ended = expect(run({ name: 'check' })).rejects.toMatchObject({ detail: { name: 'commandTimedOut' } });
    await vi.advanceTimersByTimeAsync(60_000);
    await ended;
  });
});

describe('a secret', () => {
  const connect = {
    name: 'connect',
    connection: 'Payments',
    system: 'redmine',
    address: 'https://a.example',
    signIn: { type: 'token', account: '' },
    scope: {},
  } as const;
  const secrets = { secret: 'canary', passphrase: null };

  test('is kept for the address of the line, whatever else a page says, and never sent to it', async () => {
    const answers: unknown[] = [];
    const { run, sent, kept } = setUp(async ({ commandId }, runner) => {
      const asked = { commandId, workspaceId: 'w', connectionId: 'c', address: 'https://b.example' };
      answers.push(await runner.keepSecret(asked));
      runner.finish({ commandId, summary: done('connect') });
    });
    await run(connect, null, { secrets });
    expect(answers).toEqual([{ kept: true }]);
    expect(kept).toEqual([{ workspaceId: 'w', connectionId: 'c', address: 'https://a.example', secret: 'canary' }]);
    expect(JSON.stringify(sent)).not.toContain('canary');
  });

  test('is not asked for by another command, nor after its own', async () => {
    const { run, kept, sent, runner } = setUp(async ({ commandId }, own) => {
      expect(await own.keepSecret({ commandId, workspaceId: 'w', connectionId: 'c' })).toEqual({ kept: false });
      own.finish({ commandId, summary: done('sync') });
    });
    await run({ name: 'sync', connections: [], dryRun: false }, null, { secrets });
    const commandId = sent[0]?.commandId ?? '';
    const late = runner.keepSecret({ commandId, workspaceId: 'w', connectionId: 'c' });
    await expect(late).rejects.toMatchObject({ code: 'notFound' });
    expect(kept).toEqual([]);
  });
});

describe('a command that is called off', () => {
  test('is told to the page, which ends it with an account', async () => {
    const ending = new AbortController();
    const { run, cancelled, sent, runner } = setUp(() => ending.abort());
    const ended = run({ name: 'check' }, null, { signal: ending.signal });
    await vi.waitFor(() => expect(cancelled).toEqual([sent[0]?.commandId]));
    runner.finish({ commandId: cancelled[0] ?? '', summary: done('check') });
    expect(await ended).toEqual(done('check'));
  });

  test('before its turn is not begun', async () => {
    const { run, sent } = setUp(() => undefined);
    await expect(run({ name: 'check' }, null, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(sent).toEqual([]);
  });

  test('that tells how far it is may take longer than one that is silent', async () => {
    vi.useFakeTimers();
    const { run, sent, runner } = setUp(() => undefined);
    const ended = run({ name: 'check' });
    await vi.advanceTimersByTimeAsync(50_000);
    const commandId = sent[0]?.commandId ?? '';
    runner.progress({ commandId, done: 1, total: 2, line: 'half' });
    await vi.advanceTimersByTimeAsync(50_000);
    runner.finish({ commandId, summary: done('check') });
    expect(await ended).toEqual(done('check'));
  });
});
