import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '#renderer/data/check.ts';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { redo, undo } from '#renderer/data/undo.ts';
import { readContent } from '#renderer/data/workspace-file.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLE_NAMES } from '#shared/model/tables.ts';
import { event } from '../../support/records.ts';

/** Each run makes a database of its own; on a busy machine that takes its time. */
const SLOW = 60_000;
let now = 1_790_000_000_000;
const context = () => ({ personId: null, now: (now += 1_000) });

const id = fc.constantFrom('a', 'b', 'c', 'd');
const write = fc.record({
  what: fc.constant('write' as const),
  touched: fc.uniqueArray(
    fc.record({
      id,
      title: fc.constantFrom('One', 'Two', 'Three'),
      extra: fc.option(fc.integer(), { nil: undefined }),
      remove: fc.boolean(),
    }),
    { selector: (one) => one.id, minLength: 1, maxLength: 3 },
  ),
});
const step = fc.oneof(
  { weight: 3, arbitrary: write },
  { weight: 1, arbitrary: fc.constant({ what: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'redo' as const }) },
);
type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

/** What a person could ask for in the state there is: kind records so that references hold come first. */
async function changesFor(db: WorkspaceDatabase, { touched }: Write): Promise<Change[]> {
  const known = new Set(await db.records('events').toCollection().primaryKeys());
  return touched.flatMap(({ id: eventId, title, extra, remove }): Change[] => {
    if (!known.has(eventId)) return [{ op: 'create', table: 'events', record: event(eventId, { title, kindId: 'k' }) }];
    if (remove) return [{ op: 'delete', table: 'events', id: eventId }];
    return [{ op: 'patch', table: 'events', id: eventId, fields: { title, extra } }];
  });
}

const tablesOf = async (db: WorkspaceDatabase) => (await readContent(db, false)).tables;
const problemsOf = async (db: WorkspaceDatabase) =>
  (await checkWorkspace(db)).problems.filter((problem) => problem.code !== 'referenceLost');

async function run(db: WorkspaceDatabase, made: typeof step extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
  if (made.what === 'undo') await undo(db, context());
  else if (made.what === 'redo') await redo(db, context());
  else {
    const changes = await changesFor(db, made);
    await commit(db, { intent: { code: 'edit', params: {} }, changes, origin: { type: 'person' }, ...context() });
  }
}

async function inDatabase(work: (db: WorkspaceDatabase) => Promise<void>): Promise<void> {
  const db = new WorkspaceDatabase(crypto.randomUUID());
  try {
    await work(db);
  } finally {
    await db.delete();
  }
}

describe('commit, undo and redo in any order', () => {
  it(
    'leave a journal that replays to the tables after every step',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
          inDatabase(async (db) => {
            for (const made of steps) {
              await run(db, made);
              expect(await problemsOf(db)).toEqual([]);
            }
          }),
        ),
        { numRuns: 20 },
      ),
    SLOW,
  );

  it(
    'undo back to nothing, and redo to where it was',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
          inDatabase(async (db) => {
            for (const made of steps) await run(db, made);
            const before = await tablesOf(db);
            let depth = 0;
            while ((await undo(db, context())).step !== null) depth += 1;
            const empty = await tablesOf(db);
            for (const table of TABLE_NAMES) expect(empty[table]).toEqual([]);
            for (let count = 0; count < depth; count += 1) expect((await redo(db, context())).kept).toEqual([]);
            expect(await tablesOf(db)).toEqual(before);
          }),
        ),
        { numRuns: 20 },
      ),
    SLOW,
  );

  it(
    'undo and redo are each other’s inverse at any point',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) =>
          inDatabase(async (db) => {
            for (const made of steps) {
              await run(db, made);
              const before = await tablesOf(db);
              if ((await undo(db, context())).step === null) continue;
              await redo(db, context());
              expect(await tablesOf(db)).toEqual(before);
            }
          }),
        ),
        { numRuns: 20 },
      ),
    SLOW,
  );
});
