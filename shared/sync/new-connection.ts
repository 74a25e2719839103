import { Connection, type SignIn, type SyncTable } from '../model/connection.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import { originOf } from './origin.ts';
import type { RemoteField, RemoteKind, RemoteScope, SystemKind } from './remote.ts';
import { SYSTEMS } from './systems/index.ts';
import type { MappingHints, SystemPairing } from './systems/system.ts';

/** What a person says of a new connection, and what is known for its first mapping. */
export interface NewConnection extends Omit<MappingHints, 'fields'> {
  readonly id: Id;
  readonly name: string;
  readonly system: SystemKind;
  readonly address: string;
  readonly signIn: SignIn;
  readonly scope: Partial<RemoteScope>;
  readonly createdAt: Instant;
  /** What its records are here, where the system leaves a choice (`choicesOf`); absent: the first of them. */
  readonly about?: SyncTable | undefined;
  /** What the system said of its fields (`remoteFields`), by kind; without it status tables are empty. */
  readonly fields?: Partial<Readonly<Record<RemoteKind, readonly RemoteField[]>>>;
}

/** What the records of a system can be here, where one kind of theirs can be several of ours. Empty: no choice. */
export function choicesOf(system: SystemKind): SyncTable[] {
  const { pairings } = SYSTEMS[system];
  const rivals = pairings.filter((one) => pairings.some((other) => other !== one && other.remote === one.remote));
  return rivals.map(({ table }) => table);
}

/** The pairings of a connection: each kind there is one here. */
export function pairingsOf(system: SystemKind, about?: SyncTable): SystemPairing[] {
  const choices = choicesOf(system);
  const chosen = choices.find((table) => table === about) ?? choices[0];
  return SYSTEMS[system].pairings.filter(({ table }) => !choices.includes(table) || table === chosen);
}

/**
 * A connection with the mapping it begins with, as it is kept.
 *
 * @throws SlipwayError `remoteAddress`
 */
export function newConnection(said: NewConnection): Connection {
  const { id, system, signIn, scope, createdAt, zone, statuses, fields = {} } = said;
  const address = said.address.trim();
  originOf(address);
  return Connection.parse({
    id,
    name: said.name.trim(),
    system,
    address,
    signIn: { ...signIn, account: signIn.account.trim() },
    scope,
    kinds: pairingsOf(system, said.about).map(({ remote, defaults }) => {
      const known = fields[remote];
      return defaults({ zone, statuses, ...(known === undefined ? {} : { fields: known }) });
    }),
    createdAt,
  });
}
