import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CommandRunner } from '#electron/command-line/runner.ts';
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
  const runner: CommandRunner = new CommandRunner({
    untilReady: async () => Promise.resolve(),
    send: (payload) => {
      sent.push(payload);
      void page(payload, runner);
      return hasPage;
    },
    limits: { commandMs: 60_000, commandsWaiting: 2 },
  });
  const cwd = temporaryFolder();
  const lines: string[] = [];
  const run = async (command: Command, workspace: string | null = null) =>
    runner.run({ command, workspace, cwd, progress: (line) => lines.push(line) });
  return { runner, run, sent, cwd, lines };
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
    const { run } = setUp(() => undefined);
    void run({ name: 'check' });
    void run({ name: 'check' });
    await expect(run({ name: 'check' })).rejects.toMatchObject({ detail: { name: 'tooManyCommands' } });
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
