import { patchOf, type Change } from '#shared/model/journal.ts';
import { Person } from '#shared/model/people.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import type { KnownPairs } from './counterparts.ts';
import type { RunParts } from './parts.ts';

/** Somebody as connectors give people: the account, and the name it goes by. */
function personOf(raw: Raw | undefined): { id: string; name: string } | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const { id, name } = raw;
  return typeof id === 'string' && id !== '' && typeof name === 'string' && name.trim() !== ''
    ? { id, name: name.trim().slice(0, 200) }
    : null;
}

/**
 * Gives everybody a page names a person here: an item whose assignee nobody knows is of no use in a plan. The one
 * person of just that name is taken, who is seen and can be changed in the mapping; else one is made.
 */
export async function meetPeople(
  { db, instance, newId }: Pick<RunParts, 'db' | 'instance' | 'newId'>,
  mapping: KindMapping,
  records: readonly RemoteRecord[],
  pairs: KnownPairs,
): Promise<Change[]> {
  const fields = mapping.fields.filter(({ codec }) => codec.type === 'person').map(({ remote }) => remote);
  const strangers = new Map<string, string>();
  for (const record of records) {
    for (const field of fields) {
      const person = personOf(record.fields[field]);
      if (person !== null && !pairs.people.here.has(person.id)) strangers.set(person.id, person.name);
    }
  }
  if (strangers.size === 0) return [];
  const everybody = await db.records('people').toArray();
  const changes: Change[] = [];
  const taken = new Set<string>();
  for (const [account, name] of strangers) {
    const own = name.toLocaleLowerCase('en');
    const alike = everybody.filter((one) => !one.archived && one.name.toLocaleLowerCase('en') === own);
    const [only] = alike;
    if (alike.length === 1 && only !== undefined && only.externalIds[instance] === undefined && !taken.has(only.id)) {
      taken.add(only.id);
      pairs.people.add(account, only.id);
      changes.push(patchOf('people', only.id, { externalIds: { ...only.externalIds, [instance]: account } }));
    } else {
      const record = Person.parse({ id: newId(), name, externalIds: { [instance]: account } });
      pairs.people.add(account, record.id);
      changes.push({ op: 'create', table: 'people', record });
    }
  }
  return changes;
}
