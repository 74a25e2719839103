import type { Connection } from '#shared/model/connection.ts';

/** The command line knows a connection by its name: no two have the same. */
export function isNameTaken(name: string, connections: readonly Connection[], own: string): boolean {
  const wanted = name.trim().toLocaleLowerCase();
  return connections.some((other) => other.id !== own && other.name.toLocaleLowerCase() === wanted);
}
