import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SlipwayError } from '#shared/errors.ts';
import { Event } from '#shared/model/event.ts';
import type { Change } from '#shared/model/journal.ts';
import type { When } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { deleteOccurrence, editOccurrence, resetOccurrence, sameWhen } from '#shared/planning/occurrence-edits.ts';
import { occurrencesOf, type Occurrence } from '#shared/planning/recurrence.ts';
import { event } from '../../support/records.ts';
import { anySeries, dates, FAR, series, timed } from '../../support/any-series.ts';

const id = (): string => 'split';

/** The events after the changes, each parsed as `commit` would. */
function after(before: Event, changes: readonly Change[]): Event[] {
  const events = new Map([[before.id, before]]);
  for (const change of changes) {
    if (change.table !== 'events') throw new Error('only events are edited');
    if (change.op === 'delete') events.delete(change.id);
    else if (change.op === 'create') events.set(change.record.id, Event.parse(change.record));
    else {
      const record = events.get(change.id);
      if (record === undefined) throw new Error('patched before it was there');
      events.set(change.id, Event.parse({ ...record, ...change.fields }));
    }
  }
  return [...events.values()];
}

const seen = (events: readonly Event[]): Occurrence[] => events.flatMap((e) => occurrencesOf(e, FAR));
const line = (o: Occurrence): string => JSON.stringify([o.key, o.when, o.override?.title ?? null, o.cancelled]);
const lines = (occurrences: readonly Occurrence[]): string[] => occurrences.map(line).sort();

const picked = fc.tuple(anySeries, fc.nat()).map(([e, n]) => {
  const all = seen([e]);
  // Far from the end of what is looked at, so that nothing is moved out of sight.
  const near = all.filter((x) => x.key < '2030-06');
  return { e, all, o: near[n % Math.max(1, near.length)] };
});

function shifted(when: When, days: number, hours: number): When {
  if (when.type === 'dates') return dates(addDays(when.first, days), addDays(when.last, days));
  const at = (wall: string): string =>
    new Date(Date.parse(`${wall}:00Z`) + days * 86_400_000 + hours * 3_600_000).toISOString().slice(0, 16);
  return timed(at(when.start.wall), at(when.end.wall));
}

/** Runs an edit; the refusal to move what can't be moved as one is a right answer too. */
function tried(run: () => Change[]): Change[] | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof SlipwayError && error.code === 'recurrenceNotMovable') return null;
    throw error;
  }
}

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });

