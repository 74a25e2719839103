import { Release } from '#shared/model/release.ts';
import { dequal } from 'dequal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/planning/days.ts';
import { checkCadence, departures } from '#shared/planning/trains/departures.ts';
import { fillPattern } from '#shared/planning/trains/patterns.ts';
import { addWorkingDays } from '#shared/planning/working-time.ts';
import { template, train, TrainYard } from '../../support/train.ts';

describe('departures', () => {
  it('run by the rule, keep their number when another is skipped, and their name when they are moved', () => {
    const own = train({ skipped: ['2027-02-11'], moved: [{ departure: '2027-03-11', to: '2027-03-18' }] });
    expect(departures(own, '2027-01-01', '2027-04-30')).toEqual([
      { departure: '2027-01-14', day: '2027-01-14', number: 1, isSkipped: false, isMoved: false },
      { departure: '2027-02-11', day: '2027-02-11', number: 2, isSkipped: true, isMoved: false },
      { departure: '2027-03-11', day: '2027-03-18', number: 3, isSkipped: false, isMoved: true },
      { departure: '2027-04-08', day: '2027-04-08', number: 4, isSkipped: false, isMoved: false },
    ]);
  });

  it('count from the first, wherever one looks, and find what was moved into the range', () => {
    const own = train({ firstNumber: 7, moved: [{ departure: '2027-05-06', to: '2027-04-29' }] });
    expect(departures(own, '2027-04-01', '2027-04-30').map(({ day, number }) => [day, number])).toEqual([
      ['2027-04-08', 10],
      ['2027-04-29', 11],
    ]);
  });

  it('refuse a rule that cannot be followed', () => {
    expect(() => checkCadence(train({ rule: 'FREQ=NEVER' }))).toThrow('recurrenceInvalid');
  });

  it('are named by number and day', () => {
    const at = { number: 7, day: '2027-03-04' };
    expect(fillPattern('PAY {yy}.{nn} Q{q} {yyyy}-{mm}-{dd} #{n} {x}', at)).toBe('PAY 27.07 Q1 2027-03-04 #7 {x}');
  });
});

