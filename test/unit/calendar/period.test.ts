import { describe, expect, it } from 'vitest';
import { agendaRows } from '../../../renderer/features/calendar/agenda/agenda-rows.ts';
import { itemOf } from '../../../renderer/features/calendar/calendar-items.ts';
import { firstFocus, periodOf, periodTitle, step } from '../../../renderer/features/calendar/page/period.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { toDayNumber } from '#shared/planning/days.ts';
import { entry } from './entries.ts';

describe('the period', () => {
  it('is six weeks of a month, one week, one day, or the days of a month', () => {
    expect(periodOf('month', '2026-11-21', 1)).toEqual({ first: '2026-10-26', last: '2026-12-06' });
    expect(periodOf('month', '2026-11-21', 7)).toEqual({ first: '2026-11-01', last: '2026-12-12' });
    expect(periodOf('week', '2026-11-21', 1)).toEqual({ first: '2026-11-16', last: '2026-11-22' });
    expect(periodOf('day', '2026-11-21', 1)).toEqual({ first: '2026-11-21', last: '2026-11-21' });
    expect(periodOf('agenda', '2026-02-10', 1)).toEqual({ first: '2026-02-01', last: '2026-02-28' });
  });

  it('steps to the same day of the next month, or its last', () => {
    expect(step('month', '2027-01-31', 1)).toBe('2027-02-28');
    expect(step('week', '2026-12-30', 1)).toBe('2027-01-06');
    expect(step('day', '2026-03-01', -1)).toBe('2026-02-28');
  });

  it('is named in the reader’s own form', () => {
    const week = periodOf('week', '2026-12-03', 1);
    expect(periodTitle('week', '2026-12-03', week, 'en-GB')).toMatch(/^30 Nov\s.\s6 Dec 2026$/u);
    expect(periodTitle('month', '2026-12-03', week, 'de-DE')).toBe('Dezember 2026');
  });

  it('puts the keyboard on today where it is shown', () => {
    const period = periodOf('month', '2026-11-01', 1);
    expect(firstFocus(period, '2026-11-01', toDayNumber('2026-11-21'))).toBe(toDayNumber('2026-11-21'));
    expect(firstFocus(period, '2026-11-01', toDayNumber('2027-03-01'))).toBe(toDayNumber('2026-11-01'));
  });
});

describe('the agenda', () => {
  it('says each entry once, under the day it begins or the first one shown', () => {
    const configuration = { eventKinds: new Map() } as unknown as Configuration;
    const at = (recordId: string, first: string, last = first) =>
      itemOf(entry({ recordId, when: { type: 'dates', first, last } }), configuration, 'UTC');
    const items = [
      at('late', '2026-12-20'),
      at('long', '2026-11-20', '2026-12-10'),
      at('first', '2026-12-01'),
      at('other', '2027-01-02'),
    ];
    const rows = agendaRows(items, toDayNumber('2026-12-01'), toDayNumber('2026-12-31'));
    expect(rows.map((row) => row.item?.entry.recordId ?? row.day - toDayNumber('2026-12-01') + 1)).toEqual([
      1,
      'long',
      'first',
      20,
      'late',
    ]);
  });
});
