import { patchOf, type Change } from '#shared/model/journal.ts';
import type { Person } from '#shared/model/people.ts';

/** Who of theirs is said to be who of ours, beside what is stored: person by account, null for nobody yet. */
export interface PeopleDraft {
  readonly changed: ReadonlyMap<string, string | null>;
}

export const NO_PEOPLE_CHANGED: PeopleDraft = { changed: new Map() };

/** Person by account, as stored and as said since. */
export function accountsOf(people: Iterable<Person>, instance: string, draft: PeopleDraft): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, externalIds } of people) {
    const account = externalIds[instance];
    if (account !== undefined) found.set(account, id);
  }
  for (const [account, personId] of draft.changed) {
    if (personId === null) found.delete(account);
    else found.set(account, personId);
  }
  return found;
}

/** A person has one account there: who had the person before has nobody. */
export function assigned(
  draft: PeopleDraft,
  account: string,
  personId: string | null,
  now: ReadonlyMap<string, string>,
): PeopleDraft {
  const changed = new Map(draft.changed);
  for (const [other, holder] of now) if (personId !== null && holder === personId) changed.set(other, null);
  changed.set(account, personId);
  return { changed };
}

export function peopleChanges(people: Iterable<Person>, instance: string, draft: PeopleDraft): Change[] {
  if (draft.changed.size === 0) return [];
  const list = [...people];
  const wanted = new Map([...accountsOf(list, instance, draft)].map(([account, id]) => [id, account]));
  return list.flatMap(({ id, externalIds }) => {
    const account = wanted.get(id);
    if (externalIds[instance] === account) return [];
    const { [instance]: _, ...others } = externalIds;
    return [
      patchOf('people', id, { externalIds: account === undefined ? others : { ...others, [instance]: account } }),
    ];
  });
}
