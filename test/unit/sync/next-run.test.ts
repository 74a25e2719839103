import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SyncRun } from '#shared/model/sync-run.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { LEAST_WAIT_MS, nextRunAt, offlineSince, type ScheduleFacts } from '#shared/sync/next-run.ts';

const START = Date.UTC(2026, 10, 21, 8);
const MINUTE = 60_000;

interface Ended {
  readonly from?: number;
  readonly to?: number | null;
  readonly outcome?: SyncRun['outcome'];
  readonly code?: string;
  readonly detail?: Record<string, unknown>;
}

function run({ from = START, to = from + 1_000, outcome = 'done', code, detail = {} }: Ended = {}): SyncRun {
  return SyncRun.parse({
    id: 'r',
    connectionId: 'c',
    startedAt: msToInstant(from),
    endedAt: to === null ? null : msToInstant(to),
    by: 'schedule',
    outcome: to === null ? null : outcome,
    counts: {},
    problem: code === undefined ? null : { code, detail },
  });
}

const facts = (runs: readonly SyncRun[], more: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  connection: { everyMinutes: 15 },
  runs,
  isReady: true,
  isOnline: true,
  onlineSince: null,
  changedAt: null,
  ...more,
});

const anyRun = fc
  .record({
    from: fc.integer({ min: START - 90 * MINUTE, max: START + 90 * MINUTE }).map((ms) => ms - (ms % 1_000)),
    lasted: fc.option(fc.integer({ min: 0, max: 30 * 60 }).map((seconds) => seconds * 1_000)),
    outcome: fc.constantFrom(
      'done' as const,
      'partly' as const,
      'failed' as const,
      'cancelled' as const,
      'offline' as const,
    ),
    code: fc.option(fc.constantFrom('remoteServer', 'remoteOffline', 'remoteVanished', 'vaultLocked', 'secretMissing')),
  })
  .map(({ from, lasted, outcome, code }) =>
    run({ from, to: lasted === null ? null : from + lasted, outcome, ...(code === null ? {} : { code }) }),
  );
const anyRuns = fc
  .array(anyRun, { maxLength: 8 })
  .map((runs) => runs.sort((a, b) => b.startedAt.localeCompare(a.startedAt)));

