import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/planning/configuration.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { itemOf } from '../../../renderer/features/calendar/calendar-items.ts';
import { dropped, nudgeOf, resized, stretchOf } from '../../../renderer/features/calendar/edits/gestures.ts';
import { entry } from './entries.ts';

const BERLIN = 'Europe/Berlin';
const configuration = { eventKinds: new Map() } as unknown as Configuration;
const at = (text: string) => new Date(`${text}Z`);
const freeze = itemOf(
  entry({ table: 'events', when: { type: 'dates', first: '2026-12-07', last: '2026-12-11' } }),
  configuration,
  BERLIN,
);
const night = itemOf(
  entry({
    when: {
      type: 'moments',
      start: toMoment('2026-12-03T22:00', BERLIN).moment,
      end: toMoment('2026-12-04T00:00', BERLIN).moment,
    },
  }),
  configuration,
  BERLIN,
);

describe('a drop', () => {
  it('in the month is a move by days, whatever the time of day', () => {
    expect(dropped(freeze, { start: at('2026-12-09T00:00:00'), allDay: null })).toEqual({ type: 'days', days: 2 });
    expect(dropped(night, { start: at('2026-12-01T22:00:00'), allDay: null })).toEqual({ type: 'days', days: -2 });
  });

  it('where it was taken from is nothing', () => {
    expect(dropped(freeze, { start: freeze.start, allDay: null })).toBeNull();
    expect(dropped(night, { start: night.start, allDay: false })).toBeNull();
  });

  it('in the hours is the reading of the clock there', () => {
    expect(dropped(night, { start: at('2026-12-03T23:30:00'), allDay: false })).toEqual({
      type: 'start',
      wall: '2026-12-03T23:30',
    });
    expect(dropped(freeze, { start: at('2026-12-08T09:00:00'), allDay: false })).toEqual({
      type: 'start',
      wall: '2026-12-08T09:00',
    });
  });

  it('on the row of whole days makes whole days of hours, and moves whole days', () => {
    const to = { start: at('2026-12-05T00:00:00'), allDay: true };
    expect(dropped(night, to)).toEqual({ type: 'wholeDay', day: '2026-12-05' });
    expect(dropped(freeze, to)).toEqual({ type: 'days', days: -2 });
  });
});

describe('an edge', () => {
  it('of a bar moves by days; its drawn end is the midnight after its last day', () => {
    const longer = { start: freeze.start, end: at('2026-12-14T00:00:00') };
    expect(resized(freeze, longer, false)).toEqual({ type: 'edgeDay', edge: 'end', days: 2 });
    const earlier = { start: at('2026-12-05T00:00:00'), end: freeze.end };
    expect(resized(freeze, earlier, true)).toEqual({ type: 'edgeDay', edge: 'start', days: -2 });
  });

  it('in the hours is a reading, not the end that was clamped for drawing', () => {
    const longer = { start: night.start, end: at('2026-12-04T01:30:00') };
    expect(resized(night, longer, true)).toEqual({ type: 'edgeTime', edge: 'end', wall: '2026-12-04T01:30' });
  });

  it('left where it was is nothing', () => {
    expect(resized(freeze, { start: freeze.start, end: freeze.end }, false)).toBeNull();
  });
});

describe('keys', () => {
  it('move and stretch by days, and in the hours by half hours of the view’s clock', () => {
    expect(nudgeOf(freeze, { days: 7, minutes: 0 }, BERLIN)).toEqual({ type: 'days', days: 7 });
    expect(nudgeOf(night, { days: 0, minutes: -30 }, BERLIN)).toEqual({ type: 'start', wall: '2026-12-03T21:30' });
    expect(stretchOf(freeze, { days: 1, minutes: 0 }, BERLIN)).toEqual({ type: 'edgeDay', edge: 'end', days: 1 });
    expect(stretchOf(night, { days: 0, minutes: 30 }, 'UTC')).toEqual({
      type: 'edgeTime',
      edge: 'end',
      wall: '2026-12-03T23:30',
    });
  });
});
