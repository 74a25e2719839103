import { useEffect, useState } from 'react';

/** Whole seconds since this was last begun; begins anew with another `key`. */
export function useTimer(key: string): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const from = performance.now();
    setSeconds(0);
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - from) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [key]);
  return seconds;
}