describe('the next run of a connection', () => {
  it('comes so many minutes after the last one ended', () => {
    expect(nextRunAt(facts([run({ to: START + 5 * MINUTE })]), START + 6 * MINUTE)).toBe(START + 20 * MINUTE);
  });

  it('never comes by itself on demand, offline, paused or without a secret, or before a person has begun', () => {
    fc.assert(
      fc.property(anyRuns, fc.integer({ min: 0, max: 3 }), (runs, why) => {
        const connection = { everyMinutes: why === 0 ? null : 15 };
        const without = facts(why === 3 ? [] : runs, { connection, isOnline: why !== 1, isReady: why !== 2 });
        expect(nextRunAt(without, START)).toBeNull();
      }),
    );
  });

  it('is never further off than the schedule, and never starves whatever clock wrote the last one', () => {
    fc.assert(
      fc.property(anyRuns, fc.integer({ min: 1, max: 240 }), (runs, everyMinutes) => {
        fc.pre(runs.length > 0);
        const next = nextRunAt(facts(runs, { connection: { everyMinutes } }), START);
        expect(next).not.toBeNull();
        const [last] = runs;
        const ended = Math.max(START, ...runs.map(({ startedAt, endedAt }) => Date.parse(endedAt ?? startedAt)));
        expect(next).toBeLessThanOrEqual(ended + everyMinutes * MINUTE);
        // Written by a clock that was ahead: it must not hold everything up until then.
        if (Date.parse(last?.startedAt ?? '') > START + MINUTE && runs.length === 1) expect(next).toBe(START);
      }),
    );
  });

  it('waits for a change after a refused sign-in: tries that follow one another lock accounts out', () => {
    for (const code of ['remoteUnauthorised', 'remoteForbidden', 'secretUnusable', 'queryBroken', 'remoteAddress']) {
      const runs = [run({ outcome: 'failed', code })];
      expect(nextRunAt(facts(runs), START + 365 * 24 * 60 * MINUTE)).toBeNull();
      expect(nextRunAt(facts(runs, { changedAt: START - MINUTE }), START + MINUTE)).toBeNull();
      expect(nextRunAt(facts(runs, { changedAt: START + MINUTE }), START + MINUTE)).toBe(START + MINUTE + 1_000);
    }
  });

  it('takes a change as one also in the very second of the refusal, or while the run went on', () => {
    const refused = run({ to: START + 5_000, outcome: 'failed', code: 'remoteUnauthorised' });
    for (const after of [0, 400, 3_000, 5_000, 5_999]) {
      expect(nextRunAt(facts([refused], { changedAt: START + after }), START + MINUTE), `${after}`).not.toBeNull();
    }
    expect(nextRunAt(facts([refused], { changedAt: START - 1 }), START + MINUTE)).toBeNull();
  });

  it('signs in once more at the most after a change, however quick the refusals are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 3_000 }), (changed, lasts) => {
        const refusal = (from: number) =>
          run({ from, to: from + lasts, outcome: 'failed', code: 'remoteUnauthorised' });
        const runs = [refusal(START)];
        const changedAt = START + changed;
        for (let now = changedAt; now < changedAt + MINUTE;) {
          const next = nextRunAt(facts(runs, { changedAt }), now);
          if (next === null) break;
          const from = Math.max(now, next);
          runs.unshift(refusal(from));
          now = from + lasts;
        }
        expect(runs.length).toBe(2);
      }),
    );
  });

  it('keeps away as long as the system asked for', () => {
    const until = START + 3 * 60 * MINUTE;
    const runs = [run({ outcome: 'failed', code: 'remoteLimited', detail: { until } })];
    expect(nextRunAt(facts(runs), START + MINUTE)).toBe(until);
  });

  it('goes on soon after a run that was killed, and at once when the network is back', () => {
    expect(nextRunAt(facts([run({ to: null })]), START + MINUTE)).toBe(START + LEAST_WAIT_MS);
    const offline = [run({ outcome: 'offline', code: 'remoteOffline' })];
    expect(nextRunAt(facts(offline, { onlineSince: START + MINUTE }), START + MINUTE)).toBe(START + MINUTE);
    expect(nextRunAt(facts(offline, { onlineSince: START - MINUTE }), START + MINUTE)).toBe(
      START + 1_000 + LEAST_WAIT_MS,
    );
  });

  it('grows rare by itself while nothing is reached, and is never rarer than the schedule', () => {
    const runs: SyncRun[] = [run({ outcome: 'offline', code: 'remoteOffline' })];
    const waits: number[] = [];
    for (let now = START + 1_000; now < START + 24 * 60 * MINUTE;) {
      const next = nextRunAt(facts(runs), now) ?? Number.NaN;
      waits.push(next - now);
      now = next + 1_000;
      runs.unshift(run({ from: next, to: now, outcome: 'offline', code: 'remoteOffline' }));
    }
    expect(waits[0]).toBe(LEAST_WAIT_MS);
    expect(waits.every((wait, at) => wait >= (waits[at - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(15 * MINUTE);
    expect(waits.length).toBeLessThan(24 * 4 + 10);
    expect(offlineSince(runs)).toBe(msToInstant(START));
  });
});

describe('since when a system is not reached', () => {
  it('is told by the first of the runs in a row that did not reach it', () => {
    const at = (minutes: number, outcome: SyncRun['outcome']) => run({ from: START + minutes * MINUTE, outcome });
    expect(offlineSince([])).toBeNull();
    expect(offlineSince([at(9, 'done'), at(8, 'offline')])).toBeNull();
    expect(offlineSince([at(9, 'offline'), at(8, 'offline'), at(7, 'done'), at(6, 'offline')])).toBe(
      msToInstant(START + 8 * MINUTE),
    );
  });
});
