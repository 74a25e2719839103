import { useCallback, useRef } from 'react';

/** Runs one piece of work after the other, so that each reads what the one before has written. */
export function useInTurn(): (work: () => Promise<unknown>) => void {
  const before = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((work) => {
    before.current = before.current.then(work, work);
  }, []);
}
