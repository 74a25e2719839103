import { Approval, VerbalApproval, type BreakGlass, type ChangeRequest } from '../model/change.ts';
import { patchOf, type Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { momentFromInstant } from '../planning/moments.ts';
import { statusesOf } from '../planning/transitions.ts';
import { msToInstant } from '../planning/wall.ts';
import { changeTypesOf, newChange, typeMeaning, type NewChange } from './new-change.ts';
import { clockStopped } from './transitions.ts';

/** How long an emergency is taken to last until its clock is stopped: it has to stand somewhere on the calendar. */
const ASSUMED_MINUTES = 60;
const LONGEST_TITLE = 120;

export interface EmergencyInput {
  readonly key: string;
  readonly reason: string;
  readonly serviceIds: readonly Id[];
  /** Who agreed by word of mouth, as typed: "Ann Marsh, Marek Novák". People are found by name. */
  readonly approvers: string;
  readonly incident: string;
  readonly startedAt: Instant;
  /** The person at this laptop. */
  readonly personId: Id | null;
  readonly now: Instant;
}

/** Names separated by commas or semicolons, each with the person it is; null where no person has that name. */
export function approversIn(
  text: string,
  people: Configuration['people'],
): { readonly name: string; readonly personId: Id | null; readonly role: string }[] {
  const names = text.split(/[,;\n]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return [...new Set(names)].map((name) => {
    const wanted = name.toLocaleLowerCase();
    const all = [...people.values()];
    const starting = all.filter((person) => person.name.toLocaleLowerCase().startsWith(wanted));
    const person =
      all.find((one) => one.name.toLocaleLowerCase() === wanted) ?? (starting.length === 1 ? starting[0] : undefined);
    return { name: person?.name ?? name, personId: person?.id ?? null, role: person?.role ?? '' };
  });
}

/**
 * An emergency change written down while it is being done: it is under way at once, those who agreed by word of
 * mouth stand among its approvals, and what its type asks for besides is still asked for, to ratify it
 * afterwards. When its review is due follows from the rule of Settings. Null where the workspace has no type or
 * state for it.
 */
export function breakGlass(input: EmergencyInput, configuration: Configuration, nextId: () => Id): NewChange | null {
  const type = typeMeaning('emergency', configuration) ?? changeTypesOf(configuration)[0];
  if (type === undefined) return null;
  const { reason, startedAt, now, personId } = input;
  const { zone } = configuration.settings;
  const underWay = statusesOf('changes', configuration.statuses).find(({ stage }) => stage === 'implement');
  const approvers = verbalApprovals(input.approvers, configuration.people, now, nextId);
  const record: BreakGlass = {
    reason,
    startedAt,
    endedAt: null,
    verbalApprovals: approvers,
    incident: input.incident,
  };
  const end = msToInstant(Date.parse(startedAt) + ASSUMED_MINUTES * 60_000);
  const fields: Partial<ChangeRequest> = {
    reason,
    serviceIds: [...input.serviceIds],
    when: { type: 'moments', start: momentFromInstant(startedAt, zone), end: momentFromInstant(end, zone) },
    requesterId: personId,
    ownerId: personId,
    implementerId: personId,
    priority: 1,
    submittedAt: now,
    actualStart: startedAt,
    breakGlass: record,
    ...(underWay === undefined ? {} : { statusId: underWay.id }),
  };
  const [first = ''] = reason.split('\n');
  const made = newChange(
    { ...fields, key: input.key, title: first.slice(0, LONGEST_TITLE), typeId: type.id },
    configuration,
    nextId,
  );
  if (made === null) return null;
  const from = made.approvals.length;
  const verbal = approvers.map((one, index) =>
    Approval.parse({
      id: one.id,
      changeId: made.change.id,
      ...saidBy(one, personId, configuration.people),
      order: from + index + 1,
    }),
  );
  return {
    change: made.change,
    approvals: [...made.approvals, ...verbal],
    changes: [...made.changes, ...verbal.map((one) => ({ op: 'create', table: 'approvals', record: one }) as const)],
  };
}

/** The clock is stopped: that is when the change ended, and how long it is seen to have taken. */
export function stopClock(change: ChangeRequest, now: Instant): Partial<ChangeRequest> {
  if (change.breakGlass === null) return {};
  const { when } = change;
  const end = when?.type === 'moments' ? { when: { ...when, end: momentFromInstant(now, when.end.zone) } } : {};
  const isAhead = when?.type === 'moments' && when.start.utc >= now;
  return { ...clockStopped(change, now), actualEnd: now, ...(isAhead ? {} : end) };
}

/** What it means to say how a change went: the clock of an emergency runs until then at the longest. */
export function withOutcome(
  change: ChangeRequest,
  outcome: ChangeRequest['outcome'],
  now: Instant,
): Partial<ChangeRequest> {
  const isRunning = change.breakGlass !== null && change.breakGlass.endedAt === null;
  return { outcome, ...(outcome !== null && isRunning ? stopClock(change, change.actualEnd ?? now) : {}) };
}

/** As many as are named agreed by word of mouth, each to be completed where it is shown. */
export function verbalApprovals(
  names: string,
  people: Configuration['people'],
  at: Instant,
  nextId: () => Id,
): VerbalApproval[] {
  return approversIn(names, people).map(({ name, personId, role }) =>
    VerbalApproval.parse({ id: nextId(), personId, name: personId === null ? name : '', role, at }),
  );
}

/**
 * Those who agreed by word of mouth, as they are to be: the list, and the approvals that stand for them, which
 * have the same ids. `personId` writes it down.
 */
export function agreedBy(
  change: ChangeRequest,
  list: readonly VerbalApproval[],
  approvals: readonly Approval[],
  personId: Id | null,
  people: Configuration['people'],
): Change[] {
  const glass = change.breakGlass;
  if (glass === null) return [];
  const before = new Map(glass.verbalApprovals.map((one) => [one.id, one]));
  const standing = new Set(approvals.map(({ id }) => id));
  const after = new Set(list.map(({ id }) => id));
  const last = Math.max(0, ...approvals.map(({ order }) => order));
  const steps = list.flatMap((one, index): Change[] => {
    if (standing.has(one.id)) {
      return before.get(one.id) === one ? [] : [patchOf('approvals', one.id, saidBy(one, personId, people))];
    }
    if (before.has(one.id)) return [];
    const order = last + index + 1;
    const record = Approval.parse({ id: one.id, changeId: change.id, ...saidBy(one, personId, people), order });
    return [{ op: 'create', table: 'approvals', record }];
  });
  const gone = [...before.keys()].filter((id) => standing.has(id) && !after.has(id));
  return [
    patchOf('changes', change.id, { breakGlass: { ...glass, verbalApprovals: [...list] } }, change),
    ...steps,
    ...gone.map((id): Change => ({ op: 'delete', table: 'approvals', id })),
  ];
}

function saidBy(
  { personId, name, role, at, means }: VerbalApproval,
  decidedById: Id | null,
  people: Configuration['people'],
): Partial<Approval> {
  const known = personId === null ? undefined : people.get(personId)?.name;
  const named = [role, known ?? name].find((text) => text !== '');
  return {
    ...(named === undefined ? {} : { role: named }),
    personId,
    decision: 'approved',
    decidedAt: at,
    decidedById,
    note: means,
  };
}
