import { Attendance, type Board, type Meeting } from '../model/board.ts';
import type { Id } from '../model/schema.ts';

/** What is said of somebody's attendance: a state, or who stands in for them at this meeting. */
export type AttendanceChoice = Attendance['state'] | { readonly delegateId: Id };

/** Who is there or still expected. */
export function comingTo({ attendance }: Pick<Meeting, 'attendance'>): Attendance[] {
  return attendance.filter(({ state }) => state === 'expected' || state === 'present');
}

/** How many vote. A person is one voter, whoever else they stand in for, and so is a seat, whoever sits on it. */
export function votersOf(attendance: readonly Attendance[]): number {
  const persons = new Set<Id>();
  const seats = new Set<Id>();
  let count = 0;
  for (const { id, personId, forPersonId, votes } of attendance) {
    const [person, seat] = [personId ?? id, forPersonId ?? personId ?? id];
    if (!votes || persons.has(person) || seats.has(seat)) continue;
    persons.add(person);
    seats.add(seat);
    count += 1;
  }
  return count;
}

/** Voting members, or those who stand in for them, who are there, against the number that is needed. */
export function quorumOf(
  { attendance }: Pick<Meeting, 'attendance'>,
  { quorum }: Pick<Board, 'quorum'>,
): { readonly present: number; readonly needed: number; readonly met: boolean } {
  const present = votersOf(attendance.filter(({ state }) => state === 'present'));
  return { present, needed: quorum, met: present >= quorum };
}

/** Who stands in for somebody on their own seat; null where nobody does. */
export function delegateOf(one: Attendance, attendance: readonly Attendance[]): Attendance | null {
  if (one.personId === null || one.forPersonId !== null) return null;
  return (
    attendance.find(
      ({ id, forPersonId, state }) =>
        id !== one.id && forPersonId === one.personId && (state === 'expected' || state === 'present'),
    ) ?? null
  );
}

/**
 * The attendance with one person's set. A delegate takes the seat with its vote, and its chair, while the member
 * sends apologies; anything else said of the member ends that.
 */
export function attended(
  attendance: readonly Attendance[],
  id: Id,
  choice: AttendanceChoice,
  roleOf: (personId: Id) => string,
  nextId: () => Id,
): Attendance[] {
  const member = attendance.find((one) => one.id === id);
  if (member === undefined) return [...attendance];
  const state = typeof choice === 'string' ? choice : 'apologies';
  const others = attendance.filter(({ forPersonId }) => forPersonId === null || forPersonId !== member.personId);
  const set = others.map((one) => (one.id === id ? { ...one, state } : one));
  if (typeof choice === 'string') return set;
  const { delegateId: personId } = choice;
  const seat = { forPersonId: member.personId, votes: member.votes, chair: member.chair, state: 'present' as const };
  const guest = set.find((one) => one.personId === personId && one.forPersonId === null && !one.votes);
  if (guest !== undefined) return set.map((one) => (one === guest ? { ...one, ...seat } : one));
  const row = Attendance.parse({ id: nextId(), personId, role: roleOf(personId), ...seat });
  return set.flatMap((one) => (one.id === id ? [one, row] : [one]));
}
