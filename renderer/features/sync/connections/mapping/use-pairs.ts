import type { KindMapping } from '#shared/model/connection.ts';
import type { MappingContext } from '#shared/sync/mapping.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { useLive } from '../../../../data/live.ts';
import { readPairs } from '../../../../sync/counterparts.ts';
import type { PeopleDraft } from './people-draft.ts';

/** Who and what the records of a preview name here, with people as they are said to be in the draft. */
export function usePairs(
  instance: string,
  mapping: KindMapping,
  records: readonly RemoteRecord[],
  people: PeopleDraft,
): MappingContext | undefined {
  const pairs = useLive(
    (db) =>
      readPairs(
        db,
        instance,
        records.map(({ fields }) => ({ mapping, raw: fields, link: null, values: {} })),
      ),
    [instance, mapping, records],
  );
  if (pairs === undefined) return undefined;
  const here = new Map(pairs.people.here);
  for (const [account, personId] of people.changed) {
    if (personId === null) here.delete(account);
    else here.set(account, personId);
  }
  const there = new Map([...here].map(([account, personId]) => [personId, account]));
  return { people: { here, there }, records: pairs.records };
}
