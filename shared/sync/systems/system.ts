import type { KindMapping, SyncTable } from '../../model/connection.ts';
import type { Status } from '../../model/configuration.ts';
import type { Zone } from '../../model/time.ts';
import type { RemoteField, RemoteKind, RemoteOperation, RemoteScope } from '../remote.ts';

/** What the workspace calls things, for a mapping that is sensible before anybody has edited it. */
export interface MappingHints {
  /** The workspace's own; moments that come in are shown on its clock. */
  readonly zone: Zone;
  readonly statuses: readonly Status[];
  /** What the system says of the kind's fields; none before it was asked. */
  readonly fields?: readonly RemoteField[];
}

/** What a system can do with one of its kinds, and what it is here. */
export interface SystemPairing {
  readonly remote: RemoteKind;
  readonly table: SyncTable;
  /** Whether it can be made there from here. */
  readonly creates: boolean;
  readonly operations: readonly RemoteOperation['type'][];
  /** The mapping a new connection starts with. */
  readonly defaults: (hints: MappingHints) => KindMapping;
}

/** What is known of a system without asking it: the capability list of its connector. */
export interface SystemDescription {
  /** In the order they are offered; the first is the usual one. */
  readonly signIn: readonly { readonly type: 'basic' | 'token'; readonly account: 'email' | 'user' | 'none' }[];
  readonly scope: readonly (keyof RemoteScope)[];
  /** Milliseconds until a record that was made there is sure to be found by its client key. */
  readonly findLagMs: number;
  readonly pairings: readonly SystemPairing[];
}
