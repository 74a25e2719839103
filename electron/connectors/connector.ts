import type { Raw } from '#shared/sync/field-link.ts';
import type {
  CreateRequest,
  OperateRequest,
  PageRequest,
  ReadRequest,
  UpdateRequest,
} from '#shared/sync/remote-calls.ts';
import type {
  RemoteField,
  RemoteIds,
  RemoteKind,
  RemotePage,
  RemoteRead,
  RemoteRecord,
  RemoteScope,
  RemoteWrite,
  SignedIn,
} from '#shared/sync/remote.ts';
import type { HttpClient } from '../net/client.ts';

/** What a connector is made of: the one way out, and what of the system it is about. */
export interface ConnectorParts {
  /** Bound to the origin of `address`; knows no path of it. */
  readonly http: HttpClient;
  /** As the person entered it. What of a path it has is where the system stands (`/jira`, `/redmine`). */
  readonly address: string;
  readonly scope: RemoteScope;
  /** The user name that was entered with the secret, for a system that does not say whose a token is (RT). */
  readonly account?: string;
}

export type { CreateRequest, OperateRequest, PageRequest, ReadRequest, UpdateRequest };

/**
 * One remote system, in the words every system shares. A connector translates and decides nothing: it neither
 * tries again (the client does) nor remembers anything between two calls, and it never writes to learn something.
 *
 * Every call throws SlipwayError `cancelled` and the `remote…` codes of the client. A row that can't be read is no
 * error but `unreadable`. Rows that don't satisfy what was asked (a filter the system dropped without a word) are
 * `remoteFilter`: nothing of such a page may be used.
 */
export interface Connector {
  /** As whom one is signed in and what that account may not do; reads only. */
  check(signal: AbortSignal): Promise<SignedIn>;
  /** What a mapping can name of a kind, with its options (statuses, users, versions). */
  fields(kind: RemoteKind, signal: AbortSignal): Promise<RemoteField[]>;
  page(request: PageRequest, signal: AbortSignal): Promise<RemotePage>;
  /** Ids in scope, whatever changed when; `next` as in pages. */
  ids(kind: RemoteKind, next: string | null, signal: AbortSignal): Promise<RemoteIds>;
  /** Each by itself or in bulk; one answer per id, in any order. */
  read(request: ReadRequest, signal: AbortSignal): Promise<RemoteRead[]>;
  /**
   * Records that carry a client key; more than one if something went wrong before. `created` is what the create was
   * to say, for a kind that has no room for a key and is known by one of its fields (Jira's versions: by their name).
   */
  find(
    kind: RemoteKind,
    clientKey: string,
    signal: AbortSignal,
    created?: Readonly<Record<string, Raw>>,
  ): Promise<RemoteRecord[]>;
  create(request: CreateRequest, signal: AbortSignal): Promise<RemoteWrite>;
  update(request: UpdateRequest, signal: AbortSignal): Promise<RemoteWrite>;
  /** Whether an operation with this client key has been done. */
  operated(request: OperateRequest, signal: AbortSignal): Promise<boolean>;
  operate(request: OperateRequest, signal: AbortSignal): Promise<RemoteWrite>;
}

/** What of a system is known without asking it. */
export interface ConnectorKind {
  /** The headers that prove who we are. */
  authorise(secret: Credentials): Readonly<Record<string, string>>;
  connect(parts: ConnectorParts): Connector;
}

/** What a person enters to sign in; kept in the vault as one secret. */
export interface Credentials {
  readonly type: 'basic' | 'token';
  /** User name or e-mail address; empty for a token by itself. */
  readonly account: string;
  readonly secret: string;
}
