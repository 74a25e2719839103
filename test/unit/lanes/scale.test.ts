import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  minutesOfSnap,
  pxPerDayOf,
  snapped,
  toPx,
  toTime,
  zoomBy,
  ZOOMS,
} from '#shared/planning/lanes/scale.ts';
import { cellsOf, TIERS, unitStart, type TimeUnit } from '#shared/planning/lanes/time-units.ts';
import { restSpans } from '#shared/planning/lanes/rest.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const day = (text: string) => at(`${text}T00:00`);
const time = fc.integer({ min: day('1990-01-01'), max: day('2060-01-01') });
const UNITS: readonly TimeUnit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
const WORK = { workingDays: [1, 2, 3, 4, 5], dayStart: 7, dayEnd: 20 };

describe('time and pixels', () => {
  it('are each other’s way back, at every zoom', () => {
    fc.assert(
      fc.property(
        time,
        fc.constantFrom(...ZOOMS),
        fc.integer({ min: 200, max: 4_000 }),
        fc.integer({ min: -400, max: 400 }),
        (moment, zoom, width, days) => {
          const scale = { zoom, pxPerDay: pxPerDayOf(zoom, width), origin: moment + days * DAY_MS };
          // To the second: quarters of an hour are the least that is dragged.
          expect(Math.abs(toTime(toPx(moment, scale), scale) - moment)).toBeLessThan(1_000);
        },
      ),
    );
  });

  it('show just what the zoom is called in the width there is', () => {
    expect(
      toPx(day('2026-12-08'), { zoom: 'week', pxPerDay: pxPerDayOf('week', 700), origin: day('2026-12-01') }),
    ).toBe(700);
    expect(zoomBy('month', 1)).toBe('week');
    expect(zoomBy('month', -1)).toBe('quarter');
    expect(zoomBy('day', 1)).toBe('day');
    expect(zoomBy('year', -1)).toBe('year');
  });

  it('snap to the clock only where hours can be told apart', () => {
    expect(minutesOfSnap('day')).toBe(15);
    expect(minutesOfSnap('month')).toBeNull();
    expect(snapped(-8, 15)).toBe(-15);
    expect(Object.is(snapped(-3, 15), 0)).toBe(true);
  });
});

describe('units of time', () => {
  it('follow each other without a gap and hold what they are asked for', () => {
    fc.assert(
      fc.property(time, fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 7 }), (moment, unit, weekStart) => {
        const start = unitStart(moment, unit, weekStart);
        const next = unitStart(moment, unit, weekStart, 1);
        expect(start).toBeLessThanOrEqual(moment);
        expect(next).toBeGreaterThan(moment);
        expect(unitStart(next - 1, unit, weekStart)).toBe(start);
        expect(unitStart(next, unit, weekStart, -1)).toBe(start);
      }),
    );
  });

  it('begin where calendars say', () => {
    expect(unitStart(at('2026-11-21T10:00'), 'week', 1)).toBe(day('2026-11-16'));
    expect(unitStart(at('2026-11-21T10:00'), 'week', 7)).toBe(day('2026-11-15'));
    expect(unitStart(at('2026-11-21T10:00'), 'quarter', 1)).toBe(day('2026-10-01'));
    expect(unitStart(at('2026-11-21T10:00'), 'year', 1, 1)).toBe(day('2027-01-01'));
  });

  it('cover all that is drawn, in every row of the scale', () => {
    const drawn = { start: at('2026-11-21T10:00'), end: at('2027-02-03T05:00') };
    for (const zoom of ZOOMS)
      for (const unit of TIERS[zoom]) {
        const cells = cellsOf(unit, drawn, 1);
        expect(cells[0]?.start).toBeLessThanOrEqual(drawn.start);
        expect(cells.at(-1)?.end).toBeGreaterThanOrEqual(drawn.end);
        cells.slice(1).forEach((cell, index) => expect(cell.start).toBe(cells[index]?.end));
      }
  });
});

describe('time nobody works', () => {
  it('is the weekend as one stretch, and the nights where hours are shown', () => {
    const week = { start: day('2026-11-30'), end: day('2026-12-07') };
    expect(restSpans(week, WORK, false)).toEqual([{ start: day('2026-12-05'), end: day('2026-12-07') }]);
    const spans = restSpans(week, WORK, true);
    expect(spans[1]).toEqual({ start: at('2026-11-30T20:00'), end: at('2026-12-01T07:00') });
    expect(spans.at(-1)).toEqual({ start: at('2026-12-04T20:00'), end: day('2026-12-07') });
  });
});
