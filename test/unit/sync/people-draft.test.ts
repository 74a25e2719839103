import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Person } from '#shared/model/people.ts';
import {
  accountsOf,
  assigned,
  NO_PEOPLE_CHANGED,
  peopleChanges,
} from '#renderer/features/sync/connections/mapping/people-draft.ts';

const HERE = 'jira:acme';
const person = (id: string, account?: string) =>
  Person.parse({
    id,
    name: id,
    externalIds: { 'rt:other': `${id}-there`, ...(account === undefined ? {} : { [HERE]: account }) },
  });

describe('who of theirs is who of ours', () => {
  it('is one person for one account, whatever is chosen in which order, and other systems stay as they are', () => {
    const people = [person('ana', 'a'), person('ben', 'b'), person('cleo')];
    const account = fc.constantFrom('a', 'b', 'c');
    const who = fc.constantFrom('ana', 'ben', 'cleo', null);
    fc.assert(
      fc.property(fc.array(fc.tuple(account, who), { maxLength: 6 }), (choices) => {
        let draft = NO_PEOPLE_CHANGED;
        for (const [one, personId] of choices) {
          draft = assigned(draft, one, personId, accountsOf(people, HERE, draft));
          expect(accountsOf(people, HERE, draft).get(one) ?? null).toBe(personId);
        }
        const wanted = accountsOf(people, HERE, draft);
        expect(new Set(wanted.values()).size).toBe(wanted.size);
        // What is written says the same as what was shown.
        const changes = new Map(
          peopleChanges(people, HERE, draft).flatMap((change) =>
            change.op === 'patch' ? [[change.id, change.fields['externalIds'] as Record<string, string>]] : [],
          ),
        );
        const after = people.map((one) => ({ ...one, externalIds: changes.get(one.id) ?? one.externalIds }));
        expect(accountsOf(after, HERE, NO_PEOPLE_CHANGED)).toEqual(wanted);
        expect(after.map(({ externalIds }) => externalIds['rt:other'])).toEqual([
          'ana-there',
          'ben-there',
          'cleo-there',
        ]);
      }),
    );
  });

  it('is no change where everything is chosen back', () => {
    const people = [person('ana', 'a')];
    const there = assigned(NO_PEOPLE_CHANGED, 'a', null, accountsOf(people, HERE, NO_PEOPLE_CHANGED));
    const back = assigned(there, 'a', 'ana', accountsOf(people, HERE, there));
    expect(peopleChanges(people, HERE, back)).toEqual([]);
  });
});
