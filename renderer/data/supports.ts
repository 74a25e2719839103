import { useMemo } from 'react';
import type { Id } from '#shared/model/schema.ts';
import type { Support } from '#shared/model/support.ts';
import type { Zone } from '#shared/model/time.ts';
import type { ReleaseRecords, SupportBook } from '#shared/planning/support/book.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';
import { useLive } from './live.ts';

type Found = Omit<SupportBook, 'zone'>;

/** Every early life support with all that is recorded about it; one whose release is gone is left out. */
export function useSupportBooks(zone: Zone): readonly SupportBook[] | undefined {
  const found = useLive(async (db) => readBooks(db, await db.records('supports').toArray()), []);
  return useMemo(() => found?.map((book) => ({ ...book, zone })), [found, zone]);
}

/** One of them by its own id or its release's; null when there is none (any more). */
export function useSupportBook(id: Id, zone: Zone): SupportBook | null | undefined {
  return useLive((db) => supportBookOf(db, id, zone), [id, zone]);
}

/** One early life support by its own id or its release's; null where there is none (any more). */
export async function supportBookOf(db: WorkspaceDatabase, id: Id, zone: Zone): Promise<SupportBook | null> {
  const support =
    (await db.records('supports').get(id)) ?? (await db.records('supports').where('releaseId').equals(id).first());
  const [book] = support === undefined ? [] : await readBooks(db, [support]);
  return book === undefined ? null : { ...book, zone };
}

/** Incidents and known errors of a release, whether or not it has early life support; null where there is no such release. */
export function useReleaseRecords(releaseId: Id): ReleaseRecords | null | undefined {
  return useLive(
    async (db) => {
      const [release, incidents, knownErrors] = await Promise.all([
        db.records('releases').get(releaseId),
        db.records('incidents').where('releaseId').equals(releaseId).toArray(),
        db
          .records('known-errors')
          .filter((one) => one.releaseId === releaseId)
          .toArray(),
      ]);
      if (release === undefined) return null;
      return { release: fromRow(release), incidents, knownErrors: knownErrors.map((row) => fromRow(row)) };
    },
    [releaseId],
  );
}

async function readBooks(db: WorkspaceDatabase, supports: readonly Support[]): Promise<Found[]> {
  const ids = supports.map(({ id }) => id);
  const releaseIds = supports.map(({ releaseId }) => releaseId);
  const wanted = new Set(releaseIds);
  const [releases, phases, items, days, complaints, incidents, knownErrors] = await Promise.all([
    db.records('releases').bulkGet(releaseIds),
    db.records('phases').bulkGet(supports.map(({ phaseId }) => phaseId ?? '')),
    db.records('support-items').where('supportId').anyOf(ids).toArray(),
    db.records('support-days').where('supportId').anyOf(ids).toArray(),
    db.records('complaints').where('supportId').anyOf(ids).toArray(),
    db.records('incidents').where('releaseId').anyOf(releaseIds).toArray(),
    db
      .records('known-errors')
      .filter(({ releaseId }) => releaseId !== null && wanted.has(releaseId))
      .toArray(),
  ]);
  const ownItems = groupBy(items, 'supportId');
  const ownDays = groupBy(days, 'supportId');
  const ownComplaints = groupBy(complaints, 'supportId');
  const ownIncidents = groupBy(incidents, 'releaseId');
  const ownErrors = groupBy(
    knownErrors.map((row) => fromRow(row)),
    'releaseId',
  );
  return supports.flatMap((support, at): Found[] => {
    const [release, phase] = [releases[at], phases[at]];
    if (release === undefined) return [];
    return [
      {
        support,
        release: fromRow(release),
        phase: phase === undefined ? null : fromRow(phase),
        items: ownItems.get(support.id) ?? [],
        days: ownDays.get(support.id) ?? [],
        complaints: ownComplaints.get(support.id) ?? [],
        incidents: ownIncidents.get(support.releaseId) ?? [],
        knownErrors: ownErrors.get(support.releaseId) ?? [],
      },
    ];
  });
}

function groupBy<F extends string, R extends Readonly<Record<F, Id | null>>>(
  rows: readonly R[],
  field: F,
): ReadonlyMap<Id | null, R[]> {
  const groups = new Map<Id | null, R[]>();
  for (const row of rows) {
    const group = groups.get(row[field]);
    if (group === undefined) groups.set(row[field], [row]);
    else group.push(row);
  }
  return groups;
}
