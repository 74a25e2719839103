import type { Id } from '../../model/schema.ts';
import type { Instant, Zone } from '../../model/time.ts';

/** What is chosen for a report beside what stands in it. */
export interface ReportChoices {
  readonly workspace: string;
  /** Null for a draft that was not kept. */
  readonly revision: number | null;
  readonly asOf: Instant;
  readonly classification: string;
  readonly paper: 'a4' | 'letter';
  /** Language of the catalogue's texts and locale of dates. */
  readonly language: string;
  readonly locale: string;
}

/** What the snapshot of every report holds, whatever it is of. */
export interface ReportHead extends ReportChoices {
  readonly zone: Zone;
  /** When anything was last written in the plan; null where nothing was. */
  readonly dataAsOf: Instant | null;
  /** Names of the records the rest speaks of. */
  readonly names: Readonly<Record<Id, string>>;
}
