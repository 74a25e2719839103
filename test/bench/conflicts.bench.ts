import { test } from '@playwright/test';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { Settings } from '#shared/model/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { PlanRecord } from '#shared/planning/conflicts/records.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';
import { report } from './rows.ts';

const RUNS = 15;
const BOOKINGS = 20_000;
const ENVIRONMENTS = 200;
const TODAY = '2026-11-20';
const ZONE = 'Europe/Berlin';

function configuration(): Configuration {
  const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
  const made = defaultConfiguration(createText('en').t, ZONE).flatMap((change) =>
    change.op === 'create' ? [change] : [],
  );
  const of = <T extends keyof typeof TABLES>(table: T) =>
    byId(made.flatMap((change) => (change.table === table ? [change.record as RecordOf<T>] : [])));
  const environments = Array.from({ length: ENVIRONMENTS }, (_, index) =>
    TABLES.environments.parse({
      id: `e${index}`,
      name: `Environment ${index}`,
      purposeId: 'test',
      sharing: index % 2 === 0 ? 'exclusive' : 'shared',
      capacity: 3,
    }),
  );
  return {
    settings: of('settings').get('settings') ?? Settings.parse({ id: 'settings' }),
    releaseTypes: of('release-types'),
    phaseTypes: of('phase-types'),
    gateTypes: of('gate-types'),
    eventKinds: of('event-kinds'),
    statuses: of('statuses'),
    customFields: new Map(),
    people: new Map(),
    teams: new Map(),
    services: new Map(),
    environments: byId(environments),
    environmentPurposes: of('environment-purposes'),
    changeTypes: of('change-types'),
    riskQuestions: of('risk-questions'),
    boards: of('boards'),
    standings: new Map(),
  };
}

/** A hundred bookings of each environment over a year, by day and by the hour; about one in ten meets another. */
function bookings(): PlanRecord[] {
  return Array.from({ length: BOOKINGS }, (_, index): PlanRecord => {
    const turn = Math.floor(index / ENVIRONMENTS);
    const date = addDays(TODAY, Math.floor(turn * 3.6) + (index % 3));
    const at = (hour: number) => toMoment(`${date}T${String(hour).padStart(2, '0')}:00`, ZONE).moment;
    const days = index % 10 === 0 ? 4 : 1;
    const when =
      index % 2 === 0
        ? { type: 'dates', first: date, last: addDays(date, days) }
        : { type: 'moments', start: at(8), end: at(18) };
    const id = `b${index}`;
    const record = TABLES.bookings.parse({
      id,
      environmentId: `e${index % ENVIRONMENTS}`,
      when,
      units: 1 + (index % 2),
    });
    return { table: 'bookings', id, record };
  });
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Every booking beside every other, as a first attempt would do it: double bookings alone. */
function allPairs(records: readonly PlanRecord[], engine: ConflictEngine): number {
  const spans = records.flatMap((one) =>
    one.table === 'bookings' && one.record !== null
      ? [{ environment: one.record.environmentId, ...engine.context.instants.of(one.record.when) }]
      : [],
  );
  let found = 0;
  for (let a = 0; a < spans.length; a += 1) {
    const one = spans[a];
    if (one === undefined) continue;
    for (let b = a + 1; b < spans.length; b += 1) {
      const other = spans[b];
      if (other?.environment === one.environment && other.start < one.end && one.start < other.end) found += 1;
    }
  }
  return found;
}

test('conflicts of 20,000 bookings over 200 environments', ({ browserName: _ }, info) => {
  const plan = configuration();
  const records = bookings();
  const engine = new ConflictEngine(plan, TODAY);
  const scratch: number[] = [];
  const pairs: number[] = [];
  const edits: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    scratch.push(
      timed(() => {
        const fresh = new ConflictEngine(plan, TODAY);
        fresh.put(records);
        return fresh.all();
      }),
    );
    if (run < 3) pairs.push(timed(() => allPairs(records, engine)));
  }
  engine.put(records);
  engine.all();
  for (let run = 0; run < RUNS * 10; run += 1) {
    const one = records[(run * 131) % BOOKINGS];
    if (one?.table !== 'bookings' || one.record === null) continue;
    const moved = addDays(TODAY, run % 300);
    const record = { ...one.record, when: { type: 'dates' as const, first: moved, last: addDays(moved, 2) } };
    edits.push(
      timed(() => {
        engine.put([{ ...one, record }]);
        return engine.all();
      }),
    );
  }
  info.annotations.push({ type: 'note', description: `${engine.all().length} conflicts` });
  const against = { name: 'every booking beside every other', runs: pairs };
  report(info, {
    name: 'conflicts of 20,000 bookings, from scratch',
    unit: 'ms',
    runs: scratch,
    against,
    aim: '≤ 10 ms',
  });
  report(info, {
    name: 'conflicts after one edit of 20,000 bookings',
    unit: 'ms',
    runs: edits,
    against,
    aim: '≤ 1 ms',
  });
});
