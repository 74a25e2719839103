import { Linter } from '#shared/change/lint/index.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { PLAN_TABLES, type PlanRecord } from '#shared/planning/conflicts/records.ts';
import { addDays, fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { sampleWorkspace } from '#shared/planning/sample.ts';
import type { Change } from '#shared/model/journal.ts';
import { utilisation } from '#shared/planning/utilisation.ts';
import { TABLES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import { createText } from '#shared/text/index.ts';
import { configurationOf, tablesOf } from '../../support/plan.ts';

const { t } = createText('en');

function sample(today: string, zone = 'Europe/Vienna'): Change[] {
  let next = 0;
  return sampleWorkspace({ today, zone, nextId: () => `id-${(next += 1)}`, t });
}

function made<T extends TableName>(changes: readonly Change[], table: T): RecordOf<T>[] {
  return changes.flatMap((change) =>
    change.op === 'create' && change.table === table ? [change.record as RecordOf<T>] : [],
  );
}

describe('sample workspace', () => {
  it('is made of records that can be written, and names only records it makes', () => {
    const changes = sample('2026-11-20');
    // The boards a plan starts with meet and have members, a deployment runs under the standing change; the rest is made.
    const created = changes.flatMap((change) => (change.op === 'create' ? [change] : []));
    const others = changes.filter(({ op }) => op !== 'create');
    expect(others.map(({ op, table }) => `${op} ${table}`)).toEqual(['patch boards', 'patch deployments']);
    for (const { table, record } of created) expect(TABLES[table].safeParse(record).error).toBeUndefined();
    const ids = new Set(created.map(({ record }) => record.id));
    expect(ids.size).toBe(created.length);
    for (const release of made(changes, 'releases')) {
      const named = [...release.serviceIds, ...release.teamIds, ...release.dependsOn, release.ownerId ?? ''];
      for (const id of named) expect(ids).toContain(id);
    }
    for (const service of made(changes, 'services')) for (const id of service.dependsOn) expect(ids).toContain(id);
    // What the first start promises.
    const promised = t('shell:start.sampleText');
    expect(promised).toContain(`${made(changes, 'releases').length} releases`);
    expect(promised).toContain(`${made(changes, 'services').length} services`);
    expect(promised).toContain(`${made(changes, 'environments').length} environments`);
    expect(made(changes, 'releases').map((release) => release.key)).toContain('PAY 26.4');
  });

  it('has a board that meets soon, over one change that is ready, and one it would send back', () => {
    for (let today = '2026-01-01'; today < '2027-01-01'; today = addDays(today, 12)) {
      const tables = tablesOf([...defaultConfiguration(t, 'Europe/Vienna'), ...sample(today)]);
      const configuration = configurationOf(tables);
      const { changes, events, meetings, approvals } = tables;
      const linter = new Linter({
        configuration,
        changes,
        events,
        meetings,
        waivers: [],
        approvalsOf: (id) => approvals.filter(({ changeId }) => changeId === id),
        works: workingTime(configuration, events),
        today,
      });
      const errors = changes.map((change) => linter.lint(change).filter(({ severity }) => severity === 'error').length);
      expect(errors.slice(0, 2), today).toEqual([0, 0]);
      expect(errors[2]).toBeGreaterThan(3);
      const [meeting, ...more] = meetings;
      expect(more).toEqual([]);
      expect(meeting?.agenda).toHaveLength(2);
      expect((meeting?.occurrence ?? '') > today).toBe(true);
      const ids = new Set(tables.people.map(({ id }) => id));
      for (const { ownerId } of changes) expect(ids).toContain(ownerId);
    }
  });

  it('is in the middle of the early life support of one release, on whatever day it is made', () => {
    for (let today = '2026-01-01'; today < '2027-01-01'; today = addDays(today, 12)) {
      const changes = sample(today);
      const [support, ...more] = made(changes, 'supports');
      const phase = made(changes, 'phases').find(({ id }) => id === support?.phaseId);
      expect(more).toEqual([]);
      expect(phase).toBeDefined();
      expect((phase?.first ?? '') <= today && today <= (phase?.last ?? '')).toBe(true);
      for (const { openedAt, resolvedAt } of made(changes, 'incidents'))
        expect((resolvedAt ?? openedAt).slice(0, 10) < today).toBe(true);
      expect(made(changes, 'known-errors').map(({ releaseId }) => releaseId)).toEqual(
        Array(2).fill(support?.releaseId),
      );
    }
  });

  it('shows what a conflict is, without being full of them, on whatever day it is made', () => {
    for (let today = '2026-01-01'; today < '2027-01-01'; today = addDays(today, 12)) {
      const tables = tablesOf([...defaultConfiguration(t, 'Europe/Vienna'), ...sample(today)]);
      const engine = new ConflictEngine(configurationOf(tables), today);
      for (const table of PLAN_TABLES)
        engine.put(tables[table].map((record) => ({ table, id: record.id, record }) as PlanRecord));
      const rules = engine.all().map(({ rule }) => rule);
      if (today === '2026-11-21') expect(rules).toEqual(['outsideWindow']);
      expect(rules.length, `${today}: ${rules.join(', ')}`).toBeLessThanOrEqual(2);
    }
  });

  it('books environments that exist, for its releases and for other purposes, none twice', () => {
    for (const today of ['2026-01-08', '2026-11-20', '2027-06-30']) {
      const changes = sample(today);
      const environments = made(changes, 'environments');
      const bookings = made(changes, 'bookings');
      expect(bookings.length).toBeGreaterThanOrEqual(8);
      expect(bookings.length).toBeLessThanOrEqual(12);
      expect(bookings.some(({ approval }) => approval === 'requested')).toBe(true);
      expect(bookings.filter(({ recurrence }) => recurrence !== null)).toHaveLength(1);
      // Every deployment finds its environment by name.
      const names = environments.map(({ name }) => name);
      for (const { environment } of made(changes, 'deployments')) expect(names).toContain(environment);
      const day = addDays(today, -60);
      const range = { first: day, last: addDays(day, 200), zone: 'Europe/Vienna' };
      for (const environment of environments) {
        const own = bookings.filter(({ environmentId }) => environmentId === environment.id);
        for (let at = range.first; at <= range.last; at = addDays(at, 1)) {
          const [use] = utilisation([{ ...environment, sharing: 'shared' }], own, {
            ...range,
            first: at,
            last: at,
          }).environments;
          expect(use?.bookedUnits ?? 0, `${environment.name} ${at}`).toBeLessThanOrEqual(environment.capacity);
        }
      }
    }
  });

  it('shows every release status and has no key twice, whatever the day', () => {
    for (let day = toDayNumber('2026-01-01'); day < toDayNumber('2028-01-01'); day += 5) {
      const releases = made(sample(fromDayNumber(day)), 'releases');
      expect(new Set(releases.map((release) => release.key)).size).toBe(releases.length);
      const statuses = new Set(releases.map((release) => release.statusId));
      const missing = ['draft', 'planned', 'in-progress', 'released', 'closed', 'cancelled'].filter(
        (id) => !statuses.has(id),
      );
      expect(missing, fromDayNumber(day)).toEqual([]);
    }
  });

  it('keeps night windows at their hour over the clock change', () => {
    for (const deployment of made(sample('2026-11-20'), 'deployments')) {
      if (deployment.when.type !== 'moments') throw new Error('a deployment has a time');
      expect(deployment.when.start.wall.slice(11)).toMatch(/^(22:00|18:00)$/);
    }
  });

  it('crowds no day: at most six entries of releases, phases, gates and deployments', () => {
    const changes = sample('2026-11-20');
    const perDay = new Map<string, number>();
    const count = (first: string, last: string): void => {
      for (let date = first; date <= last; date = addDays(date, 1)) perDay.set(date, (perDay.get(date) ?? 0) + 1);
    };
    for (const r of made(changes, 'releases'))
      if (r.releaseDate !== null) count(r.startDate ?? r.releaseDate, r.releaseDate);
    for (const phase of made(changes, 'phases')) count(phase.first, phase.last);
    for (const { when } of made(changes, 'deployments'))
      if (when.type === 'moments') count(when.start.wall.slice(0, 10), when.start.wall.slice(0, 10));
    for (const { due } of made(changes, 'gates'))
      if (due.type === 'moments') count(due.start.wall.slice(0, 10), due.start.wall.slice(0, 10));
    const busiest = [...perDay].filter(([, entries]) => entries > 6);
    expect(busiest).toEqual([]);
  });
});
