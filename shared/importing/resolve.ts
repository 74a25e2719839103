import type { EnvironmentPurpose, ReleaseType, Status } from '../model/configuration.ts';
import type { Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import { TABLES } from '../model/tables.ts';
import type { RefTable } from './candidate.ts';

const lower = (text: string): string => text.trim().toLocaleLowerCase('en');

const NEUTRAL: ReleaseType['appearance'] = {
  code: 'S',
  light: { edge: '#5b6572', fill: '#e8ebef', ink: '#343c46' },
  dark: { edge: '#9ba7b4', fill: '#262d35', ink: '#dfe4ea' },
  pattern: 'none',
};

/**
 * Finds the records a file names by text, and makes those nobody knows yet. What is made is written
 * only if something that is written refers to it.
 */
export class Resolver {
  /** Made here, by id. */
  readonly made = new Map<Id, Change>();
  readonly #ids = new Map<RefTable, Map<string, Id>>();
  readonly #nextId: () => Id;
  readonly #configuration: Configuration;

  /** `own` holds, by key, records of the imported table, those about to be made included. */
  constructor(
    configuration: Configuration,
    nextId: () => Id,
    own: { readonly table: string; readonly byKey: ReadonlyMap<string, Id> },
  ) {
    this.#configuration = configuration;
    this.#nextId = nextId;
    const named = (records: Iterable<{ id: Id; name: string }>): Map<string, Id> =>
      new Map([...records].map((record) => [lower(record.name), record.id]));
    // Other tools say "major" where the plan says "Major release": ids that are words are names too.
    const coined = (records: readonly { id: Id; name: string }[]): Map<string, Id> =>
      new Map([...records.map(({ id }) => [lower(id), id] as const), ...named(records)]);
    this.#ids.set('release-types', coined([...configuration.releaseTypes.values()]));
    const statuses = [...configuration.statuses.values()].filter((status) => status.appliesTo === 'releases');
    this.#ids.set('statuses', coined(statuses));
    this.#ids.set('environment-purposes', coined([...configuration.environmentPurposes.values()]));
    this.#ids.set('teams', named(configuration.teams.values()));
    this.#ids.set('people', named(configuration.people.values()));
    for (const person of configuration.people.values()) {
      if (person.email !== '') this.#ids.get('people')?.set(lower(person.email), person.id);
    }
    const services = [...configuration.services.values()];
    const byService = named(services);
    for (const service of services) byService.set(lower(service.key), service.id);
    this.#ids.set('services', own.table === 'services' ? new Map([...byService, ...own.byKey]) : byService);
    this.#ids.set('releases', own.table === 'releases' ? new Map(own.byKey) : new Map());
  }

  /** The id of what `text` names. Null only for releases, which are never made from a mere mention. */
  find(table: RefTable, text: string): Id | null {
    const ids = this.#ids.get(table) as Map<string, Id>;
    const known = ids.get(lower(text));
    if (known !== undefined) return known;
    const change = this.#make(table, text);
    if (change === null) return null;
    ids.set(lower(text), change.record.id);
    this.made.set(change.record.id, change);
    return change.record.id;
  }

  #make(table: RefTable, name: string): Extract<Change, { op: 'create' }> | null {
    const id = this.#nextId();
    switch (table) {
      case 'teams':
        return { op: 'create', table, record: TABLES.teams.parse({ id, name }) };
      case 'people':
        return {
          op: 'create',
          table,
          record: TABLES.people.parse({ id, name: personName(name), email: name.includes('@') ? name : '' }),
        };
      case 'services':
        return { op: 'create', table, record: TABLES.services.parse({ id, key: name, name }) };
      case 'release-types':
        return { op: 'create', table, record: this.#releaseType(id, name) };
      case 'statuses':
        return { op: 'create', table, record: this.#status(id, name) };
      case 'environment-purposes':
        return { op: 'create', table, record: this.#purpose(id, name) };
      case 'releases':
        return null;
    }
  }

  #releaseType(id: Id, name: string): ReleaseType {
    const order = this.#configuration.releaseTypes.size + this.made.size;
    return TABLES['release-types'].parse({
      id,
      name,
      order,
      appearance: { ...NEUTRAL, code: [...name][0]?.toUpperCase() ?? 'S' },
    });
  }

  #purpose(id: Id, name: string): EnvironmentPurpose {
    const order = this.#configuration.environmentPurposes.size + this.made.size + 1;
    const production =
      /\bprod|\blive\b|disaster|recovery|\bdr\b/i.test(name) && !/pre-?\s?prod|non-?\s?prod/i.test(name);
    return TABLES['environment-purposes'].parse({ id, name, production, order });
  }

  #status(id: Id, name: string): Status {
    const order = this.#configuration.statuses.size + this.made.size;
    return TABLES.statuses.parse({
      id,
      name,
      appliesTo: 'releases',
      category: categoryOf(name),
      transitions: [],
      order,
    });
  }
}

const personName = (text: string): string => /^(.*?)\s*<.*>$/.exec(text)?.[1] || text;

/** Where a status nobody knows stands, by the words it is made of. */
function categoryOf(name: string): Status['category'] {
  if (/cancel|reject|abandon|withdraw|won't/i.test(name)) return 'cancelled';
  if (/done|released|closed|complete|finished|live|shipped|deployed|archived|eol|end of life/i.test(name))
    return 'done';
  return /progress|develop|test|build|active|running|stag|started|uat|ready/i.test(name) ? 'inProgress' : 'planned';
}
