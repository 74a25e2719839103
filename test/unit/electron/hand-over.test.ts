import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { answerHandOver, type Answering } from '#electron/instance/answering.ts';
import { Asking } from '#electron/instance/asking.ts';
import { Lines } from '#electron/instance/lines.ts';
import type { Ask } from '#electron/instance/messages.ts';
import type { CommandSummary } from '#shared/bridge.ts';

const SUMMARY: CommandSummary = {
  ok: true,
  command: 'check',
  counts: {},
  problems: [],
  outputs: [],
  lines: ['Whole.'],
};
const MOST = 1024 * 1024;

function asking(handOverMs = 10_000, args = ['check', '--json']) {
  const lines: string[] = [];
  const one = new Asking({
    args,
    cwd: '/home/me',
    limits: { handOverMs, handOverBytes: MOST },
    progress: (line) => lines.push(line),
  });
  return { one, lines };
}

/** The running process's side, up to the command line it was told. */
async function taken(data: unknown): Promise<[Ask, Answering]> {
  return new Promise((resolve) => {
    answerHandOver(data, MOST, (ask, answering) => resolve([ask, answering]));
  });
}

describe('a second start', () => {
  test('tells its command line and gets progress and result', async () => {
    const { one, lines } = asking();
    const result = one.result();
    const [ask, answering] = await taken(one.handOver);
    expect(ask).toMatchObject({ args: ['check', '--json'], cwd: '/home/me' });
    answering.progress('1 of 2');
    answering.done(SUMMARY);
    expect(await result).toEqual({ type: 'done', summary: SUMMARY });
    expect(lines).toEqual(['1 of 2']);
  });

  test('may name more files than the lock could carry', async () => {
    const args = ['import', ...Array.from({ length: 1000 }, (_, index) => `${'x'.repeat(200)}${index}.csv`)];
    const { one } = asking(10_000, args);
    const result = one.result();
    const [ask, answering] = await taken(one.handOver);
    expect(ask.args).toEqual(args);
    answering.done(null);
    expect(await result).toEqual({ type: 'done', summary: null });
  });

  test('brings what stood in its variables, which the lock’s data does not hold, and can call its command off', async () => {
    const secrets = { secret: 'canary-51', passphrase: null };
    const limits = { handOverMs: 10_000, handOverBytes: MOST };
    const one = new Asking({ args: ['sync'], cwd: '/', secrets, limits, progress: () => undefined });
    expect(one.cancel()).toBe(false);
    expect(JSON.stringify(one.handOver)).not.toContain('canary');
    const result = one.result();
    const [ask, answering] = await taken(one.handOver);
    expect(ask.secrets).toEqual(secrets);
    expect(answering.signal.aborted).toBe(false);
    expect(one.cancel()).toBe(true);
    await vi.waitFor(() => expect(answering.signal.aborted).toBe(true));
    answering.done(SUMMARY);
    expect(await result).toEqual({ type: 'done', summary: SUMMARY });
  });

  test('that nobody answers ends', async () => {
    expect(await asking(10).one.result()).toEqual({ type: 'notTaken' });
  });

  test('whose command was taken is told when the other goes away', async () => {
    const { one } = asking();
    const result = one.result();
    const socket = await new Promise<ReturnType<typeof answerHandOver>>((resolve) => {
      const connected = answerHandOver(one.handOver, MOST, () => resolve(connected));
    });
    socket?.destroy();
    expect(await result).toEqual({ type: 'lost' });
  });

  test('tells nothing to one who does not know the token', async () => {
    const { one } = asking(200);
    const result = one.result();
    const heard = await new Promise<string>((resolve) => {
      let text = '';
      const socket = createConnection(one.handOver.address);
      socket.on('data', (piece) => (text += piece.toString()));
      socket.on('close', () => resolve(text));
      socket.write(`${JSON.stringify({ type: 'hello', token: '0'.repeat(32) })}\n`);
    });
    expect(heard).toBe('');
    expect(await result).toEqual({ type: 'notTaken' });
  });

  test('leaves nothing on the disk', async () => {
    const { one } = asking(10);
    if (process.platform !== 'win32') expect(existsSync(dirname(one.handOver.address))).toBe(true);
    await one.result();
    expect(existsSync(dirname(one.handOver.address)) && process.platform !== 'win32').toBe(false);
  });
});

test.each([null, undefined, {}, { version: 2 }, { version: 1, address: '', token: 'x' }])(
  'lock data that is no hand-over (%j) is left alone',
  (data) => {
    expect(answerHandOver(data, MOST, () => undefined)).toBeNull();
  },
);

test('lines are put together again, and end where they grow without bound', () => {
  const lines = new Lines(10);
  expect(lines.push('ab')).toEqual([]);
  expect(lines.push('c\nd\ne')).toEqual(['abc', 'd']);
  expect(lines.push('0123456789')).toBeNull();
});
