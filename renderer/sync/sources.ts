import { sameValue } from '#shared/importing/same.ts';
import type { ConflictSources } from '#shared/sync/plan-link.ts';
import { recordHistory } from '../data/history.ts';
import type { LoadedLink } from './load.ts';
import { instant, type RunParts } from './parts.ts';

/** How far back the history of a record is looked through for who changed a field. */
const LOOKED_THROUGH = 50;

/** Whether anything of a record differs from what both sides agreed on: else it comes into no conflict. */
export function isTouched({ link, record, values }: LoadedLink): boolean {
  return (
    record !== null && !Object.entries(link.fields).every(([field, { base }]) => sameValue(base?.local, values[field]))
  );
}

/** Of a record nobody changed here. */
export function nobodys(parts: RunParts): ConflictSources {
  return { now: instant(parts), yours: () => ({ by: '', at: null }) };
}

/** Who last changed a field here, and when: by the journal. */
export async function yoursOf(parts: RunParts, { link, record }: LoadedLink): Promise<ConflictSources> {
  const now = instant(parts);
  if (record === null) return nobodys(parts);
  const steps = await recordHistory(parts.db, link.table, record.id, LOOKED_THROUGH);
  const people = await parts.db.records('people').bulkGet(steps.map(({ entry }) => entry.personId ?? ''));
  return {
    now,
    yours: (field) => {
      const own = FIELDS_OF[field] ?? field;
      const at = steps.findIndex(
        ({ change }) => change.op === 'create' || (change.op === 'update' && own in change.fields),
      );
      const step = steps[at];
      if (step === undefined) return { by: '', at: null };
      return { by: people[at]?.name ?? '', at: `${step.entry.at.slice(0, 19)}Z` };
    },
  };
}

/** Fields a mapping names that stand in a record under another name. */
const FIELDS_OF: Readonly<Record<string, string>> = { released: 'statusId', start: 'when', end: 'when' };
