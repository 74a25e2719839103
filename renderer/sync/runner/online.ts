import { create } from 'zustand';

/** Whether the system says there is a network, and since when it says so (epoch milliseconds). */
export interface Online {
  readonly isOnline: boolean;
  /** Null where it has said nothing else since the window opened. */
  readonly since: number | null;
}

export const useOnline = create<Online>()(() => ({ isOnline: navigator.onLine, since: null }));

/** Listens to the system until the function it returns is called. */
export function watchOnline(now: () => number): () => void {
  const say = (isOnline: boolean) => () => useOnline.setState({ isOnline, since: now() });
  const [onOnline, onOffline] = [say(true), say(false)];
  if (useOnline.getState().isOnline !== navigator.onLine) say(navigator.onLine)();
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  return () => {
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOffline);
  };
}
