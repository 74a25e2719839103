import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import type { When } from '#shared/model/time.ts';
import {
  daysOfWhen,
  instantsOfWhen,
  isKnownZone,
  momentFromInstant,
  rederive,
  startOfDayMs,
  toMoment,
  wallIn,
} from '#shared/planning/moments.ts';
import { zoneNames } from '#shared/planning/zones.ts';
import { inHostZones } from '../../support/host-zones.ts';
import { inYardsticks } from '../../support/yardstick.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
];
const zone = fc.constantFrom(...ZONES);
const epochSeconds = fc.integer({ min: Date.UTC(1980, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 });
const wall = epochSeconds.map((s) => new Date(s * 1000).toISOString().slice(0, 19));

const moments = (start: string, end: string, z: string): When => ({
  type: 'moments',
  start: toMoment(start, z).moment,
  end: toMoment(end, z).moment,
});

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });

describe('a wall time in a zone', () => {
  it('is the instant Temporal says, whatever is chosen in gaps and overlaps', () => {
    fc.assert(
      fc.property(wall, zone, fc.constantFrom(undefined, 'earlier' as const, 'later' as const), (w, z, choice) => {
        const plain = Temporal.PlainDateTime.from(w);
        const both = (['earlier', 'later'] as const).map((d) => plain.toZonedDateTime(z, { disambiguation: d }));
        const ambiguous = both[0]?.epochMilliseconds !== both[1]?.epochMilliseconds;
        const { moment, note } = toMoment(w, z, choice);
        const expected = plain.toZonedDateTime(z, { disambiguation: choice ?? 'compatible' });
        expect(Date.parse(moment.utc)).toBe(expected.epochMilliseconds);
        expect(note !== null).toBe(ambiguous);
        expect(moment.choice !== undefined).toBe(ambiguous);
      }),
      { numRuns: 3000 },
    );
  });

  it('comes back from its instant unchanged', () => {
    fc.assert(
      fc.property(epochSeconds, zone, (seconds, z) => {
        const instant = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
        const moment = momentFromInstant(instant, z);
        expect(rederive(moment)).toEqual(moment);
        expect(wallIn(moment, z)).toBe(moment.wall);
      }),
      { numRuns: 2000 },
    );
  });

  it('says what it took of an hour that never happens', () => {
    expect(toMoment('2026-03-29T02:30', 'Europe/Berlin')).toEqual({
      moment: { wall: '2026-03-29T02:30', zone: 'Europe/Berlin', utc: '2026-03-29T01:30:00Z', choice: 'later' },
      note: 'gap',
    });
    expect(wallIn(toMoment('2026-03-29T02:30', 'Europe/Berlin').moment, 'Europe/Berlin')).toBe('2026-03-29T03:30');
    expect(toMoment('2026-03-29T02:30', 'Europe/Berlin', 'earlier').moment.utc).toBe('2026-03-29T00:30:00Z');
  });

  it('says what it took of an hour that happens twice', () => {
    expect(toMoment('2026-10-25T02:30', 'Europe/Berlin')).toMatchObject({
      moment: { utc: '2026-10-25T00:30:00Z', choice: 'earlier' },
      note: 'overlap',
    });
    expect(toMoment('2026-10-25T02:30', 'Europe/Berlin', 'later')).toMatchObject({
      moment: { utc: '2026-10-25T01:30:00Z', choice: 'later' },
    });
    expect(momentFromInstant('2026-10-25T01:30:00Z', 'Europe/Berlin')).toEqual({
      wall: '2026-10-25T02:30',
      zone: 'Europe/Berlin',
      utc: '2026-10-25T01:30:00Z',
      choice: 'later',
    });
  });

  it('knows half-hour changes', () => {
    expect(toMoment('2026-04-05T01:45', 'Australia/Lord_Howe').note).toBe('overlap');
    expect(toMoment('2026-10-04T02:15', 'Australia/Lord_Howe').note).toBe('gap');
    expect(toMoment('2026-10-04T02:30', 'Australia/Lord_Howe')).toMatchObject({
      moment: { utc: '2026-10-03T15:30:00Z' },
      note: null,
    });
  });

  it('keeps 22:00 at 22:00 when rules change', () => {
    const stale = { wall: '2026-07-01T22:00', zone: 'Europe/Berlin', utc: '2026-07-01T21:00:00Z' };
    expect(rederive(stale).utc).toBe('2026-07-01T20:00:00Z');
  });

  it('refuses a zone nobody knows by a typed error', () => {
    expect(isKnownZone('Europe/Berlin')).toBe(true);
    expect(isKnownZone('W. Europe Standard Time')).toBe(false);
    expect(isKnownZone('+02:00')).toBe(false);
    expect(isKnownZone('')).toBe(false);
    // ICU would take British summer time for Bangladesh.
    expect(['BST', 'ist', 'PST'].some(isKnownZone)).toBe(false);
    expect(isKnownZone('CET')).toBe(true);
    expect(() => toMoment('2026-07-01T22:00', 'Europe/Nowhere')).toThrow(
      expect.objectContaining({ code: 'zoneUnknown' }),
    );
    expect(zoneNames().every(isKnownZone)).toBe(true);
  });
});

