import { createContext, useContext } from 'react';
import type { CallAnswer } from '#shared/bridge.ts';

/** What main said about this laptop and this Slipway at start. */
export type AppInfo = CallAnswer<'appInfo'>;

export const AppInfoContext = createContext<AppInfo | null>(null);

export function useAppInfo(): AppInfo {
  const info = useContext(AppInfoContext);
  if (info === null) throw new Error('useAppInfo outside the app');
  return info;
}
