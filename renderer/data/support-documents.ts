import { isSameReport } from '#shared/documents/report/same-report.ts';
import { freezeSupport } from '#shared/documents/support/freeze.ts';
import { buildSupportReport } from '#shared/documents/support/export.ts';
import { isSupportSnapshot, type SupportChoices, type SupportSnapshot } from '#shared/documents/support/snapshot.ts';
import type { Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Text } from '#shared/text/index.ts';
import { dataAsOf } from './data-as-of.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';
import { supportBookOf } from './supports.ts';

export interface KeptSupportDocument {
  readonly record: RecordOf<'publications'>;
  readonly snapshot: SupportSnapshot;
}

/** Hand-overs and briefings of one early life support that were kept, the latest first. */
export async function keptSupportDocuments(db: WorkspaceDatabase, supportId: Id): Promise<KeptSupportDocument[]> {
  const all = await db.records('publications').toArray();
  return all
    .flatMap((record): KeptSupportDocument[] => {
      const { snapshot, subjectId } = record;
      return subjectId === supportId && isSupportSnapshot(snapshot) ? [{ record, snapshot }] : [];
    })
    .sort((a, b) => b.record.revision - a.record.revision);
}

export interface PreparedDocument {
  readonly snapshot: SupportSnapshot;
  /** Whether it is a revision there is already. */
  readonly isKept: boolean;
}

/**
 * Freezes a document of an early life support, by its own id or its release's; null where there is none. One that says
 * what the last says is that revision.
 *
 * @param keep whether it becomes a revision; else it is a draft
 */
export async function prepareSupportDocument(
  db: WorkspaceDatabase,
  configuration: Configuration,
  id: Id,
  choices: Omit<SupportChoices, 'revision'>,
  keep: boolean,
): Promise<PreparedDocument | null> {
  const book = await supportBookOf(db, id, configuration.settings.zone);
  if (book === null) return null;
  const [actions, releases, asOf, kept] = await Promise.all([
    db.records('actions').toArray(),
    db.records('releases').toArray(),
    dataAsOf(db),
    keptSupportDocuments(db, book.support.id),
  ]);
  const [last] = kept.filter(({ record }) => record.kind === choices.kind);
  const revision = keep ? (last?.record.revision ?? 0) + 1 : null;
  const source = { configuration, book, actions, releases: releases.map((row) => fromRow(row)), dataAsOf: asOf };
  const snapshot = freezeSupport(source, { ...choices, revision });
  if (!keep || last === undefined || !isSameReport(last.snapshot, snapshot)) return { snapshot, isKept: false };
  const { paper, language, locale } = choices;
  return { snapshot: { ...last.snapshot, paper, language, locale }, isKept: true };
}

/** What keeps a document as it was handed out. @param now epoch milliseconds */
export function supportPublication(
  snapshot: SupportSnapshot & { readonly revision: number },
  t: Text,
  personId: Id | null,
  now: number,
): Change {
  const { kind, revision, book } = snapshot;
  const publishedAt = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const { title } = buildSupportReport(snapshot, t);
  const subjectId = book.support.id;
  return {
    op: 'create',
    table: 'publications',
    record: { id: uuidv7(now), kind, subjectId, title, revision, publishedAt, personId, snapshot },
  };
}
