import { describe, expect, it } from 'vitest';
import type { When } from '#shared/model/time.ts';
import {
  dateOfDay,
  datesOfSpan,
  dayOfDate,
  lastDayBefore,
} from '../../../renderer/features/calendar/localizer/day-dates.ts';
import {
  dateOfWall,
  drawnSpan,
  nowIn,
  wallDate,
  wallOfDate,
} from '../../../renderer/features/calendar/localizer/wall-dates.ts';
import { HOSTS, inHost } from './hosts.ts';

const moments = (zone: string, start: [string, string], end: [string, string]): When => ({
  type: 'moments',
  start: { wall: start[0], zone, utc: start[1] },
  end: { wall: end[0], zone, utc: end[1] },
});
const at = (utc: string, zone: string) => wallDate({ wall: utc.slice(0, 16), zone: 'UTC', utc }, zone);
const shown = (when: When, zone: string) => {
  const { start, end, allDay } = drawnSpan(when, zone);
  return [start.toISOString().slice(0, 16), end.toISOString().slice(0, 16), allDay];
};

describe('plain dates', () => {
  it('turns the inclusive last day into the exclusive end and back, on every host', () => {
    for (const host of HOSTS) {
      inHost(host, () => {
        for (const [first, last] of [
          ['2026-04-24', '2026-04-24'],
          ['2026-09-05', '2026-09-07'],
          ['2026-12-31', '2027-01-02'],
        ] as const) {
          const { start, end } = datesOfSpan({ first, last });
          expect(start.toISOString()).toBe(`${first}T00:00:00.000Z`);
          expect(dayOfDate(start)).toBe(first);
          expect(lastDayBefore(end)).toBe(last);
          expect(dayOfDate(dateOfDay(last))).toBe(last);
        }
      });
    }
  });
});

describe('moments', () => {
  const deployment = moments(
    'Europe/Berlin',
    ['2026-12-03T22:00', '2026-12-03T21:00:00Z'],
    ['2026-12-04T02:00', '2026-12-04T01:00:00Z'],
  );

  it('stand at what the clock in the view’s zone shows, on every host', () => {
    for (const host of HOSTS) {
      inHost(host, () => {
        expect(shown(deployment, 'Europe/Berlin')).toEqual(['2026-12-03T22:00', '2026-12-04T02:00', false]);
        expect(shown(deployment, 'America/New_York')).toEqual(['2026-12-03T16:00', '2026-12-03T20:00', false]);
        expect(shown(deployment, 'Asia/Kathmandu')).toEqual(['2026-12-04T02:45', '2026-12-04T06:45', false]);
      });
    }
  });

  it('do not vanish in the hour that happens twice', () => {
    // 02:50 summer time to 02:10 winter time: twenty minutes.
    const across = moments(
      'Europe/Berlin',
      ['2026-10-25T02:50', '2026-10-25T00:50:00Z'],
      ['2026-10-25T02:10', '2026-10-25T01:10:00Z'],
    );
    expect(shown(across, 'Europe/Berlin')).toEqual(['2026-10-25T02:50', '2026-10-25T03:20', false]);
    // 02:30 to 02:30 an hour later: the same reading twice.
    const hour = moments(
      'Europe/Berlin',
      ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
      ['2026-10-25T02:30', '2026-10-25T01:30:00Z'],
    );
    expect(shown(hour, 'Europe/Berlin')).toEqual(['2026-10-25T02:30', '2026-10-25T03:30', false]);
  });

  it('are drawn from reading to reading over the hour that is skipped', () => {
    const over = moments(
      'Europe/Berlin',
      ['2026-03-29T01:30', '2026-03-29T00:30:00Z'],
      ['2026-03-29T03:30', '2026-03-29T01:30:00Z'],
    );
    expect(shown(over, 'Europe/Berlin')).toEqual(['2026-03-29T01:30', '2026-03-29T03:30', false]);
  });

  it('do not touch the day they end at midnight of', () => {
    const late = moments(
      'UTC',
      ['2026-12-03T22:00', '2026-12-03T22:00:00Z'],
      ['2026-12-04T00:00', '2026-12-04T00:00:00Z'],
    );
    expect(shown(late, 'UTC')).toEqual(['2026-12-03T22:00', '2026-12-03T23:59', false]);
  });

  it('have a body even when they are points, on their own day', () => {
    const point = moments(
      'UTC',
      ['2026-12-03T23:50', '2026-12-03T23:50:00Z'],
      ['2026-12-03T23:50', '2026-12-03T23:50:00Z'],
    );
    expect(shown(point, 'UTC')).toEqual(['2026-12-03T23:50', '2026-12-03T23:59', false]);
  });

  it('lasting a day and more are bars', () => {
    const long = moments(
      'UTC',
      ['2026-12-03T08:00', '2026-12-03T08:00:00Z'],
      ['2026-12-05T18:00', '2026-12-05T18:00:00Z'],
    );
    expect(shown(long, 'UTC')[2]).toBe(true);
  });

  it('read the same where DST removes midnight', () => {
    // Cairo goes from 23:59:59 on 23 April to 01:00 on 24 April 2026.
    expect(at('2026-04-23T21:59:00Z', 'Africa/Cairo').toISOString()).toBe('2026-04-23T23:59:00.000Z');
    expect(at('2026-04-23T22:00:00Z', 'Africa/Cairo').toISOString()).toBe('2026-04-24T01:00:00.000Z');
    // Santiago from 23:59:59 on 5 September to 01:00 on 6 September 2026.
    expect(at('2026-09-06T04:00:00Z', 'America/Santiago').toISOString()).toBe('2026-09-06T01:00:00.000Z');
  });

  it('give back the wall time they show', () => {
    expect(wallOfDate(dateOfWall('2026-03-29T02:30'))).toBe('2026-03-29T02:30');
    expect(nowIn('Europe/Berlin', Date.parse('2026-07-01T22:30:00Z')).toISOString()).toBe('2026-07-02T00:30:00.000Z');
  });
});
