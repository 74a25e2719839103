const ROWS = Array.from({ length: 5_000 }, (_, i) => ({
  id: `r${i}`,
  at: i * 131_000,
  names: [`a${i}`, `b${i}`],
  on: i % 2,
}));

/** What a piece of work takes, in milliseconds: the best of a few runs, after one to warm up. */
export function bestOf(work: () => void, runs = 4): number {
  work();
  const taken = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...taken);
}

/**
 * How long some work takes beside 5,000 small rows going to JSON and back, on this machine and just now. A bound of
 * milliseconds says more of the machine than of the work. Bounds stand at about five times what is measured.
 */
export function inYardsticks(work: () => void): number {
  const yardstick = (): void => void JSON.parse(JSON.stringify(ROWS));
  const before = bestOf(yardstick);
  const taken = bestOf(work);
  // A machine changes its speed while it is measured; the slower one is the fairer beside a maximum.
  return taken / Math.max(before, bestOf(yardstick));
}
