import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepLooking } from '#renderer/sync/runner/looks.ts';

const MOST_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Looks that last so long, and when each began, in tenths of a second from here. */
function looking(lastsMs: number) {
  const began = performance.now();
  const at: number[] = [];
  const looks = keepLooking(async () => {
    at.push(Math.round((performance.now() - began) / 100));
    await new Promise((resolve) => setTimeout(resolve, lastsMs));
    return MOST_MS;
  }, MOST_MS);
  return { ...looks, at };
}

it('looks at once after a look during which something changed', async () => {
  const { within, at } = looking(500);
  within(0);
  await vi.advanceTimersByTimeAsync(200);
  within(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(at).toEqual([0, 5]);
});

it('gives whoever asks for less time than the others theirs, and nobody a second look for one wish', async () => {
  const { within, at } = looking(0);
  within(5_000);
  within(0);
  within(5_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(at).toEqual([0]);
  await vi.advanceTimersByTimeAsync(MOST_MS);
  expect(at).toEqual([0, MOST_MS / 100]);
});

it('does not look any more once it is stopped, also where it was looking just then', async () => {
  const { within, stop, at } = looking(500);
  within(0);
  await vi.advanceTimersByTimeAsync(200);
  stop();
  within(0);
  await vi.advanceTimersByTimeAsync(10 * MOST_MS);
  expect(at).toEqual([0]);
});
