import { ChangeRequest, type Approval } from '../model/change.ts';
import type { ChangeMeaning, ChangeType } from '../model/configuration.ts';
import type { Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import { compareInOrder } from '../planning/name-order.ts';
import { nextKey } from '../planning/release-keys.ts';
import { initialStatus } from '../planning/transitions.ts';
import { approvalsFor } from './approval.ts';

type Context = Pick<Configuration, 'changeTypes' | 'statuses' | 'boards' | 'settings'>;

/** Digits of a number that is given out first: CHG-0001. */
const FIRST = '0000';

/** Numbers of new changes, one after the other; none that is taken. @param taken keys of every change there is */
export function changeKeys(prefix: string, taken: Iterable<string>): () => string {
  const used = new Set(taken);
  const own = prefix.toLocaleLowerCase('en');
  let last = `${prefix}${FIRST}`;
  let most = 0;
  for (const key of used) {
    const number = key.toLocaleLowerCase('en').startsWith(own) ? key.slice(prefix.length) : '';
    if (!/^\d{1,9}$/.test(number) || Number(number) <= most) continue;
    most = Number(number);
    last = key;
  }
  return () => {
    last = nextKey(last, used);
    used.add(last);
    return last;
  };
}

/** Types offered for a new change, in the workspace's order. */
export function changeTypesOf({ changeTypes }: Pick<Configuration, 'changeTypes'>): ChangeType[] {
  return [...changeTypes.values()].filter((type) => !type.archived).sort(compareInOrder);
}

/** The first type of a meaning; null where the workspace has none. */
export function typeMeaning(
  meaning: ChangeMeaning,
  configuration: Pick<Configuration, 'changeTypes'>,
): ChangeType | null {
  return changeTypesOf(configuration).find((type) => type.meaning === meaning) ?? null;
}

export interface NewChange {
  readonly change: ChangeRequest;
  readonly approvals: readonly Approval[];
  readonly changes: readonly Change[];
}

/**
 * A request for change in its first state, with the approvals its type asks for. Null where the workspace has
 * no state to begin in or the type is unknown.
 */
export function newChange(
  fields: Partial<ChangeRequest> & Pick<ChangeRequest, 'key' | 'title' | 'typeId'>,
  context: Context,
  nextId: () => Id,
): NewChange | null {
  const status = initialStatus('changes', context.statuses);
  const type = context.changeTypes.get(fields.typeId);
  if (status === null || type === undefined) return null;
  const change = ChangeRequest.parse({ statusId: status.id, ...fields, id: fields.id ?? nextId() });
  const approvals = approvalsFor(change.id, type, context, nextId);
  return {
    change,
    approvals,
    changes: [
      { op: 'create', table: 'changes', record: change },
      ...approvals.map((record): Change => ({ op: 'create', table: 'approvals', record })),
    ],
  };
}

/**
 * The same again as a new change: what was decided, done and found out about the old one is not copied. It
 * names the same release, yet was drafted for nothing.
 */
export function copyChange(
  change: ChangeRequest,
  fields: Pick<ChangeRequest, 'key' | 'when'>,
  context: Context,
  nextId: () => Id,
): NewChange | null {
  const { id: _id, statusId: _statusId, ...kept } = change;
  const undecided = {
    externalId: '',
    deploymentIds: [],
    submittedAt: null,
    actualStart: null,
    actualEnd: null,
    outcome: null,
    closeNotes: '',
    review: null,
    breakGlass: null,
    unauthorised: false,
    testResult: 'notRun' as const,
    testNote: '',
    testSignatoryId: null,
    testSignedOn: null,
    backOutDecideBy: null,
    outageStart: null,
    costActual: null,
    effortActual: null,
    draftedFor: '',
    firmBy: null,
    exposure: change.exposure.map((step) => ({ ...step, id: nextId(), start: null, state: 'planned' as const })),
    configurationItems: change.configurationItems.map((item) => ({ ...item, id: nextId(), done: false })),
  };
  return newChange({ ...kept, ...undecided, ...fields }, context, nextId);
}
