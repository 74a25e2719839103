import { useEffect, useState } from 'react';

/** Now, in whole minutes: the day changes at midnight while the window stays open. */
export function useMinute(): number {
  const [minute, setMinute] = useState(() => Math.floor(Date.now() / 60_000));
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(Date.now() / 60_000)), 5_000);
    return () => clearInterval(timer);
  }, []);
  return minute * 60_000;
}
