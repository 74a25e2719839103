import { freezePack, type PackSource, type PackSubject } from '#shared/documents/pack/freeze.ts';
import { isPackSnapshot, type PackChoices, type PackKind, type PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import { isSameReport } from '#shared/documents/report/same-report.ts';
import { packTitle } from '#shared/documents/pack/build.ts';
import type { Change } from '#shared/model/journal.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Text } from '#shared/text/index.ts';
import { dataAsOf } from './data-as-of.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';

/** Reads everything a pack may speak of. */
export async function readPackSource(db: WorkspaceDatabase, configuration: Configuration): Promise<PackSource> {
  const [
    changes,
    approvals,
    releases,
    deployments,
    standingChanges,
    events,
    meetings,
    actions,
    incidents,
    waivers,
    last,
  ] = await Promise.all([
    db.records('changes').toArray(),
    db.records('approvals').toArray(),
    db.records('releases').toArray(),
    db.records('deployments').toArray(),
    db.records('standing-changes').toArray(),
    db.records('events').toArray(),
    db.records('meetings').toArray(),
    db.records('actions').toArray(),
    db.records('incidents').toArray(),
    db.records('waivers').toArray(),
    dataAsOf(db),
  ]);
  return {
    configuration,
    // Without what the store adds to find them, or a pack would tell the board that `$months` changed.
    changes: changes.map(fromRow),
    approvals,
    releases,
    deployments,
    standingChanges,
    events,
    meetings,
    actions,
    incidents,
    waivers,
    dataAsOf: last,
  };
}

export interface KeptPack {
  readonly record: RecordOf<'publications'>;
  readonly snapshot: PackSnapshot;
}

/** Packs that were kept, the latest first. */
export async function keptPacks(db: WorkspaceDatabase, kind?: PackKind): Promise<KeptPack[]> {
  const all = await db.records('publications').toArray();
  return all
    .flatMap((record): KeptPack[] => {
      const { snapshot } = record;
      return isPackSnapshot(snapshot) && (kind === undefined || snapshot.kind === kind) ? [{ record, snapshot }] : [];
    })
    .sort((a, b) =>
      a.record.publishedAt === b.record.publishedAt
        ? b.record.revision - a.record.revision
        : a.record.publishedAt < b.record.publishedAt
          ? 1
          : -1,
    );
}

/** Packs of one meeting, prepared or not yet, or of a range: each counts its own revisions. */
function ofSubject(kept: readonly KeptPack[], { meeting }: PackSubject): KeptPack[] {
  return kept.filter(({ snapshot: { meeting: one } }) => {
    if (one === null || meeting === null) return one === meeting;
    const isSitting = one.eventId !== null && one.eventId === meeting.eventId;
    return one.id === meeting.id || (isSitting && one.occurrence === meeting.occurrence);
  });
}

export interface PreparedPack {
  readonly snapshot: PackSnapshot;
  /** Whether it is a revision there is already. */
  readonly isKept: boolean;
}

/**
 * Freezes a pack, with what changed since the last that was kept of its board (or of its kind). One that says what
 * the last of its meeting (or of ranges) says is that revision: another format of it is no other pack.
 *
 * @param keep whether it becomes a revision; else it is a draft
 */
export async function preparePack(
  db: WorkspaceDatabase,
  configuration: Configuration,
  subject: PackSubject,
  choices: Omit<PackChoices, 'revision'>,
  keep: boolean,
): Promise<PreparedPack> {
  const [source, kept] = await Promise.all([readPackSource(db, configuration), keptPacks(db, choices.kind)]);
  const own = ofSubject(kept, subject);
  const boardId = subject.meeting?.boardId ?? null;
  const before = kept.find(({ snapshot }) => (snapshot.meeting?.boardId ?? null) === boardId)?.snapshot ?? null;
  const revision = keep ? Math.max(0, ...own.map(({ record }) => record.revision)) + 1 : null;
  const snapshot = freezePack(source, subject, { ...choices, revision }, before);
  const last = own[0]?.snapshot;
  if (!keep || last === undefined || !isSameReport(last, snapshot, ['sinceLast'])) return { snapshot, isKept: false };
  const { paper, language, locale } = choices;
  return { snapshot: { ...last, paper, language, locale }, isKept: true };
}

/** What keeps a pack as it was handed out. @param now epoch milliseconds */
export function packPublication(
  snapshot: PackSnapshot & { readonly revision: number },
  t: Text,
  personId: string | null,
  now: number,
): Change {
  const { kind, revision, meeting } = snapshot;
  const publishedAt = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const title = packTitle(snapshot, t);
  const subjectId = meeting?.id ?? null;
  return {
    op: 'create',
    table: 'publications',
    record: { id: uuidv7(now), kind, subjectId, title, revision, publishedAt, personId, snapshot },
  };
}
