import type {
  CreateRequest,
  OperateRequest,
  PageRequest,
  ReadRequest,
  UpdateRequest,
} from '#shared/sync/remote-calls.ts';
import type { RemoteIds, RemoteKind, RemotePage, RemoteRead, RemoteRecord, RemoteWrite } from '#shared/sync/remote.ts';

/**
 * One connection's remote system as a run sees it: main behind the bridge, or a connector itself in a test. Every
 * call throws the `remote…` and `secret…` codes of SlipwayError, and `cancelled`.
 */
export interface RemotePort {
  page(request: PageRequest, signal: AbortSignal): Promise<RemotePage>;
  ids(kind: RemoteKind, next: string | null, signal: AbortSignal): Promise<RemoteIds>;
  read(request: ReadRequest, signal: AbortSignal): Promise<RemoteRead[]>;
  /** What was made by this very request before, however its answer was lost. */
  find(request: CreateRequest, signal: AbortSignal): Promise<RemoteRecord[]>;
  create(request: CreateRequest, signal: AbortSignal): Promise<RemoteWrite>;
  update(request: UpdateRequest, signal: AbortSignal): Promise<RemoteWrite>;
  operated(request: OperateRequest, signal: AbortSignal): Promise<boolean>;
  operate(request: OperateRequest, signal: AbortSignal): Promise<RemoteWrite>;
}
