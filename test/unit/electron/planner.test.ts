import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parseCommandLine } from '#electron/command-line/parse.ts';
import type { Outcome } from '#electron/command-line/outcome.ts';
import type { CommandSecrets } from '#electron/command-line/variables.ts';
import { Asking } from '#electron/instance/asking.ts';
import { Planner, immediateOutcome } from '#electron/planner/planner.ts';
import { handedOverOutcome } from '#electron/planner/second-start.ts';
import type { MainWindow } from '#electron/windows/main-window.ts';
import type { CommandSummary, EventName, EventPayload } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { createText } from '#shared/text/index.ts';
import { temporaryFolder } from '../../support/folder.ts';

const { t } = createText('en');
const SUMMARY: CommandSummary = {
  ok: true,
  command: 'check',
  counts: {},
  problems: [],
  outputs: [],
  lines: ['Whole.'],
};

/** The planner with a window whose page finishes every command at once, unless it is `slow`. */
function setUp({ slow = false, hasScreen = true, ready = async () => Promise.resolve() } = {}) {
  const log: string[] = [];
  const outcomes: Outcome[] = [];
  const sent: { event: EventName; payload: unknown }[] = [];
  let visible = false;
  const prepared: unknown[] = [];
  const secrets = {
    prepare: async (brought: unknown, outlives: boolean) => Promise.resolve(void prepared.push([brought, outlives])),
    keep: async () => Promise.resolve(),
  };
  const finish = (lines = SUMMARY.lines) => {
    const command = sent.findLast((one) => one.event === 'command')?.payload as EventPayload<'command'>;
    planner.runner.finish({
      commandId: command.commandId,
      summary: { ...SUMMARY, lines, command: command.command.name },
    });
  };
  const window = {
    isGone: false,
    get isVisible() {
      return visible;
    },
    load: async () => Promise.resolve(log.push('load')),
    show: () => {
      visible = true;
      log.push('show');
    },
    untilReady: ready,
    send: (event: EventName, payload: unknown) => {
      sent.push({ event, payload });
      if (event === 'command' && !slow) queueMicrotask(() => finish());
      return true;
    },
  } as unknown as MainWindow;
  const planner: Planner = new Planner({
    createWindow: () => {
      log.push('window');
      return window;
    },
    t: () => t,
    hasScreen,
    report: async (outcome) => Promise.resolve(void outcomes.push(outcome)),
    reportProgress: () => undefined,
    exit: (code) => log.push(`exit ${code}`),
    fileFailed: (error) => log.push(`file ${error instanceof SlipwayError ? error.code : ''}`),
    secrets,
    log: () => undefined,
  });
  const start = async (line: string, cwd = '/home/me') =>
    planner.start(parseCommandLine(line.split(' ').filter(Boolean)), cwd);
  const answered: (CommandSummary | null)[] = [];
  const answer = async (line: string, cwd = '/home/me', brought?: CommandSecrets) =>
    planner.answer(
      {
        type: 'ask',
        args: line.split(' ').filter(Boolean),
        cwd,
        ...(brought === undefined ? {} : { secrets: brought }),
      },
      {
        progress: () => undefined,
        done: (summary) => answered.push(summary),
        signal: new AbortController().signal,
      },
    );
  return { planner, log, outcomes, sent, start, answer, answered, finish, prepared };
}

describe('a first start', () => {
  test('without a command shows the window and stays', async () => {
    const { start, log } = setUp();
    await start('');
    expect(log).toEqual(['window', 'load', 'show']);
  });

  test('with a command runs it unseen, prints and ends', async () => {
    const { start, log, outcomes } = setUp();
    await start('check');
    expect(log).toEqual(['window', 'load', 'exit 0']);
    expect(outcomes).toEqual([{ exitCode: 0, stdout: ['Whole.'], stderr: [] }]);
  });

  test('with `open` shows the plan and stays; for a program, or without a screen, it ends', async () => {
    const person = setUp();
    await person.start('open plan.slipway');
    expect(person.log).toEqual(['window', 'load', 'show']);
    const nobody = setUp({ hasScreen: false });
    await nobody.start('open plan.slipway');
    expect(nobody.log).toEqual(['window', 'load', 'exit 0']);
    const program = setUp();
    await program.start('open plan.slipway --json');
    expect(program.log).toEqual(['window', 'load', 'exit 0']);
  });

  test('whose page does not come up fails in words', async () => {
    const { start, log, outcomes } = setUp({
      ready: async () => Promise.reject(new SlipwayError('internal', { name: 'windowNotReady' })),
    });
    await start('check --json');
    expect(log.at(-1)).toBe('exit 1');
    expect(JSON.parse(outcomes[0]?.stdout.at(-1) ?? '')).toMatchObject({ ok: false, problems: [{ code: 'internal' }] });
  });

  test('with a workspace file hands it to the page', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'plan.slipway'), 'zip');
    const { start, sent } = setUp();
    await start('plan.slipway', folder);
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ event: 'fileOpened', payload: { name: 'plan.slipway', size: 3 } }]),
    );
  });

  test('with a file that is not there says so', async () => {
    const { start, log } = setUp();
    await start('gone.slipway');
    await vi.waitFor(() => expect(log.at(-1)).toBe('file fileUnreadable'));
  });
});

