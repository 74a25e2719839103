import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { Configuration } from '../../planning/configuration.ts';

/** What records that a synchronised value may name are called. */
export interface SyncedNames {
  readonly configuration: Configuration;
  readonly releases: ReadonlyMap<Id, Release>;
  /** Keys of the work items that were asked for: there may be tens of thousands of others. */
  readonly workItems: ReadonlyMap<Id, string>;
}
