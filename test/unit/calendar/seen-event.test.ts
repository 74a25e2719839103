import { describe, expect, it } from 'vitest';
import type { When } from '#shared/model/time.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { changesForWhen, copyOf } from '../../../renderer/features/calendar/edits/entry-changes.ts';
import { keyOf, seenEvent } from '../../../renderer/features/inspector/event/seen-event.ts';
import { TABLES } from '#shared/model/tables.ts';
import { event } from '../../support/records.ts';
import { entry } from './entries.ts';

const hours = (start: string, end: string): When => ({
  type: 'moments',
  start: toMoment(start, 'Europe/Berlin').moment,
  end: toMoment(end, 'Europe/Berlin').moment,
});

describe('one of a series', () => {
  const moved = hours('2026-12-09T14:00', '2026-12-09T15:00');
  const series = event('cab', {
    title: 'CAB',
    when: hours('2026-12-01T10:00', '2026-12-01T11:00'),
    recurrence: {
      rules: ['FREQ=WEEKLY'],
      dates: [],
      exceptions: [],
      overrides: [{ occurrence: '2026-12-08T10:00', when: moved, title: 'CAB, moved' }],
    },
  });

  it('is seen where it stands by its series', () => {
    expect(seenEvent(series, '2026-12-15T10:00')).toMatchObject({
      title: 'CAB',
      when: { start: { wall: '2026-12-15T10:00' } },
      movedFrom: null,
    });
  });

  it('is seen with what differs, and where it was moved from', () => {
    expect(seenEvent(series, '2026-12-08T10:00')).toMatchObject({
      title: 'CAB, moved',
      when: moved,
      movedFrom: { start: { wall: '2026-12-08T10:00' } },
    });
  });

  it('is the series itself where none is picked', () => {
    expect(seenEvent(series, null)).toMatchObject({ key: null, when: series.when });
    expect(keyOf(series.when)).toBe('2026-12-01T10:00');
  });
});

describe('a new time', () => {
  const when: When = { type: 'dates', first: '2026-12-07', last: '2026-12-09' };

  it('goes to the fields of each kind of record', () => {
    expect(changesForWhen(entry({ table: 'phases' }), when)).toEqual([
      { op: 'patch', table: 'phases', id: 'one', fields: { first: '2026-12-07', last: '2026-12-09' } },
    ]);
    expect(changesForWhen(entry({ table: 'deployments' }), when)).toEqual([
      { op: 'patch', table: 'deployments', id: 'one', fields: { when } },
    ]);
    expect(changesForWhen(entry({ table: 'phases' }), hours('2026-12-01T10:00', '2026-12-01T11:00'))).toBeNull();
  });

  it('of a gate is one day or one point', () => {
    const [change] = changesForWhen(entry({ table: 'gates' }), when) ?? [];
    expect(change).toMatchObject({ fields: { due: { first: '2026-12-07', last: '2026-12-07' } } });
  });
});

describe('a copy', () => {
  const ids = () => {
    let next = 0;
    return () => `new-${(next += 1)}`;
  };

  it('of a gate starts over: nothing met, nobody has signed', () => {
    const gate = TABLES.gates.parse({
      id: 'g',
      releaseId: 'pay',
      typeId: 'cab',
      name: 'CAB',
      due: { type: 'dates', first: '2026-12-03', last: '2026-12-03' },
      criteria: [{ id: 'c', text: 'Tests passed', met: true, note: 'see report' }],
      signOffs: [{ id: 's', role: 'Change manager', decision: 'approved', decidedAt: '2026-12-01T10:00:00Z' }],
    });
    const day: When = { type: 'dates', first: '2026-12-10', last: '2026-12-10' };
    const change = copyOf('gates', gate, entry({ table: 'gates' }), day, ids(), null);
    expect(change).toMatchObject({
      op: 'create',
      record: {
        id: 'new-1',
        due: day,
        criteria: [{ id: 'new-2', met: false, note: '' }],
        signOffs: [{ id: 'new-3', decision: 'pending', decidedAt: null }],
      },
    });
  });

  it('of one of a series is an event of its own', () => {
    const series = event('cab', { recurrence: { rules: ['FREQ=WEEKLY'], dates: [], exceptions: [], overrides: [] } });
    const seen = entry({ table: 'events', title: 'CAB, moved', styleId: 'meeting', occurrence: '2026-12-03' });
    const when: When = { type: 'dates', first: '2026-12-10', last: '2026-12-10' };
    expect(copyOf('events', series, seen, when, ids(), null)).toMatchObject({
      record: { id: 'new-1', title: 'CAB, moved', kindId: 'meeting', when, recurrence: null },
    });
  });
});
