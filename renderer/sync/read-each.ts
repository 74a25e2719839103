import { SlipwayError } from '#shared/errors.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import type { RemoteRead } from '#shared/sync/remote.ts';
import { remoteFields, type RunParts } from './parts.ts';

/** Errors one record alone can cause, by what stands in it. */
const OF_ONE: ReadonlySet<string> = new Set(['remoteServer', 'remoteShape', 'remoteTooLarge', 'remoteNotJson']);

export interface EachRead {
  readonly reads: readonly RemoteRead[];
  /** Records that can't be read while others can. */
  readonly failed: readonly { readonly id: string; readonly error: SlipwayError }[];
}

/**
 * Reads several in one request. Where that fails for a reason one of them can be, each by itself: a poisoned record
 * must not keep the others back. Where several are asked for and the system breaks over every one of them it is no
 * matter of one record, and the error is thrown; of a single one nobody can tell, and the rest of the run goes on.
 */
export async function readEach(parts: RunParts, mapping: KindMapping, ids: readonly string[]): Promise<EachRead> {
  const request = (some: readonly string[]) =>
    parts.port.read({ kind: mapping.remote, ids: some, fields: remoteFields(mapping) }, parts.signal);
  try {
    return { reads: await request(ids), failed: [] };
  } catch (error) {
    if (!(error instanceof SlipwayError) || !OF_ONE.has(error.code)) throw error;
    const [only, ...others] = ids;
    if (only !== undefined && others.length === 0) return { reads: [], failed: [{ id: only, error }] };
    const reads: RemoteRead[] = [];
    const failed: { id: string; error: SlipwayError }[] = [];
    for (const id of ids) {
      try {
        reads.push(...(await request([id])));
      } catch (one) {
        if (!(one instanceof SlipwayError) || !OF_ONE.has(one.code)) throw one;
        failed.push({ id, error: one });
      }
    }
    if (failed.every(({ error: { code } }) => code === 'remoteServer') && reads.length === 0) throw error;
    return { reads, failed };
  }
}
