import type { ChangeRequest } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Service } from '../model/service.ts';
import type { Instant, PlainDate, Zone } from '../model/time.ts';
import { addDays, lastOfMonth } from '../planning/days.ts';
import { instantsOfWhen, startOfDayMs } from '../planning/moments.ts';

const MINUTE_MS = 60_000;

/** One service out because of one change: a row of the projected service outage (ITIL's PSO). */
export interface Outage {
  readonly changeId: Id;
  readonly serviceId: Id;
  readonly start: Instant;
  readonly end: Instant;
  readonly minutes: number;
}

/** Outages a change announces; none where it has no time, no minutes or no service. */
export function outagesOf(change: ChangeRequest, zone: Zone): Outage[] {
  const { when, outageMinutes, outageStart, outageServiceIds, serviceIds } = change;
  if (when === null || outageMinutes === null || outageMinutes === 0) return [];
  const start = outageStart?.utc ?? instantsOfWhen(when, zone).start;
  const end = `${new Date(Date.parse(start) + outageMinutes * MINUTE_MS).toISOString().slice(0, 19)}Z`;
  const out = outageServiceIds.length > 0 ? outageServiceIds : serviceIds;
  return [...new Set(out)].map((serviceId) => ({ changeId: change.id, serviceId, start, end, minutes: outageMinutes }));
}

/** A service's month: what was agreed against what is planned. Minutes of a calendar month of the zone. */
export interface ServiceMonth {
  readonly serviceId: Id;
  /** `YYYY-MM` */
  readonly month: string;
  /** Downtime the agreed availability leaves; null where none was agreed. */
  readonly agreedMinutes: number | null;
  readonly plannedMinutes: number;
  /** Availability that is left by what is planned, in percent of the month. */
  readonly projected: number;
  readonly breached: boolean;
}

/**
 * By service and calendar month: two changes that take a service down at the same time count once, and an
 * outage over the turn of a month counts in each.
 */
export function serviceMonths(
  outages: readonly Outage[],
  services: ReadonlyMap<Id, Service>,
  zone: Zone,
): ServiceMonth[] {
  const stretches = new Map<string, [number, number][]>();
  for (const { serviceId, start, end } of outages) {
    for (const [month, from, to] of byMonth(Date.parse(start), Date.parse(end), zone)) {
      const key = `${serviceId} ${month}`;
      stretches.set(key, [...(stretches.get(key) ?? []), [from, to]]);
    }
  }
  return [...stretches]
    .map(([key, list]): ServiceMonth => {
      const at = key.lastIndexOf(' ');
      const [serviceId, month] = [key.slice(0, at), key.slice(at + 1)];
      const plannedMinutes = Math.round(covered(list) / MINUTE_MS);
      const [first, next] = boundsOf(month, zone);
      const minutes = (next - first) / MINUTE_MS;
      const target = services.get(serviceId)?.availabilityTarget ?? null;
      const agreedMinutes = target === null ? null : Math.floor((minutes * (100 - target)) / 100 + 1e-6);
      return {
        serviceId,
        month,
        agreedMinutes,
        plannedMinutes,
        projected: 100 - (100 * plannedMinutes) / minutes,
        breached: agreedMinutes !== null && plannedMinutes > agreedMinutes,
      };
    })
    .sort((a, b) => (a.month === b.month ? (a.serviceId < b.serviceId ? -1 : 1) : a.month < b.month ? -1 : 1));
}

/** Total length of stretches, overlaps counted once. */
function covered(stretches: readonly [number, number][]): number {
  let [sum, until] = [0, Number.NEGATIVE_INFINITY];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}

function boundsOf(month: string, zone: Zone): [number, number] {
  const first: PlainDate = `${month}-01`;
  return [startOfDayMs(first, zone), startOfDayMs(addDays(lastOfMonth(month), 1), zone)];
}

function* byMonth(start: number, end: number, zone: Zone): Iterable<[string, number, number]> {
  // The month in UTC may be a day off the zone's: begin one early, and leave out what does not touch.
  let month = new Date(start - 86_400_000).toISOString().slice(0, 7);
  for (;;) {
    const [first, next] = boundsOf(month, zone);
    if (first >= end) return;
    if (next > start) yield [month, Math.max(start, first), Math.min(end, next)];
    month = addDays(lastOfMonth(month), 1).slice(0, 7);
  }
}