describe('generating', () => {
  it('makes release, phases, gates, deployments and bookings in working days from the day', () => {
    const yard = new TrainYard(['2027-01-06']);
    yard.generate(train(), template(), { until: '2027-01-31' });
    expect(yard.all('releases')).toMatchObject([
      {
        key: 'PAY 27.01',
        name: 'Payments 1',
        typeId: 'minor',
        statusId: 'draft',
        serviceIds: ['pay'],
        releaseDate: '2027-01-14',
      },
    ]);
    // 14 January is a Thursday; Epiphany is a holiday.
    expect(yard.all('phases').map(({ first, last }) => [first, last])).toEqual([
      ['2026-12-23', '2027-01-05'],
      ['2027-01-07', '2027-01-13'],
    ]);
    expect(yard.all('gates')).toMatchObject([{ due: { start: { wall: '2027-01-12T10:00', zone: 'Europe/Berlin' } } }]);
    expect(yard.all('gates')[0]?.signOffs.every(({ decision }) => decision === 'pending')).toBe(true);
    expect(yard.all('deployments')).toMatchObject([
      {
        environment: 'Production',
        statusId: 'dep-planned',
        when: { start: { wall: '2027-01-14T22:00' }, end: { wall: '2027-01-15T02:00' } },
      },
    ]);
    expect(yard.all('bookings')).toMatchObject([
      { environmentId: 'uat', approval: 'requested', when: { first: '2027-01-07', last: '2027-01-13' } },
    ]);
    const [release] = yard.all('releases');
    for (const table of ['phases', 'gates', 'deployments', 'bookings'] as const)
      for (const record of yard.all(table)) expect(record.releaseId).toBe(release?.id);
  });

  it('twice makes nothing twice, and again without change finds nothing to do', () => {
    const yard = new TrainYard();
    expect(yard.generate(train(), template()).makes).toHaveLength(4 * 6);
    expect(yard.plan(train(), template())).toEqual({
      makes: [],
      changes: [],
      conflicts: [],
      removals: [],
      kept: [],
      gone: [],
    });
    expect(yard.generate(train(), template(), { until: '2027-05-31' }).makes).toHaveLength(6);
  });

  it('numbers a key that is taken, and keeps to it', () => {
    const yard = new TrainYard();
    yard.apply([{ op: 'create', table: 'releases', record: { ...taken, key: 'pay 27.01' } }]);
    yard.generate(train(), template(), { until: '2027-01-31' });
    expect(yard.all('releases').map(({ key }) => key)).toEqual(['pay 27.01', 'PAY 27.01 (2)']);
    expect(yard.plan(train(), template(), '2027-01-31').changes).toEqual([]);
  });

  it('brings in what template and train changed, keeps what a person did, asks about both', () => {
    const yard = new TrainYard();
    yard.generate(train(), template(), { until: '2027-01-31' });
    const [gate] = yard.all('gates');
    const [release] = yard.all('releases');
    const uat = yard.all('phases')[1];
    yard.apply([
      { op: 'patch', table: 'gates', id: gate?.id ?? '', fields: { name: 'CAB, extraordinary' } },
      { op: 'patch', table: 'phases', id: uat?.id ?? '', fields: { first: '2027-01-08' } },
    ]);
    const later = template({
      phases: [
        { id: 'dev', typeId: 'development', name: 'Build', first: -15, last: -8 },
        { id: 'uat', typeId: 'uat', name: 'UAT', first: -7, last: -1 },
      ],
    });
    const plan = yard.generate(train({ teamIds: ['t'] }), later, { until: '2027-01-31' });
    expect(plan.conflicts).toMatchObject([
      { table: 'phases', label: 'UAT', field: 'first', yours: '2027-01-08', theirs: '2027-01-05', base: '2027-01-07' },
    ]);
    expect(yard.all('phases').map(({ name, first, last }) => [name, first, last])).toEqual([
      ['Build', '2026-12-24', '2027-01-04'],
      ['UAT', '2027-01-08', '2027-01-13'],
    ]);
    expect(yard.all('gates')[0]?.name).toBe('CAB, extraordinary');
    expect(yard.all('releases')).toMatchObject([{ id: release?.id, teamIds: ['t'] }]);
    // Asked once.
    expect(yard.plan(train({ teamIds: ['t'] }), later, '2027-01-31').conflicts).toEqual([]);
  });

  it('leaves alone what is out or done, and says so', () => {
    const yard = new TrainYard();
    yard.generate(train(), template(), { until: '2027-02-28' });
    const [first, second] = yard.all('releases');
    const deployment = yard.all('deployments')[1];
    yard.apply([
      { op: 'patch', table: 'releases', id: first?.id ?? '', fields: { statusId: 'released' } },
      { op: 'patch', table: 'deployments', id: deployment?.id ?? '', fields: { statusId: 'dep-done' } },
    ]);
    const before = yard.all('deployments');
    const moved = train({
      moved: [
        { departure: '2027-01-14', to: '2027-01-21' },
        { departure: '2027-02-11', to: '2027-02-18' },
      ],
    });
    const plan = yard.generate(moved, template(), { take: true, until: '2027-02-28' });
    expect(plan.kept).toMatchObject([
      { table: 'releases', recordId: first?.id, reason: 'released' },
      { table: 'deployments', recordId: deployment?.id, reason: 'done' },
    ]);
    expect(yard.all('deployments')).toEqual(before);
    expect(yard.all('releases').find(({ id }) => id === second?.id)?.releaseDate).toBe('2027-02-18');
  });

  it('proposes to remove what a skipped departure left untouched, keeps what was touched, and can make it anew', () => {
    const yard = new TrainYard();
    yard.generate(train(), template(), { until: '2027-02-28' });
    const [, touched] = yard.all('gates');
    yard.apply([{ op: 'patch', table: 'gates', id: touched?.id ?? '', fields: { notes: 'Agreed with operations' } }]);
    const skipped = train({ skipped: ['2027-01-14', '2027-02-11'] });
    const plan = yard.generate(skipped, template(), { remove: true, until: '2027-02-28' });
    expect(plan.removals).toHaveLength(6 + 4);
    expect(plan.kept).toMatchObject([
      { table: 'gates', recordId: touched?.id, reason: 'touched' },
      { table: 'releases', label: 'PAY 27.02', reason: 'holds' },
    ]);
    expect(yard.all('releases').map(({ key }) => key)).toEqual(['PAY 27.02']);
    expect(yard.generate(train({ skipped: ['2027-02-11'] }), template(), { until: '2027-02-28' }).makes).toHaveLength(
      6,
    );
  });

  it('removes nothing unless told to, and makes nothing of the past', () => {
    const yard = new TrainYard();
    yard.generate(train({ first: '2026-12-17' }), template());
    expect(yard.all('releases').every(({ releaseDate }) => (releaseDate ?? '') >= '2027-01-01')).toBe(true);
    const before = yard.all('releases');
    yard.generate(
      train({ first: '2026-12-17', skipped: before.map(({ releaseDate }) => releaseDate ?? '') }),
      template(),
    );
    expect(yard.all('releases')).toEqual(before);
  });
});

