import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { When } from '#shared/model/time.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { asType, inZone, withEnd, withStart } from '#renderer/ui/records/when-edit.ts';
import { makeWhenText } from '#renderer/ui/records/when-text.ts';

const at = (wall: string, zone = 'Europe/Berlin') => toMoment(wall, zone).moment;
const days = { type: 'dates' as const, first: '2026-12-03', last: '2026-12-05' };
const night = { type: 'moments' as const, start: at('2026-12-03T22:00'), end: at('2026-12-04T02:00') };

describe('editing when something is', () => {
  it('takes the end along when the start moves', () => {
    expect(withStart(days, '2026-12-10')).toMatchObject({ first: '2026-12-10', last: '2026-12-12' });
    expect(withStart(night, at('2026-12-05T23:30'))).toMatchObject({ end: { wall: '2026-12-06T03:30' } });
  });

  it('refuses an end before the start', () => {
    expect(withEnd(days, '2026-12-02')).toBeNull();
    expect(withEnd(night, at('2026-12-03T21:59'))).toBeNull();
    expect(withEnd(days, '2026-12-03')).toMatchObject({ first: '2026-12-03', last: '2026-12-03' });
  });

  it('keeps the wall time when only the zone changes', () => {
    expect(inZone(night, 'America/New_York')).toMatchObject({
      start: { wall: '2026-12-03T22:00', utc: '2026-12-04T03:00:00Z' },
    });
  });

  it('turns days into times and back to the days they touch', () => {
    expect(asType(days, 'moments', 'Europe/Berlin', false)).toMatchObject({
      start: { wall: '2026-12-03T22:00' },
      end: { wall: '2026-12-04T02:00' },
    });
    expect(asType(night, 'dates', 'UTC', false)).toEqual({ type: 'dates', first: '2026-12-03', last: '2026-12-04' });
    expect(asType(night, 'dates', 'UTC', true)).toEqual({ type: 'dates', first: '2026-12-03', last: '2026-12-03' });
  });

  it('never makes something that could not be saved, on days when clocks change neither', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe', 'UTC');
    const wall = fc
      .integer({ min: 0, max: 365 * 48 })
      .map((half) => new Date(Date.UTC(2026, 0, 1) + half * 1_800_000).toISOString().slice(0, 16));
    fc.assert(
      fc.property(wall, wall, fc.integer({ min: 0, max: 20 }), zone, zone, (start, moved, hours, from, to) => {
        const first = at(start, from);
        const last = at(new Date(Date.parse(`${start}Z`) + hours * 3_600_000).toISOString().slice(0, 16), from);
        const when: When = { type: 'moments', start: first, end: last.utc < first.utc ? first : last };
        for (const next of [withStart(when, at(moved, from)), inZone(when, to), asType(when, 'dates', to, false)]) {
          expect(When.safeParse(next).success).toBe(true);
        }
      }),
    );
  });
});

describe('saying when something is', () => {
  const text = makeWhenText('en-GB');

  it('says weekday and zone, and the same day once', () => {
    expect(text.when(days)).toMatch(/Thu, 3.*Sat, 5 Dec 2026/);
    expect(text.when(night)).toMatch(/Thu, 3 Dec, 22:00 – Fri, 4 Dec 2026, 02:00 CET/);
    expect(text.when({ ...night, end: night.start })).toBe('Thu, 3 Dec 2026, 22:00 CET');
  });

  it('says both zones across a change of the clock', () => {
    const over = { type: 'moments' as const, start: at('2026-10-24T22:00'), end: at('2026-10-25T06:00') };
    expect(text.when(over)).toMatch(/22:00 CEST.*06:00 CET/);
  });

  it('says it on the workspace clock only where that differs', () => {
    expect(text.elsewhere(night, 'Europe/Berlin')).toBeNull();
    expect(text.elsewhere(night, 'Europe/Madrid')).toBeNull();
    expect(text.elsewhere(days, 'UTC')).toBeNull();
    expect(text.elsewhere(night, 'UTC')).toMatch(/21:00.*01:00 UTC/);
  });
});
