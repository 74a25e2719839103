import type { FieldDifference } from '../../importing/merge-fields.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';
import type { PlainDate } from '../../model/time.ts';
import type { ReleaseTemplate, Train, TrainLink } from '../../model/train.ts';
import type { StayReason } from '../slip/fixed.ts';
import type { Departure } from './departures.ts';
import type { TrainTable } from './generate.ts';

/** What the train made before, and what else hangs on its releases. */
export interface TrainRecords {
  readonly links: readonly TrainLink[];
  readonly releases: readonly RecordOf<'releases'>[];
  readonly phases: readonly RecordOf<'phases'>[];
  readonly gates: readonly RecordOf<'gates'>[];
  readonly deployments: readonly RecordOf<'deployments'>[];
  readonly bookings: readonly RecordOf<'bookings'>[];
  /** Keys of every release of the plan: none may be given twice. */
  readonly keys: readonly string[];
}

export interface TrainRequest {
  readonly train: Train;
  readonly template: ReleaseTemplate;
  /** Every departure up to the last one asked for or made before. */
  readonly departures: readonly Departure[];
  /** What departs before this day is history: nothing of it is made, changed or removed. */
  readonly from: PlainDate;
  /** Departures up to this day are made. */
  readonly until: PlainDate;
}

interface Planned {
  readonly departure: PlainDate;
  readonly table: TrainTable;
  readonly recordId: Id;
  readonly label: string;
}

export interface PlannedMake extends Planned {
  readonly part: Id;
  readonly record: RecordOf<TrainTable>;
  readonly base: Readonly<Record<string, unknown>>;
}

/** A field the person and the train both changed; asked. */
export interface TrainConflict extends Planned, FieldDifference {
  /** `<record id>:<field>`. */
  readonly id: string;
}

export interface PlannedChange extends Planned {
  readonly link: TrainLink;
  readonly current: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly conflicts: readonly TrainConflict[];
  readonly base: Readonly<Record<string, unknown>>;
}

export interface PlannedRemoval extends Planned {
  readonly link: TrainLink;
}

/** Left as it is although the train would have it otherwise. */
export interface PlannedKeep extends Planned {
  readonly reason: StayReason | 'touched' | 'own' | 'holds';
}

/** What generating would do; pure, nothing is written. */
export interface TrainPlan {
  readonly makes: readonly PlannedMake[];
  /** Those with neither fields nor conflicts only remember more. */
  readonly changes: readonly PlannedChange[];
  readonly conflicts: readonly TrainConflict[];
  readonly removals: readonly PlannedRemoval[];
  readonly kept: readonly PlannedKeep[];
  /** Made once and deleted by hand: it stays deleted. */
  readonly gone: readonly { readonly departure: PlainDate; readonly table: TrainTable }[];
}
