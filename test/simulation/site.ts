import type { ConnectorKind } from '#electron/connectors/connector.ts';
import type { RemoteField, SystemKind } from '#shared/sync/remote.ts';
import type { FakeServer } from '../servers/support/fake-http.ts';
import type { Random } from './random.ts';

export const DAYS = ['2026-12-01', '2026-12-08', '2026-12-15', null] as const;

/** What somebody did there; null: there was nothing to do it to. */
type Did = string | null;

/** One modelled system of a simulation: what a story needs of it, whatever it calls its records. */
export interface Site {
  readonly system: SystemKind;
  readonly address: string;
  readonly instance: string;
  readonly connector: ConnectorKind;
  readonly fake: FakeServer;
  /** Statuses a mapping can name. */
  readonly statuses: NonNullable<RemoteField['options']>;
  /** Rows of a page that are asked for at most: few, so that a few records are several pages. */
  readonly pageSize: number;

  /** What stands there when a story begins. */
  fill(isWide: boolean): void;
  editRecord(random: Random): Did;
  editVersion(random: Random): Did;
  add(random: Random): Did;
  remove(random: Random): Did;
  hide(random: Random): Did;
  /** A field a write of which does nothing, or does again. */
  ignore(random: Random): Did;
  move(random: Random): Did;
  removeVersion(random: Random): Did;
  dropFilter(random: Random): Did;

  /** What it does against its own rules it does no more. */
  calm(): void;
  /** Requests that changed something there. */
  writes(): number;
  /** What was made twice there by us. */
  duplicates(): string[];
  /** Everything that stands there. */
  state(): unknown;
}

/** Keys that stand there more than once. */
export function twice(keys: Iterable<string>): string[] {
  const seen = new Map<string, number>();
  for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  return [...seen].flatMap(([key, times]) => (times > 1 ? [`made ${times} times: ${key}`] : []));
}
