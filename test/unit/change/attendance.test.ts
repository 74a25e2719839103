import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attended, delegateOf, quorumOf, type AttendanceChoice } from '#shared/change/attendance.ts';
import { Attendance } from '#shared/model/board.ts';

const STATES = ['expected', 'present', 'apologies', 'absent'] as const;
const MEMBERS = ['ann', 'ben', 'cora'];
const members = MEMBERS.map((personId) =>
  Attendance.parse({ id: `row-${personId}`, personId, votes: personId !== 'cora', chair: personId === 'ann' }),
);
const set = (attendance: readonly Attendance[], personId: string, choice: AttendanceChoice, made: () => string) => {
  const row = attendance.find((one) => one.personId === personId && one.forPersonId === null);
  return row === undefined ? [...attendance] : attended(attendance, row.id, choice, () => 'Deputy', made);
};
const counting = () => {
  let made = 0;
  return () => `new-${(made += 1)}`;
};

describe('who is there', () => {
  it('a delegate sits on the seat of a member who sends apologies, with its vote and its chair', () => {
    const made = counting();
    const after = set(members, 'ann', { delegateId: 'dora' }, made);
    expect(after.map(({ personId, forPersonId, state }) => [personId, forPersonId, state])).toEqual([
      ['ann', null, 'apologies'],
      ['dora', 'ann', 'present'],
      ['ben', null, 'expected'],
      ['cora', null, 'expected'],
    ]);
    expect(after[1]).toMatchObject({ votes: true, chair: true, role: 'Deputy' });
    expect(after[0] && delegateOf(after[0], after)?.personId).toBe('dora');
    expect(quorumOf({ attendance: after }, { quorum: 1 }).met).toBe(true);
    // Another delegate takes over; who comes after all has the seat again.
    const other = set(after, 'ann', { delegateId: 'emil' }, made);
    expect(other.filter(({ forPersonId }) => forPersonId === 'ann').map(({ personId }) => personId)).toEqual(['emil']);
    expect(set(other, 'ann', 'present', made)).toEqual(
      members.map((one) => (one.personId === 'ann' ? { ...one, state: 'present' } : one)),
    );
  });

  it('counts a seat once and a person once, whatever was chosen in which order', () => {
    const choice = fc.oneof(
      fc.constantFrom(...STATES),
      fc.constantFrom('ann', 'ben', 'dora', 'emil').map((delegateId) => ({ delegateId })),
    );
    const steps = fc.array(fc.tuple(fc.constantFrom(...MEMBERS), choice), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (chosen) => {
        const made = counting();
        const after = chosen
          .filter(([person, what]) => typeof what === 'string' || what.delegateId !== person)
          .reduce((list, [person, what]) => set(list, person, what, made), members);
        const there = after.filter(({ state, votes }) => state === 'present' && votes);
        const seats = new Set(there.map(({ personId, forPersonId }) => forPersonId ?? personId));
        const persons = new Set(there.map(({ personId }) => personId));
        const { present } = quorumOf({ attendance: after }, { quorum: 0 });
        expect(present).toBeLessThanOrEqual(Math.min(seats.size, persons.size));
        expect(present > 0).toBe(there.length > 0);
        // Nobody is there and represented at once.
        for (const one of after) if (delegateOf(one, after) !== null) expect(one.state).toBe('apologies');
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
      }),
    );
  });
});
