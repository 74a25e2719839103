import { describe, expect, it } from 'vitest';
import { connectorsIn, type ReleasePlace } from '#shared/planning/lanes/connectors.ts';
import { NO_LANE, type Lane } from '#shared/planning/lanes/grouping.ts';
import { isForAll } from '#shared/planning/lanes/bands.ts';
import { laneChange } from '#shared/planning/lanes/lane-change.ts';
import { entry } from '../calendar/entries.ts';

const lane = (id: string): Lane => ({ id, label: id.toUpperCase(), hint: '' });
const release = entry({ table: 'releases', serviceIds: ['pay', 'core'], teamIds: ['red'] });

describe('dropping on another lane', () => {
  it('replaces the one it was taken from and leaves the others', () => {
    expect(laneChange(release, 'service', 'pay', lane('web'))?.fields).toEqual({ serviceIds: ['web', 'core'] });
    expect(laneChange(release, 'service', 'pay', lane('core'))?.fields).toEqual({ serviceIds: ['core'] });
    expect(laneChange(release, 'team', 'red', lane('blue'))?.fields).toEqual({ teamIds: ['blue'] });
  });

  it('adds to what had none, and takes away where it is dropped on none', () => {
    const meeting = entry({ table: 'events' });
    expect(laneChange(meeting, 'service', NO_LANE, lane('web'))?.fields).toEqual({ serviceIds: ['web'] });
    expect(laneChange(release, 'service', 'pay', lane(NO_LANE))?.fields).toEqual({ serviceIds: ['core'] });
  });

  it('puts a deployment into the environment, a booking only into one of the catalogue', () => {
    expect(laneChange(entry(), 'environment', 'production', lane('uat'))?.fields).toEqual({ environment: 'UAT' });
    const booking = entry({ table: 'bookings' });
    expect(laneChange(booking, 'environment', 'uat', lane('lab'))?.refused).toBe('notInCatalogue');
    const known = { ...lane('lab'), environmentId: 'e1' };
    expect(laneChange(booking, 'environment', 'uat', known)?.fields).toEqual({ environmentId: 'e1' });
    expect(laneChange(entry(), 'environment', 'uat', lane(NO_LANE))?.refused).toBe('needsEnvironment');
    expect(laneChange(release, 'environment', NO_LANE, lane('uat'))?.refused).toBe('noEnvironment');
  });

  it('leaves what goes with its release, what repeats, and what is in its lane already', () => {
    expect(laneChange(entry({ table: 'gates' }), 'service', 'pay', lane('web'))?.refused).toBe('ofRelease');
    expect(laneChange(entry(), 'team', 'red', lane('blue'))?.refused).toBe('ofRelease');
    const weekly = entry({ table: 'events', occurrence: '2026-12-03' });
    expect(laneChange(weekly, 'service', NO_LANE, lane('web'))?.refused).toBe('series');
    expect(laneChange(release, 'release', 'pay', lane('web'))?.refused).toBe('ownRelease');
    expect(laneChange(release, 'service', 'pay', lane('pay'))).toBeNull();
  });
});

describe('what concerns everything', () => {
  it('is a freeze, holiday or window that names no service and no team', () => {
    expect(isForAll(entry({ table: 'events' }), 'hardFreeze')).toBe(true);
    expect(isForAll(entry({ table: 'events', serviceIds: ['pay'] }), 'hardFreeze')).toBe(false);
    expect(isForAll(entry({ table: 'events', teamIds: ['red'] }), 'changeWindow')).toBe(false);
    expect(isForAll(entry({ table: 'events' }), 'meeting')).toBe(false);
    expect(isForAll(entry(), undefined)).toBe(false);
  });
});

describe('lines between releases', () => {
  const places = new Map<string, ReleasePlace>([
    ['core', { end: 100, right: 100, middle: 10 }],
    ['pay', { end: 300, right: 300, middle: 60 }],
    ['web', { end: 60, right: 90, middle: 900 }],
  ]);
  const window = { left: 0, right: 800, top: 0, bottom: 400 };
  const lines = (id: string, dependsOn: string[], at = window) => connectorsIn([{ id, dependsOn }], places, at);

  it('go at right angles from end to end', () => {
    const [line] = lines('pay', ['core']);
    expect(line?.points).toEqual([
      [100, 10],
      [310, 10],
      [310, 60],
      [300, 60],
    ]);
    expect(line?.isLate).toBe(false);
    for (const [index, [x, y]] of (line?.points ?? []).entries()) {
      const next = line?.points[index + 1];
      if (next !== undefined) expect(next[0] === x || next[1] === y).toBe(true);
    }
  });

  it('say where what is needed ends too late', () => {
    expect(lines('core', ['pay'])[0]?.isLate).toBe(true);
  });

  it('are drawn only where they come through the window', () => {
    expect(lines('pay', ['core'], { ...window, top: 70 })).toEqual([]);
    expect(lines('pay', ['core'], { ...window, left: 320, right: 900 })).toEqual([]);
    expect(lines('web', ['pay'])).toHaveLength(1);
    expect(lines('pay', ['unknown', 'pay'])).toEqual([]);
  });
});
