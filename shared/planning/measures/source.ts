import type { ChangeRequest } from '../../model/change.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { Incident, Support } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Configuration } from '../configuration.ts';

/** A release's day of going live as it was before and after a step; from the journal. */
export interface DateStep {
  readonly releaseId: Id;
  /** ISO instant of the step. */
  readonly at: string;
  readonly before: PlainDate | null;
  readonly after: PlainDate | null;
}

/** Everything measures are taken of. More than the range needs does no harm. */
export interface MeasureSource {
  readonly configuration: Configuration;
  readonly changes: readonly ChangeRequest[];
  readonly releases: readonly Release[];
  readonly deployments: readonly Deployment[];
  readonly phases: readonly Phase[];
  readonly incidents: readonly Incident[];
  readonly supports: readonly Support[];
  readonly waivers: readonly Waiver[];
  readonly dateSteps: readonly DateStep[];
}

/** Days looked at, both inclusive, and what is looked at; empty means all. */
export interface MeasureRange {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly serviceIds: readonly Id[];
  readonly teamIds: readonly Id[];
}

/** A measure by its name; what it means is in the catalogue under `measures.<name>`. */
export interface Measure {
  readonly name: MeasureName;
  readonly unit: 'percent' | 'days' | 'count' | 'hours';
  /** Null where nothing in the range can be measured. */
  readonly value: number | null;
  /** Of how many things it was taken. */
  readonly of: number;
  /** By month `YYYY-MM` of the range, in order; null where there was nothing. */
  readonly byMonth: readonly { readonly month: string; readonly value: number | null }[];
}

export const MEASURE_NAMES = [
  'changeSuccess',
  'emergencyShare',
  'leadTime',
  'deployments',
  'changeFailure',
  'timeToRestore',
  'freezeWaivers',
  'slips',
  'slipDays',
  'supportDays',
] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];