describe('a second start', () => {
  test('of the planner shows the window that is there', async () => {
    const { start, answer, log, answered } = setUp();
    await start('');
    await answer('');
    expect(log).toEqual(['window', 'load', 'show', 'show']);
    expect(answered).toEqual([null]);
  });

  test('with a command gets its result, while the window stays open', async () => {
    const { start, answer, log, answered } = setUp();
    await start('');
    await answer('check');
    expect(answered).toEqual([SUMMARY]);
    expect(log).not.toContain('exit 0');
  });

  test('during an unseen command gets its answer before the app ends, with the exit code of its own command', async () => {
    const { planner, start, log, finish, sent } = setUp({ slow: true });
    const first = start('check');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const limits = { handOverMs: 10_000, handOverBytes: 10_000_000 };
    const args = ['export', 'workspace', '--out', 'x'];
    const asking = new Asking({ args, cwd: '/', limits, progress: () => undefined });
    const answered = asking.result();
    planner.takeHandOver(asking.handOver);
    await vi.waitFor(() => expect(planner.runner.waiting).toBe(2));
    finish();
    await first;
    expect(log).toEqual(['window', 'load']);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    // More than a pipe takes at once.
    const lines = Array.from({ length: 20_000 }, () => 'x'.repeat(100));
    finish(lines);
    expect(log).not.toContain('exit 0');
    expect(await answered).toMatchObject({ type: 'done', summary: { command: 'export', lines } });
    await vi.waitFor(() => expect(log).toEqual(['window', 'load', 'exit 0']));
  });

  test('that leaves before it has told anything does not keep the app', async () => {
    const { planner, start, log, finish, sent } = setUp({ slow: true });
    const first = start('check');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    planner.takeHandOver({ version: 1, address: '/nowhere/at/all', token: '0'.repeat(32) });
    finish();
    await first;
    await vi.waitFor(() => expect(log.at(-1)).toBe('exit 0'));
  });

  test('of the planner during an unseen command keeps the app alive', async () => {
    const { start, answer, log, finish, sent } = setUp({ slow: true });
    const first = start('check');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await answer('');
    finish();
    await first;
    expect(log).toEqual(['window', 'load', 'show']);
  });

  test.each([
    [{ type: 'notTaken' } as const, 'did not take the command'],
    [{ type: 'lost' } as const, 'closed before the command was done'],
  ])('that got %j fails in words, for programs too', (result, words) => {
    const outcome = handedOverOutcome(result, parseCommandLine(['check', '--json']), t);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stderr[0]).toContain(words);
    expect(JSON.parse(outcome.stdout.at(-1) ?? '')).toMatchObject({ ok: false, command: 'check' });
  });

  test('prints what the running one answered', () => {
    expect(handedOverOutcome({ type: 'done', summary: SUMMARY }, parseCommandLine(['check']), t).stdout).toEqual([
      'Whole.',
    ]);
    expect(handedOverOutcome({ type: 'done', summary: null }, parseCommandLine([]), t).exitCode).toBe(0);
  });
});

describe('the person wants a command to end', () => {
  test('that synchronises: it ends with an account; asked again, at once', async () => {
    const { planner, start, sent, finish, log } = setUp({ slow: true });
    expect(planner.stopOwnCommand()).toBe(false);
    const running = start('sync');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(planner.stopOwnCommand()).toBe(true);
    expect(sent.at(-1)).toMatchObject({ event: 'commandCancel' });
    expect(planner.stopOwnCommand()).toBe(false);
    finish();
    await running;
    expect(log.at(-1)).toBe('exit 0');
  });

  test('of another kind: nothing holds it', async () => {
    const { planner, start, sent } = setUp({ slow: true });
    void start('check');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(planner.stopOwnCommand()).toBe(false);
  });
});

test('the secrets of a command are seen to before it begins, with whether the app outlives it', async () => {
  const { start, answer, prepared } = setUp();
  const secrets = { secret: 'canary', passphrase: null };
  await answer('check', '/', secrets);
  await start('');
  await answer('check', '/', secrets);
  expect(prepared).toEqual([
    [secrets, false],
    [secrets, true],
  ]);
});

test('help and wrong usage need no app', () => {
  expect(immediateOutcome(parseCommandLine(['--help']), () => t)?.exitCode).toBe(0);
  expect(immediateOutcome(parseCommandLine(['--bogus']), () => t)?.exitCode).toBe(2);
  expect(immediateOutcome(parseCommandLine(['check']), () => t)).toBeNull();
});