describe('editing one occurrence', () => {
  it('leaves all others exactly as they are', () => {
    fc.assert(
      fc.property(
        picked,
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -5, max: 5 }),
        ({ e, all, o }, days, hours) => {
          if (o === undefined) return;
          const when = shifted(o.when, days, hours);
          const [changed, ...none] = after(
            e,
            editOccurrence(e, o.key, { when, fields: { title: 'Only this' } }, 'this', id),
          );
          expect(none).toEqual([]);
          const now = seen(changed === undefined ? [] : [changed]);
          expect(lines(now.filter((n) => n.key !== o.key))).toEqual(lines(all.filter((n) => n.key !== o.key)));
          const edited = now.find((n) => n.key === o.key);
          expect(edited?.override?.title).toBe('Only this');
          expect(edited !== undefined && sameWhen(edited.when, when)).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('and putting it back leaves no trace', () => {
    const e = series(dates('2026-12-01'), { rules: ['FREQ=WEEKLY'] });
    const [moved] = after(e, editOccurrence(e, '2026-12-08', { when: dates('2026-12-09') }, 'this', id));
    if (moved === undefined) throw new Error('it is still there');
    expect(after(moved, editOccurrence(moved, '2026-12-08', { when: dates('2026-12-08') }, 'this', id))).toEqual([e]);
    expect(after(moved, resetOccurrence(moved, '2026-12-08'))).toEqual([e]);
  });

  it('refuses a field that belongs to the whole series', () => {
    const e = series(dates('2026-12-01'), { rules: ['FREQ=WEEKLY'] });
    expect(() => editOccurrence(e, '2026-12-08', { fields: { serviceIds: ['x'] } }, 'this', id)).toThrow(
      expect.objectContaining({ code: 'invalidRequest' }),
    );
  });

  it('deleted, takes out that one alone', () => {
    fc.assert(
      fc.property(picked, ({ e, all, o }) => {
        if (o === undefined) return;
        const now = seen(after(e, deleteOccurrence(e, o.key, 'this')));
        expect(lines(now)).toEqual(lines(all.filter((n) => n.key !== o.key)));
      }),
      { numRuns: 120 },
    );
  });
});

describe('editing this and following', () => {
  it('with a new title only, leaves every occurrence where it is, under its key', () => {
    fc.assert(
      fc.property(picked, ({ e, all, o }) => {
        if (o === undefined) return;
        const events = after(e, editOccurrence(e, o.key, { fields: { title: 'From here' } }, 'following', id));
        const bare = (x: Occurrence): string => JSON.stringify([x.key, x.when, x.cancelled]);
        expect(seen(events).map(bare).sort()).toEqual(all.map(bare).sort());
        for (const one of events) {
          const isNew = one.title === 'From here';
          if (events.length === 2) expect(one.splitFromId).toBe(isNew ? 's' : null);
          for (const x of occurrencesOf(one, FAR)) if (events.length === 2) expect(x.key >= o.key).toBe(isNew);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('moved, leaves what was before and takes the rest along', () => {
    fc.assert(
      fc.property(
        picked,
        fc.integer({ min: -6, max: 6 }),
        fc.integer({ min: -3, max: 3 }),
        ({ e, all, o }, days, hours) => {
          if (o === undefined) return;
          const when = shifted(o.when, days, hours);
          const changes = tried(() => editOccurrence(e, o.key, { when }, 'following', id));
          if (changes === null) return;
          const events = after(e, changes);
          expect(seen(events).some((n) => sameWhen(n.when, when))).toBe(true);
          if (events.length < 2) return;
          const head = events.filter((one) => one.splitFromId === null);
          expect(lines(seen(head))).toEqual(lines(all.filter((n) => n.key < o.key)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('deleted, ends the series before it', () => {
    fc.assert(
      fc.property(picked, ({ e, all, o }) => {
        if (o === undefined) return;
        const now = seen(after(e, deleteOccurrence(e, o.key, 'following')));
        expect(lines(now)).toEqual(lines(all.filter((n) => n.key < o.key)));
      }),
      { numRuns: 120 },
    );
  });

  it('at the first occurrence is an edit of all', () => {
    const e = series(dates('2026-12-01'), { rules: ['FREQ=WEEKLY'] });
    expect(editOccurrence(e, '2026-12-01', { fields: { title: 'T' } }, 'following', id)).toEqual([
      { op: 'patch', table: 'events', id: 's', fields: { title: 'T' } },
    ]);
  });

  it('shares out COUNT', () => {
    const e = series(dates('2026-12-01'), { rules: ['FREQ=WEEKLY;COUNT=5'] });
    const [head, tail] = after(e, editOccurrence(e, '2026-12-15', { fields: { title: 'T' } }, 'following', id));
    expect(head?.recurrence?.rules).toEqual(['FREQ=WEEKLY;COUNT=2']);
    expect(tail).toMatchObject({
      when: { first: '2026-12-15' },
      recurrence: { rules: ['FREQ=WEEKLY;COUNT=3'] },
      splitFromId: 's',
    });
  });
});

describe('editing all', () => {
  it('moves daily and weekly series, their exceptions and overrides, by as much as the one', () => {
    fc.assert(
      fc.property(
        picked,
        fc.integer({ min: -10, max: 10 }),
        fc.integer({ min: -3, max: 3 }),
        ({ e, all, o }, days, hours) => {
          if (o === undefined || e.recurrence?.rules[0]?.includes('MONTHLY') === true) return;
          const changes = tried(() => editOccurrence(e, o.key, { when: shifted(o.when, days, hours) }, 'all', id));
          if (changes === null) return;
          const [moved, ...none] = after(e, changes);
          expect(none).toEqual([]);
          const inside = all.filter((n) => n.key > '2025-02' && n.key < '2030-11');
          const now = seen(moved === undefined ? [] : [moved]).map((n) => JSON.stringify(n.when));
          for (const n of inside) expect(now).toContain(JSON.stringify(shifted(n.when, days, hours)));
        },
      ),
      { numRuns: 120 },
    );
  });

  const first = (e: Event, n: number): string[] =>
    seen([e])
      .slice(0, n)
      .map((o) => o.key);
  const moveAll = (e: Event, key: string, when: When): Event => {
    const [moved] = after(e, editOccurrence(e, key, { when }, 'all', id));
    if (moved === undefined) throw new Error('it is still there');
    return moved;
  };

  it('turns BYDAY, and the week itself where it matters', () => {
    const e = series(dates('2026-12-01'), { rules: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU'] });
    const moved = moveAll(e, '2026-12-15', dates('2026-12-16'));
    expect(moved.recurrence?.rules).toEqual(['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,MO;WKST=TU']);
    expect(first(moved, 4)).toEqual(first(e, 4).map((d) => addDays(d, 1)));
  });

  it('keeps counting within the month: the second Tuesday becomes the second Thursday', () => {
    const e = series(dates('2026-01-13'), { rules: ['FREQ=MONTHLY;BYDAY=2TU'], exceptions: ['2026-02-10'] });
    const moved = moveAll(e, '2026-03-10', dates('2026-03-12'));
    expect(moved.recurrence?.rules).toEqual(['FREQ=MONTHLY;BYDAY=2TH']);
    expect(moved.recurrence?.exceptions).toEqual(['2026-02-12']);
    expect(first(moved, 3)).toEqual(['2026-01-08', '2026-03-12', '2026-04-09']);
  });

  it('moves a day of the month', () => {
    const e = series(timed('2026-01-15T10:00', '2026-01-15T11:00'), {
      rules: ['FREQ=MONTHLY;BYMONTHDAY=15;BYHOUR=10'],
    });
    const moved = moveAll(e, '2026-03-15T10:00', timed('2026-03-17T14:30', '2026-03-17T15:30'));
    expect(moved.recurrence?.rules).toEqual(['FREQ=MONTHLY;BYMONTHDAY=17;BYHOUR=14']);
    expect(first(moved, 2)).toEqual(['2026-01-17T14:30', '2026-02-17T14:30']);
  });

  it('refuses days that can’t be moved as one, and says so', () => {
    const e = series(dates('2026-01-01'), { rules: ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1'] });
    expect(() => editOccurrence(e, '2026-02-02', { when: dates('2026-02-03') }, 'all', id)).toThrow(
      expect.objectContaining({ code: 'recurrenceNotMovable' }),
    );
    expect(
      after(e, editOccurrence(e, '2026-02-02', { when: dates('2026-02-03') }, 'this', id))[0]?.recurrence?.overrides,
    ).toHaveLength(1);
  });

  it('makes whole days of moments and back, keys included', () => {
    const e = series(timed('2026-12-01T22:00', '2026-12-02T02:00'), {
      rules: ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229T210000Z'],
      exceptions: ['2026-12-15T22:00'],
    });
    const days = moveAll(e, '2026-12-08T22:00', dates('2026-12-08'));
    expect(first(days, 9)).toEqual(['2026-12-01', '2026-12-08', '2026-12-22', '2026-12-29']);
    const back = moveAll(days, '2026-12-08', timed('2026-12-09T09:00', '2026-12-09T10:00'));
    expect(first(back, 9)).toEqual(['2026-12-02T09:00', '2026-12-09T09:00', '2026-12-23T09:00', '2026-12-30T09:00']);
  });

  it('resizes all but those with a time of their own', () => {
    const e = series(dates('2026-12-01'), {
      rules: ['FREQ=WEEKLY;COUNT=3'],
      overrides: [{ occurrence: '2026-12-08', when: dates('2026-12-10') }],
    });
    const resized = moveAll(e, '2026-12-01', dates('2026-12-01', '2026-12-03'));
    expect(seen([resized]).map((o) => o.when)).toEqual([
      dates('2026-12-01', '2026-12-03'),
      dates('2026-12-10'),
      dates('2026-12-15', '2026-12-17'),
    ]);
  });

  it('takes new rules, and keeps of the exceptions what still has a meaning', () => {
    const e = series(dates('2026-12-01'), { rules: ['FREQ=WEEKLY'], exceptions: ['2026-12-08', '2026-12-15'] });
    const [changed] = after(e, editOccurrence(e, '2026-12-01', { rules: ['FREQ=WEEKLY;INTERVAL=2'] }, 'all', id));
    expect(changed?.recurrence).toMatchObject({ rules: ['FREQ=WEEKLY;INTERVAL=2'], exceptions: ['2026-12-15'] });
    const [once] = after(e, editOccurrence(e, '2026-12-01', { rules: [] }, 'all', id));
    expect(once?.recurrence).toBeNull();
  });

  it('starts a series from a single event', () => {
    const e = event('s', { when: dates('2026-12-01') });
    const [repeats] = after(e, editOccurrence(e, '2026-12-01', { rules: ['FREQ=DAILY;COUNT=2'] }, 'all', id));
    expect(seen(repeats === undefined ? [] : [repeats]).map((o) => o.key)).toEqual(['2026-12-01', '2026-12-02']);
  });
});
