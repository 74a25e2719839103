import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateLocalizer } from 'react-big-calendar';
import { utcLocalizer } from '../../../renderer/features/calendar/localizer/utc-localizer.ts';
import {
  add,
  endOf,
  isoWeek,
  startOf,
  type WeekStart,
} from '../../../renderer/features/calendar/localizer/utc-dates.ts';
import { HOSTS, inHost } from './hosts.ts';

/** The localizer as the component calls it: more loosely than its types say. */
type Loose = Record<string, (...args: unknown[]) => never> & {
  visibleDays: (date: Date, localizer: unknown) => Date[];
  inEventRange: (of: { event: { start: Date; end: Date }; range: { start: Date; end: Date } }) => boolean;
  range: (start: Date, end: Date, unit?: string) => Date[];
  getSlotDate: (day: Date, minutes: number, offset: number) => Date;
  getTotalMin: (a: Date, b: Date) => number;
  merge: (date: Date, time: Date) => Date;
  startOfWeek: () => number;
  format: (value: unknown, name: string) => string;
};
const loose = (weekStart: WeekStart = 1) => utcLocalizer('en-GB', weekStart) as unknown as Loose;
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const at = (text: string) => new Date(`${text}Z`);
const iso = (date: Date) => date.toISOString();

/** Days on which one of the hosts changes its clock; Cairo and Santiago skip midnight. */
const CHANGE_DAYS = [
  '2026-03-29',
  '2026-10-25',
  '2026-04-24',
  '2026-04-23',
  '2026-10-29',
  '2026-09-06',
  '2026-04-04',
  '2026-11-01',
];

describe('utcLocalizer', () => {
  it('gives every method of the component’s contract itself', () => {
    const asked = new DateLocalizer({ format: () => '', firstOfWeek: () => 1, formats: {} });
    const ours = utcLocalizer('en-GB', 1) as unknown as Record<string, unknown>;
    const theirs = asked as unknown as Record<string, unknown>;
    const left = Object.keys(theirs).filter(
      (name) => typeof theirs[name] === 'function' && ours[name] === theirs[name],
    );
    expect(Object.keys(ours).length).toBeGreaterThan(30);
    // Only how props are checked in development is left to it.
    expect(left).toEqual(['propType']);
  });

  it('shows six whole weeks of a month, from the week start', () => {
    for (const weekStart of [0, 1, 6] as const) {
      const localizer = loose(weekStart);
      const days = localizer.visibleDays(day('2026-11-21'), localizer);
      expect(days).toHaveLength(42);
      expect(days[0]?.getUTCDay()).toBe(weekStart);
      expect(days.map(iso)).toContain('2026-11-01T00:00:00.000Z');
      expect(days.map(iso)).toContain('2026-11-30T00:00:00.000Z');
    }
  });

  it('gives the same picture in five host zones, clock changes included', () => {
    const pictures = HOSTS.map((host) =>
      inHost(host, () => {
        const localizer = loose();
        return CHANGE_DAYS.map((text) => {
          const date = day(text);
          const slots = [0, 120, 150, 1_410].map((minutes) => iso(localizer.getSlotDate(date, 0, minutes)));
          const week = localizer.range(date, new Date(date.getTime() + 6 * 86_400_000)).map(iso);
          const label = localizer.format(date, 'fullDay');
          const minutes = localizer.getTotalMin(date, new Date(date.getTime() + 86_399_999));
          return { slots, week, label, minutes, month: localizer.visibleDays(date, localizer).map(iso) };
        });
      }),
    );
    for (const picture of pictures) expect(picture).toEqual(pictures[0]);
    expect(pictures[0]?.[0]?.slots).toEqual(['00:00', '02:00', '02:30', '23:30'].map((t) => `2026-03-29T${t}:00.000Z`));
    expect(pictures[0]?.[0]?.minutes).toBe(1_439);
  });

  it('counts an all-day bar on its days only, its exclusive end not', () => {
    const { inEventRange } = loose();
    const event = { start: day('2026-12-07'), end: day('2026-12-10') };
    const on = (first: string, last: string) => inEventRange({ event, range: { start: day(first), end: day(last) } });
    expect(on('2026-12-10', '2026-12-16')).toBe(false);
    expect(on('2026-12-09', '2026-12-16')).toBe(true);
    expect(on('2026-11-30', '2026-12-06')).toBe(false);
    expect(on('2026-12-01', '2026-12-07')).toBe(true);
  });

  it('keeps a point at midnight on the day it begins', () => {
    const { inEventRange } = loose();
    const event = { start: day('2026-12-07'), end: day('2026-12-07') };
    expect(inEventRange({ event, range: { start: day('2026-12-07'), end: day('2026-12-13') } })).toBe(true);
    expect(inEventRange({ event, range: { start: day('2026-11-30'), end: day('2026-12-06') } })).toBe(false);
  });

  it('merges the day of one with the time of the other', () => {
    expect(iso(loose().merge(at('2026-03-29T12:00:00'), at('2026-12-03T02:30:00')))).toBe('2026-03-29T02:30:00.000Z');
    expect(iso(loose().merge(at('1969-12-30T12:00:00'), at('1969-07-20T20:17:00')))).toBe('1969-12-30T20:17:00.000Z');
  });

  it('orders and rounds as the unit says, for any two dates', () => {
    const dates = fc.date({ min: at('1900-01-01T00:00:00'), max: at('2200-01-01T00:00:00'), noInvalidDate: true });
    const units = fc.constantFrom('minutes', 'hours', 'day', 'week', 'month', 'year');
    const weekStarts = fc.constantFrom<WeekStart>(0, 1, 2, 3, 4, 5, 6);
    fc.assert(
      fc.property(dates, units, weekStarts, (date, unit, weekStart) => {
        const start = startOf(date, unit, weekStart);
        const end = endOf(date, unit, weekStart);
        expect(start.getTime()).toBeLessThanOrEqual(date.getTime());
        expect(end.getTime()).toBeGreaterThanOrEqual(date.getTime());
        expect(startOf(end, unit, weekStart)).toEqual(start);
        expect(new Date(end.getTime() + 1)).toEqual(startOf(add(start, 1, unit), unit, weekStart));
        if (unit === 'week') expect(start.getUTCDay()).toBe(weekStart);
      }),
    );
  });

  it('answers the start of nothing with no date, as the columns of hours expect', () => {
    expect(Number(loose()['startOf']?.(undefined, 'minutes'))).toBeNaN();
  });

  it('has no length for nothing: what is dropped may be a file', () => {
    expect(loose()['eq']?.(null, null, 'minutes')).toBe(false);
    expect(loose()['diff']?.(null, null, 'milliseconds')).toBeNaN();
  });

  it('takes the last day of a shorter month', () => {
    expect(iso(add(day('2026-01-31'), 1, 'month'))).toBe('2026-02-28T00:00:00.000Z');
    expect(iso(add(day('2024-02-29'), -12, 'month'))).toBe('2023-02-28T00:00:00.000Z');
    expect(iso(add(day('2026-03-31'), -1, 'month'))).toBe('2026-02-28T00:00:00.000Z');
  });

  it.each([
    ['2026-01-01', 1],
    ['2027-01-01', 53],
    ['2024-12-30', 1],
    ['2021-01-03', 53],
    ['2026-11-21', 47],
  ])('counts ISO weeks: %s is in week %i', (text, week) => {
    expect(isoWeek(day(text))).toBe(week);
  });
});
