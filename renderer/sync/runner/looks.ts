/**
 * Looks again and again, one look after the other: each says in how many milliseconds the next is wanted, and is
 * followed by it after `mostMs` at the latest. `within` asks for one in so many milliseconds: whoever asks for less
 * time than the others gets it. What is asked for while one goes on follows it at once: that one may have seen what
 * was before.
 */
export function keepLooking(
  look: () => Promise<number>,
  mostMs: number,
): { readonly within: (ms: number) => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When it is looked next, by the clock nobody sets. */
  let lookAt = Infinity;
  let isStopped = false;
  let isLooking = false;
  let isWanted = false;
  const within = (ms: number): void => {
    const wait = Math.max(0, Math.min(ms, mostMs));
    const at = performance.now() + wait;
    if (isStopped || at >= lookAt) return;
    lookAt = at;
    clearTimeout(timer);
    timer = setTimeout(() => void next(), wait);
  };
  const next = async (): Promise<void> => {
    lookAt = Infinity;
    if (isLooking) {
      isWanted = true;
      return;
    }
    isLooking = true;
    isWanted = false;
    const wait = await look();
    isLooking = false;
    within(isWanted ? 0 : wait);
  };
  return {
    within,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
