import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { CalendarMonths } from '#renderer/data/calendar-months.ts';
import { entriesBetween } from '#renderer/data/calendar-query.ts';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { readConfiguration } from '#renderer/data/live.ts';
import { undo } from '#renderer/data/undo.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLES } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { sampleWorkspace } from '#shared/planning/sample.ts';
import { createText } from '#shared/text/index.ts';
import { event, release } from '../../support/records.ts';

const { t } = createText('en');
const range = { first: '2026-11-30', last: '2027-01-10', zone: 'Europe/Vienna' };
let now = 1_790_000_000_000;
let opened: WorkspaceDatabase[] = [];

async function workspace(): Promise<WorkspaceDatabase> {
  const db = new WorkspaceDatabase(crypto.randomUUID());
  opened.push(db);
  await write(db, defaultConfiguration(t, range.zone));
  return db;
}

function write(db: WorkspaceDatabase, changes: readonly Change[]) {
  const intent = { code: 'test', params: {} };
  return commit(db, { intent, changes, origin: { type: 'person' }, personId: null, now: (now += 1_000) });
}

/** Resolves when the cache has told of a change. */
const told = (months: CalendarMonths): Promise<void> =>
  new Promise((resolve) => {
    const stop = months.subscribe(() => {
      stop();
      resolve();
    });
  });

afterEach(async () => {
  for (const db of opened) await db.delete();
  opened = [];
});

const day = fc.integer({ min: -80, max: 110 }).map((days) => addDays('2026-12-01', days));
const length = fc.integer({ min: 0, max: 700 });
const step = fc.oneof(
  fc.record({ what: fc.constant('event' as const), id: fc.nat(3), day, length, weekly: fc.boolean() }),
  fc.record({ what: fc.constant('release' as const), id: fc.nat(2), day, length, minor: fc.boolean() }),
  fc.record({ what: fc.constant('phase' as const), id: fc.nat(3), day, length, of: fc.nat(2) }),
  fc.record({
    what: fc.constant('remove' as const),
    table: fc.constantFrom('events', 'releases', 'phases'),
    id: fc.nat(3),
  }),
  fc.record({ what: fc.constant('undo' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function changeFor(db: WorkspaceDatabase, made: Step): Promise<Change[]> {
  if (made.what === 'undo') return [];
  if (made.what === 'remove') {
    const known = await db.table(made.table).get(`${made.id}`);
    return known === undefined ? [] : [{ op: 'delete', table: made.table as 'events', id: `${made.id}` }];
  }
  const { record, table } = recordFor(made);
  const known = await db.table(table).get(record.id);
  if (known === undefined) return [{ op: 'create', table, record } as Change];
  return [{ op: 'patch', table, id: record.id, fields: record } as Change];
}

function recordFor(made: Exclude<Step, { what: 'undo' | 'remove' }>) {
  const id = `${made.id}`;
  const last = addDays(made.day, made.length);
  if (made.what === 'release') {
    const typeId = made.minor ? 'minor' : 'major';
    return { table: 'releases', record: release(id, { startDate: made.day, releaseDate: last, typeId }) };
  }
  if (made.what === 'phase') {
    const fields = { id, releaseId: `${made.of}`, typeId: 'uat', name: 'UAT', first: made.day, last };
    return { table: 'phases', record: TABLES.phases.parse(fields) };
  }
  const recurrence = made.weekly ? { rules: ['FREQ=WEEKLY'], dates: [], exceptions: [], overrides: [] } : null;
  const when = { type: 'dates' as const, first: made.day, last: made.weekly ? made.day : last };
  return { table: 'events', record: event(id, { when, recurrence }) };
}

describe('calendar kept in memory', () => {
  it('shows what the database holds after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const db = await workspace();
        const configuration = await readConfiguration(db);
        const months = new CalendarMonths(db);
        await months.load(range);
        for (const made of steps) {
          const changes = await changeFor(db, made);
          const change = told(months);
          const wrote =
            made.what === 'undo' ? await undo(db, { personId: null, now: (now += 1) }) : await write(db, changes);
          if (wrote.changes.some(({ table }) => table in { events: 1, releases: 1, phases: 1 })) await change;
          expect(months.entries(range, configuration)).toEqual(await entriesBetween(db, configuration, range));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps showing the range while an import of many rows is read', async () => {
    const db = await workspace();
    const configuration = await readConfiguration(db);
    const months = new CalendarMonths(db);
    await months.load(range);
    const seen: number[] = [];
    months.subscribe(() => seen.push(months.entries(range, configuration)?.length ?? -1));
    const change = told(months);
    const nextId = () => crypto.randomUUID();
    await write(db, sampleWorkspace({ today: '2026-11-20', zone: range.zone, nextId, t }));
    expect(months.entries(range, configuration)).toEqual([]);
    await change;
    expect(seen.at(-1)).toBeGreaterThan(30);
    expect(seen).not.toContain(-1);
    expect(months.entries(range, configuration)).toEqual(await entriesBetween(db, configuration, range));
  });

  it('shows a range that was asked for while an import was read', async () => {
    const db = await workspace();
    const configuration = await readConfiguration(db);
    const months = new CalendarMonths(db);
    await months.load(range);
    await months.warm(range);
    months.entries(range, configuration);
    const busy = { type: 'dates' as const, first: '2027-02-16', last: '2027-02-16' };
    const change = told(months);
    await write(
      db,
      Array.from({ length: 250 }, (_, i) => ({
        op: 'create',
        table: 'events',
        record: event(`e${i}`, { when: busy }),
      })),
    );
    // The import is being read, of what was shown until now alone; what was read ahead goes.
    const year = { ...range, first: '2027-01-01', last: '2027-12-31' };
    expect(months.entries(year, configuration)).toBeUndefined();
    await Promise.all([change, months.load(year)]);
    expect(months.entries(year, configuration)).toHaveLength(250);
  });

  it('has the neighbouring months ready once warmed', async () => {
    const db = await workspace();
    await write(db, [
      {
        op: 'create',
        table: 'events',
        record: event('a', { when: { type: 'dates', first: '2027-02-03', last: '2027-02-03' } }),
      },
    ]);
    const configuration = await readConfiguration(db);
    const months = new CalendarMonths(db);
    const next = { ...range, first: '2027-01-01', last: '2027-02-14' };
    await months.load(range);
    expect(months.entries(next, configuration)).toBeUndefined();
    await months.warm(range);
    expect(months.entries(next, configuration)?.map((entry) => entry.recordId)).toEqual(['a']);
  });
});
