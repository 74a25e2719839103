import { z } from 'zod';
import { Id, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant } from './time.ts';

/** Tables a file may fill; an older version refuses a plan that names one it does not know. */
export const ImportedTable = z.enum([
  'releases',
  'services',
  'environments',
  'bookings',
  'events',
  'changes',
  'incidents',
  'complaints',
]);

/** A file a plan was fed from; the same name and kind is the same source next time. */
export const ImportSource = openObject({
  id: Id,
  /** File name without folder, as the person sees it. */
  name: requiredText,
  format: z.enum(['ics', 'csv', 'xlsx', 'paste']),
  /** The sheet of a workbook: another sheet of the same file is another source. */
  sheet: shortText.optional(),
  table: ImportedTable,
  lastImportedAt: Instant,
  /** Of a table: the column mapping last accepted for it (see importing/mapping). */
  mapping: z.unknown().optional(),
});
export type ImportSource = z.infer<typeof ImportSource>;

/**
 * Ties one record to one row of a source. `base` holds per field the value the source gave when last
 * imported: changed here is record ≠ base, changed there is file ≠ base, both is asked.
 */
export const ImportLink = openObject({
  id: Id,
  sourceId: Id,
  /** The row's key in its source: UID, id column, or the key columns joined. */
  rowKey: shortText,
  table: ImportedTable,
  recordId: Id,
  base: z.record(z.string(), z.unknown()).default({}),
  /** Set when the row was no longer in the file at the last import; nothing is deleted for it. */
  goneSince: Instant.nullable().default(null),
});
export type ImportLink = z.infer<typeof ImportLink>;

/** A published calendar or pack: its snapshot stays as it was shown. */
export const Publication = openObject({
  id: Id,
  kind: z.enum(['calendar', 'cab-pack', 'change-schedule', 'hand-over', 'briefing']),
  /** What it is of: the meeting of a pack, the early life support of a hand-over or briefing. Each has revisions of its own. */
  subjectId: optionalId,
  title: requiredText,
  revision: z.number().int().min(1),
  publishedAt: Instant,
  personId: optionalId,
  /** The frozen document tree input (see documents/). */
  snapshot: z.unknown(),
});
export type Publication = z.infer<typeof Publication>;
