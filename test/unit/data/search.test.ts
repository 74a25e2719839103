import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { searchEntry, type SearchEntry } from '#renderer/data/search/entry.ts';
import { normalise } from '#renderer/data/search/normalise.ts';
import { isWithin, RANK, rankText, toQuery, type Query } from '#renderer/data/search/rank.ts';
import { SearchIndex } from '#renderer/data/search/search-index.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { event, release } from '../../support/records.ts';

let db: WorkspaceDatabase;
let now = 1_790_000_000_000;
const write = (changes: readonly Change[]) =>
  commit(db, {
    intent: { code: 'test', params: {} },
    changes,
    origin: { type: 'person' },
    personId: null,
    now: (now += 1_000),
  });
const create = <T extends 'releases' | 'events' | 'phases' | 'people'>(table: T, record: RecordOf<T>): Change =>
  ({ op: 'create', table, record }) as Change;

const told = (index: SearchIndex): Promise<void> =>
  new Promise((resolve) => {
    const stop = index.subscribe(() => {
      stop();
      resolve();
    });
  });

beforeEach(() => {
  db = new WorkspaceDatabase(crypto.randomUUID());
});
afterEach(() => db.delete());

const found = (index: SearchIndex, text: string, limit = 20) => index.search(text, limit).map(({ id }) => id);

const full = (entry: SearchEntry, query: Query): number => {
  const inText = rankText(entry, query);
  return inText === RANK.none && isWithin(entry, query) ? RANK.more : inText;
};

describe('search', () => {
  it('lists exact key, key’s start, title’s start, a word’s start, within, then notes', async () => {
    await write([
      create('releases', release('notes', { key: 'N', name: 'Other', notes: 'about pay' })),
      create('releases', release('within', { key: 'W', name: 'Repayments' })),
      create('releases', release('word', { key: 'X', name: 'Late pay day' })),
      create('releases', release('title', { key: 'T', name: 'Payroll' })),
      create('releases', release('start', { key: 'PAY 26.4', name: 'Cards' })),
      create('releases', release('exact', { key: 'PAY', name: 'Transfers' })),
      create('events', event('event', { title: 'Pay day' })),
    ]);
    const index = new SearchIndex(db);
    await index.ready;
    expect(found(index, 'pay')).toEqual(['exact', 'start', 'title', 'event', 'word', 'within', 'notes']);
    expect(found(index, 'PAY 26')).toEqual(['start']);
    expect(found(index, 'day pay')).toEqual(['word', 'event']);
    expect(found(index, 'pay', 2)).toEqual(['exact', 'start']);
    expect(found(index, '  ')).toEqual([]);
  });

  it('needs no diacritics, either way', async () => {
    const person = (id: string, name: string) => create('people', TABLES.people.parse({ id, name }));
    await write([person('a', 'Tomás Novák'), person('b', 'Łukasz Weiß'), person('c', 'Zoe')]);
    const index = new SearchIndex(db);
    await index.ready;
    expect(found(index, 'tomas novak')).toEqual(['a']);
    expect(found(index, 'LUKASZ weiss')).toEqual(['b']);
    expect(found(index, 'Zoë')).toEqual(['c']);
  });

  it('follows every change: rename, delete, and a release key that its phases are found by', async () => {
    const phase = TABLES.phases.parse({
      id: 'p',
      releaseId: 'r',
      typeId: 'uat',
      name: 'UAT',
      first: '2026-12-01',
      last: '2026-12-02',
    });
    await write([create('releases', release('r', { key: 'OLD 1' })), create('phases', phase)]);
    const index = new SearchIndex(db);
    await index.ready;
    expect(found(index, 'old 1 uat')).toEqual(['p']);
    let change = told(index);
    await write([{ op: 'patch', table: 'releases', id: 'r', fields: { key: 'NEW 2' } }]);
    await change;
    expect(found(index, 'old')).toEqual([]);
    expect(found(index, 'new 2')).toEqual(['r', 'p']);
    change = told(index);
    await write([{ op: 'delete', table: 'phases', id: 'p' }]);
    await change;
    expect(found(index, 'uat')).toEqual([]);
  });

  it('finds while typing what a fresh search finds', async () => {
    const word = fc.constantFrom('pay', 'payments', 'core', 'card', 'ä', 'release', '26.4', 'x-y');
    const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const typed = fc.array(fc.constantFrom('p', 'a', 'y', ' ', 'c', 'o', 'r', 'e', '2', '6', '.', '-', 'x'), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(title, { maxLength: 25 }), typed, async (titles, keys) => {
        db = new WorkspaceDatabase(crypto.randomUUID());
        const records = titles.map((name, id) => event(`${id}`, { title: name, description: titles[id + 1] ?? '' }));
        await write(records.map((record) => create('events', record)));
        const index = new SearchIndex(db);
        await index.ready;
        const entries = records.map((record) =>
          searchEntry('events', record, { releaseOf: () => undefined, environmentOf: () => undefined }),
        );
        for (let length = 1; length <= keys.length; length += 1) {
          const text = keys.slice(0, length).join('');
          const query = toQuery(text);
          const ranked = query === null ? [] : entries.map((entry) => ({ entry, rank: full(entry, query) }));
          const expected = ranked
            .filter((hit) => hit.rank !== RANK.none)
            .sort((a, b) => a.rank - b.rank || (a.entry.sort < b.entry.sort ? -1 : 1))
            .map(({ entry }) => entry.item.id);
          expect(found(index, text, 100)).toEqual(expected);
          expect(found(index, text, 3)).toEqual(expected.slice(0, 3));
        }
        await db.delete();
      }),
      { numRuns: 40 },
    );
  });

  it('makes texts equal that a person takes for equal', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
        expect(normalise(text.toUpperCase())).toBe(normalise(text.toUpperCase().toLowerCase()));
      }),
    );
  });
});
