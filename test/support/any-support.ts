import fc from 'fast-check';
import { Phase } from '#shared/model/phase.ts';
import { Release } from '#shared/model/release.ts';
import { Complaint, Incident, KnownError, Support, SupportDay, SupportItem } from '#shared/model/support.ts';
import { addDays } from '#shared/planning/days.ts';
import type { SupportBook } from '#shared/planning/support/book.ts';

/** First day of every support of these tests, a Tuesday. */
export const LIVE = '2026-03-10';
export const onDay = (offset: number): string => addDays(LIVE, offset);

export const release = Release.parse({
  id: 'r',
  key: 'PAY 1',
  name: 'Payments',
  typeId: 'major',
  statusId: 'released',
  releaseDate: LIVE,
});
export const phase = Phase.parse({
  id: 'p',
  releaseId: 'r',
  typeId: 'early-life-support',
  name: 'Early life support',
  first: LIVE,
  last: onDay(27),
});

let made = 0;
const id = (): string => `i${(made += 1)}`;

export const incident = (opened: number, resolved: number | null, fields: Partial<Incident> = {}): Incident =>
  Incident.parse({
    id: id(),
    title: 'x',
    openedAt: `${onDay(opened)}T10:00:00Z`,
    resolvedAt: resolved === null ? null : `${onDay(resolved)}T12:00:00Z`,
    releaseId: 'r',
    ...fields,
  });
export const knownError = (fields: Partial<KnownError> = {}): KnownError =>
  KnownError.parse({ id: id(), key: `KE-${made}`, title: 'x', releaseId: 'r', ...fields });
export const item = (fields: Partial<SupportItem> = {}): SupportItem =>
  SupportItem.parse({ id: id(), supportId: 's', section: 'D', text: 'x', ...fields });
export const day = (offset: number, fields: Partial<SupportDay> = {}): SupportDay =>
  SupportDay.parse({ id: id(), supportId: 's', day: onDay(offset), ...fields });
export const complaint = (opened: number, closed: number | null): Complaint =>
  Complaint.parse({
    id: id(),
    supportId: 's',
    day: onDay(opened),
    closedOn: closed === null ? null : onDay(closed),
  });

export function book(support: object = {}, parts: Partial<SupportBook> = {}): SupportBook {
  return {
    support: Support.parse({ id: 's', releaseId: 'r', phaseId: 'p', ...support }),
    release,
    phase,
    items: [],
    days: [],
    complaints: [],
    incidents: [],
    knownErrors: [],
    zone: 'UTC',
    ...parts,
  };
}

/** An incident somewhere around the first weeks. */
export const anyIncident = fc
  .record({
    opened: fc.integer({ min: -5, max: 30 }),
    lasts: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
    priority: fc.integer({ min: 1, max: 4 }),
    preProduction: fc.boolean(),
    isRequest: fc.boolean(),
    by: fc.constantFrom('desk' as const, 'developer' as const, null),
  })
  .map(({ opened, lasts, by, ...rest }) =>
    incident(opened, lasts === null ? null : opened + lasts, { ...rest, resolvedBy: lasts === null ? null : by }),
  );