const taken = Release.parse({ id: 'taken', key: 'taken', name: 'Other', typeId: 'minor', statusId: 'planned' });

describe('whatever was done by hand', () => {
  const TABLES = ['releases', 'phases', 'gates', 'deployments', 'bookings'] as const;
  const edits = fc.array(
    fc.record({
      table: fc.constantFrom(...TABLES),
      at: fc.nat({ max: 40 }),
      what: fc.constantFrom('name' as const, 'notes' as const, 'time' as const, 'delete' as const),
      days: fc.integer({ min: -20, max: 20 }),
    }),
    { maxLength: 10 },
  );
  const gateDue = (due: number) => ({ id: 'cab', typeId: 'cab', name: 'CAB', due, time: null });
  const offsets = fc.tuple(fc.integer({ min: -30, max: 0 }), fc.integer({ min: 0, max: 10 }));
  const templates = fc
    .record({
      dev: offsets,
      uat: offsets,
      due: fc.integer({ min: -5, max: 2 }),
      name: fc.constantFrom('UAT', 'Acceptance'),
      hasBooking: fc.boolean(),
    })
    .map(({ dev, uat, due, name, hasBooking }) =>
      template({
        phases: [
          { id: 'dev', typeId: 'development', name: 'Development', first: dev[0], last: dev[0] + dev[1] },
          { id: 'uat', typeId: 'uat', name, first: uat[0], last: uat[0] + uat[1] },
        ],
        gates: [gateDue(due)],
        ...(hasBooking ? {} : { bookings: [] }),
      }),
    );
  const trains = fc
    .record({
      skip: fc.boolean(),
      moveBy: fc.integer({ min: 0, max: 9 }),
      namePattern: fc.constantFrom('Payments {n}', 'Pay {mm}'),
    })
    .map(({ skip, moveBy, namePattern }) =>
      train({
        namePattern,
        skipped: skip ? ['2027-02-11'] : [],
        moved: moveBy === 0 ? [] : [{ departure: '2027-03-11', to: addDays('2027-03-11', moveBy) }],
      }),
    );

  function editByHand(
    yard: TrainYard,
    { table, at, what, days }: { table: (typeof TABLES)[number]; at: number; what: string; days: number },
  ) {
    const all = yard.all(table);
    const record = all[at % Math.max(1, all.length)];
    if (record === undefined) return null;
    const by = (day: string) => addDays(day, days);
    const fields: Record<string, unknown> = {};
    if (what === 'delete') {
      if (table === 'releases') return null;
      yard.apply([{ op: 'delete', table, id: record.id }]);
      return { ref: `${table}:${record.id}`, fields: null };
    }
    if (what === 'notes') fields['notes'] = `by hand ${days}`;
    else if (what === 'name')
      fields[table === 'deployments' ? 'environment' : table === 'bookings' ? 'purpose' : 'name'] = `Mine ${days}`;
    else if ('first' in record) Object.assign(fields, { first: by(record.first), last: by(record.last) });
    else if ('releaseDate' in record) fields['releaseDate'] = by(record.releaseDate ?? '2027-01-01');
    else fields['due' in record ? 'due' : 'when'] = { type: 'dates', first: by('2027-03-01'), last: by('2027-03-01') };
    yard.apply([{ op: 'patch', table, id: record.id, fields } as never]);
    return { ref: `${table}:${record.id}`, fields };
  }

  /** What of an edit is one: the rest is still as it was generated. */
  const differing = (fields: Record<string, unknown>, generated: object | undefined) => {
    const before = new Map(Object.entries(generated ?? {}));
    return Object.fromEntries(Object.entries(fields).filter(([field, value]) => !dequal(value, before.get(field))));
  };

  it('an edit that ends at what was generated is none: the train still decides', () => {
    const yard = new TrainYard();
    yard.generate(train(), template({ gates: [gateDue(1)] }));
    const [, gate] = yard.all('gates');
    expect(gate?.due).toEqual({ type: 'dates', first: '2027-02-12', last: '2027-02-12' });
    // Found by the property below with seed 1196356053, which took it for an edit.
    editByHand(yard, { table: 'gates', at: 1, what: 'time', days: -17 });
    yard.generate(train(), template({ gates: [gateDue(0)] }));
    expect(yard.all('gates')[1]?.due).toEqual({ type: 'dates', first: '2027-02-11', last: '2027-02-11' });
  });

  it('regenerating keeps every field edited by hand and everything deleted by hand', () => {
    fc.assert(
      fc.property(templates, templates, trains, edits, (before, after, nextTrain, list) => {
        const yard = new TrainYard();
        yard.generate(train(), before);
        const generated = new Map<string, object>(
          TABLES.flatMap((table) => yard.all(table).map((record) => [`${table}:${record.id}`, record] as const)),
        );
        const mine = new Map<string, Record<string, unknown> | null>();
        for (const one of list) {
          const done = editByHand(yard, one);
          if (done !== null)
            mine.set(done.ref, done.fields === null ? null : { ...mine.get(done.ref), ...done.fields });
        }
        yard.generate(nextTrain, after, { remove: true });
        for (const [ref, fields] of mine) {
          const [table, id] = ref.split(':') as [(typeof TABLES)[number], string];
          const record = yard.all(table).find((one) => one.id === id);
          if (fields === null) expect(record).toBeUndefined();
          else expect(record).toMatchObject(differing(fields, generated.get(ref)));
        }
        // And then there is nothing more to do, nor anything to be asked again.
        const again = yard.plan(nextTrain, after);
        expect([again.makes, again.changes, again.removals]).toEqual([[], [], []]);
      }),
      { numRuns: 150 },
    );
  });

  it('what nobody touched is as a fresh train would have it', () => {
    fc.assert(
      fc.property(templates, templates, trains, (before, after, nextTrain) => {
        const yard = new TrainYard();
        yard.generate(train(), before);
        const plan = yard.generate(nextTrain, after, { remove: true });
        expect([plan.conflicts, plan.kept]).toEqual([[], []]);
        const fresh = new TrainYard();
        fresh.generate(nextTrain, after);
        const told = (one: TrainYard) =>
          TABLES.map((table) =>
            one
              .all(table)
              .map(({ id: _, ...record }) => JSON.stringify({ ...record, releaseId: '', criteria: [], signOffs: [] }))
              .sort(),
          );
        expect(told(yard)).toEqual(told(fresh));
      }),
      { numRuns: 100 },
    );
  });

  it('offsets are working days of the wall calendar', () => {
    const yard = new TrainYard();
    yard.generate(train(), template());
    for (const { releaseId, first } of yard.all('phases').filter(({ name }) => name === 'UAT')) {
      const day = yard.all('releases').find(({ id }) => id === releaseId)?.releaseDate ?? '';
      expect(first).toBe(addWorkingDays(yard.context.workingTime, day, -5));
    }
  });
});
