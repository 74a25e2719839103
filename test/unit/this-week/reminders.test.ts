import { describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import { NEED_KINDS, needsOf, type NeedKind } from '#shared/planning/this-week/needs.ts';
import { remindersOf } from '#shared/planning/this-week/reminders.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event, release } from '../../support/records.ts';

const ZONE = 'Europe/Berlin';
const { configuration } = defaultPlan(ZONE);
const at = (wall: string): number => Date.parse(toMoment(wall, ZONE).moment.utc);
const span = (start: string, end: string) => ({
  type: 'moments' as const,
  start: toMoment(start, ZONE).moment,
  end: toMoment(end, ZONE).moment,
});
const rows = {
  releases: [],
  phases: [],
  gates: [
    TABLES.gates.parse({
      id: 'gate',
      releaseId: 'r',
      typeId: 'cab',
      name: 'CAB',
      due: { type: 'dates', first: '2026-11-25', last: '2026-11-25' },
    }),
  ],
  deployments: [
    TABLES.deployments.parse({
      id: 'night',
      releaseId: 'r',
      environment: 'Production',
      when: span('2026-11-25T22:00', '2026-11-26T02:00'),
      statusId: 'dep-planned',
    }),
  ],
  bookings: [],
  changes: [],
  events: [
    event('freeze', { kindId: 'hard-freeze', when: { type: 'dates', first: '2026-11-26', last: '2026-12-31' } }),
    event('board', { kindId: 'meeting', when: span('2026-11-25T10:00', '2026-11-25T11:00') }),
  ],
  releasesById: new Map([['r', release('r')]]),
};

function due(wall: string, on: readonly NeedKind[] = NEED_KINDS): string[] {
  const today = wall.slice(0, 10);
  const needs = needsOf({ rows, configuration, today, days: 7, me: null });
  return remindersOf(needs, configuration, new Set(on), at(wall)).map(({ need }) => need.entry.recordId);
}

describe('reminders', () => {
  it('come in the morning, half an hour before an hour, the day before a freeze', () => {
    expect(due('2026-11-25T06:59')).toEqual([]);
    expect(due('2026-11-25T07:00')).toEqual(['gate', 'freeze']);
    expect(due('2026-11-25T09:30')).toEqual(['gate', 'board', 'freeze']);
    expect(due('2026-11-25T21:30')).toEqual(['gate', 'board', 'night', 'freeze']);
    expect(due('2026-11-24T23:00')).toEqual([]);
  });

  it('come for the kinds that are on, and not for what is overdue', () => {
    expect(due('2026-11-25T21:30', [])).toEqual([]);
    expect(due('2026-11-25T21:30', ['deployments'])).toEqual(['night']);
    expect(due('2026-11-28T12:00', ['gates', 'deployments'])).toEqual([]);
  });
});
