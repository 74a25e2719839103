import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseRecords } from '#shared/planning/support/book.ts';
import type { SupportEdits } from '../use-support-edits.ts';

/** What parts and dialogs about incidents and known errors are given: they are a release's own, with early life support or before. */
export interface RecordProps {
  readonly book: ReleaseRecords;
  readonly configuration: Configuration;
  readonly today: PlainDate;
  readonly edits: Pick<SupportEdits, 'run'>;
}
