import { useEffect, useState } from 'react';

/** Now, in epoch milliseconds, as often as "5 minutes ago" changes. */
export function useClock(everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
