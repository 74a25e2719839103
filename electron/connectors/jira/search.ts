import type { RemoteIds, RemotePage } from '#shared/sync/remote.ts';
import type { HttpAnswer } from '../../net/client.ts';
import type { PageRequest } from '../connector.ts';
import type { JiraSite } from './site.ts';

/** How a Jira is searched: by tokens on Cloud, by position on Data Center. */
export interface Search {
  page(site: JiraSite, request: PageRequest, signal: AbortSignal): Promise<RemotePage>;
  ids(site: JiraSite, next: string | null, signal: AbortSignal): Promise<RemoteIds>;
  /** The few issues a query finds, unchecked. */
  found(
    site: JiraSite,
    jql: string,
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly unknown[]; readonly answer: HttpAnswer }>;
}
