import type { SystemKind } from './remote.ts';

/**
 * Where a system stands, whatever connection leads there: two filters on one site are one instance, and a remote
 * record is known by it, its kind and its id. The address is one that `originOf` accepts.
 */
export function instanceOf(system: SystemKind, address: string): string {
  const { host, pathname } = new URL(address);
  return `${system}:${host}${pathname.replace(/\/+$/, '')}`;
}
