import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { When } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { type AskHour, retime } from '../../../renderer/features/calendar/edits/retime.ts';
import { HOSTS, inHost } from './hosts.ts';

const BERLIN = 'Europe/Berlin';
const night = (day: string, zone = BERLIN): When => ({
  type: 'moments',
  start: toMoment(`${day}T22:00`, zone).moment,
  end: toMoment(`${addDays(day, 1)}T02:00`, zone).moment,
});
const days = (first: string, last = first): When => ({ type: 'dates', first, last });
const never: AskHour = () => Promise.reject(new Error('asked without need'));
const says =
  (choice: 'earlier' | 'later' | null): AskHour =>
  () =>
    Promise.resolve(choice);

describe('retime', () => {
  it('moves whole days by days, both ends', async () => {
    const { when } = await retime(days('2026-12-07', '2026-12-09'), { type: 'days', days: 3 }, BERLIN, never);
    expect(when).toEqual(days('2026-12-10', '2026-12-12'));
  });

  it('keeps 22:00 at 22:00 over a change of the clock, whatever zone it is looked at in', async () => {
    for (const host of HOSTS) {
      const { when } = await inHost(host, () =>
        retime(night('2026-03-26'), { type: 'days', days: 7 }, 'America/New_York', never),
      );
      expect(when).toEqual(night('2026-04-02'));
    }
  });

  it('leaves the edge that was not dragged as it is stored', async () => {
    const stored = night('2026-12-03');
    const { when } = await retime(stored, { type: 'edgeTime', edge: 'end', wall: '2026-12-04T04:30' }, BERLIN, never);
    expect(when).toEqual({ ...stored, end: toMoment('2026-12-04T04:30', BERLIN).moment });
    const later = await retime(stored, { type: 'edgeDay', edge: 'end', days: 2 }, BERLIN, never);
    expect(later.when).toEqual({ ...stored, end: toMoment('2026-12-06T02:00', BERLIN).moment });
  });

  it('takes the hour of the view and keeps the zone it is stored in', async () => {
    const { when } = await retime(
      night('2026-12-03'),
      { type: 'start', wall: '2026-12-05T10:00' },
      'America/New_York',
      never,
    );
    expect(when).toMatchObject({
      start: { wall: '2026-12-05T16:00', zone: BERLIN, utc: '2026-12-05T15:00:00Z' },
      end: { wall: '2026-12-05T20:00', zone: BERLIN },
    });
  });

  it('lasts as long as before when it is dropped at another hour, over a change of the clock too', async () => {
    const { when } = await retime(night('2026-10-20'), { type: 'start', wall: '2026-10-25T01:00' }, BERLIN, never);
    expect(when).toMatchObject({
      start: { utc: '2026-10-24T23:00:00Z' },
      end: { utc: '2026-10-25T03:00:00Z', wall: '2026-10-25T04:00' },
    });
  });

  it('asks about an hour that happens twice, and takes what is said', async () => {
    const to = { type: 'start', wall: '2026-10-25T02:30' } as const;
    const first = await retime(night('2026-10-20'), to, BERLIN, says('earlier'));
    const second = await retime(night('2026-10-20'), to, BERLIN, says('later'));
    expect(first.when).toMatchObject({ start: { utc: '2026-10-25T00:30:00Z', choice: 'earlier' } });
    expect(second.when).toMatchObject({ start: { utc: '2026-10-25T01:30:00Z', choice: 'later' } });
    expect(await retime(night('2026-10-20'), to, BERLIN, says(null))).toEqual({ when: null, refused: 'cancelled' });
  });

  it('asks about an hour that never happens', async () => {
    const { when } = await retime(
      night('2026-03-20'),
      { type: 'start', wall: '2026-03-29T02:30' },
      BERLIN,
      says('later'),
    );
    expect(when).toMatchObject({ start: { utc: '2026-03-29T01:30:00Z' } });
  });

  it('refuses an end before the start', async () => {
    expect(await retime(days('2026-12-07'), { type: 'edgeDay', edge: 'end', days: -1 }, BERLIN, never)).toEqual({
      when: null,
      refused: 'endBeforeStart',
    });
    const back = { type: 'edgeTime', edge: 'end', wall: '2026-12-03T21:00' } as const;
    expect((await retime(night('2026-12-03'), back, BERLIN, never)).refused).toBe('endBeforeStart');
  });

  it('goes between hours and whole days', async () => {
    const whole = await retime(night('2026-12-03'), { type: 'wholeDay', day: '2026-12-08' }, BERLIN, never);
    expect(whole.when).toEqual(days('2026-12-08', '2026-12-09'));
    const timed = await retime(days('2026-12-08'), { type: 'start', wall: '2026-12-09T09:00' }, BERLIN, never);
    expect(timed.when).toMatchObject({ start: { wall: '2026-12-09T09:00' }, end: { wall: '2026-12-09T10:00' } });
  });

  it('comes back where it was when moved there and back, on any day', async () => {
    const zones = fc.constantFrom(
      'UTC',
      BERLIN,
      'Africa/Cairo',
      'America/Santiago',
      'Pacific/Kiritimati',
      'Asia/Kathmandu',
    );
    const starts = fc.integer({ min: 0, max: 364 }).map((day) => addDays('2026-01-01', day));
    await fc.assert(
      fc.asyncProperty(starts, fc.integer({ min: -60, max: 60 }), zones, async (day, by, zone) => {
        const stored = night(day, zone);
        // Any answer: 22:00 to 02:00 may stand in an hour that needs one.
        const there = await retime(stored, { type: 'days', days: by }, zone, says('earlier'));
        if (there.when === null) throw new Error('refused');
        const back = await retime(there.when, { type: 'days', days: -by }, zone, says('earlier'));
        expect(back.when).toMatchObject({ start: { wall: `${day}T22:00` }, end: { wall: `${addDays(day, 1)}T02:00` } });
      }),
    );
  });
});
