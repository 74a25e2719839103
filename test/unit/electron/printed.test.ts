import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PrintedFiles } from '#electron/printing/printed.ts';
import { CALLS } from '#shared/bridge.ts';

const pdf = (size: number) => new Uint8Array(size).fill(37);
const gone = expect.objectContaining({ code: 'printedGone' }) as Error;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('printed documents', () => {
  const setUp = () => new PrintedFiles({ count: 2, bytes: 100, ms: 1000 });

  test('are given out once, by a token nobody guesses', () => {
    const files = setUp();
    const held = files.hold(pdf(7));
    expect(held.printed).toMatch(/^[0-9a-f]{32}$/);
    expect(files.take(held)).toEqual(pdf(7));
    expect(() => files.take(held)).toThrow(gone);
    expect(() => files.take({ printed: 'x' })).toThrow(gone);
    expect(files.size).toBe(0);
  });

  test('are forgotten when nobody comes for them in time', () => {
    const files = setUp();
    const held = files.hold(pdf(7));
    vi.advanceTimersByTime(999);
    const later = files.hold(pdf(8));
    vi.advanceTimersByTime(1);
    expect(() => files.take(held)).toThrow(gone);
    expect(files.take(later)).toEqual(pdf(8));
  });

  test('give way, the oldest first, to newer ones: by number and by what all weigh', () => {
    const files = setUp();
    const [first, second, third] = [files.hold(pdf(1)), files.hold(pdf(2)), files.hold(pdf(3))];
    expect(() => files.take(first)).toThrow(gone);
    const heavy = files.hold(pdf(99));
    expect(() => files.take(second)).toThrow(gone);
    expect(() => files.take(third)).toThrow(gone);
    expect(files.take(heavy)).toHaveLength(99);
    // Room that was given back counts again.
    const again = files.hold(pdf(100));
    expect(files.take(again)).toHaveLength(100);
    expect(files.size).toBe(0);
  });

  test('past the limit alone are refused, and cost no other its place', () => {
    const files = setUp();
    const held = files.hold(pdf(10));
    expect(() => files.hold(pdf(101))).toThrow(
      expect.objectContaining({ code: 'fileTooLarge', detail: { name: 'PDF', size: 101, limit: 100 } }) as Error,
    );
    expect(files.take(held)).toHaveLength(10);
  });

  test('go with the window that asked for them', () => {
    const files = setUp();
    const held = files.hold(pdf(1));
    files.clear();
    expect(() => files.take(held)).toThrow(gone);
  });

  test('stand for bytes wherever a file is made', () => {
    const files = setUp();
    expect(files.bytesOf(pdf(3))).toEqual(pdf(3));
    expect(files.bytesOf(files.hold(pdf(4)))).toEqual(pdf(4));
  });
});

test('a file is made of bytes or of a printed document, and of nothing else', () => {
  const accepts = (content: unknown) =>
    CALLS.saveFile.request.safeParse({ title: 't', suggestedName: 'a.pdf', filters: [], content }).success &&
    CALLS.commandWriteFile.request.safeParse({ commandId: 'c', path: 'a.pdf', content }).success;
  expect(accepts(pdf(1))).toBe(true);
  expect(accepts({ printed: 'abc' })).toBe(true);
  for (const other of [undefined, null, 'abc', {}, [1], { printed: 7 }, { printed: 'a'.repeat(65) }])
    expect(accepts(other)).toBe(false);
});