describe('days', () => {
  it('do not include the day on which a span ends at midnight', () => {
    expect(daysOfWhen(moments('2026-12-03T22:00', '2026-12-04T00:00', 'Europe/Berlin'), 'Europe/Berlin')).toEqual({
      first: '2026-12-03',
      last: '2026-12-03',
    });
    expect(daysOfWhen(moments('2026-12-03T22:00', '2026-12-04T00:01', 'Europe/Berlin'), 'Europe/Berlin')).toEqual({
      first: '2026-12-03',
      last: '2026-12-04',
    });
    expect(daysOfWhen(moments('2026-12-03T22:00', '2026-12-04T02:00', 'Europe/Berlin'), 'America/New_York')).toEqual({
      first: '2026-12-03',
      last: '2026-12-03',
    });
    expect(daysOfWhen(moments('2026-12-04T00:00', '2026-12-04T00:00', 'UTC'), 'UTC')).toEqual({
      first: '2026-12-04',
      last: '2026-12-04',
    });
  });

  it('start when the clock skips midnight', () => {
    // Cairo and Santiago go from 00:00 to 01:00: the day starts at 01:00.
    expect(new Date(startOfDayMs('2026-04-24', 'Africa/Cairo')).toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(new Date(startOfDayMs('2026-09-06', 'America/Santiago')).toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(daysOfWhen(moments('2026-04-23T22:00', '2026-04-24T01:00', 'Africa/Cairo'), 'Africa/Cairo')).toEqual({
      first: '2026-04-23',
      last: '2026-04-23',
    });
  });

  it('of a day span, as instants, are the days of the span', () => {
    const day = epochSeconds.map((s) => new Date(s * 1000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), zone, (first, length, z) => {
        fc.pre(!(z === 'Pacific/Apia' && first < '2012-03-01' && first > '2011-10-01'));
        fc.pre(!(z === 'Pacific/Kiritimati' && first < '1995-03-01' && first > '1994-10-01'));
        const last = new Date(Date.parse(first) + length * 86_400_000).toISOString().slice(0, 10);
        const { start, end } = instantsOfWhen({ type: 'dates', first, last }, z);
        const when: When = { type: 'moments', start: momentFromInstant(start, z), end: momentFromInstant(end, z) };
        expect(daysOfWhen(when, z)).toEqual({ first, last });
      }),
      { numRuns: 1500 },
    );
  });

  it('of a span count in its own zone where it names one', () => {
    expect(
      instantsOfWhen({ type: 'dates', first: '2026-12-24', last: '2026-12-26', zone: 'Asia/Tokyo' }, 'UTC'),
    ).toEqual({ start: '2026-12-23T15:00:00Z', end: '2026-12-26T15:00:00Z' });
  });
});

describe('the host', () => {
  it('does not matter: five host zones give the same picture', async () => {
    const seen = await inHostZones(async () => {
      const { daysOfWhen: days, toMoment: to, wallIn: shown } = await import('#shared/planning/moments.ts');
      return ZONES.flatMap((z) =>
        ['2026-03-29', '2026-04-05', '2026-04-24', '2026-09-06', '2026-10-04', '2026-10-25', '2026-10-30'].flatMap(
          (day) =>
            ['00:00', '00:30', '02:15', '02:30', '22:00'].map((time) => {
              const { moment, note } = to(`${day}T${time}`, z);
              const when: When = { type: 'moments', start: moment, end: to('2026-12-31T00:00', z).moment };
              return {
                moment,
                note,
                shown: ZONES.map((other) => shown(moment, other)),
                days: days(when, 'Africa/Cairo'),
              };
            }),
        ),
      );
    });
    for (const other of seen) expect(other).toEqual(seen[0]);
  });

  it('is quick enough for a month of thousands', () => {
    const walls = Array.from({ length: 20_000 }, (_, i) =>
      new Date(Date.UTC(2026, 11, 1) + i * 131_000).toISOString().slice(0, 16),
    );
    const taken = inYardsticks(() => {
      for (const w of walls) wallIn(toMoment(w, 'Europe/Berlin').moment, 'America/New_York');
    });
    expect(taken).toBeLessThan(25);
  });
});
