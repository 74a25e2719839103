import type { Configuration } from '#shared/planning/configuration.ts';
import type { DateStep, MeasureSource } from '#shared/planning/measures/source.ts';
import { PlainDate } from '#shared/model/time.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useLive } from './live.ts';

/** Everything measures are taken of, live. Undefined until it has been read. */
export function useMeasureSource(configuration: Configuration): MeasureSource | undefined {
  return useLive(
    async (db) => {
      const [changes, releases, deployments, phases, incidents, supports, waivers, dateSteps] = await Promise.all([
        db.records('changes').toArray(),
        db.records('releases').toArray(),
        db.records('deployments').toArray(),
        db
          .records('phases')
          .where('id')
          .anyOf(await phaseIds(db))
          .toArray(),
        db.records('incidents').toArray(),
        db.records('supports').toArray(),
        db.records('waivers').toArray(),
        readDateSteps(db),
      ]);
      return { configuration, changes, releases, deployments, phases, incidents, supports, waivers, dateSteps };
    },
    [configuration],
  );
}

/** Of thousands of phases only those of early life support are asked for. */
async function phaseIds(db: WorkspaceDatabase): Promise<string[]> {
  const supports = await db.records('supports').toArray();
  return supports.flatMap(({ phaseId }) => phaseId ?? []);
}

/**
 * Every step that changed a day of going live, from the journal. A step that was undone later stands beside the
 * one that undid it: what counts is what each of them did.
 */
async function readDateSteps(db: WorkspaceDatabase): Promise<DateStep[]> {
  const found: (Omit<DateStep, 'at'> & { readonly entryId: string })[] = [];
  await db.journalParts
    .where('records')
    .startsWith('releases:')
    .distinct()
    .each(({ entryId, changes }) => {
      for (const change of changes) {
        if (change.op !== 'update' || change.table !== 'releases') continue;
        const step = change.fields['releaseDate'];
        if (step === undefined) continue;
        found.push({ entryId, releaseId: change.id, before: dayOf(step.before), after: dayOf(step.after) });
      }
    });
  const entries = await db.journal.bulkGet([...new Set(found.map(({ entryId }) => entryId))]);
  const byId = new Map(entries.flatMap((entry) => (entry === undefined ? [] : [[entry.id, entry]])));
  return found.flatMap(({ entryId, ...step }) => {
    const entry = byId.get(entryId);
    // Undone, it never was a slip; nor is the step that undid it.
    if (entry === undefined || entry.step === 'undone' || entry.undoes !== undefined) return [];
    return [{ ...step, at: entry.at }];
  });
}

function dayOf(value: unknown): PlainDate | null {
  const parsed = PlainDate.safeParse(value);
  return parsed.success ? parsed.data : null;
}
