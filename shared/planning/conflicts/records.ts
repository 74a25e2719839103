import type { ChangeRequest } from '../../model/change.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';

/**
 * Tables whose records the rules look at, beside the configuration. In this order a whole plan is put
 * in with the least work: what others lie in first.
 */
export const PLAN_TABLES = ['events', 'releases', 'phases', 'gates', 'deployments', 'bookings', 'changes'] as const;
export type PlanTable = (typeof PLAN_TABLES)[number];

/** A record as it is, or would be; null: there is none. */
export type PlanRecord = {
  [T in PlanTable]: { readonly table: T; readonly id: Id; readonly record: RecordOf<T> | null };
}[PlanTable];

const UNREAD_OF_CHANGES = {
  reason: '',
  benefit: '',
  effectOfNotDoing: '',
  risks: '',
  resources: '',
  relationship: '',
  riskAnswers: [],
  riskReason: '',
  implementationPlan: '',
  testPlan: '',
  testNote: '',
  backOutPlan: '',
  backOutRestores: '',
  communicationsPlan: '',
  trainingPlan: '',
  serviceDeskNote: '',
  exposure: [],
  configurationItems: [],
  breakGlass: null,
  closeNotes: '',
  review: null,
  labels: [],
  notes: '',
  custom: {},
} as const satisfies Partial<ChangeRequest>;

/** Without what no rule reads: tens of thousands of notes would be held in memory a second time. */
export function slim(one: PlanRecord): PlanRecord {
  if (one.record === null) return one;
  switch (one.table) {
    case 'releases':
      return { ...one, record: { ...one.record, notes: '', custom: {}, labels: [] } };
    case 'phases':
    case 'gates':
    case 'deployments':
      return one.record.notes === '' ? one : ({ ...one, record: { ...one.record, notes: '' } } as PlanRecord);
    case 'bookings':
      return one.record.notes === '' ? one : { ...one, record: { ...one.record, notes: '', custom: {} } };
    case 'changes':
      return { ...one, record: { ...one.record, ...UNREAD_OF_CHANGES } };
    case 'events':
      return { ...one, record: { ...one.record, description: '', custom: {} } };
  }
}
